"""What strangers send that is no frame at all, told in one line of the log with the code the line
was closed by, and not as if it were a fault of the server's."""

import logging

from websockets.exceptions import PayloadTooBig, ProtocolError

CODES: tuple[tuple[type[Exception], int], ...] = (
    (UnicodeDecodeError, 1007),
    (PayloadTooBig, 1009),
    (ProtocolError, 1002),
)
"""The closing codes of RFC 6455, section 7.4.1."""

LOGGER = "uvicorn.error"


class LineNoise(logging.Filter):
    """Takes the traceback from what a client alone can cause; everything else stays as it is."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always true: the record is shortened, never dropped."""
        fault = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        code = next((code for kind, code in CODES if isinstance(fault, kind)), None)
        if code is not None:
            record.msg, record.args = "a line was ended: %d, %s", (code, type(fault).__name__)
            record.exc_info = record.exc_text = None
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


def hush_lines() -> None:
    """From now on; once in a process."""
    logging.getLogger(LOGGER).addFilter(LineNoise())
