"""Progress, complaints, people and requests at the kiosk, without a window."""

from dataclasses import replace
from typing import Any

import pytest

from hall_link.wire.cases import FindCase
from hall_link.wire.complaints import AskForService, Complain, FollowComplaint, JudgeAnswer
from hall_link.wire.tickets import TakeTicket
from kiosk.asking import Asking
from kiosk.check_messages import PictureArrived, PictureEffect, PictureFailed
from kiosk.complaining import Complaining
from kiosk.effects import AbandonAsking, Effect, PrintLocally
from kiosk.matter_messages import Answered, AskEffect, MatterTouched
from kiosk.messages import Back, Home, LinkChanged, PageTouched, Scanned, ScreenTouched
from kiosk.prompts import prompt_of
from kiosk.report import report
from kiosk.state import KioskState, Screen
from kiosk.update import update
from kiosk.views.whole import show
from tests.kiosk.fake_hall import ticket
from tests.kiosk.kiosk_states import LOST, at_confirm, at_home, keys, tick, told
from tests.kiosk.matter_states import (
    LAST_FOUR,
    MEETING,
    NUMBER,
    answered,
    at_case,
    at_code,
    at_followed,
    at_last_four,
    at_request_review,
    at_request_taken,
    at_review,
    at_taken,
    at_tile,
    at_when,
    at_words,
    at_writing,
    complaint_taken,
    matter_states,
    refused,
    tell,
)
from tests.kiosk.sample_hall import sample_snapshot

pytestmark = pytest.mark.unit


def effects(state: KioskState, name: str) -> tuple[Effect, ...]:
    return update(state, MatterTouched(name, "m1"))[1]


def asked(state: KioskState, name: str) -> Any:
    """What one more press asks of the server."""
    (effect,) = effects(state, name)
    assert isinstance(effect, AskEffect)
    return effect.command


# --- home ----------------------------------------------------------------------------------------


def test_home_has_a_second_row_beside_the_ways_to_a_ticket() -> None:
    view = show(at_home())
    assert [tile.title for tile in view.besides] == [
        "办事进度",
        "意见投诉",
        "谁在办公",
        "上门急办",
    ]
    assert len(view.cards) == 8
    assert len(view.ways) == 4


def test_a_hall_that_offers_none_of_it_shows_no_tile() -> None:
    snapshot = sample_snapshot()
    board = snapshot.board.model_copy(update={"people": [], "services": []})
    bare = told(at_home(), LinkChanged(True, snapshot.model_copy(update={"board": board})))
    assert [tile.key for tile in show(bare).besides] == ["screen:progress", "screen:complaint"]
    assert told(bare, ScreenTouched("people")).screen is Screen.HOME


def test_no_tile_leads_away_from_a_ticket_that_is_being_chosen() -> None:
    assert told(at_confirm(), ScreenTouched("complaint")).screen is Screen.CONFIRM
    assert told(at_confirm(), MatterTouched("what:complaint", "m")).screen is Screen.CONFIRM


# --- progress ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["progress-meeting", "progress-meeting-bring"])
def test_a_joint_review_ahead_is_told(name: str) -> None:
    told_of = show(matter_states()[name]).progress
    assert told_of is not None
    words = [told_of.task_title, *told_of.tasks]
    assert "联审会议，您可以参加" in words
    assert told_of.tasks[-1] == MEETING.zh


def test_number_and_last_four_ask_for_the_case() -> None:
    command = asked(at_last_four(LAST_FOUR), "on")
    assert command == FindCase(number=NUMBER, last_four=LAST_FOUR)


def test_digits_too_few_ask_nothing_and_too_many_are_not_typed() -> None:
    short = told(at_tile("progress"), *keys(*NUMBER[:9]))
    assert effects(short, "on") == ()
    assert isinstance(tell(short, "on").matter, Asking)
    assert not show(short).actions[-1].enabled
    assert told(at_tile("progress"), *keys(*NUMBER, "9")).matter == Asking(number=NUMBER)


