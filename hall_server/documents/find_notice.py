"""Bringing a one-time notice back, by what its QR carries (row A3)."""

from hall_link.wire.documents import FindNotice, NoticeGiven
from hall_link.wire.guide import Material, MaterialCheck, ServiceItem
from hall_server.documents.checking import carried_over, sorted_out
from hall_server.documents.fill import Known
from hall_server.documents.give_notice import notice_address
from hall_server.documents.issue import view_of
from hall_server.documents.rules import DocumentVoided, UnknownDocument
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.guide.tables import ItemVersion
from hall_server.kernel.work import Work


def find_notice(
    known: Known, documents: DocumentsState, command: FindNotice, work: Work
) -> NoticeGiven:
    """Changes nothing; older days' notices are found too. Where the item's list has changed since,
    the papers that were there are looked up in the list of today.

    Raises `UnknownDocument`, `DocumentVoided`, `UnknownItem`.
    """
    notice = documents.with_secret(command.secret) or work.cold("document-secret", command.secret)
    if not isinstance(notice, Document) or notice.item is None:
        raise UnknownDocument
    if notice.voided_at is not None:
        raise DocumentVoided
    (item,) = known.guide.chosen([notice.item])
    have = carried_over(_materials_then(notice, item, work), notice.checked, item.materials)
    return NoticeGiven(
        document=view_of(known.hall, notice),
        secret=command.secret,
        qr=notice_address(known, notice),
        check=MaterialCheck(item=item.id, version=item.version, have=have),
        missing=list(sorted_out(item.materials, have).missing),
        extra=dict(notice.fields).get("extra", "").splitlines(),
    )


def _materials_then(notice: Document, item: ServiceItem, work: Work) -> list[Material]:
    """The list the notice was given under; today's where that version is not kept."""
    if notice.item_version in (None, item.version):
        return item.materials
    past = work.cold("item-version", f"{item.id}/{notice.item_version}")
    if not isinstance(past, ItemVersion):
        return item.materials
    return ServiceItem.model_validate_json(past.body).materials
