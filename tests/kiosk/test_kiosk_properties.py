"""Whatever is pressed and whatever comes over the line: one confirm, one ticket."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_link.wire.refusals import REFUSALS
from kiosk.check_messages import (
    CheckedTouched,
    NoticeTouched,
    PaperTouched,
    SampleTouched,
    ZoomTouched,
)
from kiosk.effects import TakeTicketEffect
from kiosk.messages import (
    Back,
    ConfirmTouched,
    ContrastTouched,
    DepartmentTouched,
    GuideTouched,
    Home,
    ItemTouched,
    LanguageTouched,
    LargeTouched,
    Message,
    PageTouched,
    RetryTouched,
    ScreenTouched,
    TakingRefused,
    Tick,
    TicketArrived,
    Touched,
)
from kiosk.state import KioskState, Screen
from kiosk.update import update
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import LOST, WALL, arrival, linked

pytestmark = pytest.mark.unit

TOUCHES = [
    Back(),
    Home(),
    Touched(),
    RetryTouched(),
    LanguageTouched(),
    LargeTouched(),
    ContrastTouched(),
    PageTouched(1),
    PageTouched(-1),
    DepartmentTouched("civil"),
    DepartmentTouched("party"),
    DepartmentTouched("nowhere"),
    ItemTouched("civil-0"),
    ItemTouched("civil-9"),
    ItemTouched("gone"),
    GuideTouched(),
    ScreenTouched("check"),
    PaperTouched(0),
    PaperTouched(6),
    CheckedTouched(),
    NoticeTouched("n1"),
    SampleTouched("civil-0", 5),
    ZoomTouched(),
]
PATHS = [
    [DepartmentTouched("civil"), ItemTouched("civil-0"), "confirm"],
    [DepartmentTouched("party"), "confirm", "confirm"],
    [DepartmentTouched("civil"), ItemTouched("civil-0"), ScreenTouched("check")],
    [PaperTouched(0), CheckedTouched(), CheckedTouched(), "confirm"],
    ["answer"],
    ["refuse"],
    [RetryTouched()],
    [LOST],
    [linked()],
    [linked("out")],
]
STEPS = st.one_of(
    st.sampled_from(PATHS),
    st.sampled_from(TOUCHES).map(lambda touch: [touch]),
    st.sampled_from(["confirm", "answer", "stray", "refuse", "tick", "long"]).map(lambda s: [s]),
)


class Surroundings:
    """Answers like a hall, and keeps account of what was asked for and given."""

    def __init__(self) -> None:
        self.state = KioskState()
        self.now = 0.0
        self.confirms = 0
        self.asked: list[TakeTicketEffect] = []
        self.arrived: set[str] = set()
        self.tell(Tick(0, WALL))
        self.tell(linked())

    def tell(self, message: Message) -> None:
        """A message, with everything checked that must hold after it."""
        before = self.state
        self.state, effects = update(before, message)
        taken = [effect for effect in effects if isinstance(effect, TakeTicketEffect)]
        self._check_taken(before, message, taken)
        self.asked += taken
        self._check_shown()

    def _check_taken(
        self, before: KioskState, message: Message, taken: list[TakeTicketEffect]
    ) -> None:
        assert len(taken) <= 1
        if not taken:
            return
        assert before.connected
        if isinstance(message, ConfirmTouched):
            assert before.screen in (Screen.CONFIRM, Screen.CHECKED)
            assert not taken[0].checks or before.checking.items
            assert taken[0].command_id not in {effect.command_id for effect in self.asked}
        else:
            assert isinstance(message, RetryTouched)
            assert taken[0].command_id == self.asked[-1].command_id
            assert taken[0].items == self.asked[-1].items

    def _check_shown(self) -> None:
        view = show(self.state)
        assert (view.number is not None) == (self.state.screen is Screen.TICKET)
        if view.number is not None:
            assert self.state.command_id in self.arrived
            assert self.state.command_id in {effect.command_id for effect in self.asked}

    def do(self, step: object) -> None:
        """One step of a story."""
        if not isinstance(step, str):
            self.tell(step)  # type: ignore[arg-type]
        elif step == "confirm":
            self.confirms += 1
            self.tell(ConfirmTouched(f"c{self.confirms}"))
        elif step in ("tick", "long"):
            self.now += 3.0 if step == "tick" else 40.0
            self.tell(Tick(self.now, WALL))
        elif step == "stray":
            self.tell(arrival("nobody-asked"))
        elif self.asked:
            self._answer(step)

    def _answer(self, step: str) -> None:
        effect = self.asked[-1]
        if step == "refuse" and effect.command_id not in self.arrived:
            self.tell(TakingRefused(effect.command_id, "try-again", REFUSALS["try-again"]))
        elif step == "answer":
            self.arrived.add(effect.command_id)
            self.tell(TicketArrived(effect.command_id, arrival(item=effect.items[0]).ticket))


@settings(max_examples=150, deadline=None)
@given(st.lists(STEPS, max_size=25))
def test_no_story_takes_two_tickets_for_a_confirm_or_shows_one_not_given(
    story: list[list[object]],
) -> None:
    hall = Surroundings()
    for path in story:
        for step in path:
            hall.do(step)
    confirmed = {effect.command_id for effect in hall.asked}
    assert len(confirmed) <= hall.confirms
