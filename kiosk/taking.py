"""From the confirming touch to the ticket. Pure."""

from kiosk.messages import (
    ConfirmTouched,
    PrintLocally,
    TakeTicketEffect,
    TakingRefused,
    TicketArrived,
)
from kiosk.state import KioskState, Screen, Step, enter

TRY_AGAIN = frozenset({"try-again", "too-slow"})
"""Refusals after which the same request may be sent again."""


def confirmed(state: KioskState, touch: ConfirmTouched) -> Step:
    """Asks for the item's ticket, or for the queue's where no item was chosen."""
    if state.away or state.screen not in (Screen.CONFIRM, Screen.QUEUE):
        return state, ()
    state = enter(state, Screen.TAKING, command_id=touch.command_id, page=state.page)
    return state, (_take(state),)


def asked_again(state: KioskState) -> Step:
    """The same request once more, where that may help."""
    if state.screen is not Screen.PROBLEM or state.refusal not in TRY_AGAIN or state.away:
        return state, ()
    state = enter(state, Screen.TAKING, command_id=state.command_id, page=state.page)
    return state, (_take(state),)


def _take(state: KioskState) -> TakeTicketEffect:
    assert state.command_id is not None
    if state.item is None:
        return TakeTicketEffect(state.command_id, (), state.language, state.queue)
    return TakeTicketEffect(state.command_id, (state.item,), state.language)


def _awaits(state: KioskState, command_id: str) -> bool:
    return state.screen is Screen.TAKING and state.command_id == command_id


def ticket_arrived(state: KioskState, message: TicketArrived) -> Step:
    """Shows the ticket asked for, and no other."""
    if not _awaits(state, message.command_id):
        return state, ()
    job = message.ticket.job
    state = enter(state, Screen.TICKET, command_id=state.command_id, ticket=message.ticket)
    return state, (PrintLocally(message.command_id, job),) if job else ()


def refused(state: KioskState, message: TakingRefused) -> KioskState:
    """Says why there is no ticket."""
    if not _awaits(state, message.command_id):
        return state
    return enter(
        state,
        Screen.PROBLEM,
        command_id=state.command_id,
        page=state.page,
        refusal=message.code,
        refusal_words=message.message,
    )
