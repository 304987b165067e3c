"""What is looked at after anything was sent, whatever it was."""

from tests.fuzz.bystander import Bystander
from tests.support.database import faults
from tests.support.hall import RunningHall

OURS = "/hall_server/"
"""In a log: a fault of ours was told with the lines it went through."""


def what_happened(hall: RunningHall, bystander: Bystander, flat: float) -> list[str]:
    """What is not as on any other day: the bystander was not served, memory grew by more than
    `flat`, the log tells of a fault, the ledger is not whole. Nothing, where all is well."""
    found = list(bystander.faults)
    if bystander.answered <= 2:
        found.append(f"only {bystander.answered} times somebody else was served")
    if bystander.growth >= flat:
        found.append(f"memory grew by {bystander.growth:.1%}")
    if not hall.is_healthy():
        found.append("the server is not healthy")
    log = hall.log.read_text(encoding="utf-8", errors="replace")
    if OURS in log:
        found.append(f"the log tells of a fault: …{log[-3000:]}")
    return found + [f"ledger: {fault}" for fault in faults(hall.data)]
