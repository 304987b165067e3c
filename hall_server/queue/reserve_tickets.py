"""Filling a kiosk's blocks, so that it can give numbers while the server is away (row A15)."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import bindparam, delete

from hall_link.wire.reserves import OfflinePaper, Reserved, ReserveTickets, TicketsReserved
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id, new_secret
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.premises.timetable import Timetable
from hall_server.queue.reserve_tables import RESERVES, Reserve
from hall_server.queue.rules import number_text
from hall_server.queue.slips import qr_of
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Queue
from hall_server.windows.state import WindowsState

LATE = timedelta(hours=1)
"""So long before the day's last session ends the next day's blocks are filled too."""

BLOCKS_OUT = 5
"""No device holds more blocks of a queue than this, however often it says that it has none."""

KEPT_DAYS = 30
"""A kiosk that hands in later than this finds its numbers unknown, and a person sees to them."""


def reserve_tickets(
    hall: PremisesState,
    windows: WindowsState,
    state: QueueState,
    command: ReserveTickets,
    work: Work,
) -> TicketsReserved:
    """Sets new numbers aside for the device that asks, for every queue some window serves."""
    today, following = hall.day.business_day, next_day(hall.timetable, work.now)
    wanted = [(today, command.holding)]
    if following is not None and following > today:
        wanted.append((following, command.next_day))
    queues = [queue for queue in state.queues.values() if windows.serving(queue.id)]
    made = list(_filled(hall, state, queues, wanted, work))
    if made:
        work.event("tickets_reserved", device=work.actor.id, count=len(made))
    premises = hall.premises
    return TicketsReserved(
        tickets=[_told(one, qr_of(premises, one.secret)) for one in made],
        paper=OfflinePaper(missed_rule=premises.missed_rule, layout=premises.ticket),
    )


def next_day(table: Timetable, now: datetime) -> str | None:
    """The next day the hall serves, in the last hour of this one; None before that hour."""
    today = table.day_of(now)
    closes = max((session.closes for session in table.sessions(today)), default=now)
    if now < closes - LATE:
        return None
    days = (table.day_of(session.opens) for session in table.following(now))
    return next((day.isoformat() for day in days if day > today), None)


def _filled(
    hall: PremisesState,
    state: QueueState,
    queues: list[Queue],
    wanted: list[tuple[str, dict[str, int]]],
    work: Work,
) -> Iterator[Reserve]:
    limits = hall.premises.limits
    given: dict[str, set[int]] = defaultdict(set)
    for day, holding in wanted:
        for queue in queues:
            held = state.reserves.held(work.actor.id, queue.id, day)
            lacking = limits.offline_block - holding.get(queue.id, 0)
            room = limits.offline_block * BLOCKS_OUT - held
            for _ in range(min(lacking, room)):
                taken = given[queue.prefix]
                serial = state.reserve_serial(queue.prefix, limits.offline_from, taken)
                taken.add(serial)
                number = number_text(queue.prefix, serial, hall.premises.number_digits)
                made = _reserve(queue, serial, number, day, work)
                work.put(made)
                yield made


def _reserve(queue: Queue, serial: int, number: str, day: str, work: Work) -> Reserve:
    return Reserve(
        ticket_id=new_id(work.now),
        device=work.actor.id,
        queue=queue.id,
        serial=serial,
        number=number,
        secret=new_secret(),
        business_day=day,
        state="held",
        made_at=to_text(work.now),
    )


def _told(one: Reserve, qr: str) -> Reserved:
    return Reserved(
        ticket_id=one.ticket_id,
        queue=one.queue,
        number=one.number,
        serial=one.serial,
        secret=one.secret,
        business_day=one.business_day,
        qr=qr,
    )


def void_reserves(state: QueueState, day: str, work: Work) -> None:
    """What nobody has handed in is void when a new day begins; long gone days are forgotten."""
    for reserve in state.reserves.before(day):
        work.put(replace(reserve, state="void"))
    oldest = date.fromisoformat(day) - timedelta(days=KEPT_DAYS)
    forget = delete(RESERVES).where(RESERVES.c.business_day < bindparam("oldest"))
    work.housekeep(forget, oldest=oldest.isoformat())
