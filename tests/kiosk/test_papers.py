"""Papers are ticked, what is missing is told, the second visit goes straight (row A3)."""

from dataclasses import replace

import pytest

from hall_link.wire.base import Words
from hall_link.wire.guide import MaterialCheck
from hall_link.wire.refusals import REFUSALS
from kiosk.check_messages import (
    CheckedTouched,
    FindNoticeEffect,
    NoticeEffect,
    NoticeHeard,
    NoticeTouched,
    PaperTouched,
    SlipEffect,
    SlipHeard,
    SlipTouched,
)
from kiosk.commands import paper_command, take_command
from kiosk.effects import AbandonAsking, CheckInEffect, PrintLocally, TakeTicketEffect
from kiosk.messages import (
    AddTouched,
    Back,
    ConfirmTouched,
    DepartmentTouched,
    GuideTouched,
    Home,
    ItemTouched,
    LinkChanged,
    Scanned,
    ScreenTouched,
    SeekingRefused,
    TakingRefused,
)
from kiosk.papers import Checking, checks_of, wanted
from kiosk.prompts import prompt_of
from kiosk.report import report
from kiosk.state import KioskState, Screen
from kiosk.touches import touch_of
from kiosk.update import update
from kiosk.views.whole import show
from tests.kiosk.fake_hall import SECRET
from tests.kiosk.kiosk_states import LOST, at_confirm, at_guide, at_home, tick, told
from tests.kiosk.paper_states import (
    ALL,
    at_check,
    at_notice,
    at_slip,
    at_straight,
    document_job,
    notice,
    with_papers,
)
from tests.kiosk.sample_hall import sample_guide, sample_snapshot

pytestmark = pytest.mark.unit


def taken(state: KioskState) -> TakeTicketEffect:
    """What a confirming touch asks for."""
    _, (effect,) = update(state, ConfirmTouched("c9"))
    assert isinstance(effect, TakeTicketEffect)
    return effect


# --- the list ----------------------------------------------------------------------------------


def test_nothing_is_ticked_at_first_and_a_touch_ticks_or_takes_back() -> None:
    view = show(at_check())
    assert [line.chosen for line in view.papers] == [False] * 4
    once = told(at_check(), PaperTouched(1))
    assert [line.chosen for line in show(once).papers] == [False, True, False, False]
    assert show(told(once, PaperTouched(1))).papers == view.papers
    assert told(at_check(), PaperTouched(99)) == replace(at_check(), touches=4)


def test_every_page_is_seen_before_the_result() -> None:
    first = at_check()
    assert show(first).actions[-1].text == "下一页"
    second = told(first, CheckedTouched())
    assert (second.screen, show(second).actions[-1].text) == (Screen.CHECK, "核对好了")
    assert [line.title for line in show(second).papers][-1] == "银行存折"
    assert told(second, CheckedTouched()).screen is Screen.CHECKED
    assert told(second, Back()).guide_page == 0
    assert told(first, Back()).screen is Screen.CONFIRM


def test_all_there_is_said_and_a_number_is_one_touch_away() -> None:
    state = with_papers(*ALL)
    view = show(state)
    assert (view.billboard.title, view.billboard.tone) == ("材料齐了，可以取号", "good")
    assert (view.papers, view.actions[-1].key) == ((), "confirm")
    check = MaterialCheck(item="civil-0", version=3, have=list(ALL))
    assert taken(state).checks == (check,)
    assert take_command(taken(state)).checks == [check]  # type: ignore[union-attr]


def test_what_is_missing_is_told_with_where_to_get_it() -> None:
    view = show(with_papers(0, 1))
    assert view.billboard.title == "还缺 3 样材料"
    assert [line.title for line in view.papers] == [
        "家庭收入证明(村委会盖章)",
        "近期一寸免冠照片",
        "申请书",
    ]
    assert view.papers[0].detail == "原件 · 到村委会办 · 三个月内开的才有效"
    assert view.papers[2].sample is not None
    assert view.check_button is not None
    assert view.check_button.text == "打印一次性告知单"
    assert [option.key for option in view.options] == ["confirm", "done"]
    assert "confirm" not in [button.key for button in view.actions]


