"""Files in an S3-compatible store, so that several machines share them."""

from typing import Any

from botocore.config import Config
from django.conf import settings
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

_CAREFUL = Config(
    connect_timeout=3,
    read_timeout=10,
    # Stores beside Amazon's do not all know its newest checksums.
    request_checksum_calculation="when_required",
    response_checksum_validation="when_required",
)


class BucketStorage(S3Storage):
    """Private to the last file: readers get pictures and documents from the portal, which knows what may be shown.

    An address of the store would go on working after consent ended.
    """

    client_config: Any

    def __init__(self, **options: Any) -> None:
        """`options` are plain values: Wagtail hands them to the task that deletes a file."""
        super().__init__(**options)
        self.client_config = self.client_config.merge(_CAREFUL)

    def get_default_settings(self) -> dict[str, Any]:
        """Nothing is overwritten, as in a folder; small files stay in memory while they are read."""
        return super().get_default_settings() | {"file_overwrite": False, "max_memory_size": 5 * 1024 * 1024}

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        """Return the address of a file on the portal, as it would be with a folder."""
        return f"{settings.MEDIA_URL}{filepath_to_uri(name)}"
