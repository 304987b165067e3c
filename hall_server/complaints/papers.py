"""The papers of a complaint. None bears the name of who complained, and a slip not a word of it."""

from hall_link.wire.base import Language
from hall_link.wire.printing import PrintJob
from hall_server.complaints.office import Office
from hall_server.complaints.tables import Complaint
from hall_server.complaints.words import CATEGORY, WHAT
from hall_server.documents.issue import Filing, issue, put_on_paper
from hall_server.documents.tables import Document
from hall_server.kernel.clock import stored
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer

WRITTEN = frozenset({"letter"})
"""Who complains in writing is answered in writing."""


def receipt(office: Office, complaint: Complaint, work: Work) -> Document:
    """The slip to follow it by: its number and code, and the day of the answer."""
    return _issued(office, complaint, "complaint-receipt", {}, work)


def reception_notice(office: Office, complaint: Complaint, work: Work) -> Document:
    """What who came with a petition is told at once (告知书): that it is taken in, and the day of
    the answer. The name is written and signed by hand."""
    return _issued(office, complaint, "petition-notice", {}, work)


def correction(office: Office, complaint: Complaint, text: str, work: Work) -> Document:
    """What the department has to put right, in the hall's name (整改通知); of a petition the sheet
    by which it is handed on (事项交办单)."""
    form = "petition-handout" if complaint.what == "petition" else "complaint-transfer"
    return _issued(office, complaint, form, {"requirement": text.strip()}, work)


def written_reply(office: Office, complaint: Complaint, work: Work) -> Document | None:
    """The answer in writing: to every petition (告知书), and to who complained in writing. The name
    is written by hand: no document bears it."""
    if complaint.what == "petition":
        return _issued(office, complaint, "petition-notice", {"answer": complaint.answer}, work)
    if complaint.channel not in WRITTEN:
        return None
    return _issued(office, complaint, "complaint-reply", {"answer": complaint.answer}, work)


def on_paper(
    office: Office, document: Document, printer: str | None, asker: str, work: Work
) -> PrintJob:
    """To the printer that was chosen, else that beside who asks, else the best."""
    chosen = wanted_printer(office.devices, printer, asker)
    return put_on_paper(office.hall, office.devices, document, chosen, work)


def _issued(
    office: Office, complaint: Complaint, form: str, own: dict[str, str], work: Work
) -> Document:
    language: Language = "en" if complaint.language == "en" else "zh"
    received = stored(complaint.received_at).astimezone(office.hall.premises.zone)
    fields = {
        "number": complaint.number,
        "code": complaint.code,
        "what": WHAT[complaint.what].in_language(language),
        "matter": CATEGORY[complaint.category].in_language(language),
        "received_at": f"{received:%Y-%m-%d %H:%M}",
        "due": complaint.due or "",
        "to": _addressed(office, complaint),
        **own,
    }
    filing = Filing(form, fields, language, complaint_id=complaint.id)
    return issue(office.hall, office.documents, filing, work)


def _addressed(office: Office, complaint: Complaint) -> str:
    """Whose the matter is: the window it is about; empty leaves room to write."""
    if complaint.window is None:
        return ""
    window = office.windows.known(complaint.window)
    return f"{complaint.window}号窗口 {window.name.zh}" if window else f"{complaint.window}号窗口"
