"""A one-time notice on the citizen's phone: `/n/{secret}`, opened by the QR on its paper (row A3).

The same blocks as on paper, as a page without a script. A notice names nobody.
"""

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route

from hall_link.wire import slips
from hall_link.wire.slips import Block, DocumentSlip
from hall_server.documents.paper import NOTICE_PAGE, slip_of
from hall_server.documents.tables import Document
from hall_server.web.phone.poster import address_on_phones, code_svg
from hall_server.web.phone_page import HEADERS
from hall_server.web.tickets import TicketFinder
from hall_server.web.turnstile import TooOften, address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

_MARKS = {"[ ]": "☐", "[x]": "☑", "•": "•"}
_LOST = "没有找到这份告知单 · No such notice"
_OFTEN = "操作太频繁，请稍等一分钟 · Too often; please wait a minute"
_STYLE = """
body{margin:0;background:#eef1f5;color:#1c2026;font:18px/1.6 system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;background:#fff;padding:1.2rem 1.2rem 3rem;min-height:100vh;
box-sizing:border-box}
h1{font-size:1.6rem;text-align:center;margin:.2rem 0;color:#0b4ea2}
h2{font-size:1.2rem;margin:1.4rem 0 .3rem;border-left:.35rem solid #0b4ea2;padding-left:.6rem}
p{margin:.3rem 0}.centre{text-align:center;color:#475467}.strong{font-weight:700;font-size:1.3rem}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem;margin:.3rem 0}
dt{color:#475467}dd{margin:0;min-width:0;word-break:break-word}
hr{border:0;border-top:1px solid #cdd3da;margin:1rem 0}
.entry{display:flex;gap:.7rem;padding:.45rem 0;border-bottom:1px solid #e6eaef}
.along{text-align:center;margin-top:1.5rem}.along svg{width:15rem;max-width:100%;height:auto}
.along a{display:block;margin:.6rem 0;padding:.8rem;border:2px solid #c3d0e3;border-radius:.8rem;
color:#0b4ea2;font-weight:700;text-decoration:none}
.entry b{font-weight:600}.entry small{display:block;color:#475467;font-size:1rem}
"""


def notice_routes(
    desk: "Desk", read: Callable[[str], Document | None], finder: TicketFinder
) -> list[Route]:
    """`/n/{secret}`. `read` finds a notice that is not in memory, by its secret; who guesses
    secrets guesses those of notices and of tickets together."""

    async def find(secret: str, address: str) -> Document | None:
        known = desk.hub.hall.documents.with_secret(secret)
        return known or await finder.sought(address, lambda: read(secret))

    async def page(request: Request) -> HTMLResponse:
        hall, secret = desk.hub.hall, request.path_params["secret"]
        try:
            found = await find(secret, address_of(request))
        except TooOften:
            lost = f'<p class="centre">{_OFTEN}</p>'
            return HTMLResponse(_framed("zh", _OFTEN, lost), 429, headers=HEADERS)
        if found is None or found.voided_at is not None:
            lost = f'<p class="centre">{_LOST}</p>'
            return HTMLResponse(_framed("zh", _LOST, lost), 404, headers=HEADERS)
        premises = hall.premises.premises
        address = address_on_phones(request, premises, f"/{NOTICE_PAGE}/{secret}")
        shown = notice_html(slip_of(premises, found), _taken_along(found, address))
        return HTMLResponse(shown, headers=HEADERS)

    return [Route(f"/{NOTICE_PAGE}/{{secret}}", page)]


def _taken_along(notice: Document, address: str) -> str:
    """What makes a notice on a screen as good as one on paper: the code the ticket machine reads,
    and the ways on. The address is the notice's own, to be kept."""
    english = notice.language == "en"
    scan = "In the hall, scan this code at the ticket machine" if english else "到大厅扫这个码取号"
    keep = (
        "Take a screenshot, or keep this page's address."
        if english
        else "请截图，或收藏这个网页，下次还能打开。"
    )
    item = quote(notice.item or "")
    ways = (
        (f"/m/item/{item}", "The guide" if english else "看办事指南"),
        (f"/book#{item}", "Book a time" if english else "预约时间"),
        ("/m", "Home" if english else "首页"),
    )
    links = "".join(f'<a href="{where}">{words}</a>' for where, words in ways)
    return (
        f'<div class="along"><p class="strong">{scan}</p>{code_svg(address)}'
        f"<p>{keep}</p>{links}</div>"
    )


def notice_html(slip: DocumentSlip, along: str = "") -> str:
    """The whole page; `along` is HTML that follows the notice."""
    title = slip.title.in_language(slip.language)
    parts = "".join(_html(block) for block in slip.blocks)
    return _framed(slip.language, title, parts + along)


def _framed(language: str, title: str, inside: str) -> str:
    return (
        f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style><main>{inside}</main></html>"
    )


def _html(block: Block) -> str:
    """A block as on paper; the code on it is what opened the page, and is left out."""
    match block:
        case slips.Heading():
            tag = "h1" if block.level == 1 else "h2"
            return f"<{tag}>{escape(block.text)}</{tag}>"
        case slips.Line():
            kind = "strong" if block.strong else block.align
            return f'<p class="{kind}">{escape(block.text)}</p>'
        case slips.Pair():
            return f"<dl><dt>{escape(block.label)}</dt><dd>{escape(block.value)}</dd></dl>"
        case slips.Entry():
            mark = escape(_MARKS.get(block.mark, block.mark))
            detail = f"<small>{escape(block.detail)}</small>" if block.detail else ""
            inside = f"<span><b>{escape(block.text)}</b>{detail}</span>"
            return f'<div class="entry"><span>{mark}</span>{inside}</div>'
        case slips.Grid():
            rows = (" · ".join(map(escape, row)) for row in block.rows)
            return "".join(f"<p>{row}</p>" for row in rows)
        case slips.Rule():
            return "<hr>"
        case _:
            return ""