def test_a_paper_that_may_come_later_keeps_nobody_from_a_number() -> None:
    view = show(with_papers(0, 1, 2, 3, 5))
    assert (view.billboard.title, view.billboard.subtitle) == (
        "可以取号了",
        "还有 1 样可以以后补",
    )
    assert [(line.title, line.state) for line in view.papers] == [
        ("银行存折", "可以后补"),
        ("残疾证或疾病诊断书", "符合情况才要带"),
    ]
    assert view.actions[-1].key == "confirm"


def test_who_does_not_check_is_asked_nothing_more() -> None:
    assert taken(at_confirm()).checks == ()
    assert taken(told(at_check(), PaperTouched(0), Back())).checks == ()  # not gone through


def test_of_several_items_each_gets_its_own_check() -> None:
    state = told(with_papers(0, 1), Back(), Back(), ScreenTouched("more"), AddTouched())
    state = told(state, DepartmentTouched("plan"), ItemTouched("plan-1"))
    assert [check.item for check in taken(state).checks] == ["civil-0"]
    state = told(state, ScreenTouched("check"), CheckedTouched(), CheckedTouched())
    assert state.screen is Screen.CHECKED
    checks = {check.item: check.have for check in taken(state).checks}
    assert checks == {"civil-0": [0, 1], "plan-1": [0, 1]}


def test_what_two_items_ask_for_is_one_paper_with_copies_for_both() -> None:
    rows = wanted(sample_guide(), ("civil-0", "civil-1"))
    copies = {row.material.name.zh: row.material.copies for row in rows}
    assert len(rows) == 7
    assert copies["居民身份证"] == 1
    assert copies["户口簿"] == 4


def test_checks_name_places_in_the_list_as_the_hall_has_it() -> None:
    checking = Checking(frozenset({("户口簿", "复印件"), ("没有的", "")}), ("civil-0", "gone"))
    assert checks_of(sample_guide(), ("civil-0", "gone"), checking) == [
        MaterialCheck(item="civil-0", version=3, have=[1])
    ]


# --- the list changed --------------------------------------------------------------------------


def changed_hall() -> LinkChanged:
    """The hall asks for one paper less and one that is new."""
    snapshot = sample_snapshot()
    assert snapshot.guide is not None
    first, *others = snapshot.guide.items
    new = first.materials[0].model_copy(update={"name": Words(zh="新", en="new")})
    papers = [*first.materials[1:], new]
    newer = first.model_copy(update={"materials": papers, "version": 4})
    guide = snapshot.guide.model_copy(update={"items": [newer, *others]})
    return LinkChanged(connected=True, snapshot=snapshot.model_copy(update={"guide": guide}))


def test_a_list_changed_meanwhile_is_gone_through_again_with_its_ticks() -> None:
    state = told(with_papers(0, 1), changed_hall())
    assert state.screen is Screen.CHECK
    assert show(state).billboard.notice == "材料清单刚刚更新，请再看一遍"
    assert [line.title for line in show(state).papers if line.chosen] == ["户口簿"]
    again = told(state, CheckedTouched(), CheckedTouched())
    assert taken(again).checks == (MaterialCheck(item="civil-0", version=4, have=[0]),)


@pytest.mark.parametrize("on_paper", [False, True])
def test_the_hall_refuses_an_old_list_and_it_is_shown_again(on_paper: bool) -> None:
    state = with_papers(0)
    if on_paper:
        asked = told(state, NoticeTouched("n1"))
        state = told(asked, SeekingRefused("n1", "item-changed"))
    else:
        asked = told(state, ConfirmTouched("c1"))
        words = REFUSALS["item-changed"]
        state = told(asked, TakingRefused("c1", "item-changed", words))
    assert (state.screen, state.checking.again) == (Screen.CHECK, True)
    assert show(state).papers[0].chosen


# --- the notice --------------------------------------------------------------------------------


