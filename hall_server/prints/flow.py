"""The way an item goes, drawn: a box for each step, arrows between. Uses fpdf2."""

from collections.abc import Sequence

from hall_link.wire.guide import Step
from hall_server.prints.ground import BLUE, GREY, INK, WHITE, Canvas, Type
from hall_server.prints.words import step_words

_GAP, _DOT, _PAD = 6.0, 7.0, 2.0


def flow_height(canvas: Canvas, steps: Sequence[Step], width: float, size: float) -> float:
    """How high the picture is."""
    return sum(_box_height(canvas, step, width, size) + _GAP for step in steps) - _GAP


def draw_flow(
    canvas: Canvas, x: float, y: float, steps: Sequence[Step], width: float, size: float
) -> None:
    """From top to bottom."""
    for place, step in enumerate(steps):
        if place:
            canvas.arrow_down(x + width / 2, y - _GAP + 0.4, _GAP - 0.8, BLUE)
        high = _box_height(canvas, step, width, size)
        canvas.box(x, y, width, high, fill=WHITE, line=BLUE, weight=0.35, radius=2)
        canvas.circle(x + 2.2, y + (high - _DOT) / 2, _DOT, BLUE)
        top = y + (high - _DOT) / 2 + 1.5
        canvas.text(x + 2.2, top, _DOT, str(place + 1), Type(11, WHITE, bold=True), "centre")
        left, room = x + _DOT + 5, width - _DOT - 8
        told = canvas.paragraph(left, y + _PAD, room, step.zh, Type(size, INK))
        canvas.paragraph(left, y + _PAD + told, room, step_words(step), Type(size - 1.5, GREY))
        y += high + _GAP


def _box_height(canvas: Canvas, step: Step, width: float, size: float) -> float:
    room, who = width - _DOT - 8, step_words(step)
    told = canvas.height(step.zh, room, size)
    below = canvas.height(who, room, size - 1.5) if who else 0.0
    return max(told + below + 2 * _PAD, _DOT + 3)
