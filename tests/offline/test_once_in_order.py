"""Any order of giving, killing, handing in and ordinary numbers: one hall, one line (A15, K1)."""

import tempfile
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from hall_link.wire.reserves import HandedIn, HandIn, OfflineTicket, ReserveTickets
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, MarkNoShow
from hall_server.kernel.work import Actor
from hall_server.premises.rulebook import Limits
from hall_server.queue.rules import NobodyWaiting
from kiosk.store import Hall, Store
from tests.offline.test_kiosk_store import made
from tests.support.small_hall import ISSUER, SmallHall, clerk

QUEUES = st.sampled_from("ab")
KIOSKS = (0, 1)
WHICH = st.sampled_from(KIOSKS)


class OneLine(RuleBasedStateMachine):
    """Two kiosks with real stores, a hall with the real writer, and a line that is cut anywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.hall = SmallHall(limits=Limits(kiosk_minute=0, offline_block=3))
        self.folder = tempfile.TemporaryDirectory()
        self.actors = [Actor("device", f"kiosk-{one}", "kiosk") for one in KIOSKS]
        self.halls = [Hall("small", "first", actor.id) for actor in self.actors]
        self.stores = [self._opened(one) for one in KIOSKS]
        self.taken: dict[str, tuple[datetime, str]] = {}
        self.numbers: list[str] = []
        self.called: list[str] = []
        self.unheard: list[tuple[int, list[OfflineTicket]]] = []
        self.wishes = 0
        self._time_passes()
        for one in KIOSKS:
            self.fills_up(one, heard=True)

    def _opened(self, one: int) -> Store:
        return Store(Path(self.folder.name) / str(one) / "reserves.db")

    def _greet(self, one: int) -> None:
        self.stores[one].greet(self.halls[one], self.hall.state.business_day or "2026-11-23")

    def _time_passes(self) -> None:
        self.hall.clock.moment += timedelta(milliseconds=50)

    def _wish(self) -> str:
        self.wishes += 1
        return f"wish-{self.wishes}"

    @rule(one=WHICH, heard=st.booleans())
    def fills_up(self, one: int, heard: bool) -> None:
        """The answer may be lost: then the numbers are nobody's."""
        self._time_passes()
        holding = self.stores[one].free(self.hall.state.business_day)
        told = self.hall.do(ReserveTickets(holding=holding), self.actors[one])
        if heard:
            self._greet(one)
            self.stores[one].take_in(self.halls[one], told.tickets)

    @rule(one=WHICH, queue=QUEUES, twice=st.booleans())
    def gives(self, one: int, queue: str, twice: bool) -> None:
        """Away from the server; the touch may count twice."""
        self._time_passes()
        wish, day = self._wish(), self.hall.state.business_day
        now = self.hall.clock.now()
        for _ in range(1 + twice):
            given = self.stores[one].give(wish, queue, day, now, made)
        if given is not None:
            self.taken[given.told.ticket_id] = (given.ticket.taken_at, queue)
            self.numbers.append(given.told.number)

    @rule(one=WHICH)
    def is_killed(self, one: int) -> None:
        """Nothing is said to the store: another process opens what lies on the disk."""
        self.stores[one].close()
        self.stores[one] = self._opened(one)

    @rule(one=WHICH, heard=st.booleans())
    def hands_in(self, one: int, heard: bool) -> None:
        """Where the answer is lost the same is told again."""
        self._time_passes()
        tickets = self.stores[one].to_hand_in()
        self._told(one, tickets)
        if heard:
            self.stores[one].handed_in([ticket.ticket_id for ticket in tickets])
        else:
            self.unheard.append((one, tickets))

    def _told(self, one: int, tickets: list[OfflineTicket]) -> None:
        done: HandedIn = self.hall.do(HandIn(tickets=tickets), self.actors[one], self._wish())
        assert done.kept_aside == []

    @rule()
    def an_old_frame_comes_late(self) -> None:
        """What was told before arrives once more."""
        if self.unheard:
            self._told(*self.unheard[0])

    @rule(queue=QUEUES)
    def takes_online(self, queue: str) -> None:
        """Somebody at another kiosk, whose line holds."""
        self._time_passes()
        told = self.hall.do(TakeTicket(items=[f"item-{queue}"]), ISSUER, self._wish())
        self.taken[told.ticket_id] = (told.issued_at, queue)
        self.numbers.append(told.number)

    @rule(window=st.sampled_from((1, 3)))
    def calls_somebody_who_is_gone(self, window: int) -> None:
        """Who was called does not stand in line again, whatever is told once more."""
        self._time_passes()
        with suppress(NobodyWaiting):
            called = self.hall.do(CallNext(window=window), clerk(window))
            self.hall.do(MarkNoShow(window=window), clerk(window))
            self.called.append(called.ticket_id)

    @rule()
    def the_server_is_killed(self) -> None:
        """Memory is what the database has."""
        self.hall.writer.state, self.hall.writer.chain = self.hall.store.load()

    @invariant()
    def no_number_twice(self) -> None:
        assert len(set(self.numbers)) == len(self.numbers)

    def teardown(self) -> None:
        """Everybody comes back: nobody is lost, and the line is as they came."""
        self._time_passes()
        for one in KIOSKS:
            tickets = self.stores[one].to_hand_in()
            while tickets:
                self._told(one, tickets)
                self.stores[one].handed_in([ticket.ticket_id for ticket in tickets])
                tickets = self.stores[one].to_hand_in()
            self.stores[one].close()
        self.folder.cleanup()
        self._is_whole()

    def _is_whole(self) -> None:
        queue = self.hall.state.queue
        assert set(queue.tickets) == set(self.taken)
        own = [ticket for ticket in queue.tickets.values() if ticket.offline]
        assert len(self.hall.told("ticket_handed_in")) == len(own)
        begun = self.hall.store.records  # every one of them is in the database too
        assert all(("tickets", (ticket_id,)) in begun for ticket_id in self.taken)
        for name in "ab":
            line = queue.in_lines([name], len(self.taken))
            assert len({ticket.place for ticket in line}) == len(line)
            came = sorted((at, one) for one, (at, of) in self.taken.items() if of == name)
            wanted = [one for _, one in came if one not in self.called]
            assert [ticket.id for ticket in line] == wanted


@pytest.mark.unit
class TestOneLine(OneLine.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
