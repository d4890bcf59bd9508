"""Say in one sentence that a port is taken, before anything else is started: `python -m portal.port 8000`."""

import socket
import sys


def main() -> None:
    """Exit with a sentence when the port of the first argument cannot be listened on."""
    port = sys.argv[1]
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", int(port)))
    except (OSError, ValueError, OverflowError):
        sys.exit(f"Poort {port} kan niet worden gebruikt; er draait daar al iets. Kies een andere: make run PORT=8001")


if __name__ == "__main__":
    main()
