"""Closed or open out of turn: a leader's word for today or a day to come (row I7)."""

from dataclasses import replace
from datetime import datetime, timedelta

from pydantic import AwareDatetime, BaseModel, ConfigDict

from hall_link.wire.base import Message, Words
from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.premises.tables import DayOrder

LONGEST = timedelta(days=31)
FURTHEST = timedelta(days=400)
"""How far ahead an order may be made."""


class UnknownOrder(Refusal):
    """No such order stands."""

    code = "unknown-order"


class OrderDay(BaseModel):
    """Close the hall, or open it, until `ends`. `begins` None: at once. `reason` is shown to all.

    An order made later goes before one made earlier; an opening lengthens a session it touches.
    """

    model_config = ConfigDict(frozen=True)
    open: bool
    begins: AwareDatetime | None = None
    ends: AwareDatetime
    reason: Words


class DayOrdered(Message):
    """The order as it stands."""

    order: str


class WithdrawOrder(BaseModel):
    """Take an order back: the usual hours hold again."""

    model_config = ConfigDict(frozen=True)
    order: str


class OrderImpossible(Refusal):
    """The order would be over before it began, is over already, lasts longer than a month, or is
    for more than a year ahead."""

    code = "invalid"


def order_day(command: OrderDay, work: Work) -> DayOrdered:
    """Raises `OrderImpossible`."""
    begins: datetime = command.begins or work.now
    in_order = max(begins, work.now) < command.ends
    if not in_order or command.ends - begins > LONGEST or begins - work.now > FURTHEST:
        raise OrderImpossible(ends=command.ends.isoformat())
    order = DayOrder(
        id=new_id(work.now),
        open=command.open,
        begins=to_text(begins),
        ends=to_text(command.ends),
        reason=command.reason,
        made_by=work.actor.id,
        made_at=to_text(work.now),
    )
    work.put(order)
    work.event("day_ordered", order=order.id, open=order.open, begins=order.begins, ends=order.ends)
    return DayOrdered(order=order.id)


def withdraw_order(state: PremisesState, command: WithdrawOrder, work: Work) -> Noted:
    """Raises `UnknownOrder`."""
    order = state.orders.get(command.order)
    if order is None:
        raise UnknownOrder(order=command.order)
    work.put(replace(order, withdrawn_at=to_text(work.now)))
    work.event("order_withdrawn", order=order.id)
    return Noted()
