"""States of a kiosk that goes on without the server, as they come about."""

from dataclasses import replace

from hall_link.wire.board import PrinterState
from kiosk.effects import GiveEffect
from kiosk.messages import (
    ConfirmTouched,
    DepartmentTouched,
    ItemTouched,
    Message,
    PaperTold,
    QueueTouched,
    ScreenTouched,
    StockChanged,
    TicketArrived,
)
from kiosk.paper import Paper
from kiosk.state import KioskState
from kiosk.update import update
from tests.kiosk.kiosk_states import LOST, arrival, at_home, linked, small_hall, told
from tests.kiosk.sample_hall import sample_snapshot

STOCK = StockChanged(dict.fromkeys((q.id for q in sample_snapshot().board.queues), 20))
USED_UP = StockChanged({**STOCK.stock, "q-civil": 0})


def alone(*messages: Message, stock: StockChanged = STOCK) -> KioskState:
    """At home when the line was lost, and what happened since."""
    return told(at_home(), stock, LOST, *messages)


def at_confirm_alone(stock: StockChanged = STOCK) -> KioskState:
    return alone(DepartmentTouched("civil"), ItemTouched("civil-0"), stock=stock)


def given(state: KioskState) -> GiveEffect:
    """What the kiosk does about the touch that confirms."""
    _, effects = update(state, ConfirmTouched("c1"))
    (effect,) = effects
    assert isinstance(effect, GiveEffect)
    return effect


def arrived(command_id: str = "c1") -> TicketArrived:
    """The number of its own."""
    known = arrival(command_id)
    changed = {"offline": True, "number": "A701", "ahead": 0, "wait": None}
    return replace(known, ticket=known.ticket.model_copy(update=changed))


def at_ticket_alone(paper: Paper = Paper.READY) -> KioskState:
    return told(at_confirm_alone(), ConfirmTouched("c1"), arrived(), PaperTold("c1", paper))


def alone_states() -> dict[str, KioskState]:
    """Every screen that looks another without the server."""
    small = told(at_home(), small_hall(), STOCK, LOST)
    return {
        "alone-home": alone(),
        "alone-home-later": alone(ScreenTouched("progress")),
        "alone-home-used-up": alone(stock=USED_UP),
        "alone-home-no-paper": told(at_home("out"), STOCK, told_lost("out")),
        "alone-home-queues": small,
        "alone-items": alone(DepartmentTouched("civil")),
        "alone-confirm": at_confirm_alone(),
        "alone-queue": told(small, QueueTouched("q-civil")),
        "alone-unsure": alone(ScreenTouched("unsure")),
        "alone-ticket": at_ticket_alone(),
        "alone-ticket-no-paper": at_ticket_alone(Paper.NONE),
        "alone-problem": told(at_confirm_alone(USED_UP), ConfirmTouched("c1")),
    }


def told_lost(printer: PrinterState) -> Message:
    """The line is lost while the printer was thus."""
    return replace(LOST, snapshot=linked(printer).snapshot)
