"""The manager's pages, drawn with NiceGUI. Importing this imports NiceGUI: see `mount.py`."""

from pathlib import Path

from fastapi import FastAPI
from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.secrecy import ROLE as COMPLAINTS
from hall_server.erasures.matters import MatterBook
from hall_server.kernel.ledger_book import LedgerBook
from hall_server.rectifications.book import RatingBook
from hall_server.registers.book import RegisterBook
from hall_server.staff.rules import LEADERS
from hall_server.web.desk import Desk
from hall_server.web.enrolling import Enrolling
from hall_server.web.guide_desk.page import PATH as GUIDE_DESK
from hall_server.web.manager.admin import AdminPage
from hall_server.web.manager.board import BoardPage
from hall_server.web.manager.case_panel import ReadFile
from hall_server.web.manager.clocks import ClocksPage
from hall_server.web.manager.complaints_desk import may_enter
from hall_server.web.manager.complaints_page import ComplaintsPage
from hall_server.web.manager.devices_page import add_devices_page
from hall_server.web.manager.entrance import draw_entrance
from hall_server.web.manager.erasing_page import add_erasing_page
from hall_server.web.manager.guide_pages import add_guide_pages
from hall_server.web.manager.layouts_pages import add_layout_pages
from hall_server.web.manager.ledger_page import add_ledger_page
from hall_server.web.manager.mount import Versions
from hall_server.web.manager.page import (
    Visit,
    add_page,
    administers,
    draw_head,
    language_of,
    leads,
    of_staff,
    redirect,
)
from hall_server.web.manager.ratings_pages import add_rating_pages
from hall_server.web.manager.registers_page import add_register_page
from hall_server.web.manager.requests_page import RequestsPage, may_handle_requests
from hall_server.web.sessions import COOKIE, visitor_or_none

FOLDER = Path(__file__).parent
CASE_STYLE = (FOLDER / "case.css").read_text(encoding="utf-8")
CLOCKS_STYLE = (FOLDER / "clocks.css").read_text(encoding="utf-8")
ADMIN_STYLE = (FOLDER / "admin.css").read_text(encoding="utf-8")
COMPLAINT_STYLE = (FOLDER / "complaints.css").read_text(encoding="utf-8")
ICON = FOLDER.parent / "console" / "icon.svg"
ENTRANCE = "/sign-in"


def build_pages(
    desk: Desk,
    versions: Versions,
    book: ComplaintBook,
    ratings: RatingBook,
    registers: RegisterBook,
    case: ReadFile,
    enrolling: Enrolling,
    ledger: LedgerBook,
    matters: MatterBook,
) -> FastAPI:
    """An app with the pages at `/` and `/sign-in`, to be mounted. Its lifespan must be entered."""
    app = FastAPI(openapi_url=None)

    @ui.page("/")
    def board(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        actor = visitor_or_none(desk, request)
        if actor is None:
            return redirect(f"{ENTRANCE}?lang={language}")
        if actor.role not in LEADERS:
            return _own_pages(actor.role, language)
        draw_head(language)
        BoardPage(desk, request.cookies[COOKIE], actor, language).draw()
        return None

    _add_leaders_pages(desk, case)
    _add_office(desk, book)
    add_register_page(desk, registers)
    add_rating_pages(desk, ratings, COMPLAINT_STYLE)
    add_guide_pages(desk, versions)
    add_layout_pages(desk)
    add_devices_page(desk, enrolling)
    add_ledger_page(desk, ledger)
    add_erasing_page(desk, matters)

    @ui.page(ENTRANCE)
    def entrance(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        if visitor_or_none(desk, request) is not None:
            return redirect(f"/?lang={language}")
        draw_head(language)
        draw_entrance(desk.hub.hall.premises.premises.name, language)
        return None

    ui.run_with(
        app,
        title="Hall",
        favicon=ICON,
        tailwind=False,
        gzip_middleware_factory=None,  # the hall's own network is faster than packing
        show_welcome_message=False,
        reconnect_timeout=10,
    )
    return app


def _add_leaders_pages(desk: Desk, case: ReadFile) -> None:
    """The clocks, for leaders, and the settings, for administrators."""

    def clocks(visit: Visit) -> ClocksPage:
        return ClocksPage(desk, visit.token, visit.language, case)

    def settings(visit: Visit) -> AdminPage:
        section = visit.request.query_params.get("section", "hall")
        return AdminPage(desk, visit.token, visit.language, section)

    add_page(desk, "/clocks", leads, clocks, CLOCKS_STYLE + CASE_STYLE)
    add_page(desk, "/settings", administers, settings, ADMIN_STYLE)


def _add_office(desk: Desk, book: ComplaintBook) -> None:
    """The pages of the office for complaints, and of the duty officer's requests."""

    def complaints(visit: Visit) -> ComplaintsPage:
        return ComplaintsPage(desk, book, visit.token, visit.language)

    def requests(visit: Visit) -> RequestsPage:
        return RequestsPage(desk, visit.token, visit.language)

    add_page(desk, "/complaints", of_staff(may_enter), complaints, COMPLAINT_STYLE)
    add_page(desk, "/requests", of_staff(may_handle_requests), requests, COMPLAINT_STYLE)


def _own_pages(role: str, language: Language) -> Response:
    """Where somebody goes who does not lead."""
    if role == COMPLAINTS:
        return redirect(f"/complaints?lang={language}")
    return RedirectResponse(GUIDE_DESK)
