"""The queue under any sequence of acts: whole, counted right, and the same after a restart."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from pydantic import BaseModel

from hall_link.wire.calls import ReportCall
from hall_link.wire.ratings import Rate
from hall_link.wire.tickets import (
    AskWhy,
    CancelTicket,
    ChangeItems,
    FindTicket,
    LetPass,
    ReturnTicket,
    TakeTicket,
)
from hall_link.wire.windows import (
    CallChosen,
    CallNext,
    CoverWindow,
    FinishVisit,
    HoldVisit,
    LeadTicket,
    MarkNoShow,
    PauseWindow,
    Recall,
    ReleaseVisit,
    RestoreTicket,
    ResumeWindow,
    ServeWithoutTicket,
    SplitTicket,
    StartVisit,
    SwapWindows,
    TransferVisit,
    Undo,
)
from hall_server.delivery.hall import Hall
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.rulebook import CallingRule, Limits, Missed, PauseReason, PriorityClass
from hall_server.queue.moves import AT_WINDOW, IN_LINE, MOVES, OPEN_STATES
from hall_server.queue.state import lines_of
from hall_server.queue.tables import Ticket
from tests.support.small_hall import ISSUER, SmallHall, clerk, words

NUMBERS = (1, 2, 3)
WINDOWS = st.sampled_from(NUMBERS)
ITEMS = st.sampled_from([["item-a"], ["item-b"], ["item-a", "item-b"]])
ANY = st.integers(0, 30)

RULES = st.builds(
    CallingRule,
    id=st.just("rule"),
    name=st.just(words("规则")),
    queues=st.sampled_from(["order", "longest-wait", "target-wait"]),
    priority=st.sampled_from(["ratio", "first", "none"]),
    ordinary=st.integers(1, 3),
    entitled=st.integers(1, 2),
    most_passed=st.integers(0, 4),
)
MISSED = st.builds(
    Missed,
    calls=st.just(1),
    gap_s=st.just(0),
    total_s=st.just(0),
    total_need_s=st.just(0),
    unconfirmed_s=st.just(5),
    rule=st.sampled_from(["after", "end", "after", "void"]),
    after=st.integers(0, 3),
)
TWICE = {(a, d) for (a, _), b in MOVES.items() for (c, _), d in MOVES.items() if b == c}
LEGAL = {(before, after) for (before, _), after in MOVES.items()} | TWICE
"""One command moves a ticket at most twice: a missed one that is chosen is restored and called."""


@dataclass
class Stay:
    """A ticket's stay in a line, as the model saw it: the places of those who passed it."""

    since: tuple[str, int]
    passers: dict[str, int] = field(default_factory=dict)


