"""The notice of what is missing, brought back by its code; the guide on paper. Pure."""

from dataclasses import replace

from hall_link.wire.documents import NoticeGiven
from hall_link.wire.printing import PrintJob
from kiosk.check_messages import NoticeEffect, NoticeHeard, SlipEffect, SlipHeard
from kiosk.checking import shown_again
from kiosk.effects import Effect, PrintLocally
from kiosk.guide import find_item
from kiosk.messages import SeekingRefused
from kiosk.papers import Checking, ticked, to_tell
from kiosk.state import (
    KioskState,
    Screen,
    Step,
    abandoned,
    at_home,
    chosen_items,
    enter,
    hinted,
    paper_here,
)


def prints(state: KioskState) -> bool:
    """Whether paper may be promised."""
    return paper_here(state).prints


def notice_asked(state: KioskState, command_id: str) -> Step:
    """Of each item of which something is missing."""
    fresh = replace(state, checking=replace(state.checking, notices=()))
    return _next_notice(fresh, command_id)


def _next_notice(state: KioskState, command_id: str) -> Step:
    """One item after the other; when all are told, what was told."""
    todo = to_tell(state.guide, chosen_items(state), state.checking)
    told = len(state.checking.notices)
    if told >= len(todo):
        return enter(state, Screen.NOTICE if told else Screen.CHECKED, page=state.page), ()
    effect = NoticeEffect(command_id, todo[told], state.language, prints(state))
    return _asking(state, command_id, "notice"), (effect,)


def slip_asked(state: KioskState, command_id: str) -> Step:
    """Where nothing prints that is said at once, and what to do instead."""
    if state.item is None:
        return state, ()
    if not prints(state):
        return enter(state, Screen.SLIP, page=state.page), ()
    effect = SlipEffect(command_id, state.item, state.language)
    return _asking(state, command_id, "slip"), (effect,)


def _asking(state: KioskState, command_id: str, what: str) -> KioskState:
    return enter(state, Screen.ASKING, page=state.page, command_id=command_id, done=what)


def _awaits(state: KioskState, command_id: str, screen: Screen = Screen.ASKING) -> bool:
    return state.screen is screen and state.command_id == command_id


def notice_heard(state: KioskState, message: NoticeHeard) -> Step:
    """A notice was given here, or is brought back by its code."""
    if _awaits(state, message.command_id, Screen.SEEKING):
        return brought_back(state, message.notice), ()
    if not _awaits(state, message.command_id):
        return state, ()
    given = (*state.checking.notices, message.notice)
    state = replace(state, checking=replace(state.checking, notices=given))
    state, effects = _next_notice(state, f"{message.command_id.partition('.')[0]}.{len(given)}")
    return state, (*_on_paper(message.command_id, message.notice.job), *effects)


def _on_paper(command_id: str, job: PrintJob | None) -> tuple[Effect, ...]:
    return (PrintLocally(command_id, job),) if job else ()


def brought_back(state: KioskState, notice: NoticeGiven) -> KioskState:
    """The second visit: a window's own notice leads straight to it; another brings the lists with
    what was there already, ready to be gone on with."""
    checks = [notice.check, *notice.also]
    if any(find_item(state.guide, check.item) is None for check in checks):
        return enter(state, Screen.PROBLEM, refusal="unknown-item")
    had = [ticked(state.guide, check) for check in checks]
    checking = Checking(
        frozenset().union(*(have for have in had if have is not None)),
        again=None in had,
        extra=tuple(notice.extra),
        straight=notice.secret if notice.window is not None else None,
        window=notice.given_at,
        used=notice.used,
    )
    home = replace(at_home(state), touches=state.touches)
    wish = replace(home.wish, others=tuple(check.item for check in notice.also))
    first = Screen.STRAIGHT if checking.straight else Screen.CHECK
    return enter(home, first, item=notice.check.item, checking=checking, wish=wish)


def slip_heard(state: KioskState, message: SlipHeard) -> Step:
    """The guide is being printed."""
    if not _awaits(state, message.command_id):
        return state, ()
    shown = enter(state, Screen.SLIP, page=state.page, done="slip")
    return shown, _on_paper(message.command_id, message.job)


def asking_refused(state: KioskState, message: SeekingRefused) -> KioskState:
    """The list is another by now; or it can't be had, which is said where it was asked for."""
    if not _awaits(state, message.command_id):
        return state
    return shown_again(state) if message.code == "item-changed" else _without(state)


def asking_given_up(state: KioskState) -> Step:
    """The hall did not answer for too long."""
    return abandoned(state, _without(state))


def _without(state: KioskState) -> KioskState:
    asked_on = Screen.GUIDE if state.done == "slip" else Screen.CHECKED
    return hinted(enter(state, asked_on, page=state.page), f"{state.done}-failed")
