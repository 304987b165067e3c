"""Asking for service at home, out of hours or on the fast track, on a telephone (row G3)."""

from starlette.requests import Request
from starlette.responses import Response

from hall_link.wire.base import Words
from hall_link.wire.complaints import AskForService, ServiceAsked
from hall_server.delivery.people import services
from hall_server.kernel.refusals import Refusal
from hall_server.requests.words import WHAT, by_words
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
    telephone,
)
from hall_server.web.phone.sent import done_for, no_of, passed, sent_form

NOTHING = read_form(b"")

FOR_WHOM = {
    "at_home": Words(zh="行动不便，请人上门", en="Who can't come is visited"),
    "urgent": Words(zh="节假日、下班后有急事", en="Out of hours, when it can't wait"),
    "fast_track": Words(zh="特别急的项目、群众急事", en="When it is very urgent"),
}

NOES = {
    "invalid": Words(
        zh="没有提交成功：电话只写数字。", en="Not sent: of the telephone only its digits."
    ),
    "phone-needed": Words(zh="请留下电话，好给您回话。", en="Please leave a telephone number."),
}


async def form(request: Request) -> Response:
    """The services this hall offers, and whom to ring back."""
    return _form(request, NOTHING)


def _form(request: Request, filled: Filled, why: str = "", status: int = 200) -> Response:
    r, premises = reader_of(request), hall_of(request).premises.premises
    title = r.t("上门·急办", "At home, urgent")
    offered = services(premises.casebook.services)
    if not offered:
        none = r.t("本大厅暂不提供，请打电话：", "Not offered here; please ring ")
        return page_of(request, title, f"<p>{none}{telephone(premises.hotline)}</p>", 404)
    kinds = [
        (kind, f"<b>{r.told(WHAT[kind])}</b><small>{r.told(FOR_WHOM[kind])}</small>")
        for kind in offered
    ]
    body = (
        said(why)
        + form_start(r.link("/m/request"))
        + f"<fieldset>{choices('what', kinds, filled['what'] or offered[0])}</fieldset>"
        + _lines(request, r, filled)
        + f'<button class="main">{r.t("提交", "Send")}</button></form>'
    )
    return page_of(request, title, body, status, personal=True)


def _lines(request: Request, r: Reader, filled: Filled) -> str:
    items = [(item.id, r.told(item.name)) for item in hall_of(request).guide.items()]
    unsure = [("", r.t("说不准", "Not sure"))]
    phone = r.t("电话（好给您回话）", "Telephone, to ring you back")
    secret = r.t(
        "姓名、电话、住址只给值班领导和上门的人看。",
        "Only the duty leader and who comes to you see name, number and address.",
    )
    return (
        select("item", r.t("办什么事", "What for"), unsure + items, filled["item"])
        + field("name", r.t("姓名", "Name"), filled["name"], maxlength="40")
        + field("phone", phone, filled["phone"], type="tel", maxlength="20", required="")
        + field("address", r.t("住址（上门要填）", "Address, if at home"), filled["address"])
        + field("wanted", r.t("什么时候方便", "When it suits"), filled["wanted"], maxlength="120")
        + area("text", r.t("情况", "How things are"), filled["text"], 300, required=False)
        + f'<p class="quiet">{secret}</p>'
    )


async def ask(request: Request) -> Response:
    """It is with the duty officer: its number."""
    filled = NOTHING
    try:
        filled = await sent_form(request)
        passed(request, request.app.state.complaint_turnstiles.leaves)
        done = await done_for(request, _command(reader_of(request), filled), f"request-{filled.id}")
    except (Refusal, ValueError) as fault:
        words, status = no_of(fault, NOES)
        return _form(request, filled, reader_of(request).told(words), status)
    assert isinstance(done, ServiceAsked)
    return _asked(request, done)


def _command(r: Reader, filled: Filled) -> AskForService:
    """Raises `ValueError`."""
    return AskForService.model_validate(
        {
            "what": filled["what"],
            "item": filled["item"] or None,
            "visitor": {name: filled[name] for name in ("name", "phone", "address")},
            "wanted": filled["wanted"],
            "text": filled["text"],
            "language": r.language,
            "print": False,
        }
    )


def _asked(request: Request, done: ServiceAsked) -> Response:
    r, premises = reader_of(request), hall_of(request).premises.premises
    number = f"{done.number[:4]} {done.number[4:]}"
    soon = r.t("值班领导已收到，会给您打电话", "The duty leader has it and will ring you")
    by = r.told(by_words(done.answer_by, premises.zone)) if done.answer_by else ""
    hurry = r.t("等不及，请打", "If it can't wait, ring")
    who = r.told(done.duty) if done.duty and done.telephone else ""
    body = (
        f'<p class="verdict good">✓ {r.t("已收到", "Received")}</p>'
        f'<section class="big"><p>{r.t("登记号", "Number")}</p><p class="huge">{number}</p>'
        f"</section><p>{soon}{by}</p>"
        f"<p>{hurry} {who} {telephone(done.telephone or premises.hotline)}</p>"
    )
    return page_of(request, r.t("上门·急办", "At home, urgent"), body, personal=True)
