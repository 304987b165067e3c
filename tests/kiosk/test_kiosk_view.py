"""What the screens say."""

from dataclasses import replace
from typing import Any

import pytest

from hall_link.wire.board import PrinterState, PrinterView
from hall_link.wire.envelope import Error
from hall_link.wire.refusals import REFUSALS
from kiosk.guide import find_item
from kiosk.guide_pages import guide_pages
from kiosk.messages import (
    LanguageTouched,
    LinkChanged,
    PageTouched,
    RetryTouched,
    Scanned,
    SeekingRefused,
    TakingRefused,
)
from kiosk.paper import Paper, paper_of
from kiosk.report import report
from kiosk.state import KioskState
from kiosk.touches import touch_of
from kiosk.views.whole import show
from tests.kiosk.kiosk_states import (
    LOST,
    at_confirm,
    at_found,
    at_guide,
    at_home,
    at_items,
    at_problem,
    at_queue,
    at_seeking,
    at_taking,
    at_ticket,
    small_hall,
    tick,
    told,
)
from tests.kiosk.sample_hall import FREE_BY, sample_board, sample_guide, sample_snapshot

pytestmark = pytest.mark.unit


def test_home_shows_every_department_with_those_who_wait() -> None:
    view = show(at_home())
    assert len(view.cards) == 8
    assert (view.cards[0].title, view.cards[0].detail) == ("民政事务", "12 人等候")
    assert view.cards[3].detail == "无需等候"
    assert view.billboard.notice == ""


def test_items_come_eight_to_a_page() -> None:
    first, second = show(at_items()), show(told(at_items(), PageTouched(1)))
    assert (len(first.cards), len(second.cards), first.pages) == (8, 3, 2)
    assert first.paging is not None
    assert (first.paging.previous.enabled, first.paging.next.enabled) == (False, True)


@pytest.mark.row("A1")
def test_confirm_says_who_is_ahead_how_long_and_where() -> None:
    facts = {fact.label: fact.value for fact in show(at_confirm()).facts}
    assert facts == {
        "前面等候": "12 人",
        "预计等候": "15–180 分钟",
        "办理窗口": "1、9 号窗口",
        "办结时限": "21 个工作日",
        "收费": "不收费",
    }


@pytest.mark.row("A2")
def test_confirm_lists_the_materials_and_marks_unconfirmed_ones() -> None:
    materials = show(at_confirm()).materials
    assert [line.name for line in materials][:2] == ["居民身份证", "户口簿"]
    assert [line.sample for line in materials] == ["", "", "示例", "示例", "示例", "", "示例"]
    assert materials[1].detail == "复印件 · 2 份"


def test_the_wait_is_unknown_where_the_hall_knows_none() -> None:
    board = sample_board()
    queues = [queue.model_copy(update={"wait": None}) for queue in board.queues]
    state = at_confirm()
    unknown = replace(state, board=board.model_copy(update={"queues": queues}))
    facts = {fact.label: fact.value for fact in show(unknown).facts}
    assert facts["预计等候"] == "窗口暂未开放"


@pytest.mark.parametrize(
    ("printer", "title", "notice"),
    [
        ("ready", "请取走您的号票", ""),
        ("low", "请取走您的号票", ""),
        ("unknown", "请取走您的号票", ""),
        ("out", "请拍照或记下号码", "打印机缺纸，号码将显示在屏幕上"),
        ("cover", "请拍照或记下号码", "打印机盖未合，号码将显示在屏幕上"),
        ("offline", "请拍照或记下号码", "打印机未连接，号码将显示在屏幕上"),
    ],
)
def test_paper_is_promised_only_where_it_will_come(printer: str, title: str, notice: str) -> None:
    view = show(at_ticket(printer))  # type: ignore[arg-type]
    assert (view.billboard.title, view.number) == (title, "A012")
    assert show(at_home(printer)).billboard.notice == notice  # type: ignore[arg-type]


