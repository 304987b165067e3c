"""The small hall with people in it: who handles, who leads, who sits where, who is above whom."""

from typing import Any

from hall_link.wire.complaints import Complain, ComplaintTaken, HandleComplaint
from hall_server.complaints.tables import Complaint
from hall_server.documents.paper import slip_of
from hall_server.documents.tables import Document
from hall_server.kernel.work import Actor
from hall_server.premises.casebook import Casebook, Complaints
from hall_server.staff.tables import Staff
from tests.support.small_hall import SmallHall, small_hall, words

PEOPLE = {
    "clerk": (("clerk",), "boss"),
    "helper": (("complaints",), "clerk"),
    "handler": (("complaints",), "boss"),
    "second": (("complaints",), "boss"),
    "outside": (("complaints",), None),
    "boss": (("manager",), None),
    "deputy": (("manager", "complaints"), "boss"),
    "guard": (("manager",), None),
    "admin": (("administrator",), "boss"),
}
"""Sign-in name -> roles, and who is above."""


def staff(people: dict[str, Any] = PEOPLE) -> list[Staff]:
    """Accounts as the hall file makes them."""
    return [
        Staff(name, words(name), words("post"), roles, superior=above, position=place)
        for place, (name, (roles, above)) in enumerate(people.items())
    ]


def office(people: dict[str, Any] = PEOPLE, **rules: Any) -> SmallHall:
    """The small hall with these people, and these rules of complaints."""
    casebook = Casebook(complaints=Complaints(**rules))
    return SmallHall([*small_hall(casebook=casebook), *staff(people)])


def who(name: str, role: str = "complaints") -> Actor:
    """Somebody signed in to the pages of no window."""
    return Actor("staff", name, role)


def left(hall: SmallHall, text: str = "nobody came", **told: Any) -> tuple[ComplaintTaken, str]:
    """Leaves a complaint at the kiosk; what was answered, and its id."""
    taken = hall.do(Complain.model_validate({"text": text, "print": False, **told}))
    return taken, found(hall, taken.number).id


def found(hall: SmallHall, number: str) -> Complaint:
    """The complaint of this number."""
    complaint = hall.state.complaints.with_number(number)
    assert complaint is not None
    return complaint


def handled(hall: SmallHall, complaint: str, act: str, name: str = "handler", **told: Any) -> str:
    """Has somebody do an act; the state after it."""
    command = HandleComplaint.model_validate({"complaint_id": complaint, "act": act, **told})
    return str(hall.do(command, who(name)).state)


def printed(hall: SmallHall) -> str:
    """What stands on the latest paper."""
    document = [r for r in hall.store.records.values() if isinstance(r, Document)][-1]
    return slip_of(hall.state.premises.premises, document).model_dump_json()
