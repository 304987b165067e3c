"""Finding a ticket by its secret: today's in memory, older ones in the database."""

import asyncio
from collections.abc import Callable

from hall_link.wire.tickets import TicketView
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.tables import Ticket
from hall_server.queue.ticket_view import ticket_view


class TicketFinder:
    """`cold` reads a ticket by secret from the database, `cases` the numbers of the cases a visit
    became; each runs in a thread of its own."""

    def __init__(
        self,
        hub: Hub,
        cold: Callable[[str], Ticket | None],
        cases: Callable[[str], list[str]],
    ) -> None:
        self._hub = hub
        self._cold = cold
        self._cases = cases

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

    async def find(self, secret: str) -> Ticket:
        """The ticket of this secret. Raises `UnknownTicket`."""
        if "\0" in secret:
            raise UnknownTicket
        ticket = self.in_memory(secret) or await asyncio.to_thread(self._cold, secret)
        if ticket is None:
            raise UnknownTicket
        return ticket

    async def cases_of(self, ticket: Ticket) -> list[str]:
        """The numbers of the cases a visit became. Of today's visits every case is in memory."""
        if ticket.id in self.hall.queue.tickets:
            return [case.number for case in self.hall.cases.of_ticket(ticket.id)]
        return await asyncio.to_thread(self._cases, ticket.id)

    async def view(self, secret: str) -> TicketView:
        """What the holder may see. Raises `UnknownTicket`."""
        hall, ticket = self.hall, await self.find(secret)
        told = ticket_view(
            hall.premises, hall.guide, hall.windows, hall.devices, hall.queue, ticket
        )
        return told.model_copy(update={"cases": await self.cases_of(ticket)})
