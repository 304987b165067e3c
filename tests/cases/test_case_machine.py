"""Whatever is done with cases in whatever order, the hall stays a hall."""

import re
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from hall_link.wire.cases import CasePaper
from hall_link.wire.documents import SignDocument
from hall_server.cases.acting import who_is
from hall_server.cases.moves import MOVES, allowed
from hall_server.cases.signing import unsigned
from hall_server.cases.tables import ENDED, Case
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, PHOTO, CaseHall, missing
from tests.support.small_hall import clerk

WHO = {"clerk": CLERK, "other": clerk(3), "leader": LEADER}
KINDS: dict[str, dict[str, Any]] = {
    "on-the-spot": {},
    "committed": {},
    "supplement": {"ground": 2, "papers": [HELD, missing(BOOK), missing(PHOTO)]},
    "returned": {"ground": 1},
    "joint": {"joined": [2, 3]},
    "reported-up": {"superior": "县民政局"},
    "petition": {},
    "fast-track": {"reason": "重点项目"},
}
TOLD: dict[str, Any] = {
    "reason": "原因",
    "ground": 1,
    "step": "hearing",
    "days": 2,
    "agreed": True,
    "outcome": "granted",
    "channel": "counter",
    "recipient": "张建国",
    "shelf": "A1",
    "superior": "县民政局",
    "outer": "51-7",
    "joined": [2, 3],
}
LATER = {"note_owed": {"day": "2027-12-20"}}
"""A day to come; the days of other acts are over, and stay today where none is told."""

FORBIDDEN = {"not-your-case", "approval-needed", "own-request", "extension-used", "unknown-case"}
"""How an act is refused that was not allowed."""

OWING = {"papers-owed", "papers-needed", "wrong-state"}
"""What an allowed act may still lack: owed papers, papers that may come later, somebody to urge."""

PAPERS = st.lists(st.sampled_from([HELD, BOOK, PHOTO, missing(PHOTO)]), min_size=1, max_size=3)


class CaseMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.hall = CaseHall()
        self.opened: dict[str, Case] = {}
        self.before: dict[str, Case] = {}

    def seen(self) -> list[Case]:
        return [case for case in self.hall.store.records.values() if isinstance(case, Case)]

    def refused(self, case: str, act: str, actor: Actor, **told: Any) -> str | None:
        try:
            self.hall.act(case, act, actor, **told)
        except Refusal as refusal:
            return refusal.code
        return None

    def chosen(self, data: Any) -> str:
        place = data.draw(st.integers(0, len(self.opened) - 1))
        return [*self.opened][place]

    @precondition(lambda self: len(self.going()) < 4)
    @rule(
        kind=st.sampled_from(sorted(KINDS)),
        papers=st.one_of(st.just(None), PAPERS),
    )
    def open(self, kind: str, papers: list[CasePaper] | None) -> None:
        told = dict(KINDS[kind])
        if papers is not None and kind != "supplement":
            told["papers"] = papers
        self.hall.open(kind, **told)

    @precondition(lambda self: bool(self.opened))
    @rule(
        data=st.data(),
        act=st.sampled_from(sorted(MOVES)),
        who=st.sampled_from(sorted(WHO)),
        papers=PAPERS,
        goal=st.sampled_from([1, 2, 3]),
    )
    def act(self, data: Any, act: str, who: str, papers: list[CasePaper], goal: int) -> None:
        case = self.chosen(data)
        known = self.hall.state.cases.find(case)
        may = known is not None and act in allowed(
            known, who_is(self.hall.state.casework, known, WHO[who]), self.hall.state.business_day
        )
        told = {**TOLD, **LATER.get(act, {})}
        code = self.refused(case, act, WHO[who], papers=papers, to_window=goal, **told)
        assert may or code is not None
        assert not may or code not in FORBIDDEN

    @precondition(lambda self: bool(self.going()))
    @rule(data=st.data(), who=st.sampled_from(["clerk", "clerk", "other", "leader"]))
    def go_on(self, data: Any, who: str) -> None:
        """What is allowed is done, so that cases get far."""
        going = self.going()
        case = going[data.draw(st.integers(0, len(going) - 1))]
        mine = who_is(self.hall.state.casework, case, WHO[who])
        acts = allowed(case, mine, self.hall.state.business_day)
        calm = [act for act in acts if act not in ("withdraw", "refuse", "return")]
        likely = [*calm, *3 * [act for act in calm if MOVES[act].leads or MOVES[act].complete]]
        if not likely:
            return
        goal = 3 if case.window == 1 else 1
        told = {"papers": [HELD, BOOK, PHOTO], "to_window": goal, **TOLD}
        act = likely[data.draw(st.integers(0, len(likely) - 1))]
        code = self.refused(case.id, act, WHO[who], **{**told, **LATER.get(act, {})})
        assert code in {None, "signature-needed", "tasks-open", "windows-needed", *OWING}
        if code == "signature-needed":
            self.sign(case.id)

    def going(self) -> list[Case]:
        return [case for case in self.hall.state.cases.all() if not case.ended]

    @precondition(lambda self: bool(self.opened))
    @rule(data=st.data())
    def sign_something(self, data: Any) -> None:
        self.sign(self.chosen(data))

    def sign(self, case: str) -> None:
        for document in self.hall.store.cold("case-file", case).documents:
            if document.signed_at is None:
                self.hall.do(SignDocument(document_id=document.id), LEADER)

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.hall.clock.advance(days=days)
        assert self.refused("nobody's", "accept", CLERK) == "unknown-case"  # the day opens first

    @invariant()
    def numbers_are_gapless(self) -> None:
        days: dict[str, list[int]] = {}
        for case in self.seen():
            assert re.fullmatch(r"\d{10}", case.number)
            days.setdefault(case.business_day, []).append(int(case.number[6:]))
        assert all(sorted(places) == [*range(1, len(places) + 1)] for places in days.values())

    @invariant()
    def what_is_told_once_stays(self) -> None:
        for case in self.seen():
            first = self.opened.setdefault(case.id, case)
            before = self.before.get(case.id, case)
            kept = ("number", "first_asked", "first_handler", "received_at", "business_day")
            assert all(getattr(case, name) == getattr(first, name) for name in kept)
            assert case == before or before.state not in ENDED
            by_silence = case.accepted_at == case.received_at
            if case.due and case.accepted_at and not before.accepted_at and not by_silence:
                assert case.due >= self.hall.state.business_day
            if case.state == "closed":
                assert case.outcome
                assert case.decided_on
                assert case.channel
                assert not unsigned(self.hall.store.cold("case-documents", case.id))
                assert case.outcome != "granted" or not case.owed
            self.before[case.id] = case

    def teardown(self) -> None:
        """Memory is what would be read again."""
        read, _ = self.hall.store.load()
        for case in self.hall.state.cases.all():
            if case.ended:
                continue
            assert read.cases.find(case.id) == case
            assert read.cases.tasks_of(case.id) == self.hall.state.cases.tasks_of(case.id)
        day = self.hall.state.business_day
        assert read.cases.next_place(day) == self.hall.state.cases.next_place(day)

    @invariant()
    def desks_count_what_is_open(self) -> None:
        cases = self.hall.state.cases
        for window in (1, 2, 3):
            told = cases.urgent(window, None, self.hall.state.casework.today)
            assert told.count == sum(not case.ended for case in cases.at_window(window))
            assert told.red + told.yellow <= told.count + len(told.tasks)


CaseMachine.TestCase.settings = settings(max_examples=20, stateful_step_count=40, deadline=None)
TestCases = pytest.mark.unit(pytest.mark.row("F1")(CaseMachine.TestCase))
