"""The clerk's console: a plain page, a device on the websocket (rows B1 to B9, B12 to B18)."""

from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

FOLDER = Path(__file__).parent / "console"

MEDIA = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
        )
    ),
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-cache",
}
"""Nothing from elsewhere, nothing inline, in nobody's frame; always asked whether it is new."""


def console_routes() -> list[Route]:
    """The page at `/console`, its parts below it."""
    return page_routes(FOLDER, "index.html", "/console")


def page_routes(folder: Path, start: str, at: str, *besides: str) -> list[Route]:
    """A plain page and its parts: `start` at this path and `besides`, every file below the path."""
    parts = {path.name: path for path in folder.iterdir() if path.suffix in MEDIA}

    async def page(request: Request) -> FileResponse:
        part = parts.get(request.path_params.get("part", start))
        if part is None:
            raise HTTPException(404)
        return FileResponse(part, media_type=MEDIA[part.suffix], headers=HEADERS)

    return [Route(path, page) for path in (at, at + "/{part}", *besides)]
