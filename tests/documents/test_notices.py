"""A window's one-time notice: written by the hall's rule, straight back to it (Ruling 15)."""

from typing import Any

import pytest

from hall_link.wire.documents import FindNotice, GiveNotice, NoticeGiven
from hall_link.wire.guide import Material, MaterialCheck, ServiceItem
from hall_link.wire.tickets import CancelTicket, TakeTicket, TicketTaken
from hall_link.wire.windows import (
    CallNext,
    CoverWindow,
    PauseWindow,
    ServeWithoutTicket,
    WindowActDone,
)
from hall_server.guide.tables import GuideItem
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.casebook import Casebook, Notices
from hall_server.premises.hours import OpeningHours, Span
from hall_server.premises.rulebook import Limits
from hall_server.premises.tables import PauseReason
from tests.support.small_hall import SmallHall, clerk, small_hall, words

pytestmark = pytest.mark.unit

CLERK = clerk(1)
PERSON = "11010519491231002X"
KIOSK = Actor("device", "kiosk-1", "kiosk")
STRAIGHT = "补齐后直接到本窗口，不用重新排队"


def item(name: str, *papers: str) -> GuideItem:
    materials = [Material(name=words(paper)) for paper in papers]
    return GuideItem(
        position=9,
        item=ServiceItem(
            id=name, name=words(name), department="d", queue="a", windows=[], materials=materials
        ),
    )


def hall_with(**rules: Any) -> SmallHall:
    return hall_of(casebook=Casebook(notices=Notices(**rules)))


def hall_of(**settings: Any) -> SmallHall:
    records = small_hall(pauses=[PauseReason(code="break", name=words("暂离"))], **settings)
    return SmallHall([*records, item("低保", "身份证", "户口簿"), item("高龄", "身份证", "照片")])


@pytest.fixture
def hall() -> SmallHall:
    return hall_with()


def check(name: str, *have: int) -> MaterialCheck:
    return MaterialCheck(item=name, have=list(have))


def told(hall: SmallHall, actor: Actor = CLERK, **more: Any) -> NoticeGiven:
    asked = {"check": check("低保", 0), **more}
    if actor.role == "clerk":
        asked.setdefault("window", actor.window)
    given = hall.do(GiveNotice(**asked), actor)
    assert isinstance(given, NoticeGiven)
    return given


def paper(given: NoticeGiven) -> str:
    assert given.job is not None
    return str(given.job.document)


def taken(hall: SmallHall, **more: Any) -> TicketTaken:
    done = hall.do(TakeTicket(items=["低保"], print=False, **more), KIOSK)
    assert isinstance(done, TicketTaken)
    return done


# --- which form, and whether on paper ---------------------------------------------------------


@pytest.mark.parametrize(
    ("rule", "more", "on_paper"),
    [
        ("always", {}, True),
        ("always", {"on_the_spot": True}, True),
        ("always", {"check": check("低保", 0, 1)}, False),
        ("when-kept", {}, True),
        ("when-kept", {"on_the_spot": True}, False),
        ("on-request", {}, False),
        ("on-request", {"print": True}, True),
        ("when-kept", {"on_the_spot": True, "print": True}, True),
        ("always", {"print": False}, False),
    ],
)
def test_a_window_writes_by_the_halls_rule(rule: str, more: dict[str, Any], on_paper: bool) -> None:
    hall = hall_with(written=rule)
    given = told(hall, **more)
    assert (given.job is not None) is on_paper
    assert given.document.serial.startswith("单")  # one that is spoken is kept all the same
    assert told(hall, KIOSK).job is not None  # who asks at a kiosk asks for paper


@pytest.mark.parametrize("form", ["once-sheet", "once-letter", "once-list"])
def test_the_windows_form_is_a_setting_and_each_leads_back(form: str) -> None:
    hall = hall_with(at_window=form)
    given = told(hall)
    assert given.document.form == form
    assert given.window == 1
    assert STRAIGHT in paper(given)
    assert "1号窗口" in paper(given)
    assert "户口簿" in paper(given)


def test_who_has_not_queued_is_told_in_the_kiosks_own_words(hall: SmallHall) -> None:
    given = told(hall, KIOSK)
    assert given.document.form == "once-list"
    assert given.window is None
    assert STRAIGHT not in paper(given)
    assert "再来时在取号机扫此码" in paper(given)


# --- coming back -------------------------------------------------------------------------------


def test_with_the_windows_notice_one_is_called_before_everybody(hall: SmallHall) -> None:
    given = told(hall)
    first, second = taken(hall), taken(hall)
    found = hall.do(FindNotice(secret=given.secret), KIOSK)
    assert isinstance(found, NoticeGiven)
    assert (found.window, found.check.have) == (1, [0])
    back = taken(hall, notice=given.secret, checks=[check("低保", 0, 1)])
    assert (back.windows, back.ahead) == ([1], 0)
    call = hall.do(CallNext(window=1), clerk(1))
    assert isinstance(call, WindowActDone)
    assert call.number == back.number
    assert {first.number, second.number}.isdisjoint({back.number})


