"""Issuing a document: the one way from a form and its fields to a number and a paper (row E5)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hall_link.wire.base import Language
from hall_link.wire.documents import DocumentView
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.printing import PrintJob
from hall_server.devices.state import DevicesState
from hall_server.documents.forms import Form, form_of
from hall_server.documents.paper import slip_of
from hall_server.documents.rules import FieldMissing
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.kernel.clock import from_text, stored, to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import print_slip
from hall_server.premises.state import PremisesState

DIGITS = 6
"""Of a serial's number: `告2026-000123`."""

EVERYWHERE = frozenset({"hall", "hotline", "date", "time"})
"""The keys of what stands on every paper."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A form to be filled in. `fields`: by the form's keys; one the form has not is passed over.

    A list is told line by line, a line's detail (or a table's next column) behind a `|`.
    checked: for a one-time notice, the places of the papers that are there; also: the same of its
    further items.
    """

    form: str
    fields: Mapping[str, str] = field(default_factory=dict, repr=False)
    language: Language = "zh"
    window: int | None = None
    item: str | None = None
    item_version: int | None = None
    ticket_id: str | None = None
    case_id: str | None = None
    complaint_id: str | None = None
    by_hand: bool = False
    secret: str | None = field(default=None, repr=False)
    checked: tuple[int, ...] = ()
    also: tuple[MaterialCheck, ...] = ()


def issue(hall: PremisesState, documents: DocumentsState, filing: Filing, work: Work) -> Document:
    """Numbers it, keeps it word for word, and tells the ledger by ids only.

    The number is taken with the commit, so that none is lost to a refusal or a power cut. Raises
    `UnknownForm`, `FieldMissing`.
    """
    form = form_of(filing.form)
    fields = unnumbered(hall, filing, work)
    _check_required(form, fields)
    document = _numbered(hall, documents, form, filing, fields, work)
    work.put(document)
    work.event(
        "document_issued",
        document=document.id,
        form=form.id,
        serial=document.serial,
        window=document.window,
        item=document.item,
        ticket=document.ticket_id,
        case=document.case_id,
        complaint=document.complaint_id,
    )
    return document


def unnumbered(hall: PremisesState, filing: Filing, work: Work) -> dict[str, str]:
    """What stands in the form, before it has a number. Raises `UnknownForm`."""
    form = form_of(filing.form)
    given = {key: text for key, text in filing.fields.items() if key in form.keys and text.strip()}
    return {**_every(hall, filing, work), **form.defaults, **given}


def _every(hall: PremisesState, filing: Filing, work: Work) -> dict[str, str]:
    """What stands on every paper: whose it is, and when it was issued (local time)."""
    local = work.now.astimezone(hall.premises.zone)
    return {
        "hall": hall.premises.name.in_language(filing.language),
        "hotline": hall.premises.hotline,
        "date": f"{local:%Y-%m-%d}",
        "time": f"{local:%Y-%m-%d %H:%M}",
    }


def _check_required(form: Form, fields: Mapping[str, str]) -> None:
    for part in form.fields:
        if part.required and not fields.get(part.key, "").strip():
            raise FieldMissing(form=form.id, field=part.key)


def _numbered(
    hall: PremisesState,
    documents: DocumentsState,
    form: Form,
    filing: Filing,
    fields: Mapping[str, str],
    work: Work,
) -> Document:
    year = work.now.astimezone(hall.premises.zone).year
    book = f"{form.id}/{year}"
    number = _next(documents, book, work)
    return Document(
        id=new_id(work.now),
        form=form.id,
        book=book,
        number=number,
        serial=f"{form.mark}{year}-{number:0{DIGITS}}" if form.mark else "",
        business_day=hall.day.business_day,
        issued_at=to_text(work.now),
        issued_by=work.actor.id,
        language=filing.language,
        window=filing.window,
        item=filing.item,
        item_version=filing.item_version,
        ticket_id=filing.ticket_id,
        case_id=filing.case_id,
        complaint_id=filing.complaint_id,
        by_hand=filing.by_hand,
        secret=filing.secret,
        fields=tuple(fields.items()),
        checked=filing.checked,
        also=filing.also,
        layout=hall.premises.layouts.get(form.id) or form.layout,
    )


def _next(documents: DocumentsState, book: str, work: Work) -> int:
    """The next number of a book; one command may issue several."""
    work.taken[book] = max(documents.next_number(book), work.taken.get(book, 0) + 1)
    return work.taken[book]


def put_on_paper(
    hall: PremisesState,
    devices: DevicesState,
    document: Document,
    printer: str | None,
    work: Work,
    reprint: bool = False,
) -> PrintJob:
    """Puts its slip into a printer's queue: `printer`, None for the best one.

    What is given back, for the answer to who asked, has no blocks: what stands on the paper is for
    the printer alone, for it may name people.
    """
    job = printed(hall, devices, document, printer, work, reprint)
    assert job.document is not None
    return job.model_copy(update={"document": job.document.model_copy(update={"blocks": []})})


def printed(
    hall: PremisesState,
    devices: DevicesState,
    document: Document,
    printer: str | None,
    work: Work,
    reprint: bool = False,
) -> PrintJob:
    """The same, wholly told: for papers that name nobody, which a kiosk prints by itself."""
    slip = slip_of(hall.premises, document)
    return print_slip(
        devices,
        work,
        slip,
        document.ticket_id or "",
        hall.day.business_day,
        printer,
        reprint=reprint,
        document_id=document.id,
    )


def view_of(hall: PremisesState, document: Document) -> DocumentView:
    """What may be told of it to whoever issued it; nothing of its fields."""
    form = form_of(document.form)
    return DocumentView(
        document_id=document.id,
        form=document.form,
        title=form.name,
        serial=document.serial,
        issued_at=stored(document.issued_at),
        case_id=document.case_id,
        ticket_id=document.ticket_id,
        needs=[label.in_language(document.language) for label in form.signatures],
        outward=form.outward,
        signed_at=from_text(document.signed_at),
        how=document.signed_how,
        voided_at=from_text(document.voided_at),
    )
