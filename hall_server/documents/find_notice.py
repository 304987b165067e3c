"""Bringing a one-time notice back, by what its QR carries (row A3)."""

from hall_link.wire.documents import FindNotice, NoticeGiven
from hall_server.documents.checking import sorted_out
from hall_server.documents.coming_back import brought
from hall_server.documents.fill import Known
from hall_server.documents.give_notice import notice_address
from hall_server.documents.issue import view_of
from hall_server.documents.state import DocumentsState
from hall_server.kernel.work import Work


def find_notice(
    known: Known, documents: DocumentsState, command: FindNotice, work: Work
) -> NoticeGiven:
    """Changes nothing. Raises what `brought` raises."""
    found = brought(known, documents, command.secret, work)
    notice, checks = found.document, found.checks
    items = known.guide.chosen(found.items)
    lacking = [
        material
        for item, check in zip(items, checks, strict=True)
        for material in sorted_out(item.materials, check.have).missing
    ]
    return NoticeGiven(
        document=view_of(known.hall, notice),
        secret=command.secret,
        qr=notice_address(known, notice),
        check=checks[0],
        also=list(checks[1:]),
        missing=lacking,
        extra=dict(notice.fields).get("extra", "").splitlines(),
        window=found.window,
        given_at=notice.window,
        used=notice.came_back is not None,
    )
