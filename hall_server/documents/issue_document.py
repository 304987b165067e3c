"""A clerk fills in a form (row E5)."""

from dataclasses import replace

from hall_link.wire.documents import DocumentIssued, IssueDocument
from hall_server.devices.state import DevicesState
from hall_server.documents.fill import Known, filled
from hall_server.documents.issue import Filing, issue, put_on_paper, view_of
from hall_server.documents.state import DocumentsState
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.tables import Ticket
from hall_server.queue.whose_visit import check_visit_here
from hall_server.windows.rules import check_may_act


def issue_document(
    known: Known,
    documents: DocumentsState,
    devices: DevicesState,
    command: IssueDocument,
    work: Work,
    of_case: Filing | None = None,
) -> DocumentIssued:
    """of_case: the form with what the case's file says, in the case's language.

    Raises `UnknownForm`, `FieldMissing`, `UnknownTicket`, and what `check_may_act` and
    `check_visit_here` raise.
    """
    window = known.windows.find(command.window)
    check_may_act(window, known.windows.seat(window.number), work.actor)
    ticket = _ticket(known, command, work)
    base = of_case or Filing(form=command.form, language=command.language)
    typed = {key: text for key, text in command.fields.items() if text.strip()}
    filing = replace(
        base,
        fields={**base.fields, **typed},
        window=command.window,
        item=base.item or (ticket.items[0] if ticket and ticket.items else None),
        ticket_id=command.ticket_id or base.ticket_id,
        by_hand=True,
    )
    document = issue(known.hall, documents, filled(known, filing, work), work)
    job = None
    if command.print:
        printer = wanted_printer(devices, command.printer, work.actor.id)
        job = put_on_paper(known.hall, devices, document, printer, work)
    return DocumentIssued(document=view_of(known.hall, document), job=job)


def _ticket(known: Known, command: IssueDocument, work: Work) -> Ticket | None:
    if command.ticket_id is None:
        return None
    found = known.queue.tickets.get(command.ticket_id) or work.cold("ticket", command.ticket_id)
    if not isinstance(found, Ticket):
        raise UnknownTicket
    check_visit_here(found, command.window)
    return found
