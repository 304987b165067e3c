"""A request for service at home, on a holiday or by the fast track, step by step (row G3)."""

from collections.abc import Callable
from dataclasses import replace

from hall_link.look.parts import Button
from hall_link.wire.board import Service
from kiosk.guide import find_item
from kiosk.requesting import TIMES, Requesting
from kiosk.state import KioskState
from kiosk.view import Billboard, Fact, Option, View
from kiosk.views.complaint import phone_asked
from kiosk.views.frame import back_and_home, framed
from kiosk.views.letters import grouped
from kiosk.views.refused import asked
from kiosk.views.writing import writing_view
from kiosk.words import say

ICONS: dict[Service, str] = {"at_home": "at-home", "urgent": "urgent", "fast_track": "fast-track"}


def request_view(state: KioskState, wanted: Requesting) -> View:
    """The step the person is at."""
    return replace(_VIEWS[wanted.step](state, wanted), private=True)


def _what(state: KioskState, wanted: Requesting) -> View:
    offered = state.board.services if state.board else []
    options = [_option(state, f"what:{one}", f"request-{one}", ICONS[one]) for one in offered]
    return _choices(state, "request", tuple(options), "at-home")


def _item(state: KioskState, wanted: Requesting) -> View:
    options = (
        _option(state, "pick", "request-pick", "guide"),
        _option(state, "any", "request-any", "phone"),
    )
    return _choices(state, "request-item", options, ICONS[wanted.what])


def _when(state: KioskState, wanted: Requesting) -> View:
    options = tuple(
        Option(f"tell:time:{place}", time.in_language(state.language), "clock")
        for place, time in enumerate(TIMES)
    )
    return _choices(state, "request-when", options, "calendar")


def _choices(state: KioskState, screen: str, options: tuple[Option, ...], icon: str) -> View:
    return replace(
        framed(state, screen, asked(state, screen, icon)),
        options=options,
        actions=back_and_home(state.language),
    )


def _option(state: KioskState, key: str, words: str, icon: str) -> Option:
    more = say(f"{words}-more", state.language)
    return Option(f"tell:{key}", say(words, state.language), icon, more)


def _name(state: KioskState, wanted: Requesting) -> View:
    billboard = asked(state, "name", "person")
    return writing_view(
        state, "request-name", billboard, wanted.writing, "name-hint", whole=wanted.whole
    )


def _phone(state: KioskState, wanted: Requesting) -> View:
    return phone_asked(state, "request-phone", wanted.phone, wanted.whole)


def _address(state: KioskState, wanted: Requesting) -> View:
    billboard = asked(state, "address", "home")
    return writing_view(
        state, "request-address", billboard, wanted.writing, "address-hint", whole=wanted.whole
    )


def _review(state: KioskState, wanted: Requesting) -> View:
    language = state.language
    send = Button("tell:on", say("send", language), "check", "right", main=True)
    return replace(
        framed(state, "request-review", asked(state, "review", "read", wanted.refusal)),
        review=_facts(state, wanted),
        actions=(*back_and_home(language), send),
    )


def _facts(state: KioskState, wanted: Requesting) -> tuple[Fact, ...]:
    language = state.language
    item = find_item(state.guide, wanted.item)
    name = item.name.in_language(language) if item else say("review-any", language)
    told = [
        ("review-what", say(f"request-{wanted.what}", language), ICONS[wanted.what]),
        ("review-item", name, "read"),
        ("review-when", TIMES[wanted.time].in_language(language), "clock"),
        ("review-name", wanted.name, "person"),
        ("review-phone", grouped(wanted.phone), "phone"),
    ]
    if wanted.address:
        told.append(("review-address", wanted.address, "home"))
    return tuple(Fact(say(label, language), value, icon) for label, value, icon in told)


def _taken(state: KioskState, wanted: Requesting) -> View:
    assert wanted.taken is not None
    language = state.language
    more = say(f"request-{wanted.what}", language)
    billboard = Billboard(say("request-taken", language), more, "check", "good")
    return replace(
        framed(state, "request-taken", billboard),
        number=wanted.taken.number,
        number_label=say("request-number-is", language),
        lines=("", say("request-taken-ring", language)),
        actions=(Button("done", say("done", language), "check", "right", main=True),),
    )


_VIEWS: dict[str, Callable[[KioskState, Requesting], View]] = {
    "what": _what,
    "item": _item,
    "when": _when,
    "name": _name,
    "phone": _phone,
    "address": _address,
    "review": _review,
    "taken": _taken,
}
