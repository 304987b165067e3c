"""Which printer prints, and how a job moves on."""

from collections.abc import Iterable, Mapping

from hall_link.wire.printing import ONE_WAY, JobOutcome
from hall_server.devices.tables import Printer
from hall_server.kernel.refusals import Refusal
from hall_server.paper.tables import JobState

_PREFERENCE = ("ready", "low", "unknown", "cover", "out", "offline")

WORKER_AWAY = "worker-away"
"""Detail of a printer whose worker has no line to the server."""


class UnknownJob(Refusal):
    """There is no such print job at this printer."""

    code = "unknown-job"


class NothingStranded(Refusal):
    """The printer's worker is there, has nothing to print, or no other printer prints."""

    code = "nothing-stranded"


class JobNotUncertain(Refusal):
    """Only a job nobody is sure of needs a person."""

    code = "job-not-uncertain"


def prints(printer: Printer | None) -> bool:
    """Whether what is given to it now comes out, as far as anybody can know."""
    if printer is None or printer.detail == WORKER_AWAY:
        return False
    return printer.state in ("ready", "low") or printer.detail == ONE_WAY


def stand_in(printer: str, neighbours: Iterable[str], told: Mapping[str, Printer]) -> str | None:
    """Who prints in place of a printer that can't: the first neighbour that can."""
    if prints(told.get(printer)):
        return None
    return next((other for other in neighbours if prints(told.get(other))), None)


def choose_printer(printers: Iterable[Printer]) -> str | None:
    """The printer in the best state whose worker is there; None when there is none."""
    present = [p for p in printers if p.detail != WORKER_AWAY]
    best = min(present, key=lambda p: (_PREFERENCE.index(p.state), p.device), default=None)
    return best.device if best else None


def state_after(state: JobState, outcome: JobOutcome) -> JobState:
    """Where a report takes a job. What is printed or settled stays so, whatever comes late; what
    was given back is settled."""
    if outcome == "released":
        return "settled" if state in ("queued", "stored", "recalled") else state
    if state in ("printed", "settled") or (state != "queued" and outcome == "stored"):
        return state
    return outcome
