"""What the wall says in words, whole, and how pages are made."""

from dataclasses import replace

import pytest

from display.messages import VoiceChanged
from display.paging import notice_at, page_at, pages_needed
from display.report import report
from display.state import WallState
from display.view import NoticeText, View, Welcome
from display.views.whole import show
from hall_link.wire.board import Board
from tests.display.sample_wall import (
    at_calls,
    at_idle,
    board,
    calls,
    lost,
    refused,
    tick,
    told,
)

pytestmark = pytest.mark.unit


def corner_of(state: WallState) -> str:
    corner = show(state).header.corner
    return corner.text if corner else ""


def test_the_newest_call_is_large_and_first_of_six() -> None:
    view = show(at_calls())
    assert view.screen == "calls"
    assert view.card is not None
    assert view.recent is not None
    assert (view.card.number, view.card.window, view.card.beside) == ("A012", "3", ("民政救助一",))
    assert [row.number for row in view.recent.rows] == [
        "A012",
        "C108",
        "G031",
        "B007",
        "E004",
        "H002",
    ]
    assert [row.new for row in view.recent.rows] == [True] + [False] * 5


def test_an_english_ticket_is_called_in_english_too() -> None:
    card = show(at_calls(language="en")).card
    assert card is not None
    assert card.beside == ("Please go to", "Window 3")
    assert (card.before, card.after) == ("请到", "号窗口")


def test_a_recall_says_so() -> None:
    card = show(at_calls(round=2)).card
    assert card is not None
    assert card.again == "第 2 次呼叫"


def test_windows_say_who_is_served_and_closed_ones_are_left_out() -> None:
    tiles = {tile.window: (tile.text, tile.state) for tile in show(at_calls()).windows}
    assert tiles["3"] == ("A012", "called")
    assert tiles["7"] == ("C108", "serving")
    assert tiles["2"] == ("空闲", "free")
    assert tiles["10"] == ("暂停", "paused")
    assert "12" not in tiles


def test_before_the_first_call_the_hall_is_welcomed() -> None:
    view = show(at_idle())
    assert (view.screen, view.card) == ("idle", None)
    first = view.pages[0]
    assert isinstance(first, Welcome)
    assert first.title == "您好，欢迎光临"
    closed = show(at_idle(open=False)).pages[0]
    assert isinstance(closed, Welcome)
    assert closed.text == "有事请拨打服务热线 12345"


def test_a_lost_line_is_told_in_a_corner_with_the_time_of_the_last_truth() -> None:
    state = told(at_calls(), lost(board(calls())))
    assert corner_of(state) == "连接中断，显示 14:32 的情况"
    assert corner_of(replace(state, language="en")) == "No connection: as of 14:32"
    assert show(state).card == show(at_calls()).card


def test_a_silent_voice_is_told_to_those_who_wait_for_it() -> None:
    assert corner_of(told(at_calls(), VoiceChanged("fault"))) == "暂无广播，请看屏幕"
    assert corner_of(told(at_calls(), VoiceChanged("ready"))) == ""


def test_a_refused_key_is_told_to_the_administrator() -> None:
    telling = show(told(WallState(), refused())).telling
    assert telling is not None
    assert telling.title == "本屏未登记，请联系管理员"
    assert "钥匙无效或已停用" in telling.text


def test_before_the_first_welcome_no_clock_is_made_up() -> None:
    view = show(WallState())
    assert (view.screen, view.header.clock) == ("away", "")


def test_the_state_file_tells_what_the_hall_tells() -> None:
    state = at_calls()
    told_ = report(state, show(state), "赶集日延时服务")
    assert told_["newest"] == {"number": "A012", "window": 3, "round": 1, "id": "call-A012"}
    assert told_["serving"]["7"] == "C108"
    assert told_["waiting"]["labour"] == 128
    assert told_["hall"]["windows"]["10"] == ["paused", None]
    assert (told_["zone"], told_["clock"], told_["notice"]) == ("main", "14:32", "赶集日延时服务")


def every_text(view: View) -> str:
    return repr(view)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_text_has_an_empty_slot(language: str) -> None:
    empty: Board = board(windows=[], queues=[], notices=[])
    for state in (at_calls(round=2), at_idle(), told(WallState(), refused()), at_idle()):
        assert "{" not in every_text(show(replace(state, language=language)))
    assert show(told(WallState(language=language), tick(1))).telling is not None
    assert show(replace(at_idle(), here=empty, language=language)).windows == ()


def test_pages_come_round() -> None:
    assert (pages_needed(0, 4), pages_needed(9, 4)) == (1, 3)
    assert [page_at("abcdefghi", 4, turn) for turn in range(4)] == ["abc", "def", "ghi", "abc"]
    assert page_at("", 4, 1) == ""


def test_a_long_notice_takes_the_pages_it_needs() -> None:
    notices = [NoticeText("长", "一二三四五六七八九十"), NoticeText("短", "一二")]

    def measure(words: str, size: float) -> float:
        return len(words) * size

    def page(turn: int) -> object:
        return notice_at(notices, turn, 40, 10, 2, measure)

    pages = [notice_at(notices, turn, 40, 10, 2, measure) for turn in range(3)]
    assert [(p.title, "".join(p.lines), p.page, p.pages) for p in pages if p] == [
        ("长", "一二三四五六七八", 1, 3),
        ("长", "九十", 2, 3),
        ("短", "一二", 3, 3),
    ]
    assert page(3) == page(0)
    assert notice_at([], 0, 40, 10, 2, measure) is None
