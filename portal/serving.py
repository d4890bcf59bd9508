"""Run the site and its worker as one: when either ends, so does the other. `python -m portal.serving SERVER …`"""

import signal
import subprocess
import sys
import time
from types import FrameType

WORKER = [sys.executable, "manage.py", "db_worker", "--backend", "post", "--interval", "2", "--no-reload", "-v", "0"]


def main(server: list[str]) -> int:
    """Start both, wait for the first to end, end the other; return how the first ended, 0 for who was asked to stop."""
    is_stopping = False

    def stop(number: int, frame: FrameType | None) -> None:
        nonlocal is_stopping
        is_stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    # In groups of their own, so that Ctrl-C reaches them once: from here.
    both = [subprocess.Popen(command, start_new_session=True) for command in (server, WORKER)]  # noqa: S603 - our own
    while not is_stopping and all(process.poll() is None for process in both):
        time.sleep(0.2)
    ended = next((process.returncode for process in both if process.returncode is not None), 0)
    for process in both:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
    for process in both:
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
    return 0 if is_stopping else ended


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
