"""Who may be served sooner, and on whose word (row A5, Ruling 6). Pure."""

from dataclasses import dataclass

from hall_link.wire.tickets import TakeTicket
from hall_server.kernel.refusals import Refusal
from hall_server.premises.rulebook import PriorityClass
from hall_server.queue.tables import Lane


class UnknownPriority(Refusal):
    """The hall's list has no such class."""

    code = "unknown-priority"


class PriorityNotAllowed(Refusal):
    """This class is not chosen by oneself: the guide desk gives it."""

    code = "priority-not-allowed"


class ReasonNeeded(Refusal):
    """The class asks for a reason and for a leader who approves."""

    code = "reason-needed"


@dataclass(frozen=True, slots=True)
class Entitlement:
    """How a ticket is called. `priority`, `note`: kept with the ticket alone, for they tell what a
    person may not want known; `approver` is for the ledger."""

    lane: Lane = "ordinary"
    priority: str | None = None
    note: str = ""
    approver: str | None = None


UNATTENDED = frozenset({"kiosk", "integrator"})
"""Who issues tickets with nobody of the staff beside, who would see what somebody needs and whether
a priority that is not self-chosen is asked for with reason."""


def entitlement(
    found: PriorityClass | None, command: TakeTicket, chosen_alone: bool, approved: bool
) -> Entitlement:
    """What the class asked for gives.

    found: that class of the hall's list; chosen_alone: nobody of the staff is by (`UNATTENDED`);
    approved: the approver named is a leader. Raises `UnknownPriority`, `PriorityNotAllowed`,
    `ReasonNeeded`.
    """
    if command.priority is None:
        return Entitlement()
    if found is None:
        raise UnknownPriority(priority=command.priority)
    if chosen_alone and not (found.by_citizen and not found.needs_reason):
        raise PriorityNotAllowed(priority=found.id)
    reason = command.reason.strip()
    if found.needs_reason and not (reason and approved):
        raise ReasonNeeded(priority=found.id)
    approver = command.approver if found.needs_reason else None
    return Entitlement(found.lane, found.id, reason, approver)
