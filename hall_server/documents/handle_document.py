"""What becomes of an issued document: printed again, signed, voided (row E5)."""

from dataclasses import replace

from hall_link.wire.documents import DocumentIssued, PrintDocument, SignDocument, VoidDocument
from hall_server.devices.state import DevicesState
from hall_server.documents.issue import put_on_paper, view_of
from hall_server.documents.rules import AlreadySigned, DocumentVoided, UnknownDocument
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.premises.state import PremisesState


def print_document(
    hall: PremisesState,
    documents: DocumentsState,
    devices: DevicesState,
    command: PrintDocument,
    work: Work,
) -> DocumentIssued:
    """Marked 重打. Raises `UnknownDocument`, `DocumentVoided`."""
    document = _standing(documents, command.document_id, work)
    printer = wanted_printer(devices, command.printer, work.actor.id)
    job = put_on_paper(hall, devices, document, printer, work, reprint=True)
    work.event("document_reprinted", document=document.id, form=document.form, job=job.job_id)
    return DocumentIssued(document=view_of(hall, document), job=job)


def sign_document(
    hall: PremisesState, documents: DocumentsState, command: SignDocument, work: Work
) -> DocumentIssued:
    """Raises `UnknownDocument`, `DocumentVoided`, `AlreadySigned`."""
    document = _standing(documents, command.document_id, work)
    if document.signed_at is not None:
        raise AlreadySigned(document=document.id)
    signed = replace(document, signed_at=to_text(work.now))
    work.put(signed)
    work.event("document_signed", document=document.id, form=document.form, case=document.case_id)
    return DocumentIssued(document=view_of(hall, signed))


def void_document(
    hall: PremisesState, documents: DocumentsState, command: VoidDocument, work: Work
) -> DocumentIssued:
    """Its number stays taken. Raises `UnknownDocument`, `DocumentVoided`."""
    document = _standing(documents, command.document_id, work)
    voided = replace(document, voided_at=to_text(work.now), void_reason=command.reason.strip())
    work.put(voided)
    work.event("document_voided", document=document.id, form=document.form, serial=document.serial)
    return DocumentIssued(document=view_of(hall, voided))


def _standing(documents: DocumentsState, document_id: str, work: Work) -> Document:
    """A complaint's papers are nobody's but its handlers' (row H5): here there are none."""
    found = documents.find(document_id) or work.cold("document", document_id)
    if not isinstance(found, Document) or found.complaint_id is not None:
        raise UnknownDocument(document=document_id)
    if found.voided_at is not None:
        raise DocumentVoided(document=document_id)
    return found
