"""A mail server that writes down what it was given."""

import os
from typing import Any

SENT = "SENT_FILE"
"""The variable that names the file."""


class ServerThatTakesNotes:
    """Stands for a mail server: what it was given is written down at once, whoever dies after."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._notes = os.open(os.environ[SENT], os.O_WRONLY | os.O_APPEND)

    def open(self) -> None:
        """Nothing to open."""

    def close(self) -> None:
        """Close the notes."""
        os.close(self._notes)

    def send_messages(self, messages: list[Any]) -> int:
        """Take them."""
        for message in messages:
            name = message.extra_headers["Message-ID"].strip("<>").split("@")[0]
            os.write(self._notes, f"{name}\n".encode())
        return len(messages)