def test_a_kiosk_with_a_printer_of_its_own_promises_only_what_that_prints() -> None:
    states: list[tuple[str, PrinterState]] = [("entrance", "out"), ("corner", "ready")]
    printers = [PrinterView(device=name, name=name, state=state) for name, state in states]
    board = sample_snapshot().board.model_copy(update={"printers": printers})
    assert paper_of(board, "entrance") is Paper.OUT
    assert paper_of(board, "corner") is Paper.READY
    assert paper_of(board, "stairs") is Paper.READY
    assert paper_of(None, "stairs") is Paper.NONE


def test_a_silent_printer_is_not_called_empty() -> None:
    assert "若未出票，请记下号码" in show(at_ticket("unknown")).lines


def test_without_a_line_there_is_nothing_to_choose_and_a_way_to_go() -> None:
    view = show(told(at_confirm(), LOST))
    assert (view.screen, view.cards, view.actions) == ("away", (), ())
    assert view.billboard.subtitle == "请到导办台取号"
    assert show(KioskState()).screen == "away"


def test_a_device_not_known_says_whom_to_ask() -> None:
    error = Error(code="unauthorized", message=REFUSALS["unauthorized"])
    view = show(told(KioskState(), LinkChanged(False, None, error)))
    assert "本机未登记，请联系管理员" in view.lines


def test_a_refusal_is_words_in_the_readers_language_and_what_to_do() -> None:
    view = show(told(at_problem("item-not-served"), LanguageTouched()))
    assert view.lines == (
        "No window serves this item",
        "Choose another item, or ask the guide desk",
    )
    assert [button.key for button in view.actions] == ["back", "home"]
    assert "retry" in [button.key for button in show(at_problem("try-again")).actions]


def test_there_is_a_way_out_of_waiting_only_after_a_while() -> None:
    assert not [button for button in show(at_taking()).actions if button.enabled]
    assert show(told(at_taking(), tick(101))).actions == ()
    assert [b.key for b in show(told(at_taking(), tick(108))).actions] == ["home"]


@pytest.mark.row("A12")
def test_the_last_fifteen_seconds_are_counted() -> None:
    assert show(told(at_confirm(), tick(144.9))).warning is None
    warning = show(told(at_confirm(), tick(145))).warning
    assert warning is not None
    assert (warning.left, warning.text) == (15, "15 秒后返回首页")
    assert show(told(at_home(), tick(145))).warning is None


@pytest.mark.row("A12")
@pytest.mark.parametrize(
    "state",
    [
        at_home(),
        at_items(),
        at_confirm(),
        at_queue(),
        at_taking(),
        at_ticket(),
        at_problem(),
        at_found(),
    ],
)
def test_every_screen_speaks_english_when_asked(state: KioskState) -> None:
    view = show(told(state, LanguageTouched()))
    words = [view.header.hall, view.header.date, view.billboard.title, view.billboard.subtitle]
    words += [card.title + card.detail for card in view.cards]
    words += [fact.label + fact.value for fact in view.facts]
    words += [line.name + line.detail + line.sample for line in view.materials]
    words += [*view.lines, *(button.text for button in view.actions)]
    assert not [word for word in words if any("\u4e00" <= letter <= "\u9fff" for letter in word)]
    assert "language" in [button.key for button in view.footer.buttons]


def test_the_report_tells_number_touches_and_targets() -> None:
    state = at_ticket()
    told_file = report(state, show(state), {"done": (800, 1600)})
    assert told_file["screen"] == "ticket"
    assert (told_file["number"], told_file["ticket"]) == ("A012", "t12")
    assert told_file["touches"] == {"since_home": 3}
    assert told_file["targets"] == {"done": [800, 1600]}


def test_a_press_becomes_its_message() -> None:
    assert touch_of("retry", str) == RetryTouched()
    assert touch_of("department:a:b", str).department == "a:b"  # type: ignore[union-attr]
    assert touch_of("confirm", lambda: "c7").command_id == "c7"  # type: ignore[union-attr]


@pytest.mark.row("A1")
def test_a_hall_of_few_queues_shows_them_and_says_that_the_matter_is_told_later() -> None:
    home = show(told(at_home(), small_hall()))
    assert [card.key for card in home.cards][:2] == ["queue:q-civil", "queue:q-family"]
    assert (home.cards[0].icon, home.cards[0].detail) == ("heart", "12 人等候")
    view = show(at_queue())
    assert "办什么事，到窗口说明即可" in view.lines
    facts = {fact.label: fact.value for fact in view.facts}
    assert facts == {"前面等候": "12 人", "预计等候": "15–180 分钟", "办理窗口": "1、9 号窗口"}


