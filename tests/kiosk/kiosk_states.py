"""States of a kiosk as a person would bring them about, for tests."""

from datetime import UTC, datetime, timedelta
from functools import reduce
from typing import Any

from hall_link.wire.appointments import Booking, Slot, SlotsListed
from hall_link.wire.base import Words
from hall_link.wire.board import Hours, PrinterState
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import PassedBy, TakeTicket, WhyTold
from kiosk.booking_messages import BookTouched, DayTouched, SlotsHeard, SlotTouched
from kiosk.messages import (
    ActTouched,
    ConfirmTouched,
    DepartmentTouched,
    GuideTouched,
    ItemTouched,
    KeyTouched,
    LinkChanged,
    Message,
    QueueTouched,
    Scanned,
    ScreenTouched,
    TakingRefused,
    Tick,
    TicketArrived,
    TicketSeen,
    WhyHeard,
)
from kiosk.state import KioskState
from kiosk.update import update
from tests.kiosk.fake_hall import SECRET, ticket, ticket_view
from tests.kiosk.sample_hall import sample_snapshot

WALL = datetime(2026, 11, 22, 9, 30)


def tick(now: float) -> Tick:
    """Time goes on to `now`."""
    return Tick(now, WALL)


def told(state: KioskState, *messages: Message) -> KioskState:
    """The state after these messages."""
    return reduce(lambda so_far, message: update(so_far, message)[0], messages, state)


def linked(printer: PrinterState = "ready") -> LinkChanged:
    """The line is up."""
    return LinkChanged(connected=True, snapshot=sample_snapshot(printer))


def small_hall(printer: PrinterState = "ready") -> LinkChanged:
    """The line to a hall of eight queues is up."""
    return LinkChanged(connected=True, snapshot=sample_snapshot(printer, queues_of=8))


def closed(**hours: Any) -> LinkChanged:
    """The line is up, and the hall's hours are these."""
    snapshot = sample_snapshot()
    board = snapshot.board.model_copy(update={"hours": Hours(**hours)})
    return LinkChanged(True, snapshot.model_copy(update={"board": board}))


def keys(*pressed: str) -> list[KeyTouched]:
    """These keys, one after the other."""
    return [KeyTouched(key) for key in pressed]


LOST = LinkChanged(connected=False, snapshot=sample_snapshot())


def at_home(printer: PrinterState = "ready") -> KioskState:
    """A kiosk that waits for somebody."""
    return told(KioskState(), tick(100), linked(printer))


def at_items(printer: PrinterState = "ready", department: str = "civil") -> KioskState:
    """Somebody chose a department."""
    return told(at_home(printer), DepartmentTouched(department))


def at_confirm(printer: PrinterState = "ready", item: str = "civil-0") -> KioskState:
    """Somebody chose an item."""
    return told(at_items(printer, item.partition("-")[0]), ItemTouched(item))


def at_queue(queue: str = "q-civil", printer: PrinterState = "ready") -> KioskState:
    """Somebody chose a queue in a hall of few."""
    return told(KioskState(), tick(100), small_hall(printer), QueueTouched(queue))


def at_guide(item: str = "civil-0") -> KioskState:
    """Somebody reads an item's guide."""
    return told(at_confirm(item=item), GuideTouched())


def at_seeking() -> KioskState:
    """Somebody held a ticket under the scanner; the question's id is `s1`."""
    return told(at_home(), Scanned(SECRET, "s1"))


def at_found(**ticket: Any) -> KioskState:
    """And this is how it stands."""
    return told(at_seeking(), TicketSeen("s1", ticket_view(**ticket)))


def at_taking(printer: PrinterState = "ready") -> KioskState:
    """Somebody asked for a ticket; its command id is `c1`."""
    return told(at_confirm(printer), ConfirmTouched("c1"))


def arrival(command_id: str = "c1", item: str = "civil-0") -> TicketArrived:
    """The ticket asked for under `command_id`."""
    return TicketArrived(command_id, ticket(sample_snapshot(), TakeTicket(items=[item]), 12))


