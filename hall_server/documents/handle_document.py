"""What becomes of an issued document: printed again, signed, voided (row E5).

Who may do it is asked before: `hall_server/cases/paperwork.py`.
"""

from dataclasses import replace

from hall_link.wire.documents import DocumentIssued
from hall_server.devices.state import DevicesState
from hall_server.documents.issue import put_on_paper, view_of
from hall_server.documents.rules import AlreadySigned, DocumentVoided, UnknownDocument
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.premises.state import PremisesState


def find_document(documents: DocumentsState, document_id: str, work: Work) -> Document:
    """One of today's or an older one. Raises `UnknownDocument`, for a complaint's papers too: they
    are nobody's but its handlers' (row H5)."""
    found = documents.find(document_id) or work.cold("document", document_id)
    if not isinstance(found, Document) or found.complaint_id is not None:
        raise UnknownDocument(document=document_id)
    return found


def standing(documents: DocumentsState, document_id: str, work: Work) -> Document:
    """One that still holds. Raises `UnknownDocument`, `DocumentVoided`."""
    found = find_document(documents, document_id, work)
    if found.voided_at is not None:
        raise DocumentVoided(document=document_id)
    return found


def print_again(
    hall: PremisesState,
    devices: DevicesState,
    document: Document,
    printer: str | None,
    work: Work,
) -> DocumentIssued:
    """Marked 重打; by the printer named, else by the one beside who asks, else by the best."""
    chosen = wanted_printer(devices, printer, work.actor.id)
    job = put_on_paper(hall, devices, document, chosen, work, reprint=True)
    work.event("document_reprinted", document=document.id, form=document.form, job=job.job_id)
    return DocumentIssued(document=view_of(hall, document), job=job)


def sign(hall: PremisesState, document: Document, work: Work) -> DocumentIssued:
    """Everybody who had to has signed it. Raises `AlreadySigned`."""
    if document.signed_at is not None:
        raise AlreadySigned(document=document.id)
    signed = replace(document, signed_at=to_text(work.now))
    work.put(signed)
    work.event("document_signed", document=document.id, form=document.form, case=document.case_id)
    return DocumentIssued(document=view_of(hall, signed))


def void(hall: PremisesState, document: Document, reason: str, work: Work) -> DocumentIssued:
    """It holds no more; its number stays taken."""
    voided = replace(document, voided_at=to_text(work.now), void_reason=reason.strip())
    work.put(voided)
    work.event("document_voided", document=document.id, form=document.form, serial=document.serial)
    return DocumentIssued(document=view_of(hall, voided))
