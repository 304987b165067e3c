"""The booking page (row G1): `/book`, and `/b/{secret}` to change or cancel. No app, no key."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from hall_server.web.console_page import HEADERS, MEDIA

FOLDER = Path(__file__).parent / "booking_page"


def booking_routes() -> list[Route]:
    """The page and its parts. What it shows it asks the API for; a secret stays in the address."""
    parts = {path.name: path for path in FOLDER.iterdir() if path.suffix in MEDIA}

    async def page(_request: Request) -> FileResponse:
        return FileResponse(parts["book.html"], media_type=MEDIA[".html"], headers=HEADERS)

    async def part(request: Request) -> FileResponse:
        found = parts.get(request.path_params["part"])
        if found is None:
            raise HTTPException(404)
        return FileResponse(found, media_type=MEDIA[found.suffix], headers=HEADERS)

    return [Route("/book", page), Route("/book/{part}", part), Route("/b/{secret}", page)]
