"""The code of the citizen's entrance: for the hall's posters, as a page to be printed."""

import io
from html import escape

import segno
from starlette.requests import Request
from starlette.responses import Response

from hall_server.premises.tables import Premises
from hall_server.web.phone.guide_pages import hall_of
from hall_server.web.phone.markup import page_of, reader_of


def address_on_phones(request: Request, premises: Premises, path: str) -> str:
    """Where phones find a path: at the hall's public address, else where they found this page."""
    base = premises.public_url or str(request.base_url)
    return f"{base.rstrip('/')}{path}"


def code_svg(told: str, scale: int = 6) -> str:
    """A QR code to be put into a page."""
    drawn = io.BytesIO()
    segno.make_qr(told, error="m").save(
        drawn, kind="svg", scale=scale, border=3, xmldecl=False, light="#fff"
    )
    return drawn.getvalue().decode()


async def poster(request: Request) -> Response:
    """A sheet with the code of `/m`."""
    r, premises = reader_of(request), hall_of(request).premises.premises
    address = address_on_phones(request, premises, "/m")
    words = r.t("用手机扫一扫", "Scan with your phone")
    what = r.t(
        "办事指南 · 带齐了吗 · 预约 · 办事进度 · 意见投诉",
        "Guide · papers · booking · progress · your opinion",
    )
    body = (
        f'<div class="poster"><p class="huge">{words}</p>{code_svg(address, 12)}'
        f'<p class="verdict">{what}</p><p class="quiet">{escape(address)}</p></div>'
    )
    return page_of(request, r.told(premises.name), body)