def test_the_notice_is_asked_for_printed_here_and_shown() -> None:
    asked, (effect,) = update(with_papers(0, 1), NoticeTouched("n1"))
    assert effect == NoticeEffect(
        "n1", MaterialCheck(item="civil-0", version=3, have=[0, 1]), "zh", True
    )
    assert paper_command(effect).kind == "give_notice"
    assert show(asked).billboard.title == "正在开告知单"
    state, effects = update(asked, NoticeHeard("n1", notice(0, 1)))
    assert effects == (PrintLocally("n1", document_job()),)
    view = show(state)
    assert (view.screen, view.billboard.title) == ("notice", "请取走告知单")
    assert view.lines == ("编号 告2026-000012", "备齐了再来：扫单子上的码，不用从头再选")
    assert view.code == ""
    assert told(state, Home()).screen is Screen.HOME


def test_without_paper_the_notice_is_taken_along_by_phone() -> None:
    _, (effect,) = update(with_papers(0, printer="out"), NoticeTouched("n1"))
    assert isinstance(effect, NoticeEffect)
    assert not effect.print
    view = show(at_notice("out", 0))
    assert (view.billboard.title, view.billboard.tone) == ("请用手机扫码带走", "warn")
    assert view.code.endswith(SECRET)
    told_file = report(at_notice("out", 0), view, {})
    assert told_file["code"] == view.code


def test_two_items_are_told_in_two_notices() -> None:
    state = told(at_confirm(), ScreenTouched("more"), AddTouched(), DepartmentTouched("plan"))
    state = told(state, ItemTouched("plan-0"), ScreenTouched("check"))
    state = told(state, CheckedTouched(), CheckedTouched())
    state, (first,) = update(state, NoticeTouched("n1"))
    state, (_, second) = update(state, NoticeHeard("n1", notice()))
    assert [first.check.item, second.check.item] == ["civil-0", "plan-0"]  # type: ignore[union-attr]
    assert second.command_id == "n1.1"  # type: ignore[union-attr]
    state, _ = update(state, NoticeHeard("n1.1", notice()))
    assert (state.screen, show(state).pages) == (Screen.NOTICE, 2)


def test_a_hall_that_does_not_answer_is_told_of_and_nothing_is_lost() -> None:
    asked = told(with_papers(0, 1), NoticeTouched("n1"))
    state, effects = update(asked, tick(109))
    assert (state.screen, effects) == (Screen.CHECKED, (AbandonAsking("n1"),))
    assert "没有开成" in show(state).billboard.notice
    late, _ = update(state, NoticeHeard("n1", notice(0, 1)))
    assert late.screen is Screen.CHECKED


# --- the second visit --------------------------------------------------------------------------


def test_the_notices_code_brings_the_list_back_and_the_rest_is_one_tick() -> None:
    address = f"https://hall.example/n/{SECRET}"
    state, effects = update(at_home(), Scanned(address, "s1"))
    assert effects == (FindNoticeEffect("s1", SECRET),)
    state = told(state, NoticeHeard("s1", notice(0, 1, 2, 3, 4, 6, printed=False)))
    assert (state.screen, state.item) == (Screen.CHECK, "civil-0")
    assert [line.chosen for line in show(state).papers] == [True] * 4
    state = told(state, CheckedTouched(), PaperTouched(5), CheckedTouched())
    assert show(state).billboard.title == "材料齐了，可以取号"
    assert taken(state).checks[0].have == list(ALL)
    assert told(state, Back(), Back(), Back(), Back()).screen is Screen.HOME


@pytest.mark.parametrize(
    ("state", "title", "where"),
    [
        (at_straight(), "1 号窗口直接为您办理", "1 号窗口"),
        (at_straight("paused"), "1 号窗口暂停，一回来就先叫您", "1 号窗口"),
        (at_straight("closed"), "1 号窗口现在没人，别的窗口先叫您", "9 号窗口"),
        (at_straight("closed", "closed"), "1 号窗口现在没人，来人就先叫您", "1 号窗口"),
    ],
)
def test_a_windows_notice_says_who_serves_and_one_button_makes_the_ticket(
    state: KioskState, title: str, where: str
) -> None:
    view = show(state)
    assert (view.billboard.title, view.number) == (title, where)
    assert view.billboard.subtitle == "不用重新排队"
    assert "户口簿要原件" in view.lines[1]
    asked = taken(state)
    assert (asked.items, asked.notice) == (("civil-0",), SECRET)
    listed = told(state, ScreenTouched("check"))
    assert show(listed).billboard.notice == title
    assert show(told(listed, Back())).number == where
    assert told(state, Back()).screen is Screen.HOME


