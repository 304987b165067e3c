"""What a pad shows while nobody is asked: the clerk's card, or why there is none."""

from dataclasses import replace

from evaluator.state import PadState
from evaluator.view import Card, View
from evaluator.views.complaint import complain_button
from evaluator.views.frame import framed
from hall_link.rating.words import say
from hall_link.wire.base import Words


def card_view(state: PadState) -> View:
    """The clerk's card, and a small way to say something besides."""
    return replace(_card(state), complain=complain_button(state))


def _card(state: PadState) -> View:
    """With one notice at a time; without a line it says so."""
    if state.goodbye is not None and not state.connected:
        return _message(state, "away", "refused-device", "refused-more", "alert")
    if not state.connected:
        return _without_line(state)
    window = state.window_view
    if window is not None and window.state == "paused":
        return _message(state, "closed", "paused", "paused-more", "closed")
    if window is None or window.state == "closed":
        return _message(state, "closed", "closed", "closed-more", "closed")
    return replace(_with_card(state), notice=_notice(state))


def _without_line(state: PadState) -> View:
    window = state.window_view
    if window is None or window.state == "closed":
        return _message(state, "away", "away", "away-more", "away")
    warning = say("away-strip", state.language)
    return replace(_with_card(state), screen="away", warning=warning)


def _with_card(state: PadState) -> View:
    """At a window served without a sign-in nobody's name is known."""
    language, pad = state.language, state.pad
    name = pad.clerk.in_language(language) if pad and pad.clerk else ""
    post = pad.post if pad and name else None
    card = Card(
        initial=_initials(name),
        name=name or say("staff", language),
        post=_post(state, post),
        greeting=say("greeting", language),
    )
    return replace(framed(state, "idle"), card=card)


def _post(state: PadState, post: Words | None) -> str:
    if post is not None:
        return post.in_language(state.language)
    window = state.window_view
    return window.name.in_language(state.language) if window else ""


def _initials(name: str) -> str:
    """王 of 王芳, WF of Wang Fang."""
    words = name.split()
    if len(words) > 1 and all(word[0].isascii() for word in words):
        return (words[0][0] + words[-1][0]).upper()
    return name[:1].upper()


def _message(state: PadState, screen: str, title: str, more: str, icon: str) -> View:
    language = state.language
    return replace(
        framed(state, screen),
        title=say(title, language),
        subtitle=say(more, language),
        icon=icon,
        notice=_notice(state) if screen == "closed" else None,
    )


def _notice(state: PadState) -> tuple[str, str] | None:
    """The notices take turns."""
    notices = state.board.notices if state.board else []
    if not notices:
        return None
    notice = notices[int(state.now // state.timing.notice_s) % len(notices)]
    return notice.title.in_language(state.language), notice.text.in_language(state.language)