def test_a_notice_leads_back_once(hall: SmallHall) -> None:
    given = told(hall)
    taken(hall)
    taken(hall, notice=given.secret)
    found = hall.do(FindNotice(secret=given.secret), KIOSK)
    assert isinstance(found, NoticeGiven)
    assert found.window is None
    assert found.check.have == [0]  # the list is still brought back
    again = taken(hall, notice=given.secret)
    assert again.ahead == 1


def test_a_kiosks_notice_leads_past_nobody(hall: SmallHall) -> None:
    given = told(hall, KIOSK)
    taken(hall)
    assert taken(hall, notice=given.secret).ahead == 1


def test_a_notice_of_another_item_leads_past_nobody(hall: SmallHall) -> None:
    given = told(hall, check=check("高龄", 0))
    taken(hall)
    assert taken(hall, notice=given.secret).ahead == 1


def test_at_the_window_the_notice_begins_the_visit_with_its_list(hall: SmallHall) -> None:
    given = told(hall)
    waiting = taken(hall)
    done = hall.do(ServeWithoutTicket(window=1, notice=given.secret), clerk(1))
    assert isinstance(done, WindowActDone)
    assert done.ticket_id is not None
    visit = hall.state.queue.tickets[done.ticket_id]
    assert (visit.state, visit.items, visit.window) == ("serving", ("低保",), 1)
    assert [one.have for one in visit.checks] == [[0]]
    assert hall.state.queue.tickets[waiting.ticket_id].state == "waiting"
    assert hall.do(FindNotice(secret=given.secret), KIOSK).window is None  # type: ignore[attr-defined]


# --- several items -----------------------------------------------------------------------------


def test_several_items_are_told_on_one_paper_each_with_its_own(hall: SmallHall) -> None:
    given = told(hall, also=[check("高龄", 0)], extra=["收入证明盖章"])
    assert [material.name.zh for material in given.missing] == ["户口簿", "照片"]
    assert given.job is not None
    assert given.job.document is not None
    blocks = [getattr(block, "text", "") for block in given.job.document.blocks]
    place = blocks.index("低保")
    assert blocks[place : place + 4] == ["低保", "户口簿", "高龄", "照片"]
    assert "低保、高龄" in paper(given)
    found = hall.do(FindNotice(secret=given.secret), KIOSK)
    assert isinstance(found, NoticeGiven)
    assert [(one.item, one.have) for one in (found.check, *found.also)] == [
        ("低保", [0]),
        ("高龄", [0]),
    ]
    assert [material.name.zh for material in found.missing] == ["户口簿", "照片"]
    count = hall.do(TakeTicket(items=["低保", "高龄"], print=False, notice=given.secret), KIOSK)
    assert isinstance(count, TicketTaken)
    assert count.windows == [1]


def test_while_nobody_serves_there_the_first_window_of_the_queue_calls_before_all(
    hall: SmallHall,
) -> None:
    given = told(hall)
    hall.do(PauseWindow(window=1, reason="break"), CLERK)
    hall.do(CoverWindow(window=2, other=1), clerk(2))
    waiting = taken(hall)
    back = taken(hall, notice=given.secret)
    assert (1 in back.windows, back.ahead) == (False, 0)
    call = hall.do(CallNext(window=2), clerk(2))
    assert call.number == back.number != waiting.number


def refusal_of(hall: SmallHall, **more: Any) -> str | None:
    try:
        taken(hall, **more)
    except Refusal as refusal:
        return refusal.code
    return None


def test_who_does_not_queue_again_needs_no_number_of_the_day() -> None:
    hall = hall_of(limits=Limits(queue_day=2, person_day=1, kiosk_minute=0))
    given = told(hall)
    first = taken(hall, person=PERSON)
    hall.do(CancelTicket(secret=first.secret))
    taken(hall)
    assert [refusal_of(hall), refusal_of(hall, person=PERSON)] == ["daily-limit"] * 2
    assert taken(hall, notice=given.secret, person=PERSON).ahead == 0


def test_who_does_not_queue_again_is_not_sent_away_for_the_wait() -> None:
    hall = hall_of(hours=OpeningHours(sessions=[Span(opens="08:30", closes="10:00")]))
    given = told(hall)
    for window in (1, 2):
        taken(hall)
        hall.do(CallNext(window=window), clerk(window))
    hall.clock.advance(minutes=59)
    assert refusal_of(hall) == "not-before-closing"
    assert taken(hall, notice=given.secret).ahead == 0


def test_what_the_notice_knows_of_the_papers_comes_along_untold(hall: SmallHall) -> None:
    given = told(hall)
    back = taken(hall, notice=given.secret)
    assert hall.state.queue.tickets[back.ticket_id].checks == (check("低保", 0),)
    again = hall.do(FindNotice(secret=given.secret), KIOSK)
    assert (again.given_at, again.used, again.window) == (1, True, None)
