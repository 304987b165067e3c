"""What becomes of an issued document: printed again, settled, voided (row E5).

Who may do it is asked before: `hall_server/cases/paperwork.py`.
"""

from dataclasses import replace

from hall_link.wire.documents import DocumentIssued, SignedHow, Signing
from hall_server.devices.state import DevicesState
from hall_server.documents.forms import form_of
from hall_server.documents.issue import put_on_paper, view_of
from hall_server.documents.rules import (
    AlreadySigned,
    DocumentVoided,
    FieldMissing,
    UnknownDocument,
    WritingNeeded,
)
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.premises.state import PremisesState

NEEDED: dict[SignedHow, tuple[str, ...]] = {
    "signed": (),
    "refused": ("reason", "witness"),
    "mailed": ("post_number",),
    "acknowledged": ("reason",),
}
"""What has to be told of each way a paper is settled."""

NEEDED_LABELS = {"reason": "说明", "witness": "见证人", "post_number": "邮件号"}

SIGNING = "signing"
"""The key of these words among the fields of a paper without a case; on no paper."""


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


def settle(document: Document, signing: Signing, work: Work) -> Document:
    """Everybody who had to has signed it, or how else it is done with. Who had refused it, or got
    it by post, may still sign.

    What is told of it in words stays with a paper that has no case's file. Raises `AlreadySigned`,
    `FieldMissing`, `WritingNeeded`.
    """
    how = signing.how
    if document.signed_at is not None and (document.signed_how == "signed" or how != "signed"):
        raise AlreadySigned(document=document.id)
    _check_told(document, signing)
    settled = replace(document, signed_at=to_text(work.now), signed_how=how)
    told = signing_words(signing)
    if told and document.case_id is None:
        settled = replace(settled, fields=(*document.fields, (SIGNING, told)))
    work.put(settled)
    facts = {"document": document.id, "form": document.form, "case": document.case_id}
    work.event("document_signed", **facts, how=how)
    return settled


def signing_words(signing: Signing) -> str:
    """What is told of a paper that was settled without a signature."""
    told = {NEEDED_LABELS[key]: getattr(signing, key).strip() for key in NEEDED[signing.how]}
    return "；".join(f"{label}：{words}" for label, words in told.items())


def _check_told(document: Document, signing: Signing) -> None:
    for key in NEEDED[signing.how]:
        if not getattr(signing, key).strip():
            raise FieldMissing(field=key, form=document.form)
    if signing.how == "acknowledged" and form_of(document.form).in_writing:
        raise WritingNeeded(form=document.form)


def void(hall: PremisesState, document: Document, reason: str, work: Work) -> DocumentIssued:
    """It holds no more; its number stays taken."""
    voided = replace(document, voided_at=to_text(work.now), void_reason=reason.strip())
    work.put(voided)
    work.event("document_voided", document=document.id, form=document.form, serial=document.serial)
    return DocumentIssued(document=view_of(hall, voided))
