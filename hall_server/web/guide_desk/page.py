"""The guide desk (导办台): a plain page for whoever helps citizens to a ticket (rows A14, B8)."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from hall_server.web.console_page import HEADERS, MEDIA

PATH = "/guide-desk"
FOLDER = Path(__file__).parent / "page"


def guide_desk_routes() -> list[Route]:
    """The page at `/guide-desk`, its parts below it; it asks the API for all it shows."""
    parts = {path.name: path for path in FOLDER.iterdir() if path.suffix in MEDIA}

    async def page(request: Request) -> FileResponse:
        part = parts.get(request.path_params.get("part", "index.html"))
        if part is None:
            raise HTTPException(404)
        return FileResponse(part, media_type=MEDIA[part.suffix], headers=HEADERS)

    return [Route(PATH, page), Route(PATH + "/{part}", page)]
