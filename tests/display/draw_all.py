"""Draws the wall in every state, language and shape, and reports what does not fit as JSON.

`python -m tests.display.draw_all [FOLDER [WORD]]`: with a folder, each is saved there as a picture
(those with WORD in their name). A program of its own: Kivy keeps one window per process.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from display.messages import VoiceChanged
from display.state import WallState
from display.views.whole import show
from hall_link.wire.board import Board
from tests.display.sample_wall import (
    W,
    at,
    at_calls,
    at_idle,
    at_pages,
    at_window,
    big_board,
    board,
    calls,
    getting_ready,
    linked,
    lost,
    refused,
    tick,
    told,
    with_hours,
    with_window,
)
from tests.support.drawing import draw_all
from tests.support.layout import faults

SHAPES = {
    "wall": (1920, 1080),
    "five-four": (1280, 1024),
    "four-three": (1024, 768),
    "small": (1024, 600),
    "upright": (1080, 1920),
}


def states() -> dict[str, WallState]:
    """Each screen, with the longest texts a hall may have."""
    big = told(WallState(), tick(99), linked(big_board()), tick(104))
    return {
        "calls": at_calls(),
        "calls-english": at_calls(language="en"),
        "calls-again": at_calls(round=3, number="AB1234"),
        "calls-lit": told(WallState(), tick(99), linked(board(calls()))),
        "calls-lost": told(at_calls(), lost(board(calls()))),
        "calls-silent": told(at_calls(), VoiceChanged("fault")),
        "first-call": told(WallState(), tick(99), linked(board(calls()[:1])), tick(104)),
        "big": big,
        "big-second": replace(big, turn=1),
        "big-third": replace(big, turn=2),
        "big-lost": told(big, lost(big_board())),
        "idle": at_idle(),
        "idle-long": told(WallState(), tick(99), linked(big_board_without_calls())),
        "idle-closed": at_idle(open=False, windows=[]),
        "away": told(WallState(), tick(99)),
        "refused": told(WallState(), tick(99), refused()),
        **between_calls(),
        **windows(),
    }


def between_calls() -> dict[str, WallState]:
    """The public pages one after the other, the times of the day, and what else is told."""
    pages = {f"pages-{turn}": replace(at_pages(), turn=turn) for turn in (0, 1, 3, 5)}
    long = told(at_pages(), linked(big_board_without_calls()))
    lunch = with_hours(board(calls()), "break", reopens=at("14:30"))
    holiday = with_hours(
        board(),
        "closed",
        reopens=at("08:30", days=3),
        sessions=[],
        last_ticket_at=None,
        reason=HOLIDAY,
    )
    flashing = told(WallState(), tick(99), linked(board(calls(flash=True))))
    return {
        **pages,
        **{f"pages-long-{turn}": replace(long, turn=turn) for turn in (2, 6)},
        "lunch": at_pages(with_window(lunch, 3, visit="serving")),
        "holiday": at_pages(holiday),
        "late": told(WallState(), tick(99), linked(with_hours(board(calls()), "extended"))),
        "flashing": flashing,
        "get-ready": told(WallState(), tick(99), linked(getting_ready(board(calls()))), tick(104)),
        "covered": told(WallState(), tick(99), linked(covered()), tick(104)),
        "covered-page": replace(at_pages(with_window(covered(), 3, visit="serving")), turn=4),
        "quiet": told(WallState(), tick(99), linked(quiet()), tick(104)),
    }


def windows() -> dict[str, WallState]:
    """A window's screen in everything that may happen at it."""
    called = board(calls(number="AB1234"))
    closed = with_hours(board(), "break", reopens=at("14:30"))
    many = board().model_copy(
        update={"windows": [board().windows[0].model_copy(update={"queues": ALL_QUEUES})]}
    )
    return {
        "window-called": at_window(3),
        "window-called-lit": told(WallState(), tick(99), linked(board(calls()), window=3)),
        "window-long": at_window(3, with_window(called, 3, serving="AB1234")),
        "window-english": at_window(3, language="en"),
        "window-serving": at_window(5),
        "window-free": at_window(2),
        "window-many": at_window(1, many),
        "window-paused": at_window(10),
        "window-covered": at_window(4, covered()),
        "window-covering": at_window(3, covered()),
        "window-closed": at_window(12),
        "window-lunch": at_window(2, closed),
        "window-unknown": at_window(77),
        "window-lost": told(at_window(5), lost(board(calls()))),
    }


ALL_QUEUES = [queue.id for queue in board().queues]

HOLIDAY = W(zh="国庆节放假", en="National Day holiday")


def covered() -> Board:
    """Window 4 is served at window 3."""
    return with_window(board(calls()), 4, state="closed", covered_by=3, clerk=None)


def quiet() -> Board:
    """A hall that is quiet just now."""
    of = board(calls())
    rules = of.rules.model_copy(update={"quiet": [("12:00", "15:00")]})
    return of.model_copy(update={"rules": rules})


def big_board_without_calls() -> Board:
    """A big hall in the morning."""
    return big_board().model_copy(update={"recent_calls": []})


def variants() -> Iterator[tuple[str, WallState, tuple[int, int]]]:
    """Names, states and window sizes of everything there is to draw."""
    for (name, state), language, (shape, size) in product(
        states().items(), ("zh", "en"), SHAPES.items()
    ):
        yield f"{name}.{language}.{shape}", replace(state, language=language), size


def new_stage() -> object:
    """Called once there is a window."""
    from display.screens.stage import Stage

    return Stage()


if __name__ == "__main__":
    shown = ((name, show(state), size) for name, state, size in variants())
    draw_all(new_stage, shown, lambda stage: faults(stage, least_type=36))
