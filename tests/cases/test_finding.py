"""How a case stands, for who has its number and knows the telephone (rows A9, A21)."""

from typing import Any

import pytest

from hall_link.wire.case_views import CaseFound
from hall_link.wire.cases import Applicant, CallMeeting, FindCase, HoldMeeting
from hall_server.cases.find_case import FindFrom
from hall_server.cases.tries import MOST, MOST_ANYWHERE
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.web.access import CITIZEN
from hall_server.web.phone.markup import Reader
from hall_server.web.phone.progress_page import found_html
from tests.cases.case_hall import BOOK, CLERK, HELD, LEADER, PHOTO, CaseHall, missing

pytestmark = [pytest.mark.unit, pytest.mark.row("A9")]

KIOSK = Actor("device", "kiosk-1", "kiosk")


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


def found(hall: CaseHall, number: str, last_four: str = "1234") -> CaseFound:
    told = hall.do(FindCase(number=number, last_four=last_four), KIOSK)
    assert isinstance(told, CaseFound)
    return told


def refused(hall: CaseHall, number: str, last_four: str = "1234") -> str:
    with pytest.raises(Refusal) as refusal:
        found(hall, number, last_four)
    assert refusal.value.details == {}
    return refusal.value.code


def number_of(hall: CaseHall, case: str) -> str:
    return hall.case(case).number


def test_what_to_bring_and_what_comes_is_told(hall: CaseHall) -> None:
    owing = BOOK.model_copy(update={"state": "owed", "owed_until": "2026-12-10"})
    done = hall.open("supplement", ground=2, papers=[HELD, owing, missing(PHOTO)])
    told = found(hall, done.case.number)
    assert (told.bring, told.due) == (
        ["照片", "户口簿，2026年12月10日（周四）以前（含当日）"],
        None,
    )
    assert [(step.words.zh, step.done) for step in told.steps] == [
        ("收件：材料交到窗口", True),
        ("补齐：交来缺的材料", False),
        ("受理：开始计算时限", False),
        ("作出决定", False),
        ("领取结果", False),
    ]


@pytest.mark.row("A21")
def test_every_state_has_its_sentence(hall: CaseHall) -> None:
    case = hall.opened()
    number = number_of(hall, case)
    told = [found(hall, number).headline.zh]
    acts: list[tuple[str, dict[str, Any]]] = [
        ("stop_clock", {"step": "inspection", "days": 1}),
        ("resume_clock", {}),
        ("decide", {"outcome": "granted"}),
        ("lay_out", {"shelf": "B-7"}),
    ]
    for act, fields in acts:
        hall.act(case, act, **fields)
        told.append(found(hall, number).headline.zh)
    assert told == [
        "正在办理",
        "11月23日（周一）起进行检验，预计到11月23日（周一）结束，这段时间不计时",
        "正在办理",
        "已办好，正在准备交给您",
        "已办好，可以领取了",
    ]
    fetch = found(hall, number).fetch
    assert fetch is not None
    assert "1号窗口" in fetch.zh
    assert "B-7" in fetch.zh
    assert "shelf number B-7" in fetch.en


def test_a_case_past_its_day_says_so(hall: CaseHall) -> None:
    number = number_of(hall, hall.opened())
    hall.clock.advance(days=7)
    hall.opened()  # a new day begins with its first act
    assert "已超过承诺的日期" in found(hall, number).headline.zh


def test_what_was_not_granted_is_told_kindly(hall: CaseHall) -> None:
    case = hall.opened()
    hall.act(case, "decide", outcome="denied", reason="收入超过标准")
    assert "没有获准" in found(hall, number_of(hall, case)).headline.zh


def test_a_case_of_an_earlier_day_that_ended_is_found(hall: CaseHall) -> None:
    case = hall.opened()
    number = number_of(hall, case)
    hall.act(case, "withdraw", LEADER, reason="不办了", channel="counter", recipient="张建国")
    hall.sign_all(case)
    hall.act(case, "close")
    hall.clock.advance(days=1)
    hall.opened()
    assert hall.state.cases.find(case) is None
    assert (found(hall, number).state, found(hall, number).bring) == ("closed", [])
    assert found(hall, number).headline.zh == "已按您的意愿撤回"


def test_an_agents_telephone_opens_it_too(hall: CaseHall) -> None:
    whose = Applicant(name="张", phone="0839-6601", agent="李", agent_phone="139 0000 9876")
    number = hall.open(applicant=whose).case.number
    assert found(hall, number, "9876").number == number
    assert found(hall, number, "6601").number == number


def test_without_a_telephone_nobody_finds_it(hall: CaseHall) -> None:
    number = hall.open(applicant=Applicant(name="张")).case.number
    assert refused(hall, number, "0000") == "unknown-case"


def test_guessing_ends_after_some_tries_whether_the_case_exists_or_not(hall: CaseHall) -> None:
    real, unreal = hall.open().case.number, "2611239999"
    for number in (real, unreal):
        codes = [refused(hall, number, f"000{n}") for n in range(MOST + 1)]
        assert codes == ["unknown-case"] * MOST + ["too-many-tries"]
    assert refused(hall, real) == "too-many-tries"
    hall.clock.advance(minutes=59)
    assert refused(hall, real) == "too-many-tries"
    hall.clock.advance(minutes=2)
    assert found(hall, real).number == real


def test_a_strangers_guesses_shut_nobody_else_out(hall: CaseHall) -> None:
    number = hall.open().case.number

    def asked(address: str, last_four: str = "0000") -> str:
        try:
            question = FindCase(number=number, last_four=last_four)
            hall.do(FindFrom(asked=question, address=address), CITIZEN)
        except Refusal as refusal:
            return refusal.code
        return ""

    assert {asked("10.0.0.1") for _ in range(MOST)} == {"unknown-case"}
    assert asked("10.0.0.1", "1234") == "too-many-tries"
    assert asked("10.0.0.2", "1234") == ""
    assert found(hall, number).number == number  # at the kiosk
    for place in range(MOST_ANYWHERE):
        asked(f"10.0.1.{place}")
    assert asked("10.0.0.2", "1234") == "too-many-tries"


def test_nobodys_name_is_told(hall: CaseHall) -> None:
    told = found(hall, hall.open().case.number).model_dump_json()
    assert not any(word in told for word in ("张建国", "13800001234", "河东村"))


def test_a_joint_review_ahead_is_told_with_day_time_and_place(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2, 3])
    assert found(hall, number_of(hall, case)).meeting is None
    told = {"case_id": case, "window": 1, "day": "2026-11-24", "time": "09:30", "print": False}
    hall.do(CallMeeting.model_validate({**told, "place": "二楼会议室"}), CLERK)
    ahead = found(hall, number_of(hall, case))
    assert ahead.meeting is not None
    assert ahead.meeting.zh == "11月24日（周二）09:30，二楼会议室"
    page = found_html(Reader("zh"), ahead)
    assert "您可以参加" in page
    assert ahead.meeting.zh in page
    hall.clock.advance(seconds=60 * 60 * 25)
    held = HoldMeeting(case_id=case, window=1, decision="同意办理", present=[2], print=False)
    hall.do(held, CLERK)
    assert found(hall, number_of(hall, case)).meeting is None
