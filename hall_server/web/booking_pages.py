"""The booking page (row G1): `/book`, and `/b/{secret}` to change or cancel. No app, no key."""

from pathlib import Path

from starlette.routing import Route

from hall_server.web.console_page import page_routes

FOLDER = Path(__file__).parent / "booking_page"


def booking_routes() -> list[Route]:
    """The page and its parts. What it shows it asks the API for; a secret stays in the address."""
    return page_routes(FOLDER, "book.html", "/book", "/b/{secret}")
