"""Draws every screen in every language, type and shape, and reports what does not fit as JSON.

`python -m tests.kiosk.draw_all [FOLDER [WORD]]`: with a folder, each screen is saved there as a
picture. Run as a program of its own: Kivy keeps one window per process.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import product

from hall_link.wire.appointments import SlotsListed
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.wait import Wait
from kiosk.booking_messages import BookingArrived, BookTouched, DropTouched
from kiosk.check_messages import (
    CheckedTouched,
    NoticeTouched,
    PaperTouched,
    PictureFailed,
    SlipTouched,
    ZoomTouched,
)
from kiosk.choosing import page_turned
from kiosk.messages import (
    ActTouched,
    AddTouched,
    ChangeTouched,
    DepartmentTouched,
    EventTouched,
    GuideTouched,
    ItemTouched,
    NeedTouched,
    PageTouched,
    PrincipalsTouched,
    PriorityTouched,
    Scanned,
    ScreenTouched,
    SeekingRefused,
    TakingRefused,
    TicketSeen,
)
from kiosk.papers import Checking
from kiosk.state import KioskState
from kiosk.views.whole import show
from tests.kiosk.alone_states import alone_states
from tests.kiosk.fake_hall import ticket_view
from tests.kiosk.kiosk_states import (
    LOST,
    at_booking,
    at_checking_in,
    at_closing,
    at_confirm,
    at_days,
    at_early,
    at_entry,
    at_found,
    at_guide,
    at_home,
    at_items,
    at_letters,
    at_phone,
    at_problem,
    at_queue,
    at_seeking,
    at_slots,
    at_taking,
    at_ticket,
    at_why,
    booking,
    closed,
    small_hall,
    tick,
    told,
)
from tests.kiosk.matter_states import matter_states
from tests.kiosk.paper_states import (
    ALL,
    at_check,
    at_notice,
    at_picture,
    at_sample,
    at_slip,
    at_straight,
    with_papers,
)
from tests.kiosk.sample_hall import FORM
from tests.support.drawing import draw_all
from tests.support.layout import faults

SHAPES = {
    "upright": (1080, 1920),
    "lying": (1920, 1080),
    "small": (768, 1366),
    "five-four": (1280, 1024),
}

WHOLLY = ("upright", "lying")
HARDEST = (("en", True), ("zh", False))
"""The languages and types drawn on the other shapes, which only scale those two."""


def states() -> dict[str, KioskState]:
    """Each screen, with the longest texts the sample hall has."""
    return {
        "home": at_home(),
        "home-no-paper": at_home("out"),
        "home-queues": told(at_home(), small_hall()),
        "home-hint": told(at_home(), Scanned("4901234567894", "s1")),
        "queue": at_queue(),
        "queue-no-paper": at_queue("q-plan", "out"),
        "queue-items": told(at_queue(), GuideTouched()),
        "guide": at_guide(),
        "guide-second": told(at_guide(), PageTouched(1)),
        "guide-third": told(at_guide(), *[PageTouched(1)] * 2),
        "guide-fourth": told(at_guide(), *[PageTouched(1)] * 3),
        "guide-bare": at_guide("plan-3"),
        "seeking": at_seeking(),
        "found-waiting": at_found(),
        "found-next": at_found(ahead=0),
        "found-called": at_found(state="called", window=12, ahead=None),
        "found-serving": at_found(state="serving", window=3, ahead=None),
        "found-finished": at_found(state="finished", window=3, ahead=None),
        "found-missed": at_found(state="missed", ahead=None),
        "found-old": at_found(business_day="2026-11-20"),
        "not-ours": told(at_seeking(), SeekingRefused("s1", "unknown-ticket")),
        "items": at_items("cover"),
        "items-second": told(at_items(), PageTouched(1)),
        "items-long": told(at_home(), DepartmentTouched("plan")),
        "items-family": told(at_home(), DepartmentTouched("family")),
        "confirm": at_confirm(),
        "confirm-no-paper": at_confirm("offline"),
        "confirm-long": told(at_home(), DepartmentTouched("plan"), ItemTouched("plan-3")),
        "taking-now": at_taking(),
        "taking": told(at_taking(), tick(101)),
        "taking-slow": told(at_taking(), tick(110)),
        "ticket": at_ticket(),
        "ticket-doubtful": at_ticket("unknown"),
        "ticket-no-paper": at_ticket("out"),
        "ticket-silent": beside(at_ticket("unknown"), fault=True),
        "ticket-neighbour": beside(at_ticket("out"), stand_in="东门大厅"),
        "home-neighbour": beside(at_home("out"), stand_in="东门大厅"),
        "problem": at_problem(),
        "problem-again": at_problem("try-again"),
        "away": told(at_home(), LOST),
        "warning": told(at_confirm(), tick(150)),
        **alone_states(),
        **ways_in(),
        **wishes(),
        **tickets_in_hand(),
        **late_and_booked(),
        **a_time_booked(),
        **matter_states(),
        **papers(),
    }


def beside(state: KioskState, **changes: object) -> KioskState:
    """The kiosk's own printer is thus."""
    assert state.board is not None
    (printer,) = state.board.printers
    own = printer.model_copy(update={"name": state.name, **changes})
    return replace(state, board=state.board.model_copy(update={"printers": [own]}))


