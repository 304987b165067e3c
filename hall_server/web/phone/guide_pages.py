"""The entrance and the guide on a telephone: what the hall does and every published field (A2)."""

import asyncio
from html import escape
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import Response

from hall_link.wire.base import Words
from hall_link.wire.board import Hours
from hall_link.wire.guide import Guide, ServiceItem
from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.delivery.people import services
from hall_server.guide.rules import UnknownItem
from hall_server.guide.search import GuideSearch
from hall_server.premises.hours_words import hours_lines
from hall_server.premises.tables import Premises
from hall_server.web.phone.item_page import item_html
from hall_server.web.phone.markup import Reader, field, page_of, reader_of, telephone, tile
from hall_server.web.turnstile import Turnstile, address_of

MOST = 50
"""Items on one page of a search."""

STATES = {
    "open": ("正在办公", "Open now"),
    "break": ("中午休息", "Closed for lunch"),
    "before": ("还没上班", "Not open yet"),
    "after": ("今天已下班", "Closed for today"),
    "closed": ("今天不办公", "Closed today"),
    "extended": ("延时服务中", "Open late"),
}


def hall_of(request: Request) -> Hall:
    """The hall as it is told to others now."""
    hall: Hall = request.app.state.desk.hub.hall
    return hall


def count_look(request: Request) -> None:
    """Counts one look at a public page. Raises `TooOften`."""
    looks: Turnstile = request.app.state.guide_looks
    address = address_of(request)
    looks.check(address, request.app.state.desk.clock.now())


async def home(request: Request) -> Response:
    """The one entrance, on the hall's posters."""
    count_look(request)
    hall, r = hall_of(request), reader_of(request)
    premises = hall.premises.premises
    tiles = (_tile(r, *told) for told, there in _offers(premises) if there)
    body = (
        _open_now(r, hall.premises.told_hours or Hours())
        + f'<nav class="tiles">{"".join(tiles)}</nav>'
        + "".join(f'<p class="quiet">{r.told(line)}</p>' for line in hours_lines(premises.hours))
        + f"<p>{r.t('咨询电话', 'Questions')} {telephone(premises.hotline)}</p>"
    )
    return page_of(request, r.told(premises.name), body, home=False)


def _offers(premises: Premises) -> list[tuple[tuple[str, Words, Words], bool]]:
    """What can be done on a telephone: where, its name, what it is; and whether this hall does."""
    return [
        (("/m/guide", _w("办事指南", "Guide"), _w("要带什么", "What to bring")), True),
        (("/m/guide?to=check", _w("带齐了吗", "All papers?"), _w("少跑一趟", "Check first")), True),
        (
            ("/book", _w("预约", "Book"), _w("少等候", "Wait less")),
            premises.appointments is not None,
        ),
        (("/m/progress", _w("办事进度", "Progress"), _w("办到哪一步", "How it stands")), True),
        (("/m/opinion", _w("意见投诉", "Opinion"), _w("可以不留姓名", "No name needed")), True),
        (
            ("/m/people", _w("谁在办公", "Who serves"), _w("值班领导、电话", "Leader, numbers")),
            True,
        ),
        (
            ("/m/request", _w("上门·急办", "At home"), _w("来不了、等不得", "Urgent, too")),
            bool(services(premises.casebook.services)),
        ),
    ]


def _w(zh: str, en: str) -> Words:
    return Words(zh=zh, en=en)


def _tile(r: Reader, address: str, name: Words, what: Words) -> str:
    path, _, asked = address.partition("?")
    return tile(r.link(path, **dict(parse_qsl(asked))), r.told(name), r.told(what))


def _open_now(r: Reader, hours: Hours) -> str:
    why = f" · {r.told(hours.reason)}" if hours.reason else ""
    look = "open" if hours.state in ("open", "extended") else "shut"
    return f'<p class="now {look}">{r.t(*STATES[hours.state])}{why}</p>'


async def guide(request: Request) -> Response:
    """Searched by words, or gone through by department or by what happens in a life. With
    `to=check` each item leads to its list of papers."""
    count_look(request)
    r, told = reader_of(request), snapshots.guide(hall_of(request))
    q, to = request.query_params.get("q", "")[:60].strip(), _to(request)
    place, found = await _asked(request, told, q)
    body = _search(r, q, to)
    if found is None:
        body += _places(r, told, to)
    else:
        body += f"<h2>{place}</h2>" + _items(r, found, to)
    title = r.t("带齐了吗", "Got everything?") if to else r.t("办事指南", "Guide")
    return page_of(request, title, body)


