"""Whom a complaint is about is put right by who handles it (row H5, Ruling 14)."""

from collections.abc import Iterable
from dataclasses import replace

from hall_link.wire.complaints import ComplaintState, HandleComplaint
from hall_server.complaints.office import Office
from hall_server.complaints.secrecy import is_kept_from
from hall_server.complaints.tables import Complaint
from hall_server.kernel.work import Work
from hall_server.staff.rules import UnknownStaff


def corrected(
    office: Office, complaint: Complaint, command: HandleComplaint, _work: Work
) -> Complaint:
    """With `named` and without `cleared`: rights go by it at once. Whoever answered for it and may
    not know of it any more answers for it no longer. Raises `UnknownStaff`."""
    people = office.people
    if any(name not in people for name in command.named):
        raise UnknownStaff
    kept = [name for name in complaint.concerns if name not in command.cleared]
    concerns = tuple(dict.fromkeys([*kept, *command.named]))
    after = replace(complaint, concerns=concerns)
    if after.handler is None or not is_kept_from(after.handler, concerns, people):
        return after
    return replace(after, handler=None, state=_nobodys(after))


def told_of(office: Office, command: HandleComplaint) -> str:
    """The words of an act with the names it puts right, as the file keeps them."""
    said = [f"涉及：{_names(office, command.named)}"] if command.named else []
    said += [f"不涉及：{_names(office, command.cleared)}"] if command.cleared else []
    return "；".join([*said, *filter(None, [command.text.strip()])])


def _nobodys(complaint: Complaint) -> ComplaintState:
    return "received" if complaint.state == "assigned" else complaint.state


def _names(office: Office, names: Iterable[str]) -> str:
    known = office.staff.names()
    return "、".join(known[name].zh if name in known else name for name in names)
