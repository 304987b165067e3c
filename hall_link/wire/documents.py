"""Notices and receipts: told once in full, numbered without gaps, on a slip or on A4 (row E5)."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Instant, Language, Message, Secret, Words
from hall_link.wire.guide import Material, MaterialCheck
from hall_link.wire.printing import PrintJob

FormId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,47}$")]
DocumentId = Annotated[str, Field(min_length=1, max_length=36)]
PrinterId = Annotated[str, Field(max_length=36)]
FieldText = Annotated[str, Field(max_length=600)]

SignedHow = Literal["signed", "refused", "mailed", "acknowledged"]
"""How a paper's signature was settled. refused: whoever had to would not sign, before a witness
(拒签). mailed: it went by registered post. acknowledged: they said so, spoken or online."""


class DocumentView(Message):
    """An issued document. Its A4 sheet is at `/api/v1/documents/<id>.pdf`.

    `needs`: who has to sign it (by the form's labels); `signed_at` when the staff noted that they
    have, or `how` else it was settled. `voided_at`: it holds no more, its number stays taken.
    `outward`: the applicant has to do with it; what windows write each other is not.
    """

    document_id: str
    form: str
    title: Words
    serial: str
    issued_at: Instant
    case_id: str | None = None
    ticket_id: str | None = None
    needs: list[str] = []
    outward: bool = True
    signed_at: Instant | None = None
    how: SignedHow | None = None
    voided_at: Instant | None = None


class NoticeWanted(Message):
    """Which papers of an item are there, and what else the notice is to tell.

    `also`: further items, told on the same paper. `extra`: further papers or hints in the clerk's
    own words (row B11), only from the staff. `ticket_id`: whose visit it belongs to, at a window.
    `on_the_spot`: what is missing is put right while the citizen waits. `print`: on paper, by the
    device `printer`, else by that beside who asks, or the best; false where it is read on a screen
    or only spoken; None leaves it to the hall's rule (`notices.written`), by which a window prints.
    """

    check: MaterialCheck
    also: Annotated[list[MaterialCheck], Field(max_length=11)] = []
    extra: Annotated[list[Annotated[str, Field(min_length=1, max_length=200)]], Field()] = []
    window: Annotated[int, Field(ge=1, le=999)] | None = None
    ticket_id: Annotated[str, Field(max_length=36)] | None = None
    on_the_spot: bool = False
    language: Language = "zh"
    print: bool | None = None
    printer: PrinterId | None = None


class GiveNotice(NoticeWanted):
    """Tell once what is missing of an item's papers (一次性告知), before any queueing (row A3)."""

    kind: Literal["give_notice"] = "give_notice"


class NoticeGiven(Message):
    """The notice as told. `qr`: scanned at the kiosk it brings the same list back.

    `missing`: of all its items. `window`: it leads straight to this window, before everybody who
    waits there (补齐后直接到本窗口), as long as nobody has come back with it; None for one that was
    not given by a window. `given_at`: the window that gave it, wherever it leads now. `used`:
    somebody came back with it already, so that it leads past nobody.
    """

    kind: Literal["notice_given"] = "notice_given"
    document: DocumentView
    secret: Secret
    qr: str
    check: MaterialCheck
    also: list[MaterialCheck] = []
    missing: list[Material]
    extra: list[str] = []
    window: int | None = None
    given_at: int | None = None
    used: bool = False
    job: PrintJob | None = None


class FindNotice(Message):
    """Bring a one-time notice back, by the secret its QR carries."""

    kind: Literal["find_notice"] = "find_notice"
    secret: Secret


class PrintGuide(Message):
    """Put the guide of an item on paper (row A4)."""

    kind: Literal["print_guide"] = "print_guide"
    item: Annotated[str, Field(min_length=1, max_length=64)]
    language: Language = "zh"
    printer: PrinterId | None = None


class FormWanted(Message):
    """A form to fill in for a case, a visit or by itself; `fields` by the form's own keys.

    What the hall knows (names, item, times, papers) is filled in by the hall; a field given here
    goes before it. `ticket_id`: a visit of this window, as a case's.
    """

    form: FormId
    case_id: Annotated[str, Field(max_length=36)] | None = None
    ticket_id: Annotated[str, Field(max_length=36)] | None = None
    fields: Annotated[dict[str, FieldText], Field(max_length=40, repr=False)] = {}
    language: Language = "zh"
    print: bool = True
    printer: PrinterId | None = None


class IssueDocument(FormWanted):
    """Fill in a form at a window. Answered by `document_issued`."""

    kind: Literal["issue_document"] = "issue_document"
    window: Annotated[int, Field(ge=1, le=999)]


class PrintDocument(Message):
    """Print an issued document again, marked as a reprint (重打)."""

    kind: Literal["print_document"] = "print_document"
    document_id: DocumentId
    printer: PrinterId | None = None


class Signing(Message):
    """How a paper was settled. What is told of it in words stands in its case's file.

    refused: needs the `reason` and the `witness` who saw it. mailed: needs the `post_number`.
    acknowledged: needs in `reason` how and when; never for a decision that the law wants in writing
    in the applicant's hands. All but a signature may be followed by one.
    """

    how: SignedHow = "signed"
    reason: Annotated[str, Field(max_length=150, repr=False)] = ""
    witness: Annotated[str, Field(max_length=40, repr=False)] = ""
    post_number: Annotated[str, Field(max_length=40)] = ""


class SignDocument(Signing):
    """Note that everybody who had to has signed the paper, or how else it was settled."""

    kind: Literal["sign_document"] = "sign_document"
    document_id: DocumentId


class VoidDocument(Message):
    """A document was wrong: it holds no more and keeps its number (作废)."""

    kind: Literal["void_document"] = "void_document"
    document_id: DocumentId
    reason: Annotated[str, Field(min_length=1, max_length=150)]


class DocumentIssued(Message):
    """The document, and its print job where paper was asked for."""

    kind: Literal["document_issued"] = "document_issued"
    document: DocumentView
    job: PrintJob | None = None


class SlipPrinted(Message):
    """A paper that is no numbered document is on its way."""

    kind: Literal["slip_printed"] = "slip_printed"
    job: PrintJob
