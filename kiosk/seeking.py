"""A ticket is held under the scanner: how does it stand? Pure."""

from kiosk.messages import FindTicketEffect, Scanned, SeekingRefused, TicketSeen
from kiosk.scanning import secret_in
from kiosk.state import KioskState, Screen, Step, abandoned, enter, hinted

FREE = (Screen.HOME, Screen.FOUND, Screen.SEEKING)
"""Screens nobody is in the middle of."""


def scanned(state: KioskState, message: Scanned) -> Step:
    """Asks for the ticket where nobody else is choosing or taking one."""
    secret = secret_in(message.text)
    if state.screen not in FREE:
        return hinted(state, "scan-later"), ()
    if state.away:
        return hinted(state, "scan-away"), ()
    if secret is None:
        return hinted(state, "scan-unread"), ()
    sought = enter(state, Screen.SEEKING, command_id=message.command_id)
    effect = FindTicketEffect(message.command_id, secret)
    sought, given_up_for_it = abandoned(state, sought)
    return sought, (*given_up_for_it, effect)


def _awaits(state: KioskState, command_id: str) -> bool:
    return state.screen is Screen.SEEKING and state.command_id == command_id


def ticket_seen(state: KioskState, message: TicketSeen) -> KioskState:
    """Shows how the ticket stands."""
    if not _awaits(state, message.command_id):
        return state
    return enter(state, Screen.FOUND, found=message.ticket)


def seeking_refused(state: KioskState, message: SeekingRefused) -> KioskState:
    """Says that it is no ticket of this hall, or that nothing can be learnt now."""
    if not _awaits(state, message.command_id):
        return state
    return enter(state, Screen.FOUND, refusal=message.code)


def given_up(state: KioskState) -> Step:
    """The hall did not answer for too long."""
    return abandoned(state, enter(state, Screen.FOUND, refusal="too-slow"))