def at_ticket(printer: PrinterState = "ready") -> KioskState:
    """Somebody got a ticket, A012."""
    return told(at_taking(printer), arrival())


def at_problem(code: str = "item-not-served") -> KioskState:
    """Somebody was refused."""
    return told(at_taking(), TakingRefused("c1", code, REFUSALS[code]))


def at_letters(letters: str = "") -> KioskState:
    """Somebody looks for an item by its first letters."""
    return told(at_home(), ScreenTouched("letters"), *keys(*letters))


def at_entry(digits: str = "") -> KioskState:
    """Somebody has a ticket or a booking."""
    return told(at_home(), ScreenTouched("entry"), *keys(*digits))


def at_checking_in(digits: str = "12345678") -> KioskState:
    """Somebody typed a booking's number and wants its ticket; the question's id is `c1`."""
    return told(at_entry(digits), ConfirmTouched("c1"))


def at_closing(code: str = "not-before-closing", **facts: Any) -> KioskState:
    """Somebody may have come too late today."""
    refused = TakingRefused("c1", code, REFUSALS[code], facts)
    return told(at_taking(), refused)


def at_why(passed: int = 3) -> KioskState:
    """Somebody asked who was called before, and heard."""
    calls = [
        PassedBy(
            called_at=datetime(2026, 11, 22, 1, 31 + place, tzinfo=UTC),
            window=1 + place,
            rule="ratio",
            words=Words(
                zh="按“二比一”规则，轮到优先的号",
                en="By the two-to-one rule a priority turn",
            ),
        )
        for place in range(passed)
    ]
    heard = WhyHeard("a1", WhyTold(number="A012", passed=calls, limit=10))
    return told(at_found(), ActTouched("why", "a1"), heard)


def slots(day: str, count: int = 6) -> SlotsListed:
    """The free times of a day, every half hour from nine, and eight days to choose from."""
    nine = datetime.fromisoformat(f"{day}T09:00:00+08:00")
    half = timedelta(minutes=30)
    return SlotsListed(
        slots=[
            Slot(starts=nine + half * place, ends=nine + half * (place + 1), free=2)
            for place in range(count)
        ],
        days=[f"2026-11-{number}" for number in range(22, 30)],
    )


def at_days(listed: SlotsListed | None = None) -> KioskState:
    """Somebody wants another day for an item; the question's id is `b1`."""
    found = listed or slots("2026-11-22")
    return told(at_confirm(), BookTouched("b1"), SlotsHeard("b1", found))


def at_slots(count: int = 6) -> KioskState:
    """And chose Tuesday."""
    heard = SlotsHeard("b2", slots("2026-11-24", count))
    return told(at_days(), DayTouched("2026-11-24", "b2"), heard)


def at_phone(digits: str = "") -> KioskState:
    """And half past nine."""
    return told(at_slots(), SlotTouched("2026-11-24T09:30:00+08:00", "b3"), *keys(*digits))


def at_booking() -> KioskState:
    """And gave a number; the booking's id is `b4`."""
    return told(at_phone("13800005555"), ConfirmTouched("b4"))


def booking(**told: Any) -> Booking:
    """What was booked."""
    return Booking(
        code="12345678",
        secret=SECRET,
        qr=SECRET,
        item="civil-0",
        item_name=told.pop("item_name", Words(zh="城市低保", en="Urban allowance")),
        starts=datetime.fromisoformat("2026-11-24T09:30:00+08:00"),
        ends=datetime.fromisoformat("2026-11-24T10:00:00+08:00"),
        state=told.pop("state", "booked"),
        early_min=30,
        late_min=15,
        **told,
    )


def at_early(digits: str = "12345678") -> KioskState:
    """Somebody typed the code of a booking of another day."""
    facts = {"item": "civil-0", "opens": "2026-11-24T09:00:00+08:00"}
    refused = TakingRefused("c1", "too-early", REFUSALS["too-early"], facts)
    return told(at_checking_in(digits), refused)