def test_a_slip_under_the_scanner_leaves_only_the_phone_to_be_typed() -> None:
    scanned = told(at_home(), Scanned(f"case:{NUMBER}", "s1"))
    assert scanned.matter == Asking("phone", NUMBER)
    assert show(scanned).billboard.title == "手机号最后四位？"
    assert told(at_confirm(), Scanned(f"case:{NUMBER}", "s1")).matter is None


def test_the_answer_is_stations_a_day_and_what_to_bring() -> None:
    view = show(at_case())
    assert view.billboard.title == "还差 2 样材料，等您补来"
    assert view.progress is not None
    assert [station.done for station in view.progress.stations] == [True, True, False, False, False]
    assert [station.here for station in view.progress.stations].index(True) == 2
    assert ("承诺办结", "12月3日 星期四") in [
        (fact.label, fact.value) for fact in view.progress.facts
    ]
    assert view.progress.tasks == ("家庭收入证明（村委会盖章）", "户口簿复印件 2 份")


def test_of_many_papers_it_is_said_how_many() -> None:
    view = show(at_case(bring=[f"材料{n}" for n in range(9)]))
    assert view.progress is not None
    assert view.progress.tasks == ("材料0", "材料1", "材料2", "等 9 样，请看通知书")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("unknown-case", "没有查到，请核对办件编号和手机尾号"),
        ("too-many-tries", "输错次数太多，请一小时后再试或问导办台"),
    ],
)
def test_a_wrong_number_is_told_in_one_sentence(code: str, words: str) -> None:
    state = refused(tell(at_last_four(LAST_FOUR), "on"), code)
    view = show(state)
    assert (view.billboard.title, view.billboard.tone) == (words, "warn")
    assert isinstance(state.matter, Asking)
    assert state.matter.last_four == ""
    assert show(told(state, *keys("5"))).billboard.title == "手机号最后四位？"


def test_an_answer_nobody_waits_for_any_more_changes_nothing() -> None:
    home = told(tell(at_last_four(LAST_FOUR), "on"), tick(109), Home())
    assert home.screen is Screen.HOME
    assert answered(home, complaint_taken()) == home


def test_leaving_a_slow_hall_gives_up_the_question() -> None:
    asking = tell(at_last_four(LAST_FOUR), "on")
    assert update(asking, Home())[0].screen is Screen.PROGRESS
    slow = told(asking, tick(109))
    assert "leave" not in show(slow).screen
    assert update(slow, Home())[1] == (AbandonAsking("m1"),)


def test_presses_while_the_hall_is_asked_count_for_nothing() -> None:
    asking = tell(at_last_four(LAST_FOUR), "on")
    assert effects(asking, "on") == ()
    assert told(asking, Back()).screen is Screen.PROGRESS
    assert told(asking, *keys("backspace")).matter == asking.matter


# --- complaints ----------------------------------------------------------------------------------


def test_a_complaint_without_a_name_in_seven_presses() -> None:
    command = asked(at_review(), "on")
    assert command == Complain(
        what="complaint",
        category="delay",
        text="等的时间太长；被推来推去，跑了很多次。",
        language="zh",
        print=True,
    )
    assert command.visitor.name == command.visitor.phone == ""


def test_name_and_telephone_go_along_where_they_are_given() -> None:
    visitor = asked(at_review(named=True), "on").visitor
    assert (visitor.name, visitor.phone) == ("王先生", "13800005678")


def test_whom_it_is_about_by_person_or_by_window() -> None:
    about = tell(at_tile("complaint"), "what:complaint", "category:attitude")
    view = show(about)
    assert view.people[1].key == "tell:staff:lixia"
    rest = ("sentence:0", "on", "anonymous")
    assert asked(tell(about, "staff:lixia", *rest), "on").staff == "lixia"
    for when, happened in (("today", "today"), ("earlier", None)):
        told = asked(tell(about, "window:9", when, *rest), "on")
        assert (told.window, told.happened) == (9, happened)
    nobody = asked(tell(about, "staff:lixia", *rest), "on")
    assert nobody.window is None


def test_of_a_window_it_is_asked_when_it_happened() -> None:
    about = tell(at_tile("complaint"), "what:complaint", "category:attitude")
    when = tell(about, "window:9")
    assert show(when).screen == "complaint-when"
    assert [option.title for option in show(when).options] == ["今天", "以前，或记不清"]
    assert show(told(tell(when, "earlier"), Back())).screen == "complaint-when"
    assert show(told(when, Back())).screen == "complaint-about"


