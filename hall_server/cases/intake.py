"""What a case is opened from: its window, kind, item and papers, checked (rows B10, F1)."""

from collections.abc import Sequence
from dataclasses import dataclass

from hall_link.wire.cases import CasePaper, CaseState, Flow, OpenCase
from hall_link.wire.guide import MaterialCheck, ServiceItem
from hall_server.cases.listing import check_owed, listed
from hall_server.cases.reckoning import owed_days
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    AgreementNeeded,
    PapersNeeded,
    ReasonNeeded,
    UnknownKind,
    WindowsNeeded,
    check_ground,
)
from hall_server.documents.checking import carried_over
from hall_server.documents.coming_back import found, ticked
from hall_server.documents.rules import FieldMissing, UnknownDocument
from hall_server.guide.past import item_at
from hall_server.guide.together import together
from hall_server.kernel.work import Work
from hall_server.premises.casebook import CaseKind
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.tables import Ticket
from hall_server.queue.whose_visit import check_visit_here
from hall_server.staff.rules import UnknownStaff
from hall_server.windows.rules import check_may_act

ENDING: dict[Flow, CaseState] = {"returned": "returned", "not_accepted": "refused"}
"""Kinds that end as they are opened, with their notice."""

ANSWERED: frozenset[Flow] = frozenset({"consultation", "petition"})
"""Kinds that are taken in whatever papers there are."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What was checked. `looked`: somebody told which papers are there, so nothing is left to be
    looked through. `asked_kind`: the fast-track kind a leader is asked for, while it begins as its
    ordinary `kind`."""

    kind: CaseKind
    item: ServiceItem
    papers: tuple[CasePaper, ...]
    looked: bool
    first_asked: str
    asked_kind: str | None = None

    @property
    def state(self) -> CaseState:
        """In which state the case begins."""
        if self.kind.flow in ENDING:
            return ENDING[self.kind.flow]
        if self.kind.flow == "supplement":
            return "supplementing"
        if self.kind.flow in ANSWERED:
            return "accepted"
        if any(paper.state == "missing" for paper in self.papers):
            return "correcting"
        return "accepted" if self.looked else "received"


def take_in(scene: Scene, command: OpenCase, work: Work) -> Intake:
    """Raises what `check_may_act` and `check_visit_here` raise, `UnknownKind`, `UnknownItem`,
    `UnknownTicket`, `UnknownDocument`, `DocumentVoided`, `UnknownStaff`, and the refusals of a kind
    that lacks what it needs."""
    window = scene.windows.find(command.window)
    check_may_act(window, scene.windows.seat(window.number), work.actor)
    kind = scene.hall.premises.case_kind(command.case_kind)
    if kind is None:
        raise UnknownKind(kind=command.case_kind)
    item = _item(scene, command, work)
    papers, looked = _papers(scene, item, command, work)
    check_owed(papers, item.materials, owed_days(scene))
    _check_kind(scene, kind, command, papers)
    if command.agency is not None and not command.agreed:
        raise AgreementNeeded(field="agency")
    first_asked = _first_asked(scene, command, work)
    if kind.flow != "fast_track":
        return Intake(kind, item, tuple(papers), looked, first_asked)
    ordinary = _ordinary(scene, item)
    return Intake(ordinary, item, tuple(papers), looked, first_asked, kind.code)


def _ordinary(scene: Scene, item: ServiceItem) -> CaseKind:
    """As what a case runs while nobody has approved the fast track: the item's own kind where that
    is a committed one, else the hall's committed kind. Raises `UnknownKind`."""
    own = scene.hall.premises.case_kind(item.kind or "")
    kinds = [kind for kind in (own, *scene.book.kinds) if kind and kind.flow == "committed"]
    if not kinds:
        raise UnknownKind(kind=item.kind or "")
    return kinds[0]


def _item(scene: Scene, command: OpenCase, work: Work) -> ServiceItem:
    """The item with those of the windows that join, as one. Raises `UnknownItem`."""
    more = [name for name in dict.fromkeys(command.also) if name != command.item]
    others = scene.guide.chosen(more) if more else ()
    return together([_published(scene, command, work), *others])


def _published(scene: Scene, command: OpenCase, work: Work) -> ServiceItem:
    """The item as it was published when the ticket was taken."""
    (item,) = scene.guide.chosen([command.item])
    ticket = _ticket(scene, command, work)
    if ticket is None:
        return item
    version = dict(ticket.versions).get(item.id, item.version)
    return item_at(item, version, work)


