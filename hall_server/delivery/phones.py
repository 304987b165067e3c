"""The phones that follow a ticket: woken when something about their line changed.

A phone is told what is so, never what happened: one that is slow misses steps, not the truth.
"""

import asyncio
from dataclasses import dataclass, field

from hall_server.delivery.hall import Hall
from hall_server.delivery.touched import Touched

MOST_PHONES = 4000
"""Open pages at one time; further ones ask again from time to time instead."""


@dataclass(eq=False)
class Phone:
    """One open page. `changed` is set when there is something to do: to look again (`stale`), or
    just to be heard (`beat`), so that both ends know that the line still stands."""

    ticket: str
    stale: bool = True
    beat: bool = False
    changed: asyncio.Event = field(default_factory=asyncio.Event)

    def look_again(self) -> None:
        """What the page shows may be different now."""
        self.stale = True
        self.changed.set()


class Phones:
    """Everybody who follows a ticket on a page of their own."""

    def __init__(self) -> None:
        self._phones: set[Phone] = set()

    @property
    def full(self) -> bool:
        """Whether no further page can be kept open."""
        return len(self._phones) >= MOST_PHONES

    def join(self, ticket: str) -> Phone:
        """Adds a page that follows this ticket."""
        phone = Phone(ticket)
        self._phones.add(phone)
        return phone

    def leave(self, phone: Phone) -> None:
        """Forgets a page."""
        self._phones.discard(phone)

    def wake(self, hall: Hall, touched: Touched) -> None:
        """Wakes the pages whose ticket stands in a line that moved, or has left memory."""
        for phone in self._phones:
            ticket = hall.queue.tickets.get(phone.ticket)
            if ticket is None or ticket.queue in touched.queues:
                phone.look_again()

    def wake_all(self) -> None:
        """Everything may be different now."""
        for phone in self._phones:
            phone.look_again()

    def beat(self) -> None:
        """The hall is there, whether or not there is news: a page that hears nothing says so."""
        for phone in self._phones:
            phone.beat = True
            phone.changed.set()
