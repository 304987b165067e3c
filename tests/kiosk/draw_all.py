"""Draws every screen in every language, type and shape, and reports what does not fit as JSON.

`python -m tests.kiosk.draw_all [FOLDER [WORD]]`: with a folder, each screen is saved there as a
picture. Run as a program of its own: Kivy keeps one window per process.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from kiosk.choosing import page_turned
from kiosk.messages import (
    DepartmentTouched,
    GuideTouched,
    ItemTouched,
    PageTouched,
    Scanned,
    SeekingRefused,
)
from kiosk.state import KioskState
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import (
    LOST,
    at_confirm,
    at_found,
    at_guide,
    at_home,
    at_items,
    at_problem,
    at_queue,
    at_seeking,
    at_taking,
    at_ticket,
    small_hall,
    tick,
    told,
)
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
        "problem": at_problem("items-of-several-queues"),
        "problem-again": at_problem("try-again"),
        "away": told(at_home(), LOST),
        "warning": told(at_confirm(), tick(150)),
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
