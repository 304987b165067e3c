"""Sample forms and photographs (row A4): anybody may see them, an administrator adds to them."""

import asyncio
import re
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query, Request, Response

from hall_server.guide.keep_media import KeepMedia, MediaKept
from hall_server.guide.rules import UnknownMedia
from hall_server.guide.tables import Media
from hall_server.kernel.work import Actor
from hall_server.web.api import REFUSALS, json
from hall_server.web.desk import Desk
from hall_server.web.sessions import asker

UPLOAD = "/api/v1/media"
UPLOAD_LIMIT = 12 * 1024 * 1024
"""What a telephone's camera makes; what is kept of it is far smaller."""

CACHED = {
    "Cache-Control": "public, max-age=31536000, immutable",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}
"""The address is the content's own digest: it can never become anything else."""

PAGES_KEPT = 32
"""Drawn pages in memory, about 5 MB: a form a whole hall looks at is drawn once."""

Pages = dict[tuple[str, int], bytes]
Administrator = Annotated[Actor, Depends(asker(frozenset({"administrator"})))]
MediaId = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
Content = Callable[[str], Media | None]
"""Reads a stored medium with its content from the database."""

router = APIRouter(responses=REFUSALS, tags=["guide"])  # type: ignore[arg-type]


@router.get("/media/{media}/{page}.png", response_class=Response)
async def media_page(
    request: Request, media: MediaId, page: Annotated[int, Path(ge=1, le=99)]
) -> Response:
    """A page of a sample form as a picture, from 1; no key is needed."""
    from hall_server.guide.fitting import page_picture

    if page > _known(request, media).pages:
        raise UnknownMedia(media=media)
    pages: Pages = request.app.state.media_pages
    drawn = pages.get((media, page))
    if drawn is None:
        kept = await _content(request, media)
        drawn = await asyncio.to_thread(page_picture, kept.content, kept.type, page)
        if drawn is None:
            raise UnknownMedia(media=media)
        _remember(pages, (media, page), drawn)
    headers = {**CACHED, "Repr-Digest": repr_digest(drawn)}
    return Response(drawn, media_type="image/png", headers=headers)


@router.get("/media/{media}", response_class=Response)
async def media_itself(request: Request, media: MediaId) -> Response:
    """A sample form or photograph as it is kept; no key is needed."""
    _known(request, media)
    kept = await _content(request, media)
    return Response(kept.content, media_type=kept.type, headers=CACHED)


@router.post(UPLOAD, status_code=201, response_model=MediaKept)
async def add_media(
    request: Request,
    who: Administrator,
    name: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Keep the PNG, JPEG or PDF in the body, made fit to be shown; for administrators.

    Pictures are drawn anew (1600 pixels at the most), of a PDF only its pages are kept, so that
    the `id` told is that of what is kept and not of what was sent.
    """
    from hall_server.guide.fitting import fitted

    desk: Desk = request.app.state.desk
    fit = await asyncio.to_thread(fitted, await request.body())
    clean = re.sub(r"[\x00-\x1f\x7f]", "", name) or "upload"
    command = KeepMedia(id=fit.id, type=fit.type, name=clean, pages=fit.pages, content=fit.content)
    return json(await desk.submit(who, command), 201)


def repr_digest(content: bytes) -> str:
    """The header of RFC 9530, by which a kiosk knows that it has the whole page and no other."""
    return f"sha-256=:{b64encode(sha256(content).digest()).decode()}:"


def _known(request: Request, media: str) -> Media:
    known = request.app.state.desk.hub.hall.guide.media.get(media)
    if not isinstance(known, Media):
        raise UnknownMedia(media=media)
    return known


def _remember(pages: Pages, which: tuple[str, int], drawn: bytes) -> None:
    while len(pages) >= PAGES_KEPT:
        del pages[next(iter(pages))]
    pages[which] = drawn


async def _content(request: Request, media: str) -> Media:
    read: Content = request.app.state.media
    kept = await asyncio.to_thread(read, media)
    if kept is None:
        raise UnknownMedia(media=media)
    return kept
