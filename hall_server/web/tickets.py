"""Finding a ticket by its secret: today's in memory, older ones in the database."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from hall_link.wire.tickets import TicketView
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view
from hall_server.web.turnstile import GUESSES, Turnstile

F = TypeVar("F")


class TicketFinder:
    """`cold` reads a ticket by secret from the database, `cases` the numbers of the cases a visit
    became; each runs in a thread of its own. How often an address asked for what nobody has is
    counted here for all secrets together."""

    def __init__(
        self,
        hub: Hub,
        cold: Callable[[str], Ticket | None],
        cases: Callable[[str], list[str]],
        now: Callable[[], datetime],
    ) -> None:
        self._hub = hub
        self._cold = cold
        self._cases = cases
        self._now = now
        self._guesses = Turnstile(GUESSES)

    @property
    def hall(self) -> Hall:
        """The hall as it is told to others now."""
        return self._hub.hall

    @property
    def seq(self) -> int:
        """The number of the last thing that happened in it."""
        return self._hub.seq

    def in_memory(self, secret: str) -> Ticket | None:
        """The ticket of this secret if it is one of today's."""
        return self.hall.queue.with_secret(secret)

    async def find(self, secret: str, address: str | None = None) -> Ticket:
        """The ticket of this secret; `address`: where a stranger asks from. Raises `UnknownTicket`,
        `TooOften` where so many secrets were guessed from there."""
        if (ticket := self.in_memory(secret)) is not None:
            return ticket
        ticket = await self.sought(address, lambda: None if "\0" in secret else self._cold(secret))
        if ticket is None:
            raise UnknownTicket
        return ticket

    async def sought(self, address: str | None, read: Callable[[], F | None]) -> F | None:
        """What `read`, run in a thread of its own, finds by a secret: a ticket or what else has
        one; nothing found is a guess. Raises `TooOften`."""
        if address is not None:
            self._guesses.check_open(address, self._now())
        found = await asyncio.to_thread(read)
        if found is None:
            self.guessed(address)
        return found

    def guessed(self, address: str | None) -> None:
        """A secret nobody has was asked for from there."""
        if address is not None:
            self._guesses.count(address, self._now())

    async def cases_of(self, ticket: Ticket) -> list[str]:
        """The numbers of the cases a visit became. Of today's visits every case is in memory."""
        if ticket.id in self.hall.queue.tickets:
            return [case.number for case in self.hall.cases.of_ticket(ticket.id)]
        return await asyncio.to_thread(self._cases, ticket.id)

    async def view(self, secret: str, address: str | None = None) -> TicketView:
        """What the holder may see. Raises what `find` raises."""
        hall, ticket = self.hall, await self.find(secret, address)
        told = ticket_view(
            hall.premises, hall.guide, hall.windows, hall.devices, hall.queue, ticket
        )
        return told.model_copy(update={"cases": await self.cases_of(ticket)})
