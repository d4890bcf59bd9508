"""What a PDF says, read by a process that may die of it: whoever made the file may have made it for that."""

import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

from privacy.reading_pdf import LENGTH, WHOLE

SECONDS = 20.0
"""So long may one file take; then its reader is ended."""
MOST_BYTES = 50_000_000
_READER = Path(__file__).with_name("reading_pdf.py")


class PdfReader:
    """Reads PDF files, one after another; the process begins with the first and ends with the `with`."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "PdfReader":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def text_of(self, data: bytes) -> tuple[str, bool]:
        """Return the text of a file, and whether that is all of it: somebody must look at what could not be read."""
        if len(data) > MOST_BYTES:
            return "", False
        process = self._process = self._process or _begun()
        is_late = threading.Timer(SECONDS, process.kill)
        is_late.start()
        try:
            answer = _asked(process, data)
        except OSError:  # it was gone before all was said
            answer = None
        finally:
            is_late.cancel()
        if answer is None:
            self._end()
            return "", False
        return answer

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _begun() -> "subprocess.Popen[bytes]":
    # "-P": what lies beside the reader is not what Python's own modules are called after.
    command = [sys.executable, "-P", str(_READER)]
    return subprocess.Popen(  # noqa: S603 - our own program
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )


def _asked(process: "subprocess.Popen[bytes]", data: bytes) -> tuple[str, bool] | None:
    """Return what the reader says of a file, or None when it died."""
    if process.stdin is None or process.stdout is None:
        raise ValueError("the reader has no pipes")
    process.stdin.write(len(data).to_bytes(LENGTH) + data)
    process.stdin.flush()
    head = process.stdout.read(1 + LENGTH)
    if len(head) < 1 + LENGTH:
        return None
    text = process.stdout.read(int.from_bytes(head[1:]))
    return text.decode(), head[:1] == WHOLE
