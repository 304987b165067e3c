"""How a case stands, on a telephone: by its number and the last four digits (row A9)."""

from datetime import date
from html import escape
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from hall_link.wire.base import Words
from hall_link.wire.case_views import CaseFound, ProgressStep
from hall_link.wire.cases import FindCase
from hall_server.cases.find_case import FindFrom
from hall_server.deadlines.why import day_words
from hall_server.kernel.refusals import Refusal
from hall_server.web.access import CITIZEN
from hall_server.web.phone.markup import (
    Reader,
    figures,
    form_start,
    page_of,
    reader_of,
    said,
    telephone,
    tile,
)
from hall_server.web.phone.sent import no_of, passed, sent_form
from hall_server.web.turnstile import address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

NOES = {
    "invalid": Words(
        zh="办件编号是 10 位数字，印在通知书上；手机号写后 4 位。",
        en="The case number has 10 digits; of the telephone write the last 4.",
    ),
    "unknown-case": Words(
        zh="没有查到。请核对办件编号，和办事时留的手机号后 4 位。",
        en="Nothing found. Check the number, and the last 4 digits of the telephone you gave.",
    ),
}


async def ask(request: Request) -> Response:
    """The form; a ticket's page fills the number in."""
    given = "".join(filter(str.isdigit, request.query_params.get("number", "")[:20]))
    return _form(request, given)


def _form(request: Request, number: str, why: str = "", status: int = 200) -> Response:
    r = reader_of(request)
    number_of = r.t("办件编号", "Case number")
    where = r.t(
        "通知书上“办件编号”后面的 10 位数字，不是标题下的“编号NO”",
        "The 10 digits behind “Case number” on your notice, not its “No.” below the title",
    )
    last = r.t("手机号后 4 位", "Last 4 digits of your telephone")
    body = (
        said(why)
        + form_start(r.link("/m/progress"))
        + figures("number", f"{number_of}<small>{where}</small>", number, 10)
        + figures("last_four", last, "", 4)
        + f'<button class="main">{r.t("查进度", "Look up")}</button></form>'
        + f'<p class="quiet">{_privacy(r)}</p>'
    )
    return page_of(request, r.t("办事进度", "Progress"), body, status, personal=True)


def _privacy(r: Reader) -> str:
    return r.t(
        "只显示办到哪一步，不显示姓名；查过不留在手机上。",
        "Only how it stands is shown, no name; nothing is kept on this phone.",
    )


async def find(request: Request) -> Response:
    """How it stands, or why that can't be told."""
    number = ""
    try:
        filled = await sent_form(request)
        number = filled.digits("number")[:10]
        passed(request, request.app.state.case_looks)
        asked = FindCase(number=number, last_four=filled.digits("last_four"))
        address = address_of(request)
        desk: Desk = request.app.state.desk
        found = await desk.submit(CITIZEN, FindFrom(asked=asked, address=address))
    except (Refusal, ValueError) as fault:
        words, status = no_of(fault, NOES)
        return _form(request, number, reader_of(request).told(words), status)
    assert isinstance(found, CaseFound)
    r = reader_of(request)
    return page_of(request, r.t("办事进度", "Progress"), found_html(r, found), personal=True)


def found_html(r: Reader, found: CaseFound) -> str:
    """Where it stands in one sentence, what to do, the steps, whom to ring up."""
    due = ""
    if found.due:
        day = r.told(day_words(date.fromisoformat(found.due)))
        due = f"<p>{r.t('承诺办结', 'Promised by')} <b>{day}</b></p>"
    head = (
        f'<section class="big"><p>{r.told(found.item_name)}</p><p class="verdict">'
        f"{r.told(found.headline)}</p>{due}</section>"
    )
    window = r.t(f"{found.window} 号窗口", f"Window {found.window}") if found.window else ""
    asking = " ".join(part for part in (window, telephone(found.telephone)) if part)
    return (
        head
        + _meeting(r, found)
        + _bring(r, found)
        + f'<section><h2>{r.t("办到哪一步", "The steps")}</h2><ol class="steps">'
        + "".join(_step(r, step) for step in found.steps)
        + f"</ol></section><p>{r.t('还有不清楚的，问', 'Questions')}：{asking}</p>"
        + f'<p class="quiet means">{r.t("办件编号", "Case number")} {found.number}<br>'
        + f"{r.told(found.kind_name)}：{r.told(found.kind_means)}</p>"
        + tile(r.link("/m/progress"), r.t("查另一件", "Another one"), look="plain")
    )


def _meeting(r: Reader, found: CaseFound) -> str:
    """The joint review ahead: nobody has to come, everybody concerned may."""
    if found.meeting is None:
        return ""
    head = r.t("联审会议：您可以参加", "Joint review: you may attend")
    quiet = r.t("不去也照常办理", "It goes on without you too")
    return (
        f'<section class="big"><h2>{head}</h2><p><b>{r.told(found.meeting)}</b></p>'
        f'<p class="quiet">{quiet}</p></section>'
    )


def _bring(r: Reader, found: CaseFound) -> str:
    parts = [f"<p>{r.told(found.fetch)}</p>"] if found.fetch else []
    if found.bring:
        papers = "".join(f"<li><b>{escape(name)}</b></li>" for name in found.bring)
        head = r.t("请您补来", "Please bring")
        parts.append(f'<h2>{head}</h2><ul class="papers">{papers}</ul>')
    return "".join(f'<section class="missing">{part}</section>' for part in parts)


def _step(r: Reader, step: ProgressStep) -> str:
    day = r.told(day_words(date.fromisoformat(step.at))) if step.at else ""
    when = f"<small>{day}</small>" if day else ""
    mark, look = ("✓", "done") if step.done else ("○", "")
    return f'<li class="{look}"><i>{mark}</i><b>{r.told(step.words)}</b>{when}</li>'
