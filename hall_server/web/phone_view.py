"""What a citizen's phone is told of its ticket: the whole once, then what can change."""

from itertools import islice

from hall_link.wire.base import Instant, Message, Words
from hall_link.wire.board import Hours
from hall_link.wire.pad import PadTag
from hall_link.wire.tickets import TicketItem, TicketState
from hall_link.wire.wait import Wait
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.premises.tables import Premises
from hall_server.queue.forecast import expected_wait
from hall_server.queue.moves import IN_LINE
from hall_server.queue.returning import returns_left
from hall_server.queue.rules import rating_ends
from hall_server.queue.scene import Scene
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_parts, windows_of

LATEST_CALLS = 3


class LatestCall(Message):
    """A number of the same queue that was called."""

    number: str
    window: int


class TicketNow(Message):
    """What changes while somebody waits. `ahead` and `wait` are None unless it stands in line.
    `cases`: the numbers of the cases the visit became. `rate_until`: how long the visit may be
    rated, and the rating added to; None before it ended."""

    state: TicketState
    ahead: int | None
    wait: Wait | None
    window: int | None
    windows: list[int]
    calls: list[LatestCall]
    round: int
    rated: bool
    supplemented: bool
    rate_until: Instant | None
    returns: int
    cases: list[str] = []


class PhoneLevel(Message):
    """A rating level with the reasons that may be ticked."""

    level: int
    name: Words
    tags: list[PadTag]


class TicketPage(Message):
    """What stays the same: whose ticket it is, and what the page can ask."""

    hall: Words
    hotline: str
    number: str
    queue: Words
    colour: str
    items: list[TicketItem]
    language: str
    missed_rule: Words
    issued_at: str
    levels: list[PhoneLevel]
    hours: Hours
    now: TicketNow


class Moment:
    """The hall at one moment, for many tickets: what tickets of a line share is worked out once."""

    def __init__(self, hall: Hall) -> None:
        self.hall = hall
        self._calls: dict[str, list[LatestCall]] = {}
        self._windows: dict[tuple[str, int | None, tuple[str, ...]], list[int]] = {}

    def wait(self, ticket: Ticket) -> Wait | None:
        """How long it still waits; None unless it stands in line and a window is open for it."""
        if ticket.state not in IN_LINE:
            return None
        hall = self.hall
        scene = Scene(hall.premises, hall.guide, hall.windows, hall.devices, hall.queue)
        return expected_wait(scene, ticket)

    def now(self, ticket: Ticket, wait: Wait | None) -> TicketNow:
        """The ticket, with a wait that was worked out just now or a little before."""
        queue, missed = self.hall.queue, self.hall.premises.premises.missed
        return TicketNow(
            state=ticket.state,
            ahead=queue.ahead(ticket) if ticket.state in IN_LINE else None,
            wait=wait,
            window=ticket.window,
            windows=self._windows_of(ticket),
            calls=self._latest(ticket.queue),
            round=ticket.round,
            rated=ticket.rated,
            supplemented=ticket.supplemented,
            rate_until=rating_ends(ticket, self.hall.premises.premises.rating_days),
            returns=returns_left(missed, ticket, self.hall.business_day),
            cases=[case.number for case in self.hall.cases.of_ticket(ticket.id)],
        )

    def _windows_of(self, ticket: Ticket) -> list[int]:
        key = (ticket.queue, ticket.for_window, ticket.open_items)
        if key not in self._windows:
            self._windows[key] = windows_of(self.hall.guide, self.hall.windows, ticket)
        return self._windows[key]

    def _latest(self, queue: str) -> list[LatestCall]:
        if queue not in self._calls:
            calls = (call for call in self.hall.queue.recent_calls() if call.queue == queue)
            self._calls[queue] = [
                LatestCall(number=call.number, window=call.window)
                for call in islice(calls, LATEST_CALLS)
            ]
        return self._calls[queue]

    def page(self, ticket: Ticket) -> TicketPage:
        """The whole page of a ticket."""
        premises = self.hall.premises.premises
        queue = self.hall.queue.queue_of(ticket)
        return TicketPage(
            hall=premises.name,
            hotline=premises.hotline,
            number=ticket.number,
            queue=queue.name,
            colour=queue.colour,
            items=ticket_parts(self.hall.guide, ticket),
            language=ticket.language,
            missed_rule=premises.missed_rule,
            issued_at=stored(ticket.issued_at).astimezone(premises.zone).strftime("%H:%M"),
            levels=_levels(premises),
            hours=self.hall.premises.told_hours or Hours(),
            now=self.now(ticket, self.wait(ticket)),
        )


def _levels(premises: Premises) -> list[PhoneLevel]:
    return [
        PhoneLevel(
            level=level.level,
            name=level.name,
            tags=[
                PadTag(code=t.code, text=t.text) for t in premises.tags if t.level == level.level
            ],
        )
        for level in premises.levels
    ]
