"""Complaints, ideas, praise and petitions on a telephone, with nobody's name unless given (A10)."""

from html import escape
from typing import TYPE_CHECKING, get_args

from starlette.requests import Request
from starlette.responses import Response

from hall_link.wire.base import Words
from hall_link.wire.complaints import Category, Complain, ComplaintKind, ComplaintTaken
from hall_server.complaints.words import CATEGORY, WHAT, until
from hall_server.complaints.words import filled as filled_words
from hall_server.delivery.people import people
from hall_server.kernel.refusals import Refusal
from hall_server.queue.rules import UnknownTicket
from hall_server.web.phone.guide_pages import hall_of
from hall_server.web.phone.markup import (
    Filled,
    Reader,
    area,
    choices,
    field,
    form_start,
    page_of,
    read_form,
    reader_of,
    said,
    select,
    tile,
)
from hall_server.web.phone.sent import done_for, no_of, passed, sent_form
from hall_server.web.turnstile import TooOften, address_of

if TYPE_CHECKING:
    from hall_server.web.tickets import TicketFinder

NOTHING = read_form(b"")

NOES = {
    "invalid": Words(
        zh="没有提交成功：请写上要说的话，电话只写数字。",
        en="Not sent: please write what you want to say; of a telephone only its digits.",
    ),
    "name-needed": Words(zh="本大厅要求留下姓名。", en="This hall asks for a name."),
}


ANSWERED = Words(zh="{by}答复您", en="You will be answered {by}")


async def form(request: Request) -> Response:
    """The form; from the page of who serves it may be about somebody."""
    return _form(request, NOTHING)


async def form_of_visit(request: Request) -> Response:
    """The form reached from a ticket: the visit goes along only where that is ticked."""
    finder: TicketFinder = request.app.state.finder
    try:
        ticket = await finder.find(request.path_params["secret"], address_of(request))
    except (UnknownTicket, TooOften):
        return _form(request, NOTHING)
    return _form(request, NOTHING, ticket.number)


def _form(
    request: Request, filled: Filled, ticket: str = "", why: str = "", status: int = 200
) -> Response:
    r = reader_of(request)
    body = (
        tile(r.link("/m/follow"), r.t("查以前提的 · 看答复", "Follow one you left"), look="plain")
        + said(why)
        + form_start(escape(request.url.path) + _language(r))
        + _what(r, filled)
        + area("text", r.t("想说什么", "What you want to say"), filled["text"], 1000)
        + _about(request, r, filled, ticket)
        + _who(request, r, filled)
        + f'<button class="main">{r.t("提交", "Send")}</button></form>'
    )
    return page_of(request, r.t("意见投诉", "Your opinion"), body, status, personal=True)


def _language(r: Reader) -> str:
    return f"?lang={r.language}" if r.chosen else ""


def _what(r: Reader, filled: Filled) -> str:
    kinds = [(kind, r.told(WHAT[kind])) for kind in get_args(ComplaintKind)]
    head = r.t("要提什么", "What is it?")
    row = choices("what", kinds, filled["what"] or "complaint")
    return f'<fieldset><legend>{head}</legend><div class="four">{row}</div></fieldset>'


def _about(request: Request, r: Reader, filled: Filled, ticket: str) -> str:
    hall = hall_of(request)
    nobody = [("", r.t("不指定", "None in particular"))]
    categories = [(name, r.told(CATEGORY[name])) for name in get_args(Category)]
    windows = [
        (str(w.number), r.t(f"{w.number} 号 ", f"{w.number} ") + r.told(w.name))
        for w in hall.windows.all()
    ]
    staff = [(p.id, r.told(p.name) + " · " + r.told(p.post)) for p in people(hall)]
    when = {"value": filled["happened"], "type": "date", "max": hall.business_day}
    chosen = filled["staff"] or request.query_params.get("staff", "")
    asked = (
        select("category", r.t("关于什么", "About what"), categories, filled["category"] or "other")
        + select("window", r.t("哪个窗口", "Which window"), nobody + windows, filled["window"])
        + field("happened", r.t("哪天的事（记不清可以不选）", "On which day, if you know"), **when)
        + select("staff", r.t("哪位工作人员", "Whom"), nobody + staff, chosen)
    )
    return asked + (_visit(r, ticket, bool(filled["visit"])) if ticket else "")