def test_a_number_of_nine_figures_is_followed_too() -> None:
    typing = tell(at_tile("complaint"), "follow")
    for figures, enough in (("2026001", False), ("20261000", True), ("202610000", True)):
        typed = told(typing, *keys(*figures))
        assert show(typed).actions[-1].enabled == enough
    coded = tell(told(typing, *keys(*"202610000")), "on")
    assert show(coded).lines[0].endswith("2026 10000")


def test_the_hall_s_seats_are_nobody_s_fault() -> None:
    facilities = tell(at_tile("complaint"), "what:complaint", "category:facilities")
    assert show(facilities).screen == "complaint-words"


def test_nothing_said_can_not_be_sent() -> None:
    silent = tell(at_tile("complaint"), "what:praise", "category:other")
    assert not show(silent).actions[-1].enabled
    assert tell(silent, "on").matter == silent.matter


def test_what_is_written_is_added_to_what_is_touched() -> None:
    written = tell(told(at_writing(), *keys("signs", "3")), "on")
    assert asked(tell(written, "on", "anonymous"), "on").text.endswith("跑了很多次。3")
    assert show(written).options[-1].title == "已写 1 字"
    assert isinstance(written.matter, Complaining)


def test_each_step_back_keeps_what_was_said() -> None:
    review = at_review(named=True)
    steps = []
    while isinstance(review.matter, Complaining):
        steps.append(review.matter.step)
        kept = review.matter.draft
        review = told(review, Back())
        if isinstance(review.matter, Complaining):
            assert review.matter.draft.ticked == kept.ticked
    assert steps == ["review", "phone", "name", "naming", "words", "about", "category", "what"]


def test_a_petition_is_written_at_once() -> None:
    petition = tell(at_tile("complaint"), "what:petition", "sentence:0", "on", "anonymous")
    assert asked(petition, "on").what == "petition"


def test_the_receipt_shows_number_code_and_day_and_keeps_nothing_said() -> None:
    taken = at_taken()
    view = show(taken)
    assert view.number == "2026 0017"
    assert [fact.value for fact in view.facts] == ["482 913", "11月30日 星期一"]
    assert isinstance(taken.matter, Complaining)
    assert taken.matter == Complaining("taken", taken=complaint_taken())


def test_its_paper_goes_to_the_printer_beside() -> None:
    job = ticket(sample_snapshot(), TakeTicket(items=["civil-0"]), 12).job
    with_paper = complaint_taken().model_copy(update={"job": job})
    state = tell(at_review(), "on")
    after, told_to_do = update(state, Answered("m1", with_paper))
    assert told_to_do == (PrintLocally("m1", job),) if job else ()
    assert show(after).billboard.subtitle == "请取走回执"


def test_a_refused_complaint_is_still_there_to_be_sent_again() -> None:
    state = refused(tell(at_review(), "on"), "too-often")
    assert show(state).billboard.title == "操作太频繁，请稍等一分钟"
    assert asked(state, "on").text.startswith("等的时间太长")


def test_following_asks_by_number_and_code() -> None:
    assert asked(at_code(), "on") == FollowComplaint(number="20260017", code="482913")
    wrong = refused(tell(at_code(), "on"), "unknown-complaint")
    assert isinstance(wrong.matter, Complaining)
    assert (wrong.matter.number, wrong.matter.code) == ("20260017", "")


def test_the_answer_is_judged_once_and_a_leader_is_named_before() -> None:
    state = at_followed()
    satisfied, unsatisfied = show(state).options
    assert (satisfied.title, unsatisfied.detail) == ("满意", "由领导重新处理")
    judge = asked(state, "unsatisfied")
    assert judge == JudgeAnswer(number="20260017", code="482913", satisfied=False)
    assert effects(at_followed(may_judge=False), "satisfied") == ()