def papers() -> dict[str, KioskState]:
    """What is at hand and what is missing, told on paper; sample forms."""
    return {
        **{
            f"guide-page-{page}": told(at_guide(), *[PageTouched(1)] * page) for page in range(4, 9)
        },
        "check": told(at_check(), PaperTouched(0), PaperTouched(1)),
        "check-second": told(at_check(), PaperTouched(0), CheckedTouched()),
        "check-again": replace(at_check(), checking=Checking(again=True)),
        "checked-all": with_papers(*ALL),
        "checked-owed": with_papers(0, 1, 2, 3, 5),
        "checked-perhaps": with_papers(0, 1, 2, 3, 5, 6),
        "checked-missing": with_papers(0, 1),
        "checked-one": with_papers(0, 1, 3, 5, 6),
        "checked-no-paper": with_papers(0, 1, printer="out"),
        "straight": at_straight(),
        "straight-paused": at_straight("paused"),
        "straight-others": at_straight("closed"),
        "straight-closed": at_straight("closed", "closed"),
        "straight-used": at_straight(used=True),
        "asking-notice": told(with_papers(0), NoticeTouched("n1")),
        "notice": at_notice("ready", 0, 1),
        "notice-screen": at_notice("out", 0, 1),
        "slip": at_slip(),
        "slip-no-paper": told(at_confirm("out"), GuideTouched(), SlipTouched("p1")),
        "sample": at_picture(),
        "sample-large": told(at_picture(), ZoomTouched(), PageTouched(1)),
        "sample-coming": at_sample(),
        "sample-away": told(at_sample(), PictureFailed(FORM, 1, "away")),
    }


def a_time_booked() -> dict[str, KioskState]:
    """Day, time and number; the booking, moved and given up."""
    full = TakingRefused("b4", "slot-full", REFUSALS["slot-full"])
    many = TakingRefused("b4", "too-many-bookings", REFUSALS["too-many-bookings"])
    given_up = told(at_early(), DropTouched("d1"), DropTouched("d2"))
    return {
        "slots-seeking": told(at_confirm(), BookTouched("b1")),
        "days": at_days(),
        "days-none": at_days(SlotsListed(slots=[], days=[])),
        "slots": at_slots(),
        "slots-many": at_slots(14),
        "slots-none": at_slots(0),
        "phone": at_phone(),
        "phone-typed": at_phone("13800005555"),
        "booking": told(at_booking(), tick(101)),
        "booked": told(at_booking(), BookingArrived("b4", booking())),
        "slot-full": told(at_booking(), full),
        "too-many-bookings": told(at_booking(), many),
        "early-code": at_early(),
        "drop": told(at_early(), DropTouched("d1")),
        "dropped": told(given_up, BookingArrived("d2", booking(state="cancelled"))),
    }


def ways_in() -> dict[str, KioskState]:
    """By life event, by letters, and for those who can't choose."""
    return {
        "events": told(at_home(), ScreenTouched("events")),
        "event-items": told(at_home(), ScreenTouched("events"), EventTouched("house")),
        "letters": at_letters(),
        "letters-found": at_letters("Y"),
        "letters-few": at_letters("YB"),
        "unsure": told(at_home(), ScreenTouched("unsure"), NeedTouched("wheelchair")),
    }


