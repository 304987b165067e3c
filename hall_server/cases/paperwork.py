"""Who may handle an issued paper: print it again, have it signed, void it, read it (rows E5, F6).

A case's papers name its applicant: they are for who has to do with the case, and for leaders, whose
reading is in the ledger. Any other paper is its own window's, and a leader's; what a kiosk or the
phone page gave out, and names nobody, any window's. Complaints' papers are none of these.
"""

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_link.wire.documents import DocumentIssued, PrintDocument, SignDocument, VoidDocument
from hall_server.cases.acting import who_is
from hall_server.cases.filing import note_step
from hall_server.cases.moves import Who
from hall_server.cases.room import Scene
from hall_server.cases.rules import NotYourCase, UnknownCase
from hall_server.cases.signing import is_outward, note_settled
from hall_server.cases.tables import Case
from hall_server.documents.forms import form_of
from hall_server.documents.handle_document import (
    find_document,
    print_again,
    settle,
    standing,
    void,
)
from hall_server.documents.issue import view_of
from hall_server.documents.tables import Document
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Actor, Work
from hall_server.windows.rules import WrongWindow

HANDLING: frozenset[Who] = frozenset({"handler", "joined", "counter", "leader"})
VOIDING: frozenset[Who] = frozenset({"handler", "leader"})

VOIDED = "void_document"
"""The act of this step in a case's file."""


class ReadDocument(BaseModel):
    """Take a document's A4 sheet."""

    document_id: str


def print_document(scene: Scene, command: PrintDocument, work: Work) -> DocumentIssued:
    """Marked 重打. Raises `UnknownDocument`, `DocumentVoided`, what `check_may_handle` raises."""
    document = standing(scene.documents, command.document_id, work)
    check_may_handle(scene, document, work)
    return print_again(scene.hall, scene.devices, document, command.printer, work)


def sign_document(scene: Scene, command: SignDocument, work: Work) -> DocumentIssued:
    """Signed, or settled else, which stands in its case's file.

    Raises `UnknownDocument`, `DocumentVoided`, what `check_may_handle` and `settle` raise.
    """
    document = standing(scene.documents, command.document_id, work)
    case = check_may_handle(scene, document, work)
    settled = settle(document, command, work)
    if case is not None:
        note_settled(case, settled, command, work)
    return DocumentIssued(document=view_of(scene.hall, settled))


def void_document(scene: Scene, command: VoidDocument, work: Work) -> DocumentIssued:
    """Its number stays taken. A case's paper that is the applicant's too is voided by its handler
    or a leader alone, and that stands in the case's file.

    Raises `UnknownDocument`, `DocumentVoided`, what `check_may_handle` raises.
    """
    document = standing(scene.documents, command.document_id, work)
    may = VOIDING if is_outward(document) else HANDLING
    case = check_may_handle(scene, document, work, may)
    if case is not None:
        facts = {"document": document.id, "form": document.form, "serial": document.serial}
        note_step(case, VOIDED, facts, command.reason, work)
    return void(scene.hall, document, command.reason, work)


def read_document(scene: Scene, command: ReadDocument, work: Work) -> Noted:
    """Whoever reads may; a leader's reading is noted by ids. Raises `UnknownDocument`, what
    `check_may_handle` raises."""
    document = find_document(scene.documents, command.document_id, work)
    case = check_may_handle(scene, document, work)
    if case is not None and who_is(scene, case, work.actor) == {"leader"}:
        work.event("document_read", document=document.id, form=document.form, case=case.id)
    return Noted()


def check_may_handle(
    scene: Scene, document: Document, work: Work, may: frozenset[Who] = HANDLING
) -> Case | None:
    """The document's case, where it has one. Raises `NotYourCase`, `WrongWindow`, `WrongRole`."""
    if document.case_id is not None:
        return check_may_draw(scene, document.case_id, work, may)
    actor = work.actor
    if actor.role == "guide" and not _is_own_guide(document, actor):
        raise WrongRole(role=actor.role)
    if actor.role == "clerk" and not _is_of_window(document, actor):
        raise WrongWindow
    return None


def check_may_draw(scene: Scene, case_id: str, work: Work, may: frozenset[Who] = HANDLING) -> Case:
    """The case a paper is, or is to be, drawn of. Raises `UnknownCase`, `NotYourCase`."""
    case: Case | None = scene.cases.find(case_id) or work.cold("case", case_id)
    if case is None:
        raise UnknownCase
    if not who_is(scene, case, work.actor) & may:
        raise NotYourCase
    return case


def _is_own_guide(document: Document, actor: Actor) -> bool:
    """What the guide desk gave out itself, and names nobody."""
    return document.issued_by == actor.id and not form_of(document.form).personal


def _is_of_window(document: Document, actor: Actor) -> bool:
    if document.window is None and not form_of(document.form).personal:
        return True
    return document.issued_by == actor.id or (
        document.window is not None and actor.window == document.window
    )
