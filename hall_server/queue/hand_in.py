"""A kiosk is back: what it gave while the server was away becomes the hall's (row A15).

The paper is out, so nothing is refused here: a ticket is taken in where its citizen stood in line
by the true time, or kept aside for a person to see to.
"""

from dataclasses import replace
from datetime import UTC, date, datetime, time

from hall_link.wire.reserves import HandedIn, HandIn, OfflineTicket
from hall_link.wire.tickets import TicketTaken
from hall_server.devices.state import DevicesState
from hall_server.guide.state import GuideState
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.work import Work
from hall_server.paper.print_slip import known_elsewhere
from hall_server.paper.state import PaperState
from hall_server.premises.state import PremisesState
from hall_server.queue.moves import IN_LINE, moved
from hall_server.queue.reserve_tables import Reserve, Stray
from hall_server.queue.slips import slip_of
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import windows_of
from hall_server.windows.state import WindowsState


def hand_in(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    devices: DevicesState,
    paper: PaperState,
    state: QueueState,
    command: HandIn,
    work: Work,
) -> HandedIn:
    """Takes each ticket in once, in the order they were taken."""
    told = {ticket.ticket_id: ticket for ticket in command.tickets}
    aside: list[str] = []
    last = 0
    for offline in sorted(told.values(), key=lambda one: (one.taken_at, one.ticket_id)):
        reserve = state.reserves.find(offline.ticket_id) or work.cold("reserve", offline.ticket_id)
        if not isinstance(reserve, Reserve) or reserve.device != work.actor.id:
            aside.append(offline.ticket_id)
            _keep_aside(state, hall.day.business_day, offline, reserve is not None, work)
        elif reserve.state != "used":
            ticket = _ticket(hall, guide, state, reserve, offline, last + 1, work)
            last = ticket.place
            _take_in(hall, state, reserve, ticket, offline, work)
            _withdraw(state, paper, offline, work)
            if offline.printed:
                numbers = windows_of(guide, windows, ticket)
                slip = slip_of(hall.premises, guide, state, ticket, numbers, None)
                known_elsewhere(devices, work, slip, ticket.id, ticket.business_day)
    return HandedIn(ticket_ids=list(told), kept_aside=aside)


def _ticket(
    hall: PremisesState,
    guide: GuideState,
    state: QueueState,
    reserve: Reserve,
    offline: OfflineTicket,
    earliest: int,
    work: Work,
) -> Ticket:
    """Waiting at its true place. Calls made while nobody knew of it do not count as passing it."""
    found = hall.premises.priority(offline.priority) if offline.priority else None
    by_choice = found if found is not None and not found.needs_reason else None
    items = tuple(item.id for item in guide.known(dict.fromkeys(offline.items)))
    taken = _true_time(hall, reserve, offline.taken_at, work.now)
    place = state.lines.free(reserve.queue, max(earliest, int(taken.timestamp() * 1_000_000)))
    return Ticket(
        id=reserve.ticket_id,
        business_day=min(reserve.business_day, hall.day.business_day),
        queue=reserve.queue,
        serial=reserve.serial,
        number=reserve.number,
        place=place,
        taken=place,
        secret=reserve.secret,
        items=items,
        language=offline.language,
        issued_at=to_text(taken),
        lane=by_choice.lane if by_choice else "ordinary",
        priority=by_choice.id if by_choice else None,
        needs=tuple(dict.fromkeys(offline.needs)),
        principals=offline.principals,
        checks=tuple(check for check in offline.checks if check.item in items),
        versions=guide.versions_of(items),
        issuer=work.actor.id,
        lined_after=state.last_call,
        offline=True,
    )


def _true_time(
    hall: PremisesState, reserve: Reserve, taken_at: datetime, now: datetime
) -> datetime:
    """When it was taken: not before the number was set aside and its day had begun, and not to
    come, whatever the kiosk's clock says."""
    day = date.fromisoformat(reserve.business_day)
    begun = datetime.combine(day, time(), hall.premises.zone).astimezone(UTC)
    return min(max(taken_at.astimezone(UTC), stored(reserve.made_at), begun), now)


def _take_in(
    hall: PremisesState,
    state: QueueState,
    reserve: Reserve,
    ticket: Ticket,
    offline: OfflineTicket,
    work: Work,
) -> None:
    """A ticket of a day gone by ends as everybody else's did who still waited on it."""
    rule = hall.premises.hours
    keeps = rule is not None and rule.overnight == "keep"
    if ticket.business_day < hall.day.business_day and not keeps:
        ended = to_text(work.now)
        ticket = replace(ticket, state=moved(ticket, "end_day"), ended_at=ended)
    work.put(replace(reserve, state="used"))
    work.put(ticket)
    work.event(
        "ticket_handed_in",
        ticket=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        taken_at=ticket.issued_at,
        ahead=state.ahead(ticket),
        state=ticket.state,
        printed=offline.printed,
        **({"lane": ticket.lane} if ticket.lane != "ordinary" else {}),
    )


def _withdraw(state: QueueState, paper: PaperState, offline: OfflineTicket, work: Work) -> None:
    """The ticket the server gave for the same wish without the kiosk ever hearing of it: nobody
    holds it, so nobody may be called for it, and its paper need not be printed."""
    reply = work.cold("reply", offline.instead_of) if offline.instead_of else None
    if reply is None or '"ticket_taken"' not in reply:
        return
    given = state.tickets.get(TicketTaken.model_validate_json(reply).ticket_id)
    if given is None or given.issuer != work.actor.id or given.state not in IN_LINE:
        return
    work.put(replace(given, state=moved(given, "cancel"), ended_at=to_text(work.now)))
    work.event("ticket_withdrawn", ticket=given.id, number=given.number, by=offline.ticket_id)
    for job in paper.jobs.values():
        if job.ticket_id == given.id and job.state == "queued":
            work.put(job.ended("settled", None))


def _keep_aside(
    state: QueueState, day: str, offline: OfflineTicket, known: bool, work: Work
) -> None:
    """Once: a kiosk that was not answered tells it again."""
    if (offline.ticket_id, work.actor.id) in state.reserves.strays:
        return
    why = "another-kiosk" if known else "unknown"
    body = offline.model_dump_json()
    work.put(Stray(offline.ticket_id, work.actor.id, day, to_text(work.now), why, body))
    work.event("ticket_kept_aside", ticket=offline.ticket_id, device=work.actor.id, why=why)
