"""From the confirming touch to the ticket. Pure."""

from dataclasses import replace

from kiosk.booking import booking_refused, is_whole, request
from kiosk.checking import shown_again
from kiosk.effects import (
    AbandonAsking,
    ActEffect,
    CheckInEffect,
    Effect,
    GiveEffect,
    PrintLocally,
    TakeTicketEffect,
)
from kiosk.guide import find_item
from kiosk.messages import (
    ConfirmTouched,
    KnowingTouched,
    PaperTold,
    TakingRefused,
    TicketArrived,
)
from kiosk.papers import checks_of
from kiosk.scanning import code_typed, phone_typed
from kiosk.state import BOOKING, Errand, KioskState, Screen, Step, chosen_items, enter

TRY_AGAIN = frozenset({"try-again", "too-slow"})
"""Refusals after which the same request may be sent again."""

OWN = ".own"
"""What the id of a wish ends in that the kiosk meets itself."""

OUT_OF_TIME = frozenset({"not-before-closing", "hall-closed"})
"""Refusals after which the hall may offer something else."""

CONFIRMED_ON = (
    *(Screen.CONFIRM, Screen.STRAIGHT, Screen.CHECKED, Screen.QUEUE),
    *(Screen.UNSURE, Screen.ENTRY, Screen.PHONE),
)


def confirmed(state: KioskState, touch: ConfirmTouched) -> Step:
    """Asks for what was chosen: a ticket, another item on the one in hand, a booking's ticket."""
    if state.away or state.screen not in CONFIRMED_ON:
        return state, ()
    if state.screen is Screen.PHONE:
        return _asked(state, touch.command_id) if is_whole(state) else (state, ())
    if state.screen is Screen.ENTRY:
        return _checked_in(state, touch.command_id)
    if state.errand is Errand.CHANGE:
        return _changed(state, touch.command_id)
    return _asked(state, touch.command_id)


def _asked(state: KioskState, command_id: str) -> Step:
    if state.alone:
        return _given_here(state, command_id)
    state = enter(state, Screen.TAKING, command_id=command_id, page=state.page)
    return state, (_request(state),)


def _given_here(state: KioskState, command_id: str, instead_of: str | None = None) -> Step:
    """A number of the kiosk's own; of anything but a ticket only the server can decide."""
    taking = enter(state, Screen.TAKING, command_id=command_id, page=state.page)
    wish = _request(taking)
    queue = _queue_of(state, wish) if isinstance(wish, TakeTicketEffect) else None
    if not isinstance(wish, TakeTicketEffect) or queue is None or not state.stock.get(queue):
        problem = enter(state, Screen.PROBLEM, page=state.page, refusal="no-reserve")
        return problem, ()
    return taking, (GiveEffect(command_id, queue, wish, instead_of),)


def _queue_of(state: KioskState, wish: TakeTicketEffect) -> str | None:
    """Where the ticket waits first."""
    first = find_item(state.guide, wish.items[0]) if wish.items else None
    return first.queue if first else wish.queue


def unanswered(state: KioskState) -> bool:
    """Whether a ticket was asked for, the line was lost since, and did not come back at once."""
    if not state.alone or state.command_id is None or state.command_id.endswith(OWN):
        return False
    waited = state.now - max(state.since, state.lost_at)
    return waited >= state.timing.alone_after_s and isinstance(_request(state), TakeTicketEffect)


def given_here_instead(state: KioskState) -> Step:
    """The server will not be asked again for it: should it have given one, that is withdrawn."""
    assert state.command_id is not None
    asked = state.command_id
    state, effects = _given_here(state, asked + OWN, asked)
    return state, (AbandonAsking(asked), *effects)


def paper_told(state: KioskState, message: PaperTold) -> KioskState:
    """Where the paper does not come out the number has to be noted down."""
    if state.screen is not Screen.TICKET or state.command_id != message.command_id:
        return state
    return replace(state, local=message.paper)


def _checked_in(state: KioskState, command_id: str) -> Step:
    if not (code_typed(state.typed) or phone_typed(state.typed)):
        return state, ()
    return _asked(replace(state, errand=Errand.CHECK_IN), command_id)


def _changed(state: KioskState, command_id: str) -> Step:
    assert state.secret is not None
    change = ActEffect(command_id, state.secret, "change", items=chosen_items(state))
    return enter(state, Screen.SEEKING, command_id=command_id, done="change"), (change,)


def asked_knowing(state: KioskState, touch: KnowingTouched) -> Step:
    """The same ticket once more, by somebody who knows that it may come too late."""
    if state.screen is not Screen.CLOSING or state.away:
        return state, ()
    return _asked(replace(state, wish=replace(state.wish, knowing=True)), touch.command_id)


def asked_again(state: KioskState) -> Step:
    """The same request once more, where that may help."""
    if state.screen is not Screen.PROBLEM or state.refusal not in TRY_AGAIN or state.away:
        return state, ()
    assert state.command_id is not None
    return _asked(state, state.command_id)


def _request(state: KioskState) -> Effect:
    assert state.command_id is not None
    if state.errand in BOOKING:
        return request(state, state.command_id)
    if state.errand is Errand.CHECK_IN:
        return CheckInEffect(
            state.command_id, code_typed(state.typed), phone_typed(state.typed), state.secret
        )
    items = chosen_items(state)
    queue = None if items else state.queue
    checks = tuple(checks_of(state.guide, items, state.checking))
    straight = state.checking.straight
    asked = (items, state.language, queue, state.wish, checks, straight)
    return TakeTicketEffect(state.command_id, *asked)


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
    """Says why there is no ticket, or what else the hall offers so late."""
    if not _awaits(state, message.command_id):
        return state
    if state.secret is not None and message.code == "unknown-booking":
        return enter(state, Screen.FOUND, errand=Errand.TAKE, refusal="unknown-ticket")
    if message.code == "item-changed" and state.checking.items:
        return shown_again(state)
    if state.errand in BOOKING:
        state = booking_refused(state, message)
    return enter(
        state,
        Screen.CLOSING if message.code in OUT_OF_TIME else Screen.PROBLEM,
        command_id=state.command_id,
        page=state.page,
        refusal=message.code,
        refusal_words=message.message,
        facts=message.facts,
    )
