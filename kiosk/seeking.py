"""A ticket or a booking is under the scanner: how it stands, what is done with it. Pure."""

from dataclasses import replace

from kiosk.check_messages import FindNoticeEffect
from kiosk.effects import ActEffect, CheckInEffect, FindTicketEffect
from kiosk.matters import case_scanned
from kiosk.messages import ActTouched, Scanned, SeekingRefused, TicketSeen, WhyHeard
from kiosk.scanning import notice_in, secret_in
from kiosk.state import BOOKING, Errand, KioskState, Screen, Step, abandoned, at_home, enter, hinted
from kiosk.telling import asking_refused

FREE = (Screen.HOME, Screen.FOUND, Screen.SEEKING, Screen.ENTRY, Screen.PROGRESS)
"""Screens nobody is in the middle of."""

ACTED_ON = (Screen.FOUND, Screen.PASS, Screen.CANCEL)


def scanned(state: KioskState, message: Scanned) -> Step:
    """Asks for the ticket where nobody else is choosing or taking one."""
    secret = secret_in(message.text)
    if state.screen not in FREE:
        return hinted(state, "scan-later"), ()
    if not state.connected:
        return hinted(state, "scan-away"), ()
    if (case := case_scanned(state, message.text)) is not None:
        return abandoned(state, case)
    if secret is None:
        return hinted(state, "scan-unread"), ()
    sought = replace(at_home(state), secret=secret)
    sought = enter(sought, Screen.SEEKING, command_id=message.command_id)
    effect = _sought(message, secret)
    sought, given_up_for_it = abandoned(state, sought)
    return sought, (*given_up_for_it, effect)


def _sought(message: Scanned, secret: str) -> FindTicketEffect | FindNoticeEffect:
    """A bare secret is most often a ticket's."""
    if notice_in(message.text):
        return FindNoticeEffect(message.command_id, secret)
    return FindTicketEffect(message.command_id, secret)


def acted(state: KioskState, touch: ActTouched) -> Step:
    """Has something done with the ticket in hand."""
    if (
        not state.connected
        or state.screen not in ACTED_ON
        or state.found is None
        or state.secret is None
    ):
        return state, ()
    if touch.act == "cancel" and state.screen is not Screen.CANCEL:
        return enter(state, Screen.CANCEL), ()
    effect = ActEffect(touch.command_id, state.secret, touch.act, touch.count)
    return enter(state, Screen.SEEKING, command_id=touch.command_id, done=touch.act), (effect,)


def _awaits(state: KioskState, command_id: str) -> bool:
    return state.screen is Screen.SEEKING and state.command_id == command_id


def ticket_seen(state: KioskState, message: TicketSeen) -> KioskState:
    """Shows how the ticket stands, and what was done to it."""
    if not _awaits(state, message.command_id):
        return state
    shown = enter(state, Screen.FOUND, found=message.ticket, done=state.done)
    return replace(shown, errand=Errand.TAKE, item=None, department=None)


def why_heard(state: KioskState, message: WhyHeard) -> KioskState:
    """Shows by which rules others went before."""
    if not _awaits(state, message.command_id):
        return state
    return enter(state, Screen.WHY, why=message.answer)


def seeking_refused(state: KioskState, message: SeekingRefused) -> Step:
    """No ticket of ours may be a notice, or a booking; else says what can't be learnt or done."""
    if state.screen is Screen.ASKING:
        return asking_refused(state, message), ()
    if not _awaits(state, message.command_id):
        return state, ()
    if state.errand in BOOKING:
        return enter(state, Screen.PROBLEM, refusal=message.code), ()
    if message.code == "unknown-ticket" and state.found is None:
        return _as_notice(state)
    if message.code == "unknown-document":
        return _checked_in(state)
    return enter(state, Screen.FOUND, refusal=message.code), ()


def _as_notice(state: KioskState) -> Step:
    assert state.secret is not None
    again = f"{state.command_id}.n"
    return replace(state, command_id=again), (FindNoticeEffect(again, state.secret),)


def _checked_in(state: KioskState) -> Step:
    again = f"{state.command_id}.b"
    waiting = enter(replace(state, errand=Errand.CHECK_IN), Screen.TAKING, command_id=again)
    return waiting, (CheckInEffect(again, secret=state.secret),)


def given_up(state: KioskState) -> Step:
    """The hall did not answer for too long."""
    told = Screen.PROBLEM if state.errand in BOOKING else Screen.FOUND
    return abandoned(state, enter(state, told, refusal="too-slow"))
