"""Ask a server on this machine whether it is well: `python -m portal.well PORT [SECONDS]`; exits with 1 when it is not.

With SECONDS it waits so long for a server that is starting. Needs nothing but Python: it runs every few seconds.
"""

import http.client
import os
import sys
import time
from urllib.parse import urlsplit

PATIENCE = 4
"""Seconds for one answer."""


def is_well(port: int) -> bool:
    """Whether the server at a port of this machine says that it and its database are well."""
    asked = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        # It knows itself by the name that readers use.
        asked.request(
            "GET", "/gezondheid/", headers={"Host": urlsplit(os.environ.get("SITE_URL", "")).netloc or "localhost"}
        )
        return asked.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        asked.close()


def main(port: int, seconds: float = 0) -> int:
    """Return 0 when it is well within so many seconds, else 1."""
    until = time.monotonic() + seconds
    while not is_well(port):
        if time.monotonic() >= until:
            return 1
        time.sleep(0.2)
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), *map(float, sys.argv[2:3])))
