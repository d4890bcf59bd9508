"""What a camera or a clever stranger writes into a picture beside the picture.

Where and when it was taken and by which telephone; a comment, a thumbnail of what was cut off, a second file behind the
first. What is kept is drawn anew from what can be seen, so that nothing else comes along.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.core.files import File
from PIL import Image, ImageSequence

_NOTES = ("exif", "xmp", "comment", "photoshop", "XML:com.adobe.xmp")
_HELD = 0x0112
"""How the camera was held; without it a picture would lie on its side."""
MOST_DRAWN = 200_000_000
"""Points of all frames of a moving picture together."""
_LOSSY = {"quality": 92}
_JPEG: dict[str, Any] = {"quality": "keep", "progressive": True, "optimize": True}
_DRAWN_AS: dict[str, dict[str, Any]] = {
    "JPEG": _JPEG,
    "MPO": _JPEG,  # of telephones: a JPEG with others behind it, of which the first is the picture
    "PNG": {"optimize": True},
    "WEBP": _LOSSY,
    "GIF": {},
    "HEIF": _LOSSY,
    "AVIF": _LOSSY,
}
_MOVING = ("GIF", "WEBP")


class TooMuchToDraw(ValueError):
    """A moving picture that is small as a file and endless when it is drawn."""


def without_metadata(file: File) -> File:
    """Return a picture that was just drawn, with the same name and without notes of its camera.

    Its colours stay as they were. What Willow writes in another format than JPEG and PNG has no notes in it.
    """
    file.seek(0)
    with Image.open(file) as picture:
        if picture.format not in ("JPEG", "PNG") or not any(name in picture.info for name in _NOTES):
            file.seek(0)
            return file
        output = _drawn(picture, str(picture.format), b"")
    return File(output, name=file.name)


def drawn_anew(file: Any) -> BytesIO:
    """Return a picture of somebody else as the same kind of picture, with its colours and how it was held, and no more.

    Raises:
        TooMuchToDraw: it moves, and all its frames together are more than a machine should draw.
        OSError: it cannot be read.
    """
    file.seek(0)
    with Image.open(file) as picture:
        frames = getattr(picture, "n_frames", 1)
        if frames * picture.width * picture.height > MOST_DRAWN:
            raise TooMuchToDraw(frames)
        held = Image.Exif()
        if (way := picture.getexif().get(_HELD, 1)) in range(2, 9) and picture.format not in ("HEIF", "GIF"):
            held[_HELD] = way
        is_moving = frames > 1 and picture.format in _MOVING
        return _drawn(picture, str(picture.format), held.tobytes() if len(held) else b"", is_moving)


def _drawn(picture: Image.Image, kind: str, exif: bytes, is_moving: bool = False) -> BytesIO:
    options = dict(_DRAWN_AS[kind])
    profile = picture.info.get("icc_profile")
    picture.load()
    if is_moving:
        options |= {"save_all": True, "loop": picture.info.get("loop", 0)}
        frames = list(_frames(picture))
        options |= {"append_images": frames[1:], "duration": [frame.info.get("duration", 100) for frame in frames]}
        picture = frames[0]
    _forget(picture)
    if kind != "GIF":
        options |= {"exif": exif or (None if kind == "HEIF" else b""), "icc_profile": profile}
    output = BytesIO()
    picture.save(output, "JPEG" if kind == "MPO" else kind, **options)
    output.seek(0)
    return output


def _frames(picture: Image.Image) -> Iterator[Image.Image]:
    for frame in ImageSequence.Iterator(picture):
        copied = frame.copy()
        _forget(copied)
        yield copied


def _forget(picture: Image.Image) -> None:
    for name in _NOTES:
        picture.info.pop(name, None)
