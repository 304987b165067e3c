"""Back with a window's own notice: which window serves at once, and one button (Ruling 15)."""

from dataclasses import replace

from hall_link.look.parts import Button
from kiosk.checking import lack_of, may_check
from kiosk.state import KioskState
from kiosk.straight import others, way_to
from kiosk.view import Billboard, Option, Tone, View
from kiosk.views.frame import back_and_home, framed
from kiosk.views.naming import item_name
from kiosk.words import read_out, say, window_list


def straight_view(state: KioskState) -> View:
    """The window huge, what was missing last time, and the ticket; the list for who wants it."""
    language, way = state.language, way_to(state)
    title = straight_words(state)
    label = say("straight-label" if way == "there" else f"straight-label-{way}", language)
    take = say("straight-take", language)
    check = Option("screen:check", say("straight-check", language), "read")
    lines = (item_name(state), *_bring(state))
    tone: Tone = "good" if way == "there" else "warn"
    return replace(
        framed(state, "straight", Billboard(title, say("no-queue", language), "window", tone)),
        number=_where(state),
        number_label=label,
        lines=lines,
        spoken=read_out(language, title, *lines),
        options=(check,) if may_check(state) else (),
        actions=(
            *back_and_home(language),
            Button("confirm", take, "ticket", "right", main=True, enabled=not state.away),
        ),
    )


def straight_words(state: KioskState) -> str:
    """Where the notice leads now, or why it leads nowhere any more."""
    checking = state.checking
    key: str = way_to(state)
    if checking.straight is None:
        key = "used" if checking.used else "gone"
    return say(f"straight-{key}", state.language, window=checking.window)


def _where(state: KioskState) -> str:
    windows = others(state) if way_to(state) == "others" else [state.checking.window or 0]
    return window_list(windows, state.language)


def _bring(state: KioskState) -> tuple[str, ...]:
    """What was missing, and what the clerk said besides."""
    language = state.language
    names = [row.material.name.in_language(language) for row in lack_of(state).missing]
    told = [*names, *state.checking.extra]
    between = "、" if language == "zh" else ", "
    return (say("straight-bring", language, papers=between.join(told)),) if told else ()
