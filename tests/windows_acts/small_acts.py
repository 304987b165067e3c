"""A clerk of a small hall, for tests that read as talk."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import BaseModel

from hall_link.wire.desk import Desk
from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext, FinishVisit, StartVisit
from hall_server.delivery import snapshots
from hall_server.kernel.refusals import Refusal
from hall_server.queue.tables import Ticket
from tests.support.small_hall import SmallHall, clerk


class At:
    """Window `number`, and who works there with the window's own key."""

    def __init__(self, hall: SmallHall, number: int) -> None:
        self.hall, self.number, self.actor = hall, number, clerk(number)

    def does(self, act: type[BaseModel], **more: Any) -> Any:
        """An act at this window; its reply."""
        return self.hall.do(act(window=self.number, **more), self.actor)

    def may_not(self, act: type[BaseModel], **more: Any) -> str:
        """The refusal's code; nothing was stored."""
        before = self.hall.store.commits
        with pytest.raises(Refusal) as refused:
            self.does(act, **more)
        assert self.hall.store.commits == before
        return refused.value.code

    def serves(self) -> Ticket:
        """Calls who is next and begins; the ticket."""
        called = self.does(CallNext)
        self.does(StartVisit)
        return self.hall.state.queue.tickets[called.ticket_id]

    def finishes(self, **more: Any) -> Any:
        return self.does(FinishVisit, outcome="done", **more)

    @property
    def desk(self) -> Desk:
        return snapshots.desk(self.hall.state, self.number)


def take(hall: SmallHall, *items: str, **more: Any) -> Ticket:
    """A ticket for these items, `item-a` when none are named."""
    taken = hall.do(TakeTicket(items=list(items) or ["item-a"], print=False, **more))
    return hall.state.queue.tickets[taken.ticket_id]


def now(hall: SmallHall, ticket: Ticket) -> Ticket:
    """The ticket as it is now."""
    return hall.state.queue.tickets[ticket.id]


def leaves(hall: SmallHall, window: int) -> None:
    """The window's own key is revoked: nobody sits there any more."""
    device = hall.state.devices.standing_clerk(window)
    assert device is not None
    gone = replace(device, revoked_at="2026-11-23T01:00:00.000000+00:00")
    hall.state.devices.apply_device(gone)
    hall.store.records[device.TABLE.name, (device.id,)] = gone