def test_a_notice_used_before_says_so_and_leads_to_the_list() -> None:
    state = at_straight(used=True)
    assert state.screen is Screen.CHECK
    assert show(state).billboard.notice == "这张告知单已经用过一次，请照常取号"


def test_a_bare_secret_is_a_ticket_a_notice_or_a_booking() -> None:
    state = told(at_home(), Scanned(SECRET, "s1"))
    state, effects = update(state, SeekingRefused("s1", "unknown-ticket"))
    assert effects == (FindNoticeEffect("s1.n", SECRET),)
    state, effects = update(state, SeekingRefused("s1.n", "unknown-document"))
    assert effects == (CheckInEffect("s1.n.b", secret=SECRET),)


def test_an_older_list_is_gone_through_from_the_beginning() -> None:
    state = told(at_home(), Scanned(f"http://h/n/{SECRET}", "s1"))
    state = told(state, NoticeHeard("s1", notice(0, 1, version=2, extra=("户口簿要迁到一起",))))
    assert not any(line.chosen for line in show(state).papers)
    assert state.checking.again
    checked = told(state, *[PaperTouched(place) for place in ALL], CheckedTouched())
    assert "户口簿要迁到一起" in [
        line.title for line in show(told(checked, CheckedTouched())).papers
    ]


# --- the guide on paper ------------------------------------------------------------------------


@pytest.mark.row("A4")
def test_the_guide_is_printed_from_its_page() -> None:
    asked, (effect,) = update(at_guide(), SlipTouched("p1"))
    assert effect == SlipEffect("p1", "civil-0", "zh")
    state, effects = update(asked, SlipHeard("p1", document_job("办事指南")))
    assert effects == (PrintLocally("p1", document_job("办事指南")),)
    assert show(state).billboard.title == "请取走办事指南"
    assert told(state, Back()).screen is Screen.GUIDE
    failed = told(asked, SeekingRefused("p1", "try-again"))
    assert (failed.screen, failed.hint) == (Screen.GUIDE, "slip-failed")


def test_without_paper_the_guide_says_so_and_what_to_do_instead() -> None:
    state, effects = update(told(at_confirm("out"), GuideTouched()), SlipTouched("p1"))
    assert effects == ()
    view = show(state)
    assert (view.billboard.title, view.lines[0]) == ("现在打不出来", "打印机缺纸")
    assert show(at_slip("unknown")).lines[1] == "若没有出纸，请到导办台"


# --- for everybody -----------------------------------------------------------------------------


@pytest.mark.row("A12")
@pytest.mark.parametrize(
    "state", [at_check(), with_papers(0, 1), with_papers(*ALL), at_notice(), at_slip()]
)
def test_each_of_these_screens_is_spoken(state: KioskState) -> None:
    assert len(prompt_of(show(replace(state, voice=True)))) > 8
    english = prompt_of(show(replace(state, voice=True, language="en")))
    assert not any("\u4e00" <= letter <= "\u9fff" for letter in english)


def test_the_list_can_be_read_while_the_line_is_lost_but_no_number_be_taken() -> None:
    state = told(with_papers(*ALL), LOST)
    view = show(state)
    assert view.screen == "checked"
    assert [button.enabled for button in view.actions if button.key == "confirm"] == [False]
    assert update(state, ConfirmTouched("c1"))[1] == ()
    assert update(told(with_papers(0), LOST), NoticeTouched("n1"))[1] == ()


def test_presses_become_their_messages() -> None:
    assert touch_of("paper:3", str) == PaperTouched(3)
    assert touch_of("checked", str) == CheckedTouched()
    assert touch_of("notice", lambda: "n7") == NoticeTouched("n7")
    assert touch_of("slip", lambda: "p7") == SlipTouched("p7")
