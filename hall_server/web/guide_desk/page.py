"""The guide desk (导办台): a plain page for whoever helps citizens to a ticket (rows A14, B8)."""

from pathlib import Path

from starlette.routing import Route

from hall_server.web.console_page import page_routes

PATH = "/guide-desk"
FOLDER = Path(__file__).parent / "page"


def guide_desk_routes() -> list[Route]:
    """The page at `/guide-desk`, its parts below it; it asks the API for all it shows."""
    return page_routes(FOLDER, "index.html", PATH)
