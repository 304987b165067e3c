"""What became of something said, by its number and code, and whether the answer satisfies (A10)."""

from html import escape

from starlette.requests import Request
from starlette.responses import Response

from hall_link.wire.base import Message, Words
from hall_link.wire.complaints import ComplaintFollowed, FollowComplaint, JudgeAnswer
from hall_server.complaints.words import WHAT
from hall_server.kernel.refusals import Refusal
from hall_server.web.phone.markup import (
    Filled,
    Reader,
    area,
    figures,
    form_start,
    page_of,
    reader_of,
    said,
    tile,
)
from hall_server.web.phone.sent import done_for, no_of, passed, sent_form

NOES = {
    "invalid": Words(
        zh="登记号是 8 位或 9 位数字，查询码是 6 位数字。",
        en="The number has 8 or 9 digits, the code 6.",
    ),
    "unknown-complaint": Words(
        zh="没有查到，请核对登记号和查询码。", en="Nothing found: check the number and the code."
    ),
}


async def form(request: Request) -> Response:
    """Asks for number and code."""
    return _form(request, "")


def _form(request: Request, number: str, why: str = "", status: int = 200) -> Response:
    r = reader_of(request)
    body = (
        said(why)
        + form_start(r.link("/m/follow"))
        + figures("number", r.t("登记号（印在回执上）", "Number (on your receipt)"), number, 9)
        + figures("code", r.t("查询码（6 位数字）", "Code (6 digits)"), "", 6)
        + f'<button class="main">{r.t("查答复", "Look up")}</button></form>'
    )
    return page_of(request, r.t("查答复", "Follow it"), body, status, personal=True)


async def act(request: Request) -> Response:
    """How it stands; with `satisfied` in the form the answer is judged first."""
    number = ""
    try:
        filled = await sent_form(request)
        number = filled.digits("number")[:9]
        passed(request, request.app.state.complaint_turnstiles.looks)
        done = await done_for(request, *_wanted(filled))
    except (Refusal, ValueError) as fault:
        words, status = no_of(fault, NOES)
        return _form(request, number, reader_of(request).told(words), status)
    assert isinstance(done, ComplaintFollowed)
    r = reader_of(request)
    body = _followed(r, done, filled.digits("code"))
    return page_of(request, r.told(WHAT[done.what]), body, personal=True)


def _wanted(filled: Filled) -> tuple[Message, str | None]:
    """The command, and the name under which a judgement is done once. Raises `ValueError`."""
    named = {"number": filled.digits("number"), "code": filled.digits("code")}
    if not filled["satisfied"]:
        return FollowComplaint.model_validate(named), None
    judged = {**named, "satisfied": filled["satisfied"] == "yes", "text": filled["text"]}
    return JudgeAnswer.model_validate(judged), f"judge-{filled.id}"


def _followed(r: Reader, told: ComplaintFollowed, code: str) -> str:
    answer = ""
    if told.answer:
        lines = "<br>".join(escape(line) for line in told.answer.splitlines())
        answer = f"<section><h2>{r.t('答复', 'The answer')}</h2><p>{lines}</p></section>"
    number = f"{told.number[:4]} {told.number[4:]}"
    return (
        f'<section class="big"><p class="verdict">{r.told(told.headline)}</p>'
        f'<p class="quiet">{r.t("登记号", "Number")} {number}</p></section>'
        + answer
        + (_judge(r, told.number, code) if told.may_judge else "")
        + tile(r.link("/m/follow"), r.t("查另一件", "Another one"), look="plain")
    )


def _judge(r: Reader, number: str, code: str) -> str:
    """Not satisfied opens it again: why may be told."""
    head = r.t("这个答复您满意吗？", "Does the answer satisfy you?")
    start = form_start(r.link("/m/follow"), number=number, code=code)
    yes, no = r.t("满意", "Yes"), r.t("不满意，请领导重办", "No: a leader looks again")
    why = area("text", r.t("哪里不满意（可以不写）", "Why not (optional)"), "", 300, required=False)
    return (
        f"<section><h2>{head}</h2>{start}{why}"
        f'<button class="main" name="satisfied" value="yes">{yes}</button>'
        f'<button class="danger" name="satisfied" value="no">{no}</button></form></section>'
    )
