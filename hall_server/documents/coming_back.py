"""Coming back with the papers a notice named: straight to the window that gave it (Ruling 15).

补齐后直接到本窗口，不用重新排队: its code, scanned at a kiosk, makes a ticket that its window
calls before everybody who waits there; scanned at the window, a visit begins at once. Once only:
whoever still lacks a paper is given a new notice, and a code passed on to others is worth nothing.
"""

from dataclasses import dataclass, replace

from hall_link.wire.guide import MaterialCheck
from hall_server.documents.checking import carried_over
from hall_server.documents.fill import Known
from hall_server.documents.rules import DocumentVoided, UnknownDocument
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.guide.past import item_at
from hall_server.kernel.work import Work


@dataclass(frozen=True, slots=True)
class Brought:
    """A notice that was brought back. checks: of its items, by today's lists; window: where it
    leads without queueing, None where it does not."""

    document: Document
    checks: tuple[MaterialCheck, ...]
    window: int | None

    @property
    def items(self) -> list[str]:
        """By id, the first it was given for first."""
        return [check.item for check in self.checks]


def brought(known: Known, documents: DocumentsState, secret: str, work: Work) -> Brought:
    """Changes nothing; older days' notices are found too. Where an item's list has changed since,
    the papers that were there are looked up in the list of today.

    Raises `UnknownDocument`, `DocumentVoided`, `UnknownItem`.
    """
    notice = found(documents, secret, work)
    checks = [_of_today(known, check, work) for check in ticked(notice)]
    return Brought(notice, tuple(checks), _leads_to(known, notice))


def found(documents: DocumentsState, secret: str, work: Work) -> Document:
    """The notice with this secret, of today or an older day. Raises `UnknownDocument`,
    `DocumentVoided`."""
    notice = documents.with_secret(secret) or work.cold("document-secret", secret)
    if not isinstance(notice, Document) or notice.item is None:
        raise UnknownDocument
    if notice.voided_at is not None:
        raise DocumentVoided
    return notice


def ticked(notice: Document) -> tuple[MaterialCheck, ...]:
    """What was there of each of a notice's items, by the lists it was given under."""
    assert notice.item is not None
    first = MaterialCheck(
        item=notice.item, version=notice.item_version or 1, have=list(notice.checked)
    )
    return first, *notice.also


def came_back(notice: Brought, ticket_id: str, work: Work) -> None:
    """Somebody came straight back with it: it leads there no more."""
    if notice.window is None:
        return
    document = notice.document
    work.put(replace(document, came_back=ticket_id))
    work.event(
        "notice_brought_back", document=document.id, window=document.window, ticket=ticket_id
    )


def _leads_to(known: Known, notice: Document) -> int | None:
    """The window that gave it, while that is in service."""
    if notice.window is None or notice.came_back is not None:
        return None
    here = {window.number for window in known.windows.all() if window.in_service}
    return notice.window if notice.window in here else None


def _of_today(known: Known, check: MaterialCheck, work: Work) -> MaterialCheck:
    (item,) = known.guide.chosen([check.item])
    then = item_at(item, check.version, work)
    have = carried_over(then.materials, check.have, item.materials)
    return MaterialCheck(item=item.id, version=item.version, have=have)
