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
    at_calls,
    at_idle,
    big_board,
    board,
    calls,
    linked,
    lost,
    refused,
    tick,
    told,
)
from tests.support.drawing import draw_all
from tests.support.layout import faults

SHAPES = {
    "wall": (1920, 1080),
    "five-four": (1280, 1024),
    "four-three": (1024, 768),
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
        "idle-no-notices": at_idle(notices=[]),
        "idle-long": told(WallState(), tick(99), linked(big_board_without_calls())),
        "idle-closed": at_idle(open=False, windows=[]),
        "away": told(WallState(), tick(99)),
        "refused": told(WallState(), tick(99), refused()),
    }


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
