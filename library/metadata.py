"""What a camera writes into a picture beside the picture: where and when it was taken, and by which telephone."""

from io import BytesIO
from typing import Any

from django.core.files import File
from PIL import Image

_NOTES = ("exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp")
_AS_IT_WAS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": "keep", "progressive": True, "optimize": True},
    "PNG": {"optimize": True},
}


def without_metadata(file: File) -> File:
    """Return a picture that was just drawn, with the same name and without notes of its camera.

    Its colours stay as they were. What Willow writes in another format than JPEG and PNG has no notes in it.
    """
    file.seek(0)
    with Image.open(file) as picture:
        kept = _AS_IT_WAS.get(str(picture.format))
        has_notes = any(name in picture.info for name in _NOTES)
        if kept is None or not has_notes:
            file.seek(0)
            return file
        profile = picture.info.get("icc_profile")
        picture.load()
        for name in _NOTES:
            picture.info.pop(name, None)
        output = BytesIO()
        picture.save(output, picture.format, exif=b"", icc_profile=profile, **kept)
    output.seek(0)
    return File(output, name=file.name)
