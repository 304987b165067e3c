"""The ledger in the browser, for leaders: its rows, and whether a day's chain is whole (row I5)."""

import asyncio
import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

from nicegui import ui

from hall_link.wire.base import Language
from hall_server.kernel.clock import stored
from hall_server.kernel.ledger_book import LedgerBook, LedgerPage, Sought
from hall_server.staff.rules import may_lead
from hall_server.staff.tables import Staff
from hall_server.web.desk import Desk
from hall_server.web.manager.complaints_parts import draw_head
from hall_server.web.manager.ledger_view import LedgerView, People
from hall_server.web.manager.ledger_words import TEXTS
from hall_server.web.manager.office_desk import OfficeDesk
from hall_server.web.manager.page import Visit, add_page, leads

STYLE = (Path(__file__).parent / "ledger.css").read_text(encoding="utf-8")
PATH = "/ledger"
LONGEST = 64
KIND = re.compile(r"[a-z_]{1,40}")


def add_ledger_page(desk: Desk, book: LedgerBook) -> None:
    """Adds `/ledger`, for leaders."""

    def ledger(visit: Visit) -> LedgerDrawn:
        return LedgerDrawn(LedgerDesk(desk, visit.token, visit.language), book, visit)

    add_page(desk, PATH, leads, ledger, STYLE)


def _opens(person: Staff | None) -> bool:
    return person is not None and may_lead(person.roles)


class LedgerDesk(OfficeDesk):
    """The desk of a leader who reads the ledger."""

    def __init__(self, desk: Desk, token: str, language: Language) -> None:
        super().__init__(desk, token, language, TEXTS, _opens)

    def people(self) -> People:
        """Whom the ledger may name."""
        staff = [(f"staff:{p.name}", self.name_of(p.name)) for p in self.hall.staff.all()]
        devices = [(f"device:{d.id}", d.name) for d in self.hall.devices.all()]
        return People(tuple(sorted(staff, key=_called)), tuple(sorted(devices, key=_called)))

    def times(self, page: LedgerPage) -> Mapping[str, str]:
        """The rows' moments by the hall's clock, to the second."""
        zone = self.hall.premises.premises.zone
        moments = {row.at: _moment(row.at) for row in page.rows}
        return {
            told: f"{at.astimezone(zone):%Y-%m-%d %H:%M:%S}" for told, at in moments.items() if at
        }


def _moment(told: str) -> datetime | None:
    """None of a row that was altered."""
    try:
        return stored(told)
    except ValueError:
        return None


def _called(person: tuple[str, str]) -> str:
    return person[1]


class LedgerDrawn:
    """One look at the ledger: another look is another address."""

    def __init__(self, desk: LedgerDesk, book: LedgerBook, visit: Visit) -> None:
        self._desk = desk
        self._book = book
        self._sought, self._before = asked_in(visit.request.query_params)

    async def draw(self) -> None:
        """What is sought, the chain of the day that is sought or of the present one, the rows."""
        desk, sought = self._desk, self._sought
        ways = [
            (desk.say("to-board"), f"/manager/?lang={desk.language}"),
            (desk.say("to-registers"), f"/manager/registers?lang={desk.language}"),
        ]
        draw_head(desk, desk.say("title"), *ways)
        day = sought.day or desk.hall.business_day
        page = await asyncio.to_thread(self._book.page, sought, self._before)
        checked = await asyncio.to_thread(self._book.checked, day)
        view = LedgerView(desk.language, desk.people(), desk.times(page))
        with ui.element("main").classes("ledger"):
            for told in (view.form(sought), view.state(day, checked), view.rows(sought, page)):
                ui.html(told, sanitize=False)


def asked_in(query: Mapping[str, str]) -> tuple[Sought, int | None]:
    """What an address seeks, and before which row; what makes no sense is not asked for."""
    told = {key: query.get(key, "").strip()[:LONGEST] or None for key in ("kind", "who", "about")}
    if told["kind"] and not KIND.fullmatch(told["kind"]):
        told["kind"] = None
    before = query.get("before", "")
    row = int(before) if before.isascii() and before.isdigit() and len(before) < 16 else None
    return Sought(day=_day(query.get("day", "")), **told), row


def _day(told: str) -> str | None:
    try:
        return date.fromisoformat(told).isoformat()
    except ValueError:
        return None
