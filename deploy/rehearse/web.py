"""The web server's own settings, put down in a folder of their own: only places are changed, and nothing else."""

import shutil
import subprocess
from pathlib import Path

NAME = "praktijken.example.org"
"""The name of the site in `site.vps.conf`, which is what is rehearsed."""
_SETTINGS = Path(__file__).resolve().parent.parent / "nginx"
_MIME_TYPES = Path("/etc/nginx/mime.types")
_SCRATCH = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def make_certificate(folder: Path) -> Path:
    """Make a certificate for NAME that is its own authority, and return it; its key lies beside it."""
    certificate = folder / "fullchain.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", f"/CN={NAME}"),
            *(
                "-addext",
                f"subjectAltName=DNS:{NAME}",
                "-keyout",
                str(folder / "privkey.pem"),
                "-out",
                str(certificate),
            ),
        ],
        check=True,
        capture_output=True,
    )
    return certificate


def settle(folder: Path, plain: int, secure: int, servers: tuple[int, int]) -> Path:
    """Put the settings for one machine into `folder` with these ports, and return the main file.

    `folder` holds the certificate, its key and `static/`.

    Raises:
        ValueError: something that had to be changed is not there (any more).
    """
    settled = folder / "nginx"
    shutil.copytree(_SETTINGS, settled)
    shutil.copy(_MIME_TYPES, settled / "mime.types")
    (settled / "site.vps.conf").rename(settled / "site.conf")
    _change(
        settled / "nginx.conf", {"/run/nginx.pid": f"{folder}/nginx.pid", "stderr warn": f"{folder}/error.log warn"}
    )
    _change(settled / "portal" / "http.conf", {"/var/cache/nginx/portal": f"{folder}/pages"})
    _change(
        settled / "site.conf",
        {
            "127.0.0.1:8001": f"127.0.0.1:{servers[0]}",
            "127.0.0.1:8002": f"127.0.0.1:{servers[1]}",
            "    listen [::]:80;\n": "",
            "    listen [::]:443 ssl http2;\n": "",
            "listen 80": f"listen 127.0.0.1:{plain}",
            "listen 443": f"listen 127.0.0.1:{secure}",
            f"/etc/letsencrypt/live/{NAME}": str(folder),
            "/var/log/nginx/portal.log": f"{folder}/access.log",
            "/srv/portal": str(folder),
            "/etc/nginx/pages": f"{settled}/pages",
        },
    )
    with (settled / "site.conf").open("a") as site:
        site.writelines(f"{kind}_temp_path {folder}/scratch-{kind};\n" for kind in _SCRATCH)
    return settled / "nginx.conf"


def _change(path: Path, places: dict[str, str]) -> None:
    text = path.read_text()
    for place, other in places.items():
        if place not in text:
            raise ValueError(f"{path.name} says nothing of {place.strip()!r}")
        text = text.replace(place, other)
    path.write_text(text)