class QueueMachine(RuleBasedStateMachine):
    """Anybody does anything in a small hall with any rules; refusals leave no trace."""

    @initialize(calling=RULES, missed=MISSED, crowd=st.integers(0, 8))
    def opens(self, calling: CallingRule, missed: Missed, crowd: int) -> None:
        self.calling = calling
        self.hall = SmallHall(
            rules=[calling],
            missed=missed,
            undo_s=60,
            limits=Limits(kiosk_minute=0),
            pauses=[PauseReason(code="meal", name=words("用餐"))],
            priorities=[PriorityClass(id="elderly", name=words("老人"), by_citizen=True)],
        )
        self.pads = {window: self.hall.device("evaluator", window) for window in (1, 2)}
        self.leader, self.guide = self.hall.device("manager"), self.hall.device("guide")
        self.secrets: dict[str, str] = {}
        self.stays: dict[str, Stay] = {}
        self.seen: dict[str, str] = {}
        self.calls_seen: set[str] = set()
        for number in range(crowd):
            self.take(["item-a"] if number % 3 else ["item-b"], elderly=number % 4 == 3)

    # --- acts -----------------------------------------------------------------------------------

    @rule(items=ITEMS, elderly=st.booleans())
    def take(self, items: list[str], elderly: bool) -> None:
        priority = "elderly" if elderly else None
        self.does(TakeTicket(items=items, print=False, priority=priority), ISSUER)

    @rule(window=ANY)
    def call_next(self, window: int) -> None:
        self.wake()
        state, now = self.hall.state.queue, self.hall.state.windows
        free = [number for number in NUMBERS if state.at_window(number) is None] or NUMBERS
        window = free[window % len(free)]
        self.does(ResumeWindow(window=window), clerk(window))
        lines = lines_of(now.queues_at(now.find(window)), window)
        waiting = state.in_lines(lines, 1000)
        stuck = max((self.passes(ticket) for ticket in waiting), default=0)
        done = self.does(CallNext(window=window), clerk(window))
        if done is None:
            return
        assert done.ticket_id in {ticket.id for ticket in waiting}
        if stuck >= self.calling.most_passed:
            assert done.ticket_id == waiting[0].id
        assert all(self.passes(t) <= max(stuck, self.calling.most_passed) for t in waiting)

    @rule(window=WINDOWS, ticket=ANY)
    def call_chosen(self, window: int, ticket: int) -> None:
        found = self.about(ticket, OPEN_STATES | {"missed"})
        self.does(CallChosen(window=window, ticket_id=found), clerk(window))

    @rule(window=ANY, kind=st.sampled_from([Recall, StartVisit, HoldVisit, SplitTicket]))
    def goes_on(self, window: int, kind: type[BaseModel]) -> None:
        window = self.busy("called", "serving", pick=window)
        self.does(kind(window=window), clerk(window))

    @rule(window=ANY, on=st.booleans())
    def serve(self, window: int, on: bool) -> None:
        window = self.busy("called", pick=window)
        self.does(StartVisit(window=window), clerk(window))
        self.does(FinishVisit(window=window, outcome="done", call_next=on), clerk(window))

    @rule(window=ANY)
    def miss(self, window: int) -> None:
        window = self.busy("called", pick=window)
        self.does(Recall(window=window), clerk(window))
        self.hall.clock.advance(seconds=10)
        self.does(MarkNoShow(window=window), clerk(window))

    @rule(window=WINDOWS, kind=st.sampled_from([Undo, Undo, ServeWithoutTicket]))
    def acts_at(self, window: int, kind: type[BaseModel]) -> None:
        self.does(kind(window=window), clerk(window))

    @rule(
        window=ANY,
        goal=st.sampled_from([{"to_queue": "a"}, {"to_queue": "b"}, {"to_window": 2}]),
        place=st.sampled_from(["front", "end", "keep"]),
        back=st.booleans(),
    )
    def transfer(self, window: int, goal: dict[str, Any], place: Any, back: bool) -> None:
        window = self.busy("called", "serving", pick=window)
        handed = TransferVisit(window=window, **goal, place=place, return_after=back)
        self.does(handed, clerk(window))

    @rule(window=WINDOWS, other=WINDOWS, kind=st.sampled_from([CoverWindow, SwapWindows, None]))
    def arrange(self, window: int, other: int, kind: type[BaseModel] | None) -> None:
        if kind is not None:
            self.does(PauseWindow(window=other, reason="meal"), clerk(other))
            self.does(kind(window=window, other=other), self.leader)
        self.does(ResumeWindow(window=window), clerk(window))

    @rule(window=ANY)
    def release(self, window: int) -> None:
        self.hall.clock.advance(minutes=10)
        window = self.busy("called", "serving", pick=window)
        self.does(ReleaseVisit(window=window), self.leader)

    @rule(ticket=ANY)
    def lead(self, ticket: int) -> None:
        found = self.about(ticket, IN_LINE)
        self.does(LeadTicket(ticket_id=found, reason="急事"), self.leader)

    @rule(ticket=ANY, by_itself=st.booleans())
    def comes_back(self, ticket: int, by_itself: bool) -> None:
        if all(known.state != "missed" for known in self.tickets()):
            self.call_next(ticket)
            self.miss(ticket)
        found = self.about(ticket, {"missed"})
        if by_itself:
            self.does(ReturnTicket(secret=self.secret(found)), ISSUER)
        else:
            self.does(RestoreTicket(ticket_id=found), self.guide)

    @rule(ticket=ANY, items=ITEMS)
    def change(self, ticket: int, items: list[str]) -> None:
        self.does(ChangeItems(ticket_id=self.about(ticket), items=items), self.guide)

    @rule(ticket=ANY, kind=st.sampled_from([CancelTicket, FindTicket, AskWhy]))
    def holder(self, ticket: int, kind: type[BaseModel]) -> None:
        self.does(kind(secret=self.secret(self.about(ticket))), ISSUER)

    @rule(ticket=ANY, count=st.integers(1, 4))
    def let_pass(self, ticket: int, count: int) -> None:
        found = self.about(ticket, IN_LINE)
        self.does(LetPass(secret=self.secret(found), count=count), ISSUER)

    @rule(ticket=ANY, level=st.integers(1, 5))
    def rate(self, ticket: int, level: int) -> None:
        found = self.about(ticket, {"finished"})
        self.does(Rate(secret=self.secret(found), level=level), ISSUER)

    @rule(window=st.sampled_from([1, 2]), level=st.integers(1, 5))
    def touch_the_pad(self, window: int, level: int) -> None:
        self.wake()
        ask = self.hall.state.ratings.open_ask(window)
        if ask is not None:
            self.does(Rate(visit=ask.ticket_id, level=level), self.pads[window])

    @rule(seconds=st.sampled_from([1, 61, 600, -3600, 86400]))
    def clock_moves(self, seconds: int) -> None:
        self.hall.clock.advance(seconds=seconds)

    @rule()
    def database_fails(self) -> None:
        self.wake()
        self.hall.store.broken = True
        assert self.does(TakeTicket(items=["item-a"], print=False), ISSUER) is None
        self.hall.store.broken = False

    # --- how they are done ----------------------------------------------------------------------

    def about(self, pick: int, states: Collection[str] = ()) -> str:
        """The id of one of the tickets in these states; of any where there is none."""
        tickets = self.tickets()
        found = [t for t in tickets if t.state in states] or tickets
        return found[pick % len(found)].id if found else "none"

    def secret(self, ticket_id: str) -> str:
        return self.secrets.get(ticket_id, "nobody-has-this-secret")

    def busy(self, *states: str, pick: int) -> int:
        """A window with a visit in one of these states; any where there is none."""
        at = {n: self.hall.state.queue.at_window(n) for n in NUMBERS}
        found = [n for n, ticket in at.items() if ticket and ticket.state in states]
        return (found or NUMBERS)[pick % len(found or NUMBERS)]

    def does(self, command: BaseModel, actor: Actor) -> Any:
        """The reply; None where it was refused, and then nothing was written."""
        self.wake()
        before, commits = self.waiting(), self.hall.store.commits
        try:
            done = self.hall.do(command, actor)
        except Refusal:
            assert self.hall.store.commits == commits
            return None
        self.only_legal_moves()
        self.note(before)
        return done

    def wake(self) -> None:
        """What the hall does by itself at this moment: a day that begins, hours that turn."""
        commits = -1
        while commits != self.hall.store.commits:
            commits = self.hall.store.commits
            with pytest.raises(Refusal):
                self.hall.do(ReportCall(call_id="none", round=1, done="shown"))
        self.only_legal_moves()

    def tickets(self) -> list[Ticket]:
        return [r for r in self.hall.store.records.values() if isinstance(r, Ticket)]

    def waiting(self) -> dict[str, Ticket]:
        return {t.id: t for t in self.tickets() if t.state in IN_LINE}

    def note(self, before: dict[str, Ticket]) -> None:
        """Keeps the model: who was passed by whom while standing in which line."""
        calls = {call.id: call for call in self.hall.state.queue.first_calls()}
        for ticket in before.values():
            stay = self.stays[ticket.id]
            for call in calls.values():
                new = call.id not in self.calls_seen and call.ticket_id != ticket.id
                if new and ticket.line in call.lines:
                    stay.passers[call.id] = call.ticket_place
            stay.passers = {c: place for c, place in stay.passers.items() if c in calls}
        self.calls_seen = set(calls)
        for ticket in self.tickets():
            since = (ticket.line, ticket.lined_after)
            known = self.stays.get(ticket.id)
            if known is None or known.since != since:
                self.stays[ticket.id] = Stay(since)
            self.secrets[ticket.id] = ticket.secret

    def passes(self, ticket: Ticket) -> int:
        return sum(place > ticket.place for place in self.stays[ticket.id].passers.values())

    # --- what always holds ----------------------------------------------------------------------

    @invariant()
    def no_number_twice(self) -> None:
        tickets = self.tickets()
        issued = Counter((ticket.business_day, ticket.number) for ticket in tickets)
        still_open = Counter(t.number for t in tickets if t.state in OPEN_STATES)
        assert all(count == 1 for count in (*issued.values(), *still_open.values()))

    @invariant()
    def everybody_is_in_one_place(self) -> None:
        queue = self.hall.state.queue
        lines = [*queue.queues, *(f"@{number}" for number in NUMBERS)]
        places = [t.id for line in lines for t in queue.in_lines([line], 1000)]
        places += [t.id for number in NUMBERS for t in queue.held_at(number)]
        at_window = [queue.at_window(number) for number in NUMBERS]
        places += [t.id for t in at_window if t is not None]
        truth = [t.id for t in self.tickets() if t.state in OPEN_STATES]
        assert sorted(places) == sorted(truth)

    @invariant()
    def counts_are_true(self) -> None:
        queue, tickets = self.hall.state.queue, self.tickets()
        for name in queue.queues:
            truth = sum(t.state in IN_LINE and t.queue == name for t in tickets)
            assert queue.waiting(name) == truth
        taken = Counter(t.window for t in tickets if t.state in AT_WINDOW)
        assert all(count == 1 for count in taken.values())

    @invariant()
    def nobody_shares_a_place(self) -> None:
        spots = Counter((t.line, t.place) for t in self.waiting().values())
        assert all(count == 1 for count in spots.values())

    @invariant()
    def only_legal_moves(self) -> None:
        for ticket in self.tickets():
            before = self.seen.get(ticket.id, ticket.state)
            assert before == ticket.state or (before, ticket.state) in LEGAL
            self.seen[ticket.id] = ticket.state

    @invariant()
    def a_pad_asks_about_a_finished_visit_of_today_while_none_is_in_service(self) -> None:
        state = self.hall.state
        for ask in state.ratings.open_asks():
            ticket, present = state.queue.tickets[ask.ticket_id], state.queue.at_window(ask.window)
            assert (ticket.state, ticket.window, ticket.rated) == ("finished", ask.window, False)
            assert present is None or present.state == "called"

    @invariant()
    def memory_equals_what_was_stored(self) -> None:
        assert picture(Hall(self.hall.store.in_order())) == picture(self.hall.state)


def picture(hall: Hall) -> object:
    """Everything about a hall's queue that can be asked."""
    queue = hall.queue
    lines = [*queue.queues, *(f"@{number}" for number in NUMBERS)]
    standing = {line: queue.in_lines([line], 1000) for line in lines}
    return (
        hall.business_day,
        {t.id: t for t in queue.tickets.values()},
        standing,
        {line: list(queue.lines.heads(line)) for line in lines},
        {t.id: (queue.ahead(t), queue.passed(t)) for line in standing.values() for t in line},
        {n: (queue.at_window(n), queue.held_at(n), queue.turn(n)) for n in NUMBERS},
        {t.number: queue.numbered(t.number) for t in queue.tickets.values()},
        {prefix: queue.next_serial(prefix) for prefix in "AB"},
        (list(queue.calls()), list(queue.first_calls()), queue.recent_calls()),
        {window: hall.ratings.open_ask(window) for window in NUMBERS},
        {window: hall.ratings.levels(clerk(window).id) for window in NUMBERS},
    )


QueueMachine.TestCase.settings = settings(max_examples=50, stateful_step_count=40, deadline=None)
TestQueue = pytest.mark.unit(pytest.mark.row("B2", "B15")(QueueMachine.TestCase))
