"""The manager's pages, drawn with NiceGUI. Importing this imports NiceGUI: see `mount.py`."""

import json
from pathlib import Path

from fastapi import FastAPI
from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.base import Language
from hall_server.complaints.book import ComplaintBook
from hall_server.complaints.secrecy import ROLE as COMPLAINTS
from hall_server.rectifications.book import RatingBook
from hall_server.registers.book import RegisterBook
from hall_server.staff.rules import LEADERS
from hall_server.web.desk import Desk
from hall_server.web.guide_desk.page import PATH as GUIDE_DESK
from hall_server.web.manager.admin import AdminPage
from hall_server.web.manager.board import BoardPage
from hall_server.web.manager.case_panel import ReadFile
from hall_server.web.manager.clocks import ClocksPage
from hall_server.web.manager.complaints_desk import may_enter
from hall_server.web.manager.complaints_page import ComplaintsPage
from hall_server.web.manager.entrance import draw_entrance
from hall_server.web.manager.guide_pages import add_guide_pages, is_administrator
from hall_server.web.manager.layouts_pages import add_layout_pages
from hall_server.web.manager.mount import PATH, Versions
from hall_server.web.manager.ratings_pages import add_rating_pages
from hall_server.web.manager.registers_page import add_register_page
from hall_server.web.manager.requests_page import RequestsPage, may_handle_requests
from hall_server.web.manager.words import TEXTS, say
from hall_server.web.sessions import COOKIE, visitor_or_none

FOLDER = Path(__file__).parent
STYLE = (FOLDER / "manager.css").read_text(encoding="utf-8")
CASE_STYLE = (FOLDER / "case.css").read_text(encoding="utf-8")
CLOCKS_STYLE = (FOLDER / "clocks.css").read_text(encoding="utf-8")
ADMIN_STYLE = (FOLDER / "admin.css").read_text(encoding="utf-8")
COMPLAINT_STYLE = (FOLDER / "complaints.css").read_text(encoding="utf-8")
SCRIPT = (FOLDER / "manager.js").read_text(encoding="utf-8")
ICON = FOLDER.parent / "console" / "icon.svg"
ENTRANCE = "/sign-in"


def build_pages(
    desk: Desk,
    versions: Versions,
    book: ComplaintBook,
    ratings: RatingBook,
    registers: RegisterBook,
    case: ReadFile,
) -> FastAPI:
    """An app with the pages at `/` and `/sign-in`, to be mounted. Its lifespan must be entered."""
    app = FastAPI(openapi_url=None)

    @ui.page("/")
    def board(request: Request, lang: str = "zh") -> Response | None:
        language = _language(lang)
        actor = visitor_or_none(desk, request)
        if actor is None:
            return _redirect(f"{ENTRANCE}?lang={language}")
        if actor.role not in LEADERS:
            return _own_pages(actor.role, language)
        _head(language)
        BoardPage(desk, request.cookies[COOKIE], actor, language).draw()
        return None

    @ui.page("/clocks")
    def clocks(request: Request, lang: str = "zh") -> Response | None:
        language = _language(lang)
        actor = visitor_or_none(desk, request)
        if actor is None or actor.role not in LEADERS:
            return _redirect(f"/?lang={language}")
        _head(language)
        ui.add_head_html(f"<style>{CLOCKS_STYLE}{CASE_STYLE}</style>")
        ClocksPage(desk, request.cookies[COOKIE], language, case).draw()
        return None

    @ui.page("/settings")
    def settings(request: Request, lang: str = "zh", section: str = "hall") -> Response | None:
        language = _language(lang)
        if not is_administrator(desk, request):
            return _redirect(f"/?lang={language}")
        _head(language)
        ui.add_head_html(f"<style>{ADMIN_STYLE}</style>")
        AdminPage(desk, request.cookies[COOKIE], language, section).draw()
        return None

    _add_office(desk, book)
    add_register_page(desk, registers, _language, _head)
    add_rating_pages(desk, ratings, _language, _head, COMPLAINT_STYLE)

    add_guide_pages(desk, versions, _language, _head)
    add_layout_pages(desk, _language, _head)

    @ui.page(ENTRANCE)
    def entrance(request: Request, lang: str = "zh") -> Response | None:
        language = _language(lang)
        if visitor_or_none(desk, request) is not None:
            return _redirect(f"/?lang={language}")
        _head(language)
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


def _add_office(desk: Desk, book: ComplaintBook) -> None:
    """The pages of the office for complaints, and of the duty officer's requests."""

    @ui.page("/complaints")
    def complaints(request: Request, lang: str = "zh") -> Response | None:
        language = _language(lang)
        actor = visitor_or_none(desk, request)
        if actor is None or not may_enter(desk.hub.hall.staff.find(actor.id)):
            return _redirect(f"/?lang={language}")
        _head(language)
        ui.add_head_html(f"<style>{COMPLAINT_STYLE}</style>")
        ComplaintsPage(desk, book, request.cookies[COOKIE], language).draw()
        return None

    @ui.page("/requests")
    def requests(request: Request, lang: str = "zh") -> Response | None:
        language = _language(lang)
        actor = visitor_or_none(desk, request)
        if actor is None or not may_handle_requests(desk.hub.hall.staff.find(actor.id)):
            return _redirect(f"/?lang={language}")
        _head(language)
        ui.add_head_html(f"<style>{COMPLAINT_STYLE}</style>")
        RequestsPage(desk, request.cookies[COOKIE], language).draw()
        return None


def _language(asked: str) -> Language:
    return "en" if asked == "en" else "zh"


def _own_pages(role: str, language: Language) -> Response:
    """Where somebody goes who does not lead."""
    if role == COMPLAINTS:
        return _redirect(f"/complaints?lang={language}")
    return RedirectResponse(GUIDE_DESK)


def _redirect(path: str) -> Response:
    return RedirectResponse(PATH + path)


def _head(language: Language) -> None:
    """Style, script and words of a page; everything comes from this server."""
    words = {key: words.in_language(language) for key, words in TEXTS.items()}
    told = json.dumps({"language": language, "words": words}, ensure_ascii=False)
    ui.page_title(say(language, "title"))
    ui.add_head_html(f"<style>{STYLE}</style>")
    ui.add_head_html(f"<script>const HALL = {told};\n{SCRIPT}</script>")
