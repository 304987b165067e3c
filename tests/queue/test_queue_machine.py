"""The queue's rules under any sequence of acts (hypothesis, stateful)."""

from collections import Counter
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hall_link.wire.calls import ReportCall
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, MarkNoShow, Recall, StartVisit
from hall_server.delivery.hall import Hall
from hall_server.kernel.clock import stored
from hall_server.kernel.refusals import Refusal
from hall_server.queue.moves import MOVES
from hall_server.queue.tables import Ticket
from tests.support.small_hall import ISSUER, SmallHall, clerk

WINDOWS = st.sampled_from([1, 2, 3])
SERVED = {1: ("a",), 2: ("a", "b"), 3: ("b",)}


class QueueMachine(RuleBasedStateMachine):
    """A model of the hall beside the hall: lines as lists, visits as a dict."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = SmallHall()
        self.pads = {window: self.hall.device("evaluator", window) for window in (1, 2)}
        self.lines: dict[str, list[str]] = {"a": [], "b": []}
        self.visits: dict[int, tuple[str, str]] = {}
        self.issued: Counter[tuple[str, str]] = Counter()
        self.secrets: dict[str, str] = {}
        self.called: Counter[str] = Counter()
        self.arrival: dict[str, int] = {}
        self.today: Counter[str] = Counter()
        self.moves: dict[str, str] = {}

    def refused(self, command: object, actor: object, code: str) -> None:
        before = self.hall.store.commits
        with pytest.raises(Refusal) as caught:
            self.hall.do(command, actor)  # type: ignore[arg-type]
        assert caught.value.code == code
        assert self.hall.store.commits == before

    @rule(queue=st.sampled_from(["a", "b"]))
    def take(self, queue: str) -> None:
        self.wake()
        taken = self.hall.do(TakeTicket(items=[f"item-{queue}"], print=False))
        assert taken.ahead == len(self.lines[queue])
        self.today[queue] += 1
        assert taken.number == f"{queue.upper()}{self.today[queue]:03d}"
        self.lines[queue].append(taken.ticket_id)
        self.issued[taken.business_day, taken.number] += 1
        self.secrets[taken.ticket_id] = taken.secret
        self.arrival[taken.ticket_id] = len(self.arrival)

    @rule(window=WINDOWS)
    def call_next(self, window: int) -> None:
        self.wake()
        command = CallNext(window=window)
        if window in self.visits:
            self.refused(command, clerk(window), "visit-open")
            return
        heads = [self.lines[queue][0] for queue in SERVED[window] if self.lines[queue]]
        if not heads:
            self.refused(command, clerk(window), "nobody-waiting")
            return
        called = self.hall.do(command, clerk(window))
        expected = min(heads, key=lambda ticket: self.arrival[ticket])
        assert called.ticket_id == expected
        for line in self.lines.values():
            if expected in line:
                line.remove(expected)
        self.visits[window] = (expected, "called")
        self.called[expected] += 1

    @rule(window=WINDOWS)
    def recall(self, window: int) -> None:
        self.at_window(window, Recall(window=window), "called", "called", "not-called")

    @rule(window=WINDOWS)
    def start(self, window: int) -> None:
        self.at_window(window, StartVisit(window=window), "called", "serving", "not-called")

    @rule(window=WINDOWS)
    def finish(self, window: int) -> None:
        command = FinishVisit(window=window, outcome="done")
        self.at_window(window, command, "serving", None, "not-serving")

    @rule(window=WINDOWS)
    def no_show(self, window: int) -> None:
        self.at_window(window, MarkNoShow(window=window), "called", None, "not-called")

    def at_window(
        self, window: int, command: object, needs: str, after: str | None, otherwise: str
    ) -> None:
        self.wake()
        if window not in self.visits:
            self.refused(command, clerk(window), "no-visit")
            return
        ticket, state = self.visits[window]
        if state != needs:
            self.refused(command, clerk(window), otherwise)
            return
        done = self.hall.do(command, clerk(window))  # type: ignore[arg-type]
        assert done.ticket_id == ticket
        if after is None:
            del self.visits[window]
        else:
            self.visits[window] = (ticket, after)

    @rule(ticket=st.integers(0, 30), level=st.integers(1, 5))
    def rate(self, ticket: int, level: int) -> None:
        self.wake()
        ids = list(self.secrets)
        if not ids:
            return
        known = self.hall.state.queue.with_secret(self.secrets[ids[ticket % len(ids)]])
        command = Rate(secret=self.secrets[ids[ticket % len(ids)]], level=level)
        found = known or self.hall.store.cold("ticket", ids[ticket % len(ids)])
        if found.state != "finished":
            self.refused(command, ISSUER, "visit-not-finished")
        elif found.rated:
            self.refused(command, ISSUER, "already-rated")
        elif self.hall.clock.now() > stored(found.ended_at) + timedelta(days=7):
            self.refused(command, ISSUER, "rating-too-late")
        else:
            assert self.hall.do(command).number == found.number

    @rule(window=st.sampled_from([1, 2]), level=st.integers(1, 5))
    def touch_the_pad(self, window: int, level: int) -> None:
        self.wake()
        ask = self.hall.state.ratings.open_ask(window)
        if ask is not None:
            self.hall.do(Rate(visit=ask.ticket_id, level=level), self.pads[window])
            assert self.hall.state.ratings.open_ask(window) is None

    @rule(seconds=st.integers(1, 90))
    def moments_pass(self, seconds: int) -> None:
        self.hall.clock.advance(seconds=seconds)

    @rule(minutes=st.integers(1, 90))
    def time_passes(self, minutes: int) -> None:
        self.hall.clock.advance(minutes=minutes)

    @rule(hours=st.integers(1, 3))
    def clock_set_back(self, hours: int) -> None:
        self.hall.clock.advance(hours=-hours)

    @rule()
    def next_morning(self) -> None:
        self.hall.clock.advance(days=1)

    def wake(self) -> None:
        """Any command opens a day that has begun: lines end, a visit in service goes on."""
        day = self.hall.state.business_day
        with pytest.raises(Refusal):
            self.hall.do(ReportCall(call_id="none", round=1, done="shown"))
        if self.hall.state.business_day > day:
            self.lines = {"a": [], "b": []}
            self.visits = {w: v for w, v in self.visits.items() if v[1] == "serving"}
            self.today.clear()

    @rule()
    def database_fails(self) -> None:
        self.wake()
        self.hall.store.broken = True
        self.refused(TakeTicket(items=["item-a"], print=False), ISSUER, "try-again")
        self.hall.store.broken = False

    @invariant()
    def no_number_twice(self) -> None:
        assert all(count == 1 for count in self.issued.values())

    @invariant()
    def nobody_called_twice(self) -> None:
        assert all(count == 1 for count in self.called.values())

    @invariant()
    def lines_are_true(self) -> None:
        queue = self.hall.state.queue
        for name, line in self.lines.items():
            assert [t.id for t in queue.in_lines([name], 10_000)] == line
            assert queue.waiting(name) == len(line)
        for window in (1, 2, 3):
            ticket = queue.at_window(window)
            expected = self.visits.get(window)
            assert (ticket and (ticket.id, ticket.state)) == expected

    @invariant()
    def only_legal_moves(self) -> None:
        legal = {(before, after) for (before, _), after in MOVES.items()}
        for record in self.hall.store.records.values():
            if isinstance(record, Ticket):
                before = self.moves.get(record.id, "waiting")
                assert before == record.state or (before, record.state) in legal
                self.moves[record.id] = record.state

    @invariant()
    def a_pad_asks_about_a_finished_visit_of_today_while_none_is_in_service(self) -> None:
        state = self.hall.state
        for ask in state.ratings.open_asks():
            ticket = state.queue.tickets[ask.ticket_id]
            assert (ticket.state, ticket.window, ticket.rated) == ("finished", ask.window, False)
            assert self.visits.get(ask.window, ("", "called"))[1] == "called"

    @invariant()
    def memory_equals_what_was_stored(self) -> None:
        stored = Hall(self.hall.store.in_order())
        assert picture(stored) == picture(self.hall.state)


def picture(hall: Hall) -> object:
    """Everything about a hall's queue that can be asked."""
    queue = hall.queue
    return (
        hall.business_day,
        {name: [t.id for t in queue.in_lines([name], 10_000)] for name in queue.queues},
        {window: queue.at_window(window) for window in (1, 2, 3)},
        {name: queue.next_serial(name) for name in queue.queues},
        {window: hall.ratings.open_ask(window) for window in (1, 2, 3)},
        {window: hall.ratings.levels(clerk(window).id) for window in (1, 2, 3)},
    )


QueueMachine.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestQueue = pytest.mark.unit(pytest.mark.row("B2", "B15")(QueueMachine.TestCase))
