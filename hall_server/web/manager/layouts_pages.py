"""The addresses of the pages of layouts and of prints. Importing this imports NiceGUI."""

from pathlib import Path

from hall_link.wire.base import Language
from hall_server.documents.forms import form_of
from hall_server.documents.rules import UnknownForm
from hall_server.web.desk import Desk
from hall_server.web.manager.layouts_editor import LayoutPage
from hall_server.web.manager.layouts_list import LayoutsPage
from hall_server.web.manager.layouts_ticket import TicketPage
from hall_server.web.manager.page import Visit, add_page, administers, leads
from hall_server.web.manager.prints_page import PrintsPage

FOLDER = Path(__file__).parent
SHEETS = ("admin.css", "guide.css", "layouts.css")
STYLE = "".join((FOLDER / name).read_text("utf-8") for name in SHEETS)
SCRIPT = (FOLDER / "layouts.js").read_text(encoding="utf-8")


def add_layout_pages(desk: Desk) -> None:
    """Pages at `/layouts`, `/layouts/{form}` and `/layouts/ticket` for administrators, and at
    `/prints` for leaders."""

    def layouts(visit: Visit) -> LayoutsPage:
        return LayoutsPage(desk, visit.language)

    def layout(visit: Visit) -> LayoutPage | TicketPage | None:
        return _editor(desk, visit.token, visit.language, visit.request.path_params["form"])

    def prints(visit: Visit) -> PrintsPage:
        return PrintsPage(desk, visit.language)

    add_page(desk, "/layouts", administers, layouts, STYLE, SCRIPT)
    add_page(desk, "/layouts/{form}", administers, layout, STYLE, SCRIPT, back="/layouts")
    add_page(desk, "/prints", leads, prints, STYLE, SCRIPT)


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
