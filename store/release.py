"""Which release of the portal this is: two releases never send each other's pages."""

import hashlib
from pathlib import Path

_WHAT = ("*/**/*.py", "templates/**/*", "static/**/*", "locale/**/*.mo", "requirements.txt")


def release(root: Path) -> str:
    """Return a name for all code, templates and static files below `root`: the same files have the same name."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _WHAT for path in root.glob(pattern)}):
        if path.is_file() and not {"var", ".venv", "tests"} & set(path.relative_to(root).parts):
            digest.update(str(path.relative_to(root)).encode() + b"\x00" + path.read_bytes())
    return digest.hexdigest()[:16]