def test_what_is_said_never_shows_in_a_repr_or_a_report() -> None:
    """Neither a log nor the state file may tell what somebody complained of, or who it was."""
    told_states = [at_words(), at_review(named=True), at_writing("nihao"), at_code()]
    for state in (*told_states, tell(at_review(named=True), "on"), at_taken(), at_followed()):
        view = show(state)
        shown = repr(report(state, view, {}))
        for secret in ("王先生", "13800005678", "482913", "482 913", "跑了很多次。", "属实"):
            assert secret not in repr(state)
            assert secret not in shown
    (effect,) = effects(at_review(named=True), "on")
    assert "王先生" not in repr(effect)
    assert "跑了" not in repr(effect)


def test_nothing_is_spoken_but_the_question() -> None:
    assert "王" not in prompt_of(show(at_review(named=True)))
    assert prompt_of(show(at_tile("complaint"))).startswith("您想说什么？")


# --- people --------------------------------------------------------------------------------------


def test_people_are_shown_with_post_window_and_whereabouts() -> None:
    view = show(at_tile("people"))
    leader, first, second = view.people[:3]
    assert leader.name == "梁敏"
    assert "今日值班领导" in leader.ribbon
    assert (first.name, first.post, first.place) == ("李霞", "综合服务岗", "1 号窗口 · 在岗")
    assert second.place == "2 号窗口 · 开会"
    assert view.billboard.subtitle == "今天值班领导：梁敏"


def test_pictures_are_fetched_once_page_by_page() -> None:
    photo = "a" * 64
    snapshot = sample_snapshot()
    people = [one.model_copy(update={"photo": photo}) for one in snapshot.board.people]
    board = snapshot.board.model_copy(update={"people": people})
    home = told(at_home(), LinkChanged(True, snapshot.model_copy(update={"board": board})))
    opened, fetched = update(home, ScreenTouched("people"))
    assert fetched == (PictureEffect(photo, 1),)
    assert update(opened, PageTouched(1))[1] == ()
    arrived = told(opened, PictureArrived(photo, 1, "kept/face.png"))
    assert show(arrived).people[0].picture == "kept/face.png"
    assert told(arrived, Home(), ScreenTouched("people")).faces == arrived.faces
    lost = told(opened, PictureFailed(photo, 1, "away"), Home())
    assert update(lost, ScreenTouched("people"))[1] == fetched


# --- requests ------------------------------------------------------------------------------------


def test_a_request_names_its_item_time_person_and_place() -> None:
    command = asked(at_request_review(), "on")
    assert isinstance(command, AskForService)
    assert (command.what, command.item, command.wanted) == ("at_home", "civil-0", "明天上午")
    assert (command.visitor.name, command.visitor.phone) == ("王女士", "13800005678")
    assert command.visitor.address == "306"


def test_only_who_is_visited_is_asked_where() -> None:
    urgent = tell(at_tile("request"), "what:urgent", "any", "time:0", "cand:0", "on")
    review = tell(told(urgent, *keys(*"13800005678")), "on")
    assert asked(review, "on").visitor.address == ""
    assert asked(review, "on").item is None


def test_the_way_back_from_the_departments_is_the_request() -> None:
    picking = tell(at_tile("request"), "what:at_home", "pick")
    assert show(picking).billboard.title == "要办哪件事？"
    assert told(picking, Back()).screen is Screen.REQUEST
    assert told(at_when(), Back()).screen is Screen.REQUEST


def test_who_asked_is_told_that_somebody_rings() -> None:
    view = show(at_request_taken())
    assert "值班人员会给您打电话，请保持电话畅通" in view.lines


# --- always --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(matter_states()))
def test_nothing_stays_once_nobody_is_there(name: str) -> None:
    state = matter_states()[name]
    empty = told(replace(state, now=100), tick(161))
    assert (empty.screen, empty.matter, empty.command_id) == (Screen.HOME, None, None)
    assert replace(empty, now=0.0, touched_at=0.0, since=0.0, faces={}) == replace(
        at_home(), now=0.0, touched_at=0.0, since=0.0
    )


@pytest.mark.parametrize("name", sorted(matter_states()))
def test_a_lost_line_loses_nothing_that_was_said(name: str) -> None:
    state = matter_states()[name]
    if state.screen in (Screen.PICK, Screen.HOME):
        return
    assert told(state, LOST).matter == state.matter
    assert show(told(state, LOST)).screen == show(state).screen
