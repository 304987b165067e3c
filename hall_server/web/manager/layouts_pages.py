"""The addresses of the pages of layouts and of prints. Importing this imports NiceGUI."""

from collections.abc import Callable
from pathlib import Path

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.base import Language
from hall_server.documents.forms import form_of
from hall_server.documents.rules import UnknownForm
from hall_server.staff.rules import LEADERS
from hall_server.web.desk import Desk
from hall_server.web.manager.guide_pages import is_administrator
from hall_server.web.manager.layouts_editor import LayoutPage
from hall_server.web.manager.layouts_list import LayoutsPage
from hall_server.web.manager.layouts_ticket import TicketPage
from hall_server.web.manager.mount import PATH
from hall_server.web.manager.prints_page import PrintsPage
from hall_server.web.sessions import COOKIE, visitor_or_none

FOLDER = Path(__file__).parent
SHEETS = ("admin.css", "guide.css", "layouts.css")
STYLE = "".join((FOLDER / name).read_text("utf-8") for name in SHEETS)
SCRIPT = (FOLDER / "layouts.js").read_text(encoding="utf-8")


def add_layout_pages(
    desk: Desk, language_of: Callable[[str], Language], head: Callable[[Language], None]
) -> None:
    """Pages at `/layouts`, `/layouts/{form}` and `/layouts/ticket` for administrators, and at
    `/prints` for leaders."""

    def begin(language: Language) -> None:
        head(language)
        ui.add_head_html(f"<style>{STYLE}</style>")
        ui.add_head_html(f"<script>{SCRIPT}</script>")

    @ui.page("/layouts")
    def layouts(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        if not is_administrator(desk, request):
            return RedirectResponse(f"{PATH}/?lang={language}")
        begin(language)
        LayoutsPage(desk, language).draw()
        return None

    @ui.page("/layouts/{form}")
    def layout(request: Request, form: str, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        if not is_administrator(desk, request):
            return RedirectResponse(f"{PATH}/?lang={language}")
        page = _editor(desk, request.cookies[COOKIE], language, form)
        if page is None:
            return RedirectResponse(f"{PATH}/layouts?lang={language}")
        begin(language)
        page.draw()
        return None

    @ui.page("/prints")
    def prints(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        actor = visitor_or_none(desk, request)
        if actor is None or actor.role not in LEADERS:
            return RedirectResponse(f"{PATH}/?lang={language}")
        begin(language)
        PrintsPage(desk, language).draw()
        return None


def _editor(
    desk: Desk, token: str, language: Language, form: str
) -> LayoutPage | TicketPage | None:
    """The page of a form, or of the ticket; None where there is no such paper."""
    if form == "ticket":
        return TicketPage(desk, token, language)
    try:
        return LayoutPage(desk, token, language, form_of(form))
    except UnknownForm:
        return None
