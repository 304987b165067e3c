"""Telling once, in full, what is missing of an item's papers (rows A3, B11)."""

from dataclasses import replace

from hall_link.wire.documents import GiveNotice, NoticeGiven
from hall_link.wire.guide import MaterialCheck
from hall_server.devices.state import DevicesState
from hall_server.documents.checking import Checked, checked
from hall_server.documents.fill import Known, filled
from hall_server.documents.issue import Filing, issue, printed, view_of
from hall_server.documents.paper import NOTICE_PAGE
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.documents.words import material_lines
from hall_server.kernel.ids import new_secret
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.slips import address_of
from hall_server.windows.rules import check_may_act

FORM = "once-list"
STAFF = frozenset({"clerk", "guide"})


def give_notice(
    known: Known,
    documents: DocumentsState,
    devices: DevicesState,
    command: GiveNotice,
    work: Work,
) -> NoticeGiven:
    """Issues the notice, remembers on the ticket what was ticked, and prints it where asked for.

    Raises `UnknownItem`, `ItemChanged`, `UnknownTicket`, `WrongRole` for words of who is none of
    the staff, and at a window what `check_may_act` raises.
    """
    _check_right(known, command, work)
    (item,) = known.guide.chosen([command.check.item])
    found = checked(item, command.check)
    filing = filled(known, _filing(command, found, work), work)
    document = issue(known.hall, documents, filing, work)
    _note_on_ticket(known, command, work)
    job = None
    if command.print:
        printer = wanted_printer(devices, command.printer, work.actor.id)
        job = printed(known.hall, devices, document, printer, work)
    return NoticeGiven(
        document=view_of(known.hall, document),
        secret=document.secret or "",
        qr=notice_address(known, document),
        check=command.check,
        missing=list(found.missing),
        extra=command.extra,
        job=job,
    )


def notice_address(known: Known, document: Document) -> str:
    """What the notice's QR says."""
    return address_of(known.hall.premises, NOTICE_PAGE, document.secret or "")


def _check_right(known: Known, command: GiveNotice, work: Work) -> None:
    if command.extra and work.actor.role not in STAFF:
        raise WrongRole(role=work.actor.role)
    if command.window is not None and work.actor.role == "clerk":
        window = known.windows.find(command.window)
        check_may_act(window, known.windows.seat(window.number), work.actor)


def _filing(command: GiveNotice, found: Checked, work: Work) -> Filing:
    language = command.language
    fields = {
        "missing": material_lines(found.missing, language),
        "optional": material_lines(found.optional, language),
        "have": material_lines(found.have, language),
        "extra": "\n".join(" ".join(line.split()) for line in command.extra),
    }
    if not found.missing:
        ready = "Nothing is missing." if language == "en" else "材料已齐，可以直接取号办理。"
        fields["complete"] = ready
    return Filing(
        form=FORM,
        fields=fields,
        language=language,
        window=command.window if work.actor.role == "clerk" else None,
        item=command.check.item,
        ticket_id=command.ticket_id,
        secret=new_secret(),
        checked=tuple(sorted(set(command.check.have))),
    )


def _note_on_ticket(known: Known, command: GiveNotice, work: Work) -> None:
    """The window sees the same ticks when the citizen arrives."""
    if command.ticket_id is None:
        return
    ticket = known.queue.tickets.get(command.ticket_id)
    if ticket is None:
        raise UnknownTicket
    others = [check for check in ticket.checks if check.item != command.check.item]
    told = MaterialCheck.model_validate(command.check)
    work.put(replace(ticket, checks=(*others, told)))
