"""What has to be signed before a case is over, and how each paper of it is settled (row F6)."""

from collections.abc import Iterable

from hall_link.wire.documents import SignedHow, Signing
from hall_server.cases.filing import note_step
from hall_server.cases.rules import SignatureNeeded
from hall_server.cases.tables import Case
from hall_server.documents.forms import form_of
from hall_server.documents.handle_document import settle, signing_words
from hall_server.documents.tables import Document
from hall_server.kernel.work import Work

STEPS: dict[SignedHow, str] = {
    "refused": "sign_refused",
    "mailed": "sign_mailed",
    "acknowledged": "sign_acknowledged",
}
"""The acts of these steps in a case's file; of a plain signature the paper itself tells."""


def note_settled(case: Case, document: Document, signing: Signing, work: Work) -> None:
    """A step of the case's file where a paper was settled without a signature: why, who saw it, by
    which post, in words that stand only there."""
    act = STEPS.get(signing.how)
    if act is not None:
        facts = {"document": document.id, "form": document.form, "serial": document.serial}
        note_step(case, act, facts, f"{document.serial} {signing_words(signing)}", work)


def sign_all(case: Case, work: Work) -> None:
    """Signed on the spot (当场签收): every paper that stands and was still to be signed."""
    for document in unsigned(papers_of(case, work)):
        if document.voided_at is None:
            settle(document, Signing(), work)


def check_signed(case: Case, work: Work) -> None:
    """Raises `SignatureNeeded`."""
    lacking = unsigned(papers_of(case, work))
    if lacking:
        raise SignatureNeeded(serials=[document.serial for document in lacking])


def papers_of(case: Case, work: Work) -> tuple[Document, ...]:
    """Every paper of a case, those this command has given out or settled among them."""
    kept: tuple[Document, ...] = work.cold("case-documents", case.id) or ()
    now = (one for one in work.records if isinstance(one, Document) and one.case_id == case.id)
    return tuple({document.id: document for document in (*kept, *now)}.values())


def unsigned(documents: Iterable[Document]) -> list[Document]:
    """The papers that still have to be signed before a case is over, in the order given.

    What the staff sign alone never keeps an applicant waiting. A voided paper that an act of the
    case gave out is made good by a later one of its form that is signed, by nothing else (row F6);
    one that was filled in by hand besides, which no act asks for, is voided for good.
    """
    asked = [one for one in documents if is_outward(one) and _waits(one)]
    return [one for one in asked if not _is_settled(one, asked)]


def is_outward(document: Document) -> bool:
    """Whether the applicant has to do with it."""
    return form_of(document.form).outward


def _waits(document: Document) -> bool:
    """Whether somebody besides the staff signs it."""
    form = form_of(document.form)
    return bool(form.signatures) and not form.by_staff


def _is_settled(document: Document, among: Iterable[Document]) -> bool:
    if document.voided_at is None:
        return document.signed_at is not None
    return document.by_hand or any(
        other.form == document.form
        and (other.issued_at, other.number) > (document.issued_at, document.number)
        and other.signed_at is not None
        and other.voided_at is None
        for other in among
    )
