"""What displays report of the calls they were given (row C7)."""

from typing import Literal

from hall_link.wire.base import Message


class ReportCall(Message):
    """A display has shown this round of a call, or spoken it to its end."""

    kind: Literal["report_call"] = "report_call"
    call_id: str
    round: int
    done: Literal["shown", "spoken"]


class Noted(Message):
    """A report was taken in; nothing else to say."""

    kind: Literal["noted"] = "noted"
