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
    parts = {path.name: path for path in FOLDER.iterdir() if path.suffix in MEDIA}

    async def page(request: Request) -> FileResponse:
        part = parts.get(request.path_params.get("part", "index.html"))
        if part is None:
            raise HTTPException(404)
        return FileResponse(part, media_type=MEDIA[part.suffix], headers=HEADERS)

    return [Route("/console", page), Route("/console/{part}", page)]
