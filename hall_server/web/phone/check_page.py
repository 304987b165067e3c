"""Ticking the papers at hand, and the one-time notice on the telephone (row A3)."""

import re

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hall_link.wire.documents import GiveNotice, NoticeGiven
from hall_link.wire.guide import MaterialCheck, ServiceItem
from hall_server.documents.checking import Checked, sorted_out
from hall_server.documents.rules import ItemChanged
from hall_server.guide.rules import UnknownItem
from hall_server.kernel.refusals import Refusal
from hall_server.web.phone.guide_pages import count_look, found_item, hall_of, no_item
from hall_server.web.phone.item_page import material_html
from hall_server.web.phone.markup import (
    HEADERS,
    Reader,
    form_start,
    page_of,
    reader_of,
    said,
    tile,
)
from hall_server.web.phone.sent import done_for, no_of, passed, sent_form
from hall_server.web.turnstile import Turnstile

NOTICES_A_MINUTE = 12
"""How often one address may have a notice written in a minute: each takes a number."""


async def check(request: Request) -> Response:
    """The list to tick; once it was sent, what is missing."""
    count_look(request)
    try:
        item = found_item(request)
    except UnknownItem:
        return no_item(request)
    if "version" in request.query_params:
        return _told(request, item)
    return _asked(request, item)


def _asked(request: Request, item: ServiceItem, changed: bool = False) -> Response:
    r = reader_of(request)
    had = frozenset() if changed else _have(request, item)
    boxes = "".join(
        f'<label class="choice paper"><input type="checkbox" name="have" value="{place}"'
        f"{' checked' if place in had else ''}><span>{material_html(r, bare)}</span></label>"
        for place, bare in enumerate(m.model_copy(update={"samples": ()}) for m in item.materials)
    )
    lang = f'<input type="hidden" name="lang" value="{r.language}">' if r.chosen else ""
    why = r.t("材料清单刚刚改过，请再对一遍。", "The list has just changed; please tick again.")
    body = (
        said(why if changed else "")
        + f"<p>{r.t('手里有的，点一下：', 'Touch what you have at hand:')}</p>"
        + f'<form method="get" action="/m/item/{item.id}/check">{lang}'
        + f'<input type="hidden" name="version" value="{item.version}">{boxes}'
        + f'<button class="main">{r.t("看看还缺什么", "What is missing?")}</button></form>'
    )
    return page_of(request, r.told(item.name), body)


def _have(request: Request, item: ServiceItem) -> frozenset[int]:
    """The places ticked, as the address tells them."""
    told = request.query_params.getlist("have")
    places = {int(place) for place in told if re.fullmatch("[0-9]{1,2}", place)}
    return frozenset(place for place in places if place < len(item.materials))


def _told(request: Request, item: ServiceItem) -> Response:
    if request.query_params["version"] != str(item.version):
        return _asked(request, item, changed=True)
    r, had = reader_of(request), _have(request, item)
    sorted_papers = sorted_out(item.materials, sorted(had))
    body = (
        _verdict(r, sorted_papers)
        + _papers(r, sorted_papers)
        + _keep(r, item, had, complete=not sorted_papers.missing)
        + _further(request, r, item, had)
    )
    return page_of(request, r.told(item.name), body)


def _verdict(r: Reader, papers: Checked) -> str:
    if not papers.missing:
        words = r.t("✓ 带齐了，可以来办", "✓ You have everything")
        return f'<p class="verdict good">{words}</p>'
    count = len(papers.missing)
    words = r.t(f"还缺 {count} 样，先别急着来", f"{count} missing: don't set out yet")
    return f'<p class="verdict bad">{words}</p>'


def _papers(r: Reader, papers: Checked) -> str:
    lists = (
        (r.t("还缺这些", "Still missing"), papers.missing, "missing"),
        (r.t("有这种情况才要", "Only in some cases"), papers.optional, ""),
        (r.t("已经有了", "You have"), papers.have, "had"),
    )
    return "".join(
        f'<section class="{look}"><h2>{head}</h2><ul class="papers">'
        + "".join(f"<li>{material_html(r, paper)}</li>" for paper in found)
        + "</ul></section>"
        for head, found, look in lists
        if found
    )


def _keep(r: Reader, item: ServiceItem, had: frozenset[int], complete: bool) -> str:
    """The button for the one-time notice. What was ticked goes along in the form's address."""
    words = (
        r.t("要一个取号用的码", "Give me a code for the ticket machine")
        if complete
        else r.t("一次性告知单，存到手机", "Keep it as a notice on this phone")
    )
    start = form_start(
        r.link(f"/m/item/{item.id}/notice"),
        version=str(item.version),
        have=",".join(map(str, sorted(had))),
    )
    return f'{start}<button class="main">{words}</button></form>'


def _further(request: Request, r: Reader, item: ServiceItem, had: frozenset[int]) -> str:
    parts = []
    if hall_of(request).premises.premises.appointments is not None:
        parts.append(tile(f"/book#{item.id}", r.t("预约时间", "Book a time"), look="plain"))
    parts.append(tile(r.link(f"/m/item/{item.id}/check"), r.t("重新对一遍", "Again"), look="plain"))
    parts.append(tile(r.link(f"/m/item/{item.id}"), r.t("看办事指南", "The guide"), look="plain"))
    return "".join(parts)


async def notice(request: Request) -> Response:
    """The notice is written, and opens: its address can be kept, its code scanned in the hall."""
    try:
        item, filled = found_item(request), await sent_form(request)
        notices: Turnstile = request.app.state.phone_notices
        passed(request, notices)
        told = [int(place) for place in filled["have"].split(",") if place.isdigit()]
        version = filled["version"] if filled["version"].isdigit() else "1"
        check = MaterialCheck(item=item.id, version=int(version) or 1, have=told[:100])
        command = GiveNotice(check=check, language=reader_of(request).language, print=False)
        done = await done_for(request, command, f"notice-{filled.id}")
    except UnknownItem:
        return no_item(request)
    except (Refusal, ValueError) as fault:
        return _refused(request, fault)
    assert isinstance(done, NoticeGiven)
    headers = {**HEADERS, "Cache-Control": "no-store"}
    return RedirectResponse(f"/n/{done.secret}", 303, headers=headers)


def _refused(request: Request, fault: Refusal | ValueError) -> Response:
    if isinstance(fault, ItemChanged):
        return _asked(request, found_item(request), changed=True)
    r, (words, status) = reader_of(request), no_of(fault, {})
    return page_of(request, r.t("办事指南", "Guide"), said(r.told(words)), status, personal=True)