def wishes() -> dict[str, KioskState]:
    """Priority, several items, several people."""
    more = told(at_confirm(), ScreenTouched("more"), PrincipalsTouched(1), PrincipalsTouched(1))
    pick = told(more, AddTouched())
    two = told(pick, DepartmentTouched("plan"), ItemTouched("plan-3"))
    priority = told(at_confirm(), ScreenTouched("priority"))
    full = told(two, ScreenTouched("more"), AddTouched(), DepartmentTouched("family"))
    full = told(full, ItemTouched("family-3"), ScreenTouched("more"))
    return {
        "more": more,
        "more-queue": told(at_queue(), ScreenTouched("more")),
        "more-full": told(full, AddTouched(), DepartmentTouched("party"), ScreenTouched("more")),
        "pick-add": pick,
        "confirm-two": two,
        "priority": priority,
        "priority-again": told(priority, PriorityTouched("aged"), ScreenTouched("priority")),
        "confirm-priority": told(priority, PriorityTouched("veteran")),
    }


def tickets_in_hand() -> dict[str, KioskState]:
    """What the holder of a ticket may do."""
    wait = Wait(low=15, high=45)
    waiting = at_found(wait=wait)
    change = told(waiting, ChangeTouched())
    return {
        "found-wait": waiting,
        "found-done": told(waiting, ActTouched("pass", "a1", 3), TicketSeen("a1", ticket_view())),
        "found-refused": told(
            waiting, ActTouched("pass", "a1", 3), SeekingRefused("a1", "not-in-line")
        ),
        "found-held": at_found(state="held", window=3, ahead=None),
        "found-missed-back": at_found(state="missed", ahead=None, returns=2),
        "found-cancelled": at_found(state="cancelled", ahead=None),
        "pass": told(waiting, ScreenTouched("pass")),
        "cancel": told(waiting, ActTouched("cancel", "a1")),
        "why": at_why(),
        "why-many": at_why(9),
        "why-none": at_why(0),
        "pick-change": change,
        "confirm-change": told(change, DepartmentTouched("civil"), ItemTouched("civil-1")),
    }


def late_and_booked() -> dict[str, KioskState]:
    """Bookings, and a hall that is about to close or has closed."""
    opens = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    early = TakingRefused("c1", "too-early", REFUSALS["too-early"], {"opens": opens.isoformat()})
    unknown = TakingRefused("c1", "unknown-booking", REFUSALS["unknown-booking"])
    three = ["extended", "come-again", "appointment"]
    return {
        "entry": at_entry(),
        "entry-typed": at_entry("13800005555"),
        "checking-in": told(at_checking_in(), tick(101)),
        "early": told(at_checking_in(), early),
        "unknown-booking": told(at_checking_in(), unknown),
        "closing": at_closing(choices=three),
        "shut": told(
            at_closing("hall-closed", reopens=opens.isoformat()),
            closed(state="after", reopens=opens),
        ),
        "home-break": told(at_home(), closed(state="break", reopens=opens - timedelta(hours=18))),
        "home-closed": told(at_home(), closed(state="closed", reopens=opens)),
        "home-soon": told(
            at_home(), closed(last_ticket_at=datetime(2026, 11, 22, 1, 45, tzinfo=UTC))
        ),
    }


def variants() -> Iterator[tuple[str, KioskState, tuple[int, int]]]:
    """Names, states and window sizes of everything there is to draw."""
    modes = product(states().items(), ("zh", "en"), (False, True), SHAPES.items())
    for (name, state), language, large, (shape, size) in modes:
        if shape not in WHOLLY and (language, large) not in HARDEST:
            continue
        full = f"{name}.{language}{'.large' if large else ''}.{shape}"
        yield full, kept_in_bounds(replace(state, language=language, large=large)), size
    for language in ("zh", "en"):
        for name, state in states().items():
            dark = replace(state, language=language, contrast=True)
            yield f"{name}.{language}.contrast.upright", dark, SHAPES["upright"]


def kept_in_bounds(state: KioskState) -> KioskState:
    """Larger or longer words fill more pages; the same place in a language of fewer is the last."""
    return page_turned(state, 0)


def new_stage() -> object:
    """Called once there is a window."""
    from kiosk.screens.stage import Stage

    return Stage(lambda key: None)


if __name__ == "__main__":
    shown = ((name, show(state), size) for name, state, size in variants())
    draw_all(new_stage, shown, faults)
