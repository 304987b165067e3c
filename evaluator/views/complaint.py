"""What a pad shows to who complains, wishes for something or praises."""

from collections.abc import Callable
from dataclasses import replace

from evaluator.complaining import Complaining
from evaluator.state import PadState
from evaluator.view import Chip, Receipt, Tile, View
from evaluator.views.frame import framed
from hall_link.complaining.draft import sentences_of
from hall_link.complaining.sentences import CATEGORIES, CATEGORY, KIND, KINDS
from hall_link.keypad.picture import keypad_of
from hall_link.look.parts import Button
from hall_link.rating.words import say
from hall_link.wire.refusals import REFUSALS


def complaint_view(state: PadState) -> View:
    """The step the person is at."""
    assert state.complaint is not None
    return _VIEWS[state.complaint.step](state, state.complaint)


def complain_button(state: PadState) -> Button | None:
    """The small way in; nothing is taken without a line to the hall."""
    if not state.connected:
        return None
    return Button("complain", say("complain", state.language), "complaint")


def _asked(state: PadState, step: str) -> View:
    language = state.language
    return replace(
        framed(state, f"complaint-{step}"),
        title=say(f"complaint-{step}", language),
        subtitle=say(f"complaint-{step}-more", language),
        buttons=(Button("back", say("back", language), "back"),),
    )


def _what(state: PadState, told: Complaining) -> View:
    tiles = tuple(
        Tile(f"tell:what:{kind}", KIND[kind].name.in_language(state.language), KIND[kind].icon)
        for kind in KINDS
    )
    return replace(_asked(state, "what"), tiles=tiles)


def _category(state: PadState, told: Complaining) -> View:
    tiles = tuple(
        Tile(
            f"tell:category:{code}",
            CATEGORY[code].name.in_language(state.language),
            CATEGORY[code].icon,
        )
        for code in CATEGORIES
    )
    return replace(_asked(state, "category"), tiles=tiles)


def _words(state: PadState, told: Complaining) -> View:
    language = state.language
    chips = tuple(
        Chip(f"tell:sentence:{place}", words.in_language(language), place in told.draft.ticked)
        for place, words in enumerate(sentences_of(told.draft))
    )
    count = len(told.draft.written.strip())
    write = say("written" if count else "write", language, count=count)
    return replace(
        _asked(state, "words"),
        chips=chips,
        buttons=(
            Button("back", say("back", language), "back"),
            Button("tell:write", write, "pencil"),
            Button(
                "tell:send",
                say("submit", language),
                "submit",
                main=True,
                enabled=told.whole,
            ),
        ),
    )


def _writing(state: PadState, told: Complaining) -> View:
    language = state.language
    return replace(
        framed(state, "complaint-writing"),
        footnote=say("complaint-secret", language),
        buttons=(
            Button("back", say("back", language), "back"),
            Button("tell:send", say("submit", language), "submit", main=True),
        ),
        keypad=keypad_of(told.writing, language, say("complaint-hint", language)),
    )


def _sending(state: PadState, told: Complaining) -> View:
    return replace(_asked(state, "sending"), icon="wait", buttons=())


def _taken(state: PadState, told: Complaining) -> View:
    assert told.taken is not None
    language = state.language
    number, code = told.taken.number, told.taken.code
    return replace(
        framed(state, "complaint-taken"),
        title=say("complaint-taken", language),
        subtitle=say("complaint-taken-more", language),
        receipt=Receipt(
            say("complaint-number", language),
            f"{number[:4]} {number[4:]}",
            say("complaint-code", language),
            f"{code[:3]} {code[3:]}",
        ),
        buttons=(Button("done", say("done", language), "check", main=True),),
    )


def _refused(state: PadState, told: Complaining) -> View:
    language = state.language
    words = REFUSALS.get(told.refusal)
    return replace(
        _asked(state, "refused"),
        icon="alert",
        subtitle=words.in_language(language) if words else say("complaint-refused-more", language),
    )


_VIEWS: dict[str, Callable[[PadState, Complaining], View]] = {
    "what": _what,
    "category": _category,
    "words": _words,
    "writing": _writing,
    "sending": _sending,
    "taken": _taken,
    "refused": _refused,
}
