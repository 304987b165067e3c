"""Telling once, in full, what is missing of an item's papers (rows A3, B11)."""

from dataclasses import replace

from hall_link.wire.documents import GiveNotice, NoticeGiven
from hall_link.wire.guide import ServiceItem
from hall_link.wire.printing import PrintJob
from hall_server.devices.state import DevicesState
from hall_server.documents.checking import Checked, checked
from hall_server.documents.fill import Known, filled
from hall_server.documents.issue import Filing, issue, printed, view_of
from hall_server.documents.paper import NOTICE_PAGE
from hall_server.documents.state import DocumentsState
from hall_server.documents.tables import Document
from hall_server.documents.telling import Told, guide_fields, papers_fields
from hall_server.kernel.ids import new_secret
from hall_server.kernel.refusals import WrongRole
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import wanted_printer
from hall_server.premises.addresses import address_of
from hall_server.premises.casebook import Notices
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.tables import Ticket
from hall_server.queue.whose_visit import check_not_elsewhere
from hall_server.windows.rules import check_may_act

BEFORE_QUEUEING = "once-list"
"""The list that nobody signs: what is given out where no window stands behind it."""

STAFF = frozenset({"clerk", "guide"})


def give_notice(
    known: Known,
    documents: DocumentsState,
    devices: DevicesState,
    command: GiveNotice,
    work: Work,
) -> NoticeGiven:
    """Issues the notice, remembers on the ticket what was ticked, and prints it where that is asked
    for, or at a window by the hall's rule. One that is only spoken is kept all the same.

    Raises `UnknownItem`, `ItemChanged`, `UnknownTicket`, `WrongRole` for words of who is none of
    the staff, and at a window what `check_may_act` and `check_not_elsewhere` raise.
    """
    _check_right(known, command, work)
    ticket = _ticket(known, command, work)
    told = _told(known, command)
    filing = filled(known, _filing(known, command, told, work), work)
    document = issue(known.hall, documents, filing, work)
    if ticket is not None:
        _note_on_ticket(ticket, command, work)
    missing = [material for _, found in told for material in found.missing]
    return NoticeGiven(
        document=view_of(known.hall, document),
        secret=document.secret or "",
        qr=notice_address(known, document),
        check=command.check,
        also=command.also,
        missing=missing,
        extra=command.extra,
        window=document.window,
        given_at=document.window,
        job=_job(known, devices, document, command, bool(missing or command.extra), work),
    )


def notice_address(known: Known, document: Document) -> str:
    """What the notice's QR says."""
    return address_of(known.hall.premises, NOTICE_PAGE, document.secret or "")


def on_paper(rules: Notices, command: GiveNotice, lacks: bool) -> bool:
    """Whether a window's notice is written, where the clerk left it to the hall's rule."""
    match rules.written:
        case "always":
            return lacks
        case "when-kept":
            return lacks and not command.on_the_spot
        case "on-request":
            return False


def _check_right(known: Known, command: GiveNotice, work: Work) -> None:
    if command.extra and work.actor.role not in STAFF:
        raise WrongRole(role=work.actor.role)
    if command.window is not None and work.actor.role == "clerk":
        window = known.windows.find(command.window)
        check_may_act(window, known.windows.seat(window.number), work.actor)


def _told(known: Known, command: GiveNotice) -> list[tuple[ServiceItem, Checked]]:
    """Each item once, with its papers sorted out."""
    checks = {check.item: check for check in (command.check, *command.also)}
    items = known.guide.chosen(list(checks))
    return [(item, checked(item, checks[item.id])) for item in items]


def _filing(known: Known, command: GiveNotice, told: Told, work: Work) -> Filing:
    window = command.window if work.actor.role == "clerk" else None
    served = {item.id: known.windows.serving(item.queue) for item, _ in told}
    lacks = any(found.missing for _, found in told)
    fields = {
        **papers_fields(told, command.language),
        **guide_fields(told, served, command.language),
        **_sayings(known, command, window, lacks),
        "extra": "\n".join(" ".join(line.split()) for line in command.extra),
    }
    return Filing(
        form=_form(known, window),
        fields=fields,
        language=command.language,
        window=window,
        item=command.check.item,
        ticket_id=command.ticket_id,
        secret=new_secret(),
        checked=tuple(sorted(set(command.check.have))),
        also=tuple(check for check in command.also if check.item != command.check.item),
    )


def _form(known: Known, window: int | None) -> str:
    if window is None:
        return BEFORE_QUEUEING
    return known.hall.premises.casebook.notices.at_window


def _sayings(known: Known, command: GiveNotice, window: int | None, lacks: bool) -> dict[str, str]:
    """What to do next: from a window back to it, else to a number with the code of this paper."""
    en = command.language == "en"
    if window is None:
        ready = "Nothing is missing." if en else "材料已齐，可以直接取号办理。"
        scan = "Scan this at a kiosk when you come again: the list is kept"
        return {
            "complete": "" if lacks else ready,
            "scan": scan if en else "再来时在取号机扫此码，材料清单自动带出",
        }
    name = known.windows.find(window).name.in_language(command.language)
    where = f"Window {window} {name}" if en else f"{window}号窗口 {name}"
    straight = f"When complete, come straight to this window, no new queue: {where}."
    scan = "Scan this at a kiosk, or show it at the window: your turn comes first"
    return {
        "complete": "" if lacks else ("Nothing is missing." if en else "材料已齐。"),
        "straight": straight if en else f"补齐后直接到本窗口，不用重新排队（{where}）。",
        "scan": scan if en else "补齐后在取号机扫此码，或把此码交给本窗口，先叫您",
    }


def _job(
    known: Known,
    devices: DevicesState,
    document: Document,
    command: GiveNotice,
    lacks: bool,
    work: Work,
) -> PrintJob | None:
    """On paper, where it goes on paper."""
    rules = known.hall.premises.casebook.notices
    by_rule = document.window is None or on_paper(rules, command, lacks)
    if not (by_rule if command.print is None else command.print):
        return None
    printer = wanted_printer(devices, command.printer, work.actor.id)
    return printed(known.hall, devices, document, printer, work)


def _ticket(known: Known, command: GiveNotice, work: Work) -> Ticket | None:
    """Whom it is told. A clerk tells who waits, or who is at the own window."""
    if command.ticket_id is None:
        return None
    ticket = known.queue.tickets.get(command.ticket_id)
    if ticket is None:
        raise UnknownTicket
    if work.actor.role == "clerk":
        check_not_elsewhere(ticket, work.actor.window or 0)
    return ticket


def _note_on_ticket(ticket: Ticket, command: GiveNotice, work: Work) -> None:
    """The window sees the same ticks when the citizen arrives."""
    told = [command.check, *command.also]
    others = [check for check in ticket.checks if check.item not in {one.item for one in told}]
    work.put(replace(ticket, checks=(*others, *told)))
