"""The citizen's phone page (row A8): `/t/{secret}`, opened by the QR on the ticket, no app."""

import asyncio
from collections.abc import Callable
from html import escape
from pathlib import Path
from string import Template

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from hall_link.wire.base import Message, Words
from hall_link.wire.wait import Wait
from hall_server.delivery.phones import Phones
from hall_server.kernel.refusals import Refusal
from hall_server.queue.moves import IN_LINE
from hall_server.queue.rules import UnknownTicket
from hall_server.queue.tables import Ticket
from hall_server.web.errors import error_response
from hall_server.web.phone_stream import PhoneStream
from hall_server.web.phone_view import Moment, TicketPage
from hall_server.web.phone_words import headline
from hall_server.web.tickets import TicketFinder
from hall_server.web.turnstile import TooOften, address_of

FOLDER = Path(__file__).parent / "phone"
CSS = "text/css; charset=utf-8"
PARTS = {"phone.js": "text/javascript; charset=utf-8", "phone.css": CSS, "m.css": CSS}

WAITS_PER_S = 40.0
"""New waits worked out in a second for all pages together; meanwhile a page keeps its last one."""

NEAR = 3
"""Who has fewer before them is told a new wait at every change."""

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self' "
    "'unsafe-inline'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""The address is the secret: no address is told to other pages, nothing is kept."""


class PhonePage:
    """The page of a ticket, its parts and its stream."""

    def __init__(self, finder: TicketFinder, phones: Phones) -> None:
        self._finder = finder
        self._phones = phones
        self._frame = Template((FOLDER / "page.html").read_text("utf-8"))

    def routes(self) -> list[Route]:
        """`/t/{secret}`, what it loads from `/phone/`, and the events it listens to."""
        return [
            Route("/t/{secret}", self.page),
            Route("/phone/{part}", self.part),
            Route("/api/v1/tickets/{secret}/page", self.told),
            Route("/api/v1/tickets/{secret}/events", _Events(self._finder, self._phones)),
        ]

    async def page(self, request: Request) -> Response:
        """The page, readable before any script has run and without one."""
        try:
            ticket = await self._finder.find(request.path_params["secret"], address_of(request))
        except TooOften:
            return HTMLResponse(self._html(None, _OFTEN), 429, headers=HEADERS)
        except UnknownTicket:
            return HTMLResponse(self._html(None), 404, headers=HEADERS)
        return HTMLResponse(self._html(await self._whole(ticket)), headers=HEADERS)

    async def _whole(self, ticket: Ticket) -> TicketPage:
        """With the cases of a visit of long ago, too."""
        told = Moment(self._finder.hall).page(ticket)
        now = told.now.model_copy(update={"cases": await self._finder.cases_of(ticket)})
        return told.model_copy(update={"now": now})

    def _html(self, told: TicketPage | None, instead: str = "") -> str:
        if told is None:
            return self._frame.substitute(
                hall="", number="—", colour="#475467", line=escape(instead or _LOST.zh), told="null"
            )
        language = told.language
        return self._frame.substitute(
            hall=escape(told.hall.in_language(language)),
            number=escape(told.number),
            colour=escape(told.colour),
            line=escape(headline(told.now, told.number).in_language(language)),
            told=told.model_dump_json().replace("<", "\\u003c"),
        )

    async def part(self, request: Request) -> Response:
        """The page's script and its look, and that of the citizen's other pages."""
        name = request.path_params["part"]
        if name not in PARTS:
            return error_response("not-found")
        headers = {**HEADERS, "Cache-Control": "no-cache"}
        return FileResponse(FOLDER / name, media_type=PARTS[name], headers=headers)

    async def told(self, request: Request) -> Response:
        """The same as the page, as JSON: for a phone that can't listen and asks instead."""
        try:
            ticket = await self._finder.find(request.path_params["secret"], address_of(request))
        except Refusal as refusal:
            return error_response(refusal.code, refusal.details)
        return _json(await self._whole(ticket))


class Patience:
    """Lets something happen so many times a second, evenly; needs a running event loop."""

    def __init__(self, per_s: float) -> None:
        self._gap_s = 1 / per_s
        self._next = 0.0

    def allows(self) -> bool:
        """Whether it may happen now; if so, it has."""
        now = asyncio.get_running_loop().time()
        if now < self._next:
            return False
        self._next = now + self._gap_s
        return True


class _Events:
    """The stream of a ticket. A ticket that ended before today, or one too many, is no stream:
    the page then asks from time to time."""

    def __init__(self, finder: TicketFinder, phones: Phones) -> None:
        self._finder = finder
        self._phones = phones
        self._patience = Patience(WAITS_PER_S)
        self._moment = Moment(finder.hall)
        self._seq = -1

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        ticket = self._finder.in_memory(scope["path_params"]["secret"])
        if scope["method"] not in ("GET", "HEAD"):
            answer: Response = error_response("method-not-allowed")
        elif ticket is None:
            self._finder.guessed(address_of(Request(scope)))
            answer = error_response("unknown-ticket")
        elif self._phones.full:
            answer = error_response("try-again")
        else:
            return await self._follow(ticket)(scope, receive, send)
        return await answer(scope, receive, send)

    def _follow(self, ticket: Ticket) -> PhoneStream:
        phone = self._phones.join(ticket.id)
        teller = _Teller(self._present, self._patience, ticket.id)
        return PhoneStream(phone, teller.tell, lambda: self._phones.leave(phone))

    def _present(self) -> Moment:
        """This moment, shared by every page until something happens in the hall."""
        if self._seq != self._finder.seq or self._moment.hall is not self._finder.hall:
            self._moment, self._seq = Moment(self._finder.hall), self._finder.seq
        return self._moment


class _Teller:
    """Tells one ticket again and again: its place at once, a new wait when it is the page's turn
    or the ticket's is near. Working a wait out costs far more than all the rest."""

    def __init__(self, present: Callable[[], Moment], patience: Patience, ticket_id: str) -> None:
        self._present = present
        self._patience = patience
        self._ticket_id = ticket_id
        self._wait: Wait | None = None
        self._told = False

    def tell(self) -> str | None:
        """The ticket now as JSON; None when it has left the day's memory."""
        moment = self._present()
        ticket = moment.hall.queue.tickets.get(self._ticket_id)
        if ticket is None:
            return None
        near = ticket.state not in IN_LINE or moment.hall.queue.ahead(ticket) < NEAR
        if near or not self._told or self._patience.allows():
            self._wait = moment.wait(ticket)
            self._told = True
        return moment.now(ticket, self._wait).model_dump_json()


_OFTEN = "太频繁了，请稍等一分钟再打开 · Too often; please wait a minute"
_LOST = Words(zh="没有找到这张号票，请到导办台询问", en="No such ticket; please ask the guide desk")


def _json(told: Message) -> Response:
    return JSONResponse(told.model_dump(mode="json"), headers={"Cache-Control": "no-store"})
