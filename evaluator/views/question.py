"""What a pad shows to whom it asks: the five levels, the reasons, thanks.

Nothing here depends on the level touched but the reasons' own words (row D2).
"""

import math
from dataclasses import replace

from evaluator.state import (
    TAGS_A_PAGE,
    PadState,
    asking_seconds_left,
    submit_seconds_left,
    tag_pages,
    tags_of,
)
from evaluator.view import Chip, Face, Ring, View
from evaluator.views.complaint import complain_button
from evaluator.views.frame import framed
from hall_link.look.parts import Button, paging
from hall_link.rating.words import say


def asking_view(state: PadState) -> View:
    """Five faces with their words, the best first; a quiet ring counts the time down."""
    language, asked = state.language, state.asked
    assert asked is not None
    again = state.answer is not None
    number = say("asked-number", language, number=asked.number or "")
    levels = sorted(asked.levels, key=lambda level: -level.level)
    return replace(
        framed(state, "asking"),
        title=say("again" if again else "ask", language),
        subtitle=say("again-more", language) if again else number,
        icon="touch",
        ring=_quiet_ring(state) if again else _ring(state),
        faces=tuple(
            Face(f"level:{level.level}", level.name.in_language(language), f"face-{level.level}")
            for level in levels
        ),
        footnote=say("private", language),
    )


def _ring(state: PadState) -> Ring | None:
    asked, left = state.asked, asking_seconds_left(state)
    if asked is None or asked.until is None or asked.asked_at is None or left is None:
        return None
    whole = max(1, math.ceil((asked.until - asked.asked_at).total_seconds()))
    return Ring(min(whole, max(1, math.ceil(left))), whole)


def _quiet_ring(state: PadState) -> Ring:
    left = max(1, math.ceil(submit_seconds_left(state)))
    return Ring(left, max(left, math.ceil(state.timing.quiet_s)))


def reasons_view(state: PadState) -> View:
    """The touched level's reasons, and the ways on."""
    language = state.language
    ring = _quiet_ring(state)
    chips = _chips(state)
    return replace(
        framed(state, "reasons"),
        title=say("reasons" if chips else "no-reasons", language),
        subtitle=say("reasons-more", language, left=ring.left),
        icon="pencil",
        ring=ring,
        chips=chips,
        footnote="" if chips else say("no-reasons-more", language),
        paging=paging(state.page, tag_pages(state)),
        buttons=(
            Button("back", say("back", language), "back"),
            Button("write", _write(state), "pencil"),
            Button("submit", say("submit", language), "submit", main=True),
        ),
    )


def _write(state: PadState) -> str:
    written = len(state.answer.text) if state.answer else 0
    return say("written" if written else "write", state.language, count=written)


def _chips(state: PadState) -> tuple[Chip, ...]:
    ticked = state.answer.tags if state.answer else ()
    first = state.page * TAGS_A_PAGE
    chips = tuple(
        Chip(f"tag:{place}", tag.text.in_language(state.language), tag.code in ticked)
        for place, tag in enumerate(tags_of(state), start=1)
    )
    return chips[first : first + TAGS_A_PAGE]


def thanks_view(state: PadState) -> View:
    """The same thanks for everybody."""
    language = state.language
    return replace(
        framed(state, "thanks"),
        title=say("thanks", language),
        subtitle=say("thanks-more", language),
        icon="check",
        complain=complain_button(state),
    )
