"""The pages of ratings: bad ones put right, and the figures (rows D5, D6)."""

from pathlib import Path

from hall_server.rectifications.book import RatingBook
from hall_server.web.desk import Desk
from hall_server.web.manager.page import Visit, add_page, of_staff
from hall_server.web.manager.ratings_desk import may_enter
from hall_server.web.manager.ratings_figures import FiguresPage
from hall_server.web.manager.ratings_page import RatingsPage

STYLE = (Path(__file__).parent / "ratings.css").read_text(encoding="utf-8")


def add_rating_pages(desk: Desk, book: RatingBook, office_style: str) -> None:
    """Adds `/ratings` and `/ratings/figures`."""

    def ratings(visit: Visit) -> RatingsPage:
        return RatingsPage(desk, book, visit.token, visit.language)

    def figures(visit: Visit) -> FiguresPage:
        return FiguresPage(desk, book, visit.token, visit.language)

    add_page(desk, "/ratings", of_staff(may_enter), ratings, office_style + STYLE)
    add_page(desk, "/ratings/figures", of_staff(may_enter), figures, office_style + STYLE)
