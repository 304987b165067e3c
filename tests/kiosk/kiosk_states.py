"""States of a kiosk as a person would bring them about, for tests."""

from datetime import datetime
from functools import reduce

from hall_link.wire.board import PrinterState
from hall_link.wire.refusals import REFUSALS
from hall_link.wire.tickets import TakeTicket
from kiosk.messages import (
    ConfirmTouched,
    DepartmentTouched,
    ItemTouched,
    LinkChanged,
    Message,
    TakingRefused,
    Tick,
    TicketArrived,
)
from kiosk.state import KioskState, update
from tests.kiosk.fake_hall import ticket
from tests.kiosk.sample_hall import sample_snapshot

WALL = datetime(2026, 11, 22, 9, 30)


def tick(now: float) -> Tick:
    """Time goes on to `now`."""
    return Tick(now, WALL)


def told(state: KioskState, *messages: Message) -> KioskState:
    """The state after these messages."""
    return reduce(lambda so_far, message: update(so_far, message)[0], messages, state)


def linked(printer: PrinterState = "ready") -> LinkChanged:
    """The line is up."""
    return LinkChanged(connected=True, snapshot=sample_snapshot(printer))


LOST = LinkChanged(connected=False, snapshot=sample_snapshot())


def at_home(printer: PrinterState = "ready") -> KioskState:
    """A kiosk that waits for somebody."""
    return told(KioskState(), tick(100), linked(printer))


def at_items(printer: PrinterState = "ready", department: str = "civil") -> KioskState:
    """Somebody chose a department."""
    return told(at_home(printer), DepartmentTouched(department))


def at_confirm(printer: PrinterState = "ready", item: str = "civil-0") -> KioskState:
    """Somebody chose an item."""
    return told(at_items(printer, item.partition("-")[0]), ItemTouched(item))


def at_taking(printer: PrinterState = "ready") -> KioskState:
    """Somebody asked for a ticket; its command id is `c1`."""
    return told(at_confirm(printer), ConfirmTouched("c1"))


def arrival(command_id: str = "c1", item: str = "civil-0") -> TicketArrived:
    """The ticket asked for under `command_id`."""
    return TicketArrived(command_id, ticket(sample_snapshot(), TakeTicket(items=[item]), 12))


def at_ticket(printer: PrinterState = "ready") -> KioskState:
    """Somebody got a ticket, A012."""
    return told(at_taking(printer), arrival())


def at_problem(code: str = "item-not-served") -> KioskState:
    """Somebody was refused."""
    return told(at_taking(), TakingRefused("c1", code, REFUSALS[code]))
