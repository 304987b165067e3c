"""The addresses of the guide's pages: the list, and one item. Importing this imports NiceGUI."""

from collections.abc import Callable
from pathlib import Path

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.base import Language
from hall_server.web.desk import Desk
from hall_server.web.manager.guide_editor import GuideEditorPage
from hall_server.web.manager.guide_list import GuideListPage
from hall_server.web.manager.mount import PATH, Versions
from hall_server.web.sessions import COOKIE, visitor_or_none

FOLDER = Path(__file__).parent
STYLE = "".join((FOLDER / name).read_text("utf-8") for name in ("admin.css", "guide.css"))
SCRIPT = (FOLDER / "guide.js").read_text(encoding="utf-8")


def add_guide_pages(
    desk: Desk,
    versions: Versions,
    language_of: Callable[[str], Language],
    head: Callable[[Language], None],
) -> None:
    """Pages at `/guide` and `/guide/{item}`, for administrators."""

    @ui.page("/guide")
    def guide(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        if not is_administrator(desk, request):
            return RedirectResponse(f"{PATH}/?lang={language}")
        _head(head, language)
        GuideListPage(desk, request.cookies[COOKIE], language).draw()
        return None

    @ui.page("/guide/{item}")
    def guide_item(request: Request, item: str, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        if not is_administrator(desk, request):
            return RedirectResponse(f"{PATH}/?lang={language}")
        _head(head, language)
        GuideEditorPage(desk, versions, request.cookies[COOKIE], language, item).draw()
        return None


def is_administrator(desk: Desk, request: Request) -> bool:
    """Whether the cookie that came with a request is an administrator's."""
    actor = visitor_or_none(desk, request)
    return actor is not None and actor.role == "administrator"


def _head(head: Callable[[Language], None], language: Language) -> None:
    head(language)
    ui.add_head_html(f"<style>{STYLE}</style>")
    ui.add_head_html(f"<script>{SCRIPT}</script>")