def _ticket(scene: Scene, command: OpenCase, work: Work) -> Ticket | None:
    """The visit the case comes from, of today or earlier. Raises `UnknownTicket`, and what
    `check_visit_here` raises."""
    if command.ticket_id is None:
        return None
    known = scene.queue.tickets.get(command.ticket_id)
    ticket = known or work.cold("ticket", command.ticket_id)
    if ticket is None:
        raise UnknownTicket
    check_visit_here(ticket, command.window)
    return ticket


def _papers(
    scene: Scene, item: ServiceItem, command: OpenCase, work: Work
) -> tuple[Sequence[CasePaper], bool]:
    if command.papers:
        return command.papers, True
    check = _check(scene, item, command, work)
    have = None if check is None else check.have
    return listed(item.materials, have, command.language), bool(check) or not item.materials


def _check(scene: Scene, item: ServiceItem, command: OpenCase, work: Work) -> MaterialCheck | None:
    """What the citizen ticked: on the notice that was brought, else before taking the ticket."""
    if command.notice is not None:
        return _on_notice(scene, item, command.notice, work)
    ticket = scene.queue.tickets.get(command.ticket_id or "")
    return next((c for c in ticket.checks if c.item == item.id), None) if ticket else None


def _on_notice(scene: Scene, item: ServiceItem, secret: str, work: Work) -> MaterialCheck:
    """What was there as the notice was given, looked up in the case's list, for the guide may have
    changed since. Raises `UnknownDocument` for a notice of other items, `DocumentVoided`."""
    checks = ticked(found(scene.documents, secret, work))
    check = next((check for check in checks if check.item == item.id), None)
    if check is None:
        raise UnknownDocument
    (today,) = scene.guide.chosen([item.id])
    then = item_at(today, check.version, work)
    have = carried_over(then.materials, check.have, item.materials)
    return MaterialCheck(item=item.id, version=item.version, have=have)


def _check_kind(
    scene: Scene, kind: CaseKind, command: OpenCase, papers: Sequence[CasePaper]
) -> None:
    match kind.flow:
        case "returned":
            check_grounded(kind, command.ground, command.reason)
        case "supplement":
            check_grounded(kind, command.ground, command.reason)
            if all(paper.state != "missing" for paper in papers):
                raise PapersNeeded
        case "not_accepted" if not command.reason.strip():
            raise ReasonNeeded
        case "reported_up" if not command.superior.strip():
            raise FieldMissing(field="superior")
        case "joint":
            check_joined(scene, command.joined, command.window)
        case "fast_track" if not command.reason.strip():
            raise ReasonNeeded  # the green channel is not self-chosen (Ruling 6)
        case _:
            pass


def check_grounded(kind: CaseKind | None, ground: int | None, reason: str) -> None:
    """One of the kind's listed grounds; where the hall lists none, a reason in words.

    Raises `GroundNeeded`, `ReasonNeeded`.
    """
    if kind is not None and kind.grounds:
        check_ground(ground, len(kind.grounds))
    elif not reason.strip():
        raise ReasonNeeded


def check_joined(scene: Scene, joined: Sequence[int], lead: int) -> None:
    """Enough windows, each of the hall's. Raises `WindowsNeeded`, `UnknownWindow`."""
    others = {scene.windows.find(number).number for number in joined} - {lead}
    least = scene.book.joint_windows - 1
    if len(others) < least:
        raise WindowsNeeded(least=least)


def _first_asked(scene: Scene, command: OpenCase, work: Work) -> str:
    """Whom the citizen asked first (首问): as told; as of the visit's first case; from whom the
    visitor was handed on; who was first asked the question that is still open here; else who
    opens the case."""
    if command.first_asked is not None:
        if scene.staff.find(command.first_asked) is None:
            raise UnknownStaff(name=command.first_asked)
        return command.first_asked
    earlier = scene.cases.of_ticket(command.ticket_id) if command.ticket_id else []
    if earlier:
        return earlier[0].first_asked
    ticket = _ticket(scene, command, work)
    if ticket is not None and ticket.first_staff not in (None, work.actor.id):
        return ticket.first_staff
    asked = [c for c in scene.consultations.owed_by(work.actor.id) if c.window == command.window]
    return asked[-1].handlers[0] if asked else work.actor.id
