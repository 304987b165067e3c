"""The duty officer's page: who asks for service at home, out of hours, on the fast track (G3)."""

from functools import partial
from itertools import chain

from nicegui import ui

from hall_link.wire.base import Language
from hall_link.wire.complaints import HandleRequest
from hall_server.requests.tables import Requester, ServiceRequest
from hall_server.requests.words import STATE, WHAT
from hall_server.staff.rules import has_one_of
from hall_server.staff.tables import Staff
from hall_server.web.access import MAY
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import Chips, Sheet, area, draw_head, fact, line
from hall_server.web.manager.complaints_words import TEXTS
from hall_server.web.manager.inbox_desk import Face, KeptDesk
from hall_server.web.manager.inbox_kept import KeptPage
from hall_server.web.manager.panel import box, press, text


def may_handle_requests(person: Staff | None) -> bool:
    """Whether the page opens to somebody."""
    return has_one_of(person, MAY["handle_request"])


class RequestDesk(KeptDesk):
    """The desk of the duty officer."""

    def __init__(self, desk: Desk, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS, may_handle_requests)

    @property
    def today(self) -> str:
        """The present business day."""
        return self.hall.business_day

    def face(self) -> Face:
        premises, people = self.hall.premises, self.hall.staff.all()
        return (premises.day, premises.premises, *people, *chain.from_iterable(self.asked()))

    def asked(self) -> list[tuple[ServiceRequest, Requester | None]]:
        """Every request of now, and who asks."""
        state = self.hall.requests
        return [(request, state.requester(request.id)) for request in state.all()]


class RequestsPage(KeptPage):
    """One browser's page."""

    def __init__(self, desk: Desk, token: str, language: Language) -> None:
        self._desk = RequestDesk(desk, token, language)
        super().__init__(self._desk)

    def draw(self) -> None:
        """The page as it is now; from then on it keeps itself true."""
        desk = self._desk
        board = (desk.say("to-board"), f"/manager/?lang={desk.language}")
        guide = (desk.say("to-guide-desk"), "/guide-desk")
        draw_head(desk, desk.say("requests"), board if desk.leads() else guide)
        self._sheet = Sheet(desk.say("close-panel"))
        with box("requests"):
            text(desk.say("requests-note"), "quiet")
            self._list = ui.element("div").classes("rows-list")
        self.keep()

    async def refresh(self) -> None:
        """Memory knows them all."""
        if not self.stays():
            return
        self.is_shown()
        self._list.clear()
        with self._list:
            asked = self._desk.asked()
            if not asked:
                text(self._desk.say("no-requests"), "quiet empty")
            for request, who in asked:
                self._draw_request(request, who or Requester(request.id))

    def forget(self) -> None:
        self._sheet.forget()
        self._list.clear()

    def _draw_request(self, request: ServiceRequest, who: Requester) -> None:
        desk = self._desk
        with box(f"request card {request.state}"):
            with box("first"):
                text(request.number, "number")
                text(WHAT[request.what].in_language(desk.language), "tag suggestion")
                text(STATE[request.state].in_language(desk.language), "tag")
                text(desk.local(request.received_at), "quiet")
                if request.urged:
                    text(desk.say("late-request"), "due red")
            with box("facts"):
                self._draw_facts(request, who)
            if who.text:
                text(who.text, "body")
            if who.answer:
                fact(desk.say("answer"), who.answer)
            self._draw_acts(request)

    def _draw_facts(self, request: ServiceRequest, who: Requester) -> None:
        desk = self._desk
        item = desk.hall.guide.name_of(request.item) if request.item else None
        told = {
            "item": item.in_language(desk.language) if item else "",
            "wanted": who.wanted,
            "name": who.name,
            "phone": who.phone,
            "address": who.address,
        }
        for key, value in told.items():
            if value:
                fact(desk.say(key), value)
        if request.state == "asked" and request.due_at is not None:
            fact(desk.say("call-by"), desk.local(request.due_at), "bad" if request.urged else "")
        if request.state == "promised":
            by = desk.name_of(request.staff)
            fact(desk.say("due"), desk.say("promised-for", day=request.day, who=by))

    def _draw_acts(self, request: ServiceRequest) -> None:
        if request.state not in ("asked", "promised"):
            return
        desk = self._desk
        with box("acts-row"):
            press(desk.say("promise"), partial(self._promise, request), "decide promise")
            press(desk.say("done-request"), partial(self._do, request, "done"), "decide")
            press(desk.say("decline"), partial(self._decline, request), "decide")

    async def _do(self, request: ServiceRequest, act: str, **fields: object) -> None:
        told = {"request_id": request.id, "act": act, **fields}
        if await self._desk.ask_told(HandleRequest, told) is not None:
            self._sheet.close()
            await self.refresh()

    def _promise(self, request: ServiceRequest) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("promise")):
            day = line(desk.say("promise-day"), 10, kind="date")
            day.value = request.day or desk.today
            text(desk.say("promise-who"), "label")
            people = [(p.name, desk.name_of(p.name)) for p in desk.hall.staff.all()]
            chosen = Chips(people, request.staff or desk.me)
            with box("buttons"):

                async def go() -> None:
                    await self._do(request, "promise", day=day.value or None, staff=chosen.value)

                press(desk.say("confirm"), go, "main")

    def _decline(self, request: ServiceRequest) -> None:
        desk = self._desk
        with self._sheet.page(desk.say("decline")):
            field = area(desk.say("decline"), desk.say("decline-hint"), 300, 4)
            with box("buttons"):

                async def go() -> None:
                    await self._do(request, "decline", text=field.value or "")

                press(desk.say("confirm"), go, "main")
