"""The pages of ratings: bad ones put right, and the figures (rows D5, D6)."""

from collections.abc import Callable
from pathlib import Path

from nicegui import ui
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.base import Language
from hall_server.rectifications.book import RatingBook
from hall_server.web.desk import Desk
from hall_server.web.manager.mount import PATH
from hall_server.web.manager.ratings_desk import may_enter
from hall_server.web.manager.ratings_figures import FiguresPage
from hall_server.web.manager.ratings_page import RatingsPage
from hall_server.web.sessions import COOKIE, visitor_or_none

STYLE = (Path(__file__).parent / "ratings.css").read_text(encoding="utf-8")


def add_rating_pages(
    desk: Desk,
    book: RatingBook,
    language_of: Callable[[str], Language],
    head: Callable[[Language], None],
    office_style: str,
) -> None:
    """Adds `/ratings` and `/ratings/figures`."""

    def turned_away(request: Request, language: Language) -> Response | None:
        actor = visitor_or_none(desk, request)
        if actor is None or not may_enter(desk.hub.hall.staff.find(actor.id)):
            return RedirectResponse(f"{PATH}/?lang={language}")
        head(language)
        ui.add_head_html(f"<style>{office_style}{STYLE}</style>")
        return None

    @ui.page("/ratings")
    def ratings(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        away = turned_away(request, language)
        if away is None:
            RatingsPage(desk, book, request.cookies[COOKIE], language).draw()
        return away

    @ui.page("/ratings/figures")
    def figures(request: Request, lang: str = "zh") -> Response | None:
        language = language_of(lang)
        away = turned_away(request, language)
        if away is None:
            FiguresPage(desk, book, request.cookies[COOKIE], language).draw()
        return away