def _visit(r: Reader, ticket: str, on: bool) -> str:
    words = r.t(f"附上我这次办事（{ticket} 号）", f"Go with my visit ({ticket})")
    small = r.t("处理人就知道是哪一次；不附也行", "It tells which visit was meant; you need not")
    ticked = " checked" if on else ""
    return (
        f'<label class="choice paper"><input type="checkbox" name="visit" value="1"{ticked}>'
        f"<span><b>{words}</b><small>{small}</small></span></label>"
    )


def _who(request: Request, r: Reader, filled: Filled) -> str:
    """Open where the hall takes nothing without a name."""
    needed = not hall_of(request).premises.premises.casebook.complaints.anonymous
    words = (
        r.t("留下姓名（本大厅要求）", "Your name (this hall asks for it)")
        if needed
        else r.t("不留姓名也可以；想留名、要回电话，点这里", "No name needed. Touch to give one")
    )
    secret = r.t(
        "姓名、电话、住址只有受理投诉的人看得到，被投诉的人看不到，每次查看都有记录。",
        "Only those who handle it see your name; never those it is about. Each look is recorded.",
    )
    is_open = " open" if needed or filled["name"] or filled["phone"] else ""
    return (
        f"<details{is_open}><summary>{words}</summary>"
        + field("name", r.t("姓名", "Name"), filled["name"], maxlength="40")
        + field("phone", r.t("电话", "Telephone"), filled["phone"], type="tel", maxlength="20")
        + field("address", r.t("住址", "Address"), filled["address"], maxlength="120")
        + f'<p class="quiet">{secret}</p></details>'
    )


async def leave(request: Request) -> Response:
    """It is in the register: its number and code, large, to be photographed."""
    filled, ticket = NOTHING, ""
    try:
        filled = await sent_form(request)
        secret, ticket = await _visited(request)
        passed(request, request.app.state.complaint_turnstiles.leaves)
        command = _command(reader_of(request), filled, secret)
        taken = await done_for(request, command, f"opinion-{filled.id}")
    except (Refusal, ValueError) as fault:
        words, status = no_of(fault, NOES)
        return _form(request, filled, ticket, reader_of(request).told(words), status)
    assert isinstance(taken, ComplaintTaken)
    r = reader_of(request)
    return page_of(request, r.t("已收到", "Received"), taken_html(r, taken), personal=True)


async def _visited(request: Request) -> tuple[str, str]:
    """The ticket's secret, where the form was reached from a ticket, and its number."""
    secret = request.path_params.get("secret", "")
    if not secret:
        return "", ""
    finder: TicketFinder = request.app.state.finder
    return secret, (await finder.find(secret, address_of(request))).number


def _command(r: Reader, filled: Filled, secret: str) -> Complain:
    """Raises `ValueError` where something is missing or is none of the choices."""
    return Complain.model_validate(
        {
            "what": filled["what"] or "complaint",
            "category": filled["category"] or "other",
            "text": filled["text"],
            "window": filled.number("window"),
            "staff": filled["staff"] or None,
            "happened": filled["happened"] or None,
            "visit": secret if secret and filled["visit"] else None,
            "visitor": {name: filled[name] for name in ("name", "phone", "address")},
            "language": r.language,
            "print": False,
        }
    )


def taken_html(r: Reader, taken: ComplaintTaken) -> str:
    """The only time that the code is told."""
    by = r.told(filled_words(ANSWERED, by=until(taken.answer_by)))
    number, code = taken.number, taken.code
    return (
        f'<p class="verdict good">{r.t("✓ 已收到，请拍照", "✓ Received: take a photo")}</p>'
        f'<section class="big"><p>{r.t("登记号", "Number")}</p>'
        f'<p class="huge">{number[:4]} {number[4:]}</p><p>{r.t("查询码", "Code")}</p>'
        f'<p class="huge">{code[:3]} {code[3:]}</p><p>{by}</p></section><p>'
        + r.t(
            "查答复要用这两个号，手机上不会保存，离开这一页就看不到了。",
            "You need both to read the answer. They are not kept on this phone.",
        )
        + "</p>"
        + tile(r.link("/m/follow"), r.t("查答复", "Follow it"), look="plain")
    )
