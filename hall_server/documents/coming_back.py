"""Coming back with the papers a notice named: straight to the window that gave it (Ruling 15).

补齐后直接到本窗口，不用重新排队: its code, scanned at a kiosk, makes a ticket that its window
calls before everybody who waits there; scanned at the window, a visit begins at once. Once only:
whoever still lacks a paper is given a new notice, and a code passed on to others is worth nothing.
"""

from dataclasses import dataclass, replace

from hall_link.wire.guide import Material, MaterialCheck, ServiceItem
from hall_server.documents.checking import carried_over
from hall_server.documents.fill import Known
from hall_server.documents.rules import DocumentVoided, UnknownDocument
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.guide.tables import ItemVersion
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
    notice = documents.with_secret(secret) or work.cold("document-secret", secret)
    if not isinstance(notice, Document) or notice.item is None:
        raise UnknownDocument
    if notice.voided_at is not None:
        raise DocumentVoided
    first = MaterialCheck(
        item=notice.item, version=notice.item_version or 1, have=list(notice.checked)
    )
    checks = [_of_today(known, check, notice, work) for check in (first, *notice.also)]
    return Brought(notice, tuple(checks), _leads_to(known, notice))


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


def _of_today(known: Known, check: MaterialCheck, notice: Document, work: Work) -> MaterialCheck:
    (item,) = known.guide.chosen([check.item])
    given = notice.item_version if check.item == notice.item else check.version
    then = _materials_then(item, given, work)
    have = carried_over(then, check.have, item.materials)
    return MaterialCheck(item=item.id, version=item.version, have=have)


def _materials_then(item: ServiceItem, version: int | None, work: Work) -> list[Material]:
    """The list the notice was given under; today's where that version is not kept."""
    if version in (None, item.version):
        return item.materials
    past = work.cold("item-version", f"{item.id}/{version}")
    if not isinstance(past, ItemVersion):
        return item.materials
    return ServiceItem.model_validate_json(past.body).materials
