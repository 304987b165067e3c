"""What a pad shows, as JSON for a test or a technician. It never tells what was touched."""

import math
from collections.abc import Mapping
from typing import Any

from evaluator.state import PadState, asking_seconds_left
from evaluator.view import View
from hall_link.summary import summary

Targets = Mapping[str, tuple[int, int]]


def report(state: PadState, view: View, targets: Targets) -> dict[str, Any]:
    """`targets`: name -> pixel centre from the window's top left of what can be pressed now.

    Names: `level:5` … `level:1`, `tag:1` … (places, not codes: a code would name its level),
    `previous`, `next`, `write`, `submit`, `back`, `language`; on the keypad `key:a`,
    `key:backspace`, `key:space`, `key:mode`, `key:signs`, `cand:0` …, `cand:previous`,
    `cand:next`. `visit` and `number` are None unless asked about, `left` counts whole seconds.
    """
    left = asking_seconds_left(state)
    return {
        "screen": view.screen,
        "language": view.language,
        "connected": view.connected,
        "window": state.pad.window if state.pad else state.window,
        "clerk": state.pad.clerk.in_language(view.language)
        if state.pad and state.pad.clerk
        else None,
        "visit": state.asked.visit if state.asked else None,
        "number": state.asked.number if state.asked else None,
        "left": None if left is None else math.ceil(left),
        "title": view.title,
        "unsent": state.unsent,
        "hall": summary(state.board),
        "targets": {name: list(centre) for name, centre in targets.items()},
    }