@pytest.mark.row("A2")
def test_the_guide_tells_every_field_that_is_published() -> None:
    state = at_guide()
    sections = [section for page in guide_pages(state) for section in page]
    told_texts = [row.text for section in sections for row in section.rows]
    item = find_item(sample_guide(), "civil-0")
    assert item is not None
    fields = [item.authority, item.content, item.result, item.responsible, item.standard]
    published = [words.zh for words in (*fields, item.place) if words]
    published += ["上报件", item.basis, item.telephone, item.complaint, "21 个工作日"]
    published += ["30 个工作日", "不收费", "1、9 号窗口", FREE_BY, "第 3 版"]
    published += ["人力资源和社会保障、司法与信访"]
    published += ["可以请工作人员代办，不收费", "出门不方便的，可以申请上门"]
    published += [words.zh for words in (*item.conditions, *item.steps, *item.tips)]
    published += [material.name.zh for material in item.materials]
    assert sorted(told_texts) == sorted(map(str, published))
    details = [row.detail for section in sections for row in section.rows if row.detail]
    assert "主件 · 原件 · 出具单位：村委会 · 三个月内开的才有效" in details
    assert "复印件 · 出具单位：任一银行 · 可以后补" in details
    assert "镇民政办 · 10 个工作日" in details
    (flow,) = [section for section in sections if section.flow]
    assert len(flow.rows) == 3
    marks = [row.mark for section in sections for row in section.rows if row.mark]
    assert marks == ["示例"] * 4


@pytest.mark.parametrize(
    ("ticket", "title", "advice"),
    [
        ({}, "正在排队", "请到等候区就座，留意叫号屏和广播"),
        ({"ahead": 0}, "您是下一位", "请不要走远，留意叫号"),
        ({"state": "called", "window": 3}, "请到 3 号窗口", "正在叫您的号"),
        ({"state": "serving", "window": 3}, "正在 3 号窗口办理", "还要办事，请重新取号"),
        ({"state": "finished", "window": 3}, "这张号票已办结", "还要办事，请重新取号"),
        ({"state": "missed"}, "这张号票已过号", "这张号不能再排回，请重新取号"),
        ({"state": "missed", "returns": 2}, "这张号票已过号", "不用重新取号，还可以排回 2 次"),
        ({"state": "held", "window": 3}, "请回到 3 号窗口", "窗口在等您，不用重新排队"),
        ({"state": "restored"}, "正在排队", "请到等候区就座，留意叫号屏和广播"),
        ({"business_day": "2026-11-21"}, "这不是今天的号票", "号票当天有效，请取一张今天的号"),
    ],
)
def test_a_scanned_ticket_says_how_it_stands_and_what_to_do(
    ticket: dict[str, Any], title: str, advice: str
) -> None:
    view = show(at_found(**ticket))
    assert (view.billboard.title, view.lines[1]) == (title, advice)


def test_a_ticket_of_elsewhere_is_not_ours() -> None:
    neither = [SeekingRefused("s1", "unknown-ticket"), SeekingRefused("s1.n", "unknown-document")]
    unknown = TakingRefused("s1.n.b", "unknown-booking", REFUSALS["unknown-booking"])
    view = show(told(at_seeking(), *neither, unknown))
    assert view.lines == ("这不是本大厅的号票", "请重新取号，或到导办台")
    assert show(told(at_seeking(), tick(108))).lines[0] == "现在查不到"


def test_a_code_that_is_no_ticket_is_answered_in_words() -> None:
    view = show(told(at_home(), Scanned("4901234567894", "s1")))
    assert view.billboard.notice == "没认出这个码，请扫号票上的码"
    scanner = {way.key: way.icon for way in view.ways}["screen:entry"]
    without = show(replace(at_home(), scanner=False))
    assert (scanner, without.ways[2].icon) == ("scan", "dialpad")