def _to(request: Request) -> str:
    return "check" if request.query_params.get("to") == "check" else ""


async def _asked(request: Request, told: Guide, q: str) -> tuple[str, list[ServiceItem] | None]:
    """The heading of the items asked for, and they; None where nothing is asked for yet."""
    r, wanted = reader_of(request), request.query_params
    if q:
        search: GuideSearch = request.app.state.guide_search
        kept = hall_of(request).guide.items()
        found = await asyncio.to_thread(search.find, kept, told.departments, q, MOST)
        return r.t(f"“{q}”找到 {len(found)} 项", f"{len(found)} found for “{q}”"), found
    for department in told.departments:
        if department.id == wanted.get("department"):
            return r.told(department.name), [i for i in told.items if i.department == department.id]
    for event in told.events:
        if event.id == wanted.get("event"):
            return r.told(event.name), [i for i in told.items if i.id in event.items]
    return "", None


def _search(r: Reader, q: str, to: str) -> str:
    kept = [("to", to), ("lang", r.language if r.chosen else "")]
    hidden = "".join(f'<input type="hidden" name="{k}" value="{v}">' for k, v in kept if v)
    label = r.t("找事项（汉字、拼音、首字母都行）", "Search, also in pinyin")
    hint = "tax" if r.language == "en" else "低保"
    line = field("q", label, q, type="search", maxlength="60", placeholder=hint)
    button = f'<button class="main">{r.t("找", "Search")}</button>'
    return f'<form class="search" method="get" action="/m/guide">{hidden}{line}{button}</form>'


def _places(r: Reader, told: Guide, to: str) -> str:
    departments = "".join(
        tile(r.link("/m/guide", department=d.id, to=to), r.told(d.name), look="row")
        for d in told.departments
    )
    events = "".join(
        tile(r.link("/m/guide", event=e.id, to=to), r.told(e.name)) for e in told.events
    )
    parts = [f"<h2>{r.t('按部门找', 'By department')}</h2><nav>{departments}</nav>"]
    if events:
        head = f"<h2>{r.t('按人生大事找', 'By what happens in a life')}</h2>"
        parts.insert(0, f'{head}<nav class="tiles three">{events}</nav>')
    return "".join(parts)


def _items(r: Reader, items: list[ServiceItem], to: str) -> str:
    if not items:
        words = r.t("没有找到，换个说法试试，或问导办台。", "Nothing found. Try other words.")
        return f"<p>{words}</p>"
    rows = [
        tile(r.link(f"/m/item/{i.id}" + ("/check" if to else "")), r.told(i.name), look="row")
        for i in items[:MOST]
    ]
    return f"<nav>{''.join(rows)}</nav>"


def found_item(request: Request) -> ServiceItem:
    """The item of the address, with the windows meant for it. Raises `UnknownItem`."""
    hall = hall_of(request)
    (item,) = hall.guide.chosen([request.path_params["item"]])
    return item.model_copy(update={"windows": hall.windows.meant_for(item.queue)})


def no_item(request: Request) -> Response:
    """There is no such item, any more or ever."""
    r = reader_of(request)
    words = r.t("没有这个事项，可能已经改名或取消。", "No such item; it may be gone by now.")
    back = tile(r.link("/m/guide"), r.t("到办事指南里找", "Look in the guide"), look="row")
    return page_of(request, r.t("办事指南", "Guide"), f"<p>{words}</p>{back}", 404)


async def item(request: Request) -> Response:
    """One item with every published field: the page that makes them public."""
    count_look(request)
    try:
        found = found_item(request)
    except UnknownItem:
        return no_item(request)
    r, hall = reader_of(request), hall_of(request)
    departments = {d.id: d.name for d in hall.guide.departments()}
    bookable = hall.premises.premises.appointments is not None
    body = item_html(r, found, departments.get(found.department), bookable)
    return page_of(request, r.told(found.name) or escape(found.id), body)
