"""A ticket given without the server: what it is, and what its paper says. Pure."""

from collections.abc import Iterable
from datetime import datetime
from typing import cast
from zoneinfo import ZoneInfo

from hall_link.wire.base import Language
from hall_link.wire.board import Board
from hall_link.wire.guide import Guide, ServiceItem
from hall_link.wire.printing import PrintJob, TicketSlip
from hall_link.wire.reserves import OfflinePaper, OfflineTicket, Reserved
from hall_link.wire.tickets import Need, TicketTaken
from kiosk.effects import GiveEffect
from kiosk.guide import find_item, find_queue, queue_windows
from kiosk.store import Given


def given(
    effect: GiveEffect,
    board: Board,
    guide: Guide,
    paper: OfflinePaper,
    reserved: Reserved,
    taken_at: datetime,
) -> Given:
    """The wish made a ticket with a number of the kiosk's own."""
    wish = effect.wish
    language: Language = "en" if wish.language == "en" else "zh"
    ticket = OfflineTicket(
        ticket_id=reserved.ticket_id,
        queue=reserved.queue,
        items=list(wish.items),
        language=language,
        needs=cast(list[Need], list(wish.wish.needs)),
        priority=wish.wish.priority,
        principals=wish.wish.principals,
        checks=list(wish.checks),
        taken_at=taken_at,
        instead_of=effect.instead_of,
    )
    slip = _slip(ticket, board, guide, paper, reserved)
    told = TicketTaken(
        ticket_id=reserved.ticket_id,
        number=reserved.number,
        secret=reserved.secret,
        queue=reserved.queue,
        items=ticket.items,
        ahead=0,
        windows=slip.windows,
        issued_at=taken_at,
        business_day=reserved.business_day,
        qr=slip.qr,
        job=PrintJob(job_id=reserved.ticket_id, ticket=slip),
        offline=True,
    )
    return Given(ticket, told)


def _slip(
    ticket: OfflineTicket, board: Board, guide: Guide, paper: OfflinePaper, reserved: Reserved
) -> TicketSlip:
    items = _known(guide, ticket.items)
    queue = find_queue(board, reserved.queue)
    further = (find_queue(board, name) for name in _queues(items) if name != reserved.queue)
    local = ticket.taken_at.astimezone(ZoneInfo(board.time_zone))
    return TicketSlip(
        hall=board.name,
        number=reserved.number,
        queue=queue.name if queue else board.name,
        items=[item.name for item in items],
        issued_at=f"{local:%Y-%m-%d %H:%M}",
        ahead=0,
        windows=sorted(window.number for window in queue_windows(board, reserved.queue)),
        missed_rule=paper.missed_rule,
        qr=reserved.qr or reserved.secret,
        language=ticket.language,
        materials=list(dict.fromkeys(m for item in items for m in item.materials)),
        hotline=board.hotline,
        then=[one.name for one in further if one is not None],
        principals=ticket.principals,
        layout=paper.layout,
        offline=True,
    )


def _known(guide: Guide, ids: Iterable[str]) -> list[ServiceItem]:
    return [item for one in ids if (item := find_item(guide, one)) is not None]


def _queues(items: Iterable[ServiceItem]) -> dict[str, None]:
    return dict.fromkeys(item.queue for item in items)
