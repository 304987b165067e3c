"""Which part of the hall a display shows and says, how loud, and what stands between calls."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from display.loudness import is_quiet, volume_at
from display.part import shown_part, spoken_part
from display.script import Loudness, Script
from display.view import Facts, List, NoticeText, View, Welcome
from display.views.hours import hours_now
from display.views.whole import show
from display.voice.messages import Announcement, Forget, Order, Say
from hall_link.mirror import RECENT_CALLS
from hall_link.wire.board import MAIN_ZONE, Board, BoardRules
from hall_link.wire.calls import Wall
from tests.display.sample_wall import (
    NOON,
    at,
    at_calls,
    at_pages,
    at_window,
    board,
    call,
    calls,
    getting_ready,
    linked,
    tick,
    told,
    with_hours,
    with_window,
)

pytestmark = pytest.mark.unit

ALOUD = Loudness()


def in_zones(of: Board) -> Board:
    """Windows 1 to 3 are in the east, 4 in the west, the others in the main zone."""
    for number, zone in ((1, "east"), (2, "east"), (3, "east"), (4, "west")):
        of = with_window(of, number, zone=zone)
    return of


def said(orders: list[Order]) -> list[Announcement]:
    return [order.say for order in orders if isinstance(order, Say)]


def forgotten(orders: list[Order]) -> list[str]:
    return [order.forget for order in orders if isinstance(order, Forget)]


def orders_of(script: Script, of: Board, loudness: Loudness = ALOUD) -> list[Order]:
    return script.orders(of, of, NOON, loudness)


# --- zones ---------------------------------------------------------------------------------------


def test_a_zones_board_has_only_its_windows_its_calls_and_their_queues() -> None:
    whole = in_zones(board(calls()))
    east = shown_part(whole, Wall(zone="east", speaks=False), None)
    assert [window.number for window in east.windows] == [1, 2, 3]
    assert [known.number for known in east.recent_calls] == ["A012", "H002"]
    assert [queue.id for queue in east.queues] == ["civil", "identity", "labour"]
    assert shown_part(whole, Wall(zone=MAIN_ZONE, speaks=False), None) == whole


def test_every_call_is_said_by_one_voice() -> None:
    whole = in_zones(board(calls()))
    walls = [
        Wall(zone=MAIN_ZONE, speaks=True, elsewhere=["east"]),
        Wall(zone="east", speaks=True, elsewhere=["east"]),
    ]
    heard = [known.id for wall in walls for known in spoken_part(whole, wall).recent_calls]
    assert sorted(heard) == sorted(known.id for known in whole.recent_calls)


def test_a_neighbour_that_covers_brings_the_queues_to_its_own_zone() -> None:
    whole = with_window(in_zones(board(calls())), 9, covered_by=4, state="closed")
    west = shown_part(whole, Wall(zone="west", speaks=False), None)
    assert [queue.id for queue in west.queues] == ["medical", "legal"]


# --- loudness ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("clock", "quiet"), [("11:59", False), ("12:00", True), ("14:30", False), ("23:10", True)]
)
def test_quiet_hours_also_over_midnight(clock: str, quiet: bool) -> None:
    rules = BoardRules(quiet=[("12:00", "14:30"), ("22:00", "06:00")])
    assert is_quiet(rules, datetime.fromisoformat(f"2026-11-22T{clock}")) is quiet


def test_the_volume_is_that_of_the_step_begun_last() -> None:
    rules = BoardRules(volume=[("08:00", 100), ("12:00", 0), ("14:00", 60)])

    def at_clock(clock: str) -> tuple[int, bool]:
        moment = datetime.fromisoformat(f"2026-11-22T{clock}")
        return volume_at(rules, moment), is_quiet(rules, moment)

    assert [at_clock(clock) for clock in ("07:00", "08:00", "13:00", "20:00")] == [
        (60, False),
        (100, False),
        (0, True),
        (60, False),
    ]
    assert volume_at(BoardRules(), NOON) == 100


def test_in_quiet_hours_calls_are_shown_and_not_said() -> None:
    script, of = Script(), board(calls())
    assert said(orders_of(script, of, Loudness(quiet=True))) == []
    later = said(orders_of(script, of, Loudness(volume=40)))
    assert [(one.number, one.volume) for one in later] == [("A012", 40)]


# --- what is said --------------------------------------------------------------------------------


def test_a_call_taken_back_is_forgotten_and_one_pushed_off_the_board_is_not() -> None:
    script = Script()
    many = [call(f"A{n:03d}", 3, n + 5) for n in range(RECENT_CALLS)]
    orders_of(script, board(many))
    pushed = orders_of(script, board([call("B001", 4, 1), *many[:-1]]))
    assert forgotten(pushed) == []
    undone = orders_of(script, board([call("B001", 4, 1), *many[1:]]))
    assert forgotten(undone) == ["call-A000:1"]


@pytest.mark.parametrize("number", ["A013", "B013"])
def test_who_needs_longer_is_asked_once_and_softly_to_get_ready(number: str) -> None:
    script = Script()
    assert said(orders_of(script, board())) == []
    asked = {one.number: one for one in said(orders_of(script, getting_ready(board())))}
    assert (asked[number].window, asked[number].volume) == (None, 60)
    assert said(orders_of(script, getting_ready(board()))) == []
    assert f"ready 2026-11-22 {number}" in forgotten(orders_of(script, board()))


def test_that_a_window_is_served_elsewhere_is_said_when_it_begins() -> None:
    script, covered = Script(), with_window(board(), 3, covered_by=2, state="closed")
    orders_of(script, board())
    (news,) = said(orders_of(script, covered))
    assert (news.number, news.window, news.to) == (None, 3, 2)
    assert said(orders_of(script, covered)) == []
    assert said(orders_of(Script(), covered)) == []  # a voice just started says nothing old


# --- between calls -------------------------------------------------------------------------------


def pages(view: View) -> list[type]:
    return [type(page) for page in view.pages]


def test_a_call_is_large_while_it_is_of_use_and_interrupts_the_pages() -> None:
    awaited = told(at_calls(), tick(170))
    assert show(awaited).screen == "calls"  # whoever was called has not come yet
    state = at_pages()
    assert show(state).screen == "pages"
    assert pages(show(state)) == [Facts, List, List, NoticeText, NoticeText]
    new = call("B008", 5, age_s=-60)
    after = told(state, linked(board([new, *calls()]), at=NOON + timedelta(minutes=1), now=171))
    assert show(after).screen == "calls"
    assert after.lit


def test_before_the_first_call_the_hall_is_greeted_first() -> None:
    assert pages(show(told(at_calls(), linked(board()))))[0] is Welcome


def test_services_tell_where_they_are_and_how_long_it_takes() -> None:
    services = show(at_pages()).pages[1]
    assert isinstance(services, List)
    first = services.lines[0]
    assert (first.badge, first.right, first.beside) == ("A", "1、10 号窗口", "约 5–15 分钟")


def test_no_citizens_name_and_no_reason_is_ever_on_a_board() -> None:
    """Boards are told numbers only: there is no name to mask (row C5)."""
    told_ = Board.model_json_schema()["$defs"]["CallView"]["properties"]
    assert not {"name", "person", "priority", "reason", "needs"} & set(told_)


@pytest.mark.parametrize(
    ("state", "more", "words"),
    [
        ("open", {}, "正常办理"),
        ("break", {"reopens": at("14:30")}, "午休中，14:30 开始办理"),
        ("break", {"reopens": at("10:15")}, "休息中，10:15 开始办理"),
        ("before", {"reopens": at("08:30")}, "08:30 开始办理"),
        ("after", {"reopens": at("08:30", days=1)}, "今日办理已结束"),
        ("closed", {"reopens": at("08:30", days=3)}, "今日不办公"),
        ("extended", {}, "延时服务中"),
    ],
)
def test_the_hours_are_told_calmly(state: str, more: dict[str, Any], words: str) -> None:
    of = with_hours(board(calls()), state, **more)
    assert hours_now(of, "zh") == words
    corner = show(told(at_calls(), linked(of))).header.corner
    assert (corner.text if corner else None) == (None if state == "open" else words)
    assert corner is None or corner.calm


# --- a window's screen ---------------------------------------------------------------------------


def test_a_windows_screen_says_what_happens_there() -> None:
    covered = with_window(board(calls()), 4, covered_by=3, state="closed", clerk=None)
    lunch = with_hours(board(), "break", reopens=at("14:30"))
    signs = [
        at_window(3),
        at_window(5),
        at_window(2),
        at_window(10),
        at_window(12),
        at_window(4, covered),
        at_window(2, lunch),
    ]
    shown = [show(state).sign for state in signs]
    assert [(sign.state, sign.title, sign.big, sign.more) for sign in shown if sign] == [
        ("called", "请到本窗口", "A012", ""),
        ("serving", "正在办理", "B007", ""),
        ("free", "", "空闲", "请等候叫号"),
        ("paused", "复印取件", "暂停办理", "14:28 起"),
        ("closed", "", "未开放", "请到其他窗口"),
        ("elsewhere", "4号窗口业务请到", "3 号窗口", "办理"),
        ("closed", "", "午休中，14:30 开始办理", ""),
    ]


def test_a_windows_screen_names_who_sits_there_and_what_is_served() -> None:
    covered = with_window(board(calls()), 4, covered_by=5, state="closed")
    sign = show(at_window(5, covered)).sign
    assert sign is not None
    assert sign.person is not None
    assert (sign.person.name, sign.person.post) == ("欧阳海燕", "B岗代班")
    assert [queue.prefix for queue in sign.queues] == ["E", "D"]
    assert sign.note == "兼办 4 号窗口业务"


def test_a_visitor_who_does_not_hear_is_flashed_for_longer() -> None:
    short, long = (told(at_calls(), linked(board(calls(flash=f, round=2)))) for f in (False, True))
    assert show(long).flash
    assert not show(short).flash
    later = tick(100 + 10)
    assert (told(short, later).pulse, told(long, later).pulse is not None) == (None, True)


def test_a_screen_of_a_window_the_hall_does_not_have_says_so() -> None:
    view = show(at_window(77))
    assert (view.screen, view.telling.title if view.telling else "") == ("away", "没有 77 号窗口")
