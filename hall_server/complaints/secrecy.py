"""From whom a complaint is kept, and who may handle it (row H5, Ruling 14). Pure.

It never reaches those it may be about, nor anybody who works under one of them: they could be made
to tell. Whoever is left with the role `complaints` handles it. Where nobody is left the managers
do, and where they too are concerned the administrators.
"""

from collections.abc import Collection

from hall_server.complaints.moves import UNANSWERED
from hall_server.complaints.tables import Complaint
from hall_server.kernel.refusals import Refusal
from hall_server.staff.rules import LEADERS, People, line_above
from hall_server.staff.tables import Staff

ROLE = "complaints"
"""The role of those who handle complaints."""

MAY_ENTER = LEADERS | {ROLE}
"""Roles to whom the pages of complaints open: handlers, and leaders, who see counts."""

IN_TURN = (ROLE, "manager", "administrator")
"""Whose it is: the first of these roles that anybody free of the matter has."""


class NotTheHandler(Refusal):
    """The complaint is not this person's to handle."""

    code = "not-the-handler"


class HandlerIsNamed(Refusal):
    """The complaint may be about the person it was to be given to, or about somebody above."""

    code = "handler-is-named"


def is_kept_from(name: str, concerns: Collection[str], people: People) -> bool:
    """Whether a person may not even know of what concerns these people."""
    return any(above in concerns for above in line_above(name, people))


def handlers_of(complaint: Complaint, people: People) -> list[str]:
    """Everybody who may handle it, by the first role that leaves anybody."""
    free = _free(complaint, people)
    for role in IN_TURN:
        found = [person.name for person in free if role in person.roles]
        if found:
            return found
    return []


def leaders_of(complaint: Complaint, people: People) -> list[str]:
    """Under whom it is handled again, and who receives a petition: a handler who leads, else a
    manager free of it, else an administrator; where nobody leads the handlers themselves."""
    handlers = handlers_of(complaint, people)
    leading = [name for name in handlers if not LEADERS.isdisjoint(people[name].roles)]
    free = _free(complaint, people)
    managers = [person.name for person in free if "manager" in person.roles]
    others = [person.name for person in free if "administrator" in person.roles]
    return leading or managers or others or handlers


def givable(complaint: Complaint, people: People) -> list[str]:
    """To whom it may be given now."""
    if complaint.state == "reopened":
        return leaders_of(complaint, people)
    handlers = handlers_of(complaint, people)
    leaders = leaders_of(complaint, people) if complaint.what == "petition" else []
    return list(dict.fromkeys([*handlers, *leaders]))


def may_open(name: str, complaint: Complaint, people: People) -> bool:
    """Whether a person may read its file, and with a press that is recorded, who complained."""
    if is_kept_from(name, complaint.concerns, people):
        return False
    if name == complaint.handler or name in handlers_of(complaint, people):
        return True
    was_reopened = complaint.reopened_at is not None
    return was_reopened and name in leaders_of(complaint, people)


def may_count(name: str, complaint: Complaint, people: People) -> bool:
    """Whether a person may know that there is such a complaint, without its text or anybody's name:
    who may open it, and leaders it is not kept from."""
    person = people.get(name)
    if person is None or is_kept_from(name, complaint.concerns, people):
        return False
    return not LEADERS.isdisjoint(person.roles) or may_open(name, complaint, people)


def may_act(name: str, complaint: Complaint, people: People) -> bool:
    """Whether it is theirs to move on: opened again, a leader's; else any handler's."""
    if is_kept_from(name, complaint.concerns, people):
        return False
    if complaint.state == "reopened":
        return name == complaint.handler or name in leaders_of(complaint, people)
    return may_open(name, complaint, people)


def nobody_is_left(complaint: Complaint, people: People) -> bool:
    """Whether it waits and everybody who could handle it is concerned: it has to go higher up."""
    return complaint.state in UNANSWERED and not handlers_of(complaint, people)


def _free(complaint: Complaint, people: People) -> list[Staff]:
    return [
        person
        for person in people.values()
        if not is_kept_from(person.name, complaint.concerns, people)
    ]
