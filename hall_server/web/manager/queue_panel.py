"""What a leader does with one queue: who waits, who goes first, where it is served (row I1)."""

from collections.abc import Iterable
from datetime import timedelta
from functools import partial

from hall_link.wire.windows import LeadTicket, RestoreTicket
from hall_server.kernel.clock import stored
from hall_server.posts.set_window import SetWindow
from hall_server.queue.returning import returns_left
from hall_server.queue.tables import Queue, Ticket
from hall_server.queue.ticket_view import item_names
from hall_server.web.manager.panel import Panel, box, press, text
from hall_server.windows.tables import Window

LINES = 12
"""How many of those who wait are listed: whoever must go first is known by number."""

WHY_LED = ("why-ill", "why-urgent", "why-fault", "why-far")


class QueuePanel:
    """The pages of one queue."""

    def __init__(self, panel: Panel, queue: str) -> None:
        self._panel = panel
        self._leader = panel.leader
        self._id = queue

    @property
    def _queue(self) -> Queue:
        return self._leader.hall.queue.queues[self._id]

    @property
    def _name(self) -> str:
        return self._queue.name.in_language(self._leader.language)

    def _say(self, key: str, **told: object) -> str:
        return self._leader.say(key, **told)

    def open(self) -> None:
        """The first page."""
        self._panel.show(f"{self._queue.prefix} {self._name}", self._draw)

    def _draw(self) -> None:
        state = self._leader.hall.queue
        text(self._say("served-at"), "label")
        with box("chips"):
            for window in self._leader.hall.windows.all():
                self._draw_window(window)
        text(self._say("waiting-list"), "label")
        waiting = state.in_lines([self._id], LINES)
        self._draw_tickets(waiting, "lead")
        more = state.waiting(self._id) - len(waiting)
        if more > 0:
            text(self._say("more-wait", n=more), "quiet")
        missed = self._missed()
        if missed:
            text(self._say("missed-list"), "label")
            self._draw_tickets(missed, "restore")

    def _draw_window(self, window: Window) -> None:
        """A press gives the window this queue, or takes it from it."""
        on = self._id in window.queues
        left = tuple(queue for queue in window.queues if queue != self._id)
        if not window.in_service:
            return
        if on and not left:  # its only queue: another one first, in the window's own panel
            press(str(window.number), self.open, "chip number", on).props("disabled")
            return
        key, queues = ("sure-take", left) if on else ("sure-add", (*window.queues, self._id))
        sentence = self._say(key, n=window.number, queue=self._name)
        command = SetWindow(window=window.number, queues=queues)
        ask = partial(self._panel.confirm, sentence, lambda _why: command, self.open)
        press(str(window.number), ask, "chip number", on)

    def _missed(self) -> list[Ticket]:
        hall = self._leader.hall
        rule, day = hall.premises.premises.missed, hall.business_day
        found = (hall.queue.tickets[ticket_id] for ticket_id in hall.queue.book.missed(self._id))
        return [ticket for ticket in found if returns_left(rule, ticket, day)][:LINES]

    def _draw_tickets(self, tickets: Iterable[Ticket], act: str) -> None:
        lines = list(tickets)
        if not lines:
            text(self._say("nobody-waits"), "quiet")
        with box("lines"):
            for ticket in lines:
                self._draw_ticket(ticket, act)

    def _draw_ticket(self, ticket: Ticket, act: str) -> None:
        hall, language = self._leader.hall, self._leader.language
        names = [name.in_language(language) for name in item_names(hall.queue, hall.guide, ticket)]
        waited = (self._leader.desk.clock.now() - stored(ticket.issued_at)) // timedelta(minutes=1)
        with box("line"):
            text(ticket.number, "number")
            text(" · ".join(names), "items")
            text(self._say("minutes", n=waited), "quiet")
            ask = self._ask_lead if act == "lead" else self._ask_restore
            press(self._say(act), partial(ask, ticket), "plain")

    def _ask_lead(self, ticket: Ticket) -> None:
        self._panel.confirm(
            self._say("sure-lead", number=ticket.number),
            lambda why: LeadTicket(ticket_id=ticket.id, reason=why),
            self.open,
            WHY_LED,
            "reason-kept",
        )

    def _ask_restore(self, ticket: Ticket) -> None:
        self._panel.confirm(
            self._say("sure-restore", number=ticket.number),
            lambda _why: RestoreTicket(ticket_id=ticket.id),
            self.open,
        )
