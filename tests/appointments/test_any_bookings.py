"""Under any sequence of bookings: no slot beyond its capacity, nobody called before coming."""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hall_link.wire.appointments import Book, CancelBooking, ChangeBooking, CheckIn
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.appointments.tables import Booked
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.queue.tables import Call, Ticket
from tests.appointments.booked_hall import CITIZEN, DESK, at, booked_hall
from tests.support.small_hall import ISSUER, clerk

CAPACITY = 2
MOMENTS = st.integers(0, 18).map(lambda n: at("09:00") + timedelta(minutes=30 * n))
PHONES = st.integers(0, 4).map(lambda n: f"1380000000{n}")
PICK = st.integers(0, 50)


class BookingMachine(RuleBasedStateMachine):
    """Citizens, a desk, a kiosk and a window, in any order and at any pace."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = booked_hall(capacity=CAPACITY, hold_back_min=20)
        self.codes: set[str] = set()

    def tried(self, command: Any, actor: Actor) -> Any:
        try:
            return self.hall.do(command, actor)
        except Refusal:
            return None

    def booked(self) -> list[Booked]:
        return [r for r in self.hall.store.records.values() if isinstance(r, Booked)]

    @rule(starts=MOMENTS, phone=PHONES)
    def book(self, starts: Any, phone: str) -> None:
        open_now = {b.code for b in self.booked() if b.state == "booked"}
        asked = Book(item="item-a", starts=starts, name="某", phone=phone)
        made = self.tried(asked, CITIZEN)
        if made is not None:
            assert made.code not in open_now
            assert starts > self.hall.clock.now()

    @rule(pick=PICK)
    def cancel(self, pick: int) -> None:
        known = self.booked()
        if known:
            self.tried(CancelBooking(secret=known[pick % len(known)].secret), CITIZEN)

    @rule(pick=PICK, starts=MOMENTS)
    def move(self, pick: int, starts: Any) -> None:
        known = self.booked()
        if known:
            self.tried(ChangeBooking(code=known[pick % len(known)].code, starts=starts), DESK)

    @rule(pick=PICK)
    def come(self, pick: int) -> None:
        known = self.booked()
        if known:
            self.tried(CheckIn(code=known[pick % len(known)].code, print=False), ISSUER)

    @rule()
    def walk_in(self) -> None:
        self.tried(TakeTicket(items=["item-a"], print=False, knowing=True), ISSUER)

    @rule()
    def serve(self) -> None:
        for command in (
            CallNext(window=1),
            StartVisit(window=1),
            FinishVisit(window=1, outcome="done"),
        ):
            self.tried(command, clerk(1))

    @rule(minutes=st.integers(1, 25))
    def time_passes(self, minutes: int) -> None:
        self.hall.clock.advance(minutes=minutes)

    @rule()
    def restart(self) -> None:
        before = self.hall.state.appointments
        seen = (before.open_before("9"), sorted(before.held_back("2026-11-23", ""), key=repr))
        self.hall.writer.state, self.hall.writer.chain = self.hall.store.load()
        after = self.hall.state.appointments
        assert (
            after.open_before("9"),
            sorted(after.held_back("2026-11-23", ""), key=repr),
        ) == seen

    @invariant()
    def no_slot_is_beyond_its_capacity(self) -> None:
        seats = Counter(b.starts for b in self.booked() if b.state != "cancelled")
        assert all(count <= CAPACITY for count in seats.values())

    @invariant()
    def nobody_is_called_before_coming(self) -> None:
        records = self.hall.store.records.values()
        tickets = {r.id: r for r in records if isinstance(r, Ticket)}
        for call in (r for r in records if isinstance(r, Call)):
            assert call.called_at >= tickets[call.ticket_id].issued_at
        for ticket in tickets.values():
            if ticket.origin == "booking":
                came = next(b for b in self.booked() if b.id == ticket.booking)
                assert came.ticket_id == ticket.id
                early = stored(came.starts) - timedelta(minutes=30)
                assert stored(ticket.issued_at) >= early

    @invariant()
    def nobody_booked_goes_before_who_came_before_the_slot(self) -> None:
        for ticket in self.hall.state.queue.tickets.values():
            if ticket.origin == "booking" and ticket.lane == "entitled":
                slot = next(b.starts for b in self.booked() if b.id == ticket.booking)
                assert ticket.place >= int(stored(slot).timestamp() * 1_000_000)


BookingMachine.TestCase.settings = settings(max_examples=40, stateful_step_count=30, deadline=None)
TestBookings = pytest.mark.unit(BookingMachine.TestCase)
