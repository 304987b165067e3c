"""A joint case among its windows: answers, objections, the joint review, silence (Ruling 2)."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import ActOnTask, Applicant, CallMeeting, CasePaper, HoldMeeting
from hall_link.wire.guide import Fee, Material, ServiceItem
from hall_server.cases.acting import HANDLER, who_is
from hall_server.cases.file_tables import CaseTask
from hall_server.cases.views import desk_cases, row_of, view_of
from hall_server.documents.forms import all_forms
from hall_server.guide.tables import GuideItem
from hall_server.guide.together import together
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from hall_server.premises.open_day import OpenDay
from tests.cases.case_hall import CLERK, LEADER, CaseHall, case_records
from tests.cases.test_promises import HOURS
from tests.support.small_hall import clerk, words

pytestmark = pytest.mark.unit

HALF_AN_HOUR = timedelta(minutes=30)
TODAY = date(2026, 11, 23)


@pytest.fixture
def hall() -> CaseHall:
    return CaseHall()


@pytest.fixture
def joint(hall: CaseHall) -> str:
    """A case led by window 1, which windows 2 and 3 join."""
    return hall.opened("joint", joined=[2, 3])


def part(hall: CaseHall, case: str, window: int) -> CaseTask:
    found = [t for t in hall.state.cases.tasks_of(case) if t.window == window]
    return next(t for t in found if t.state != "dropped")


def answers(hall: CaseHall, case: str, window: int, act: str, reason: str = "") -> CaseDone:
    task = part(hall, case, window)
    command = ActOnTask.model_validate(
        {"task_id": task.id, "window": window, "act": act, "reason": reason}
    )
    done = hall.do(command, clerk(window))
    assert isinstance(done, CaseDone)
    return done


def calls(hall: CaseHall, case: str, actor: Actor = CLERK, **told: Any) -> CaseDone:
    """A joint review at half past nine, half an hour from now."""
    asked = {"case_id": case, "window": actor.window or 1, "print": False}
    asked |= {"day": "2026-11-23", "time": "09:30", "place": "二楼会议室", **told}
    done = hall.do(CallMeeting.model_validate(asked), actor)
    assert isinstance(done, CaseDone)
    return done


def holds(hall: CaseHall, case: str, actor: Actor = CLERK, **told: Any) -> CaseDone:
    asked = {"case_id": case, "window": actor.window or 1, "decision": "同意办理", "print": False}
    done = hall.do(HoldMeeting.model_validate(asked | told), actor)
    assert isinstance(done, CaseDone)
    return done


def meets(hall: CaseHall, case: str, actor: Actor = CLERK, **told: Any) -> CaseDone:
    """Called in time, and held as soon as it is."""
    at = hall.clock.moment.astimezone(hall.state.premises.premises.zone) + HALF_AN_HOUR
    calls(hall, case, actor, day=f"{at:%Y-%m-%d}", time=f"{at:%H:%M}")
    hall.clock.moment += HALF_AN_HOUR
    return holds(hall, case, actor, **told)


def refusal_of(act: Callable[..., CaseDone], *told: Any, **more: Any) -> str:
    with pytest.raises(Refusal) as refused:
        act(*told, **more)
    return refused.value.code


def decides(hall: CaseHall, case: str, **told: Any) -> str:
    """What the decision led to: a state, or the code of its refusal."""
    try:
        return hall.act(case, "decide", **{"outcome": "granted", **told}).case.state
    except Refusal as refusal:
        return refusal.code


def refused(hall: CaseHall, case: str, window: int, act: str, reason: str = "") -> str:
    with pytest.raises(Refusal) as told:
        answers(hall, case, window, act, reason)
    return told.value.code


def test_every_window_agrees_and_the_lead_decides(hall: CaseHall, joint: str) -> None:
    assert decides(hall, joint) == "tasks-open"
    answers(hall, joint, 2, "agree")
    stand = answers(hall, joint, 3, "agree", "符合规定").case.joint
    assert stand is not None
    assert (stand.open, stand.agreed) == (0, 2)
    assert part(hall, joint, 3).note == "符合规定"
    assert decides(hall, joint) == "decided"
    assert refused(hall, joint, 3, "object", "反悔") == "task-ended"


def test_the_lead_is_told_of_each_answer_and_warned_early(hall: CaseHall, joint: str) -> None:
    scene = hall.state.casework
    assert refused(hall, joint, 2, "warn_late") == "reason-needed"
    answers(hall, joint, 2, "warn_late", "等现场踏勘")
    answers(hall, joint, 3, "object", "图纸不全")
    (row,) = desk_cases(scene, 1, None, scene.today).rows
    assert row.joint is not None
    assert (row.joint.open, row.joint.objected, row.joint.warned) == (1, 1, 1)
    assert part(hall, joint, 2).state == "open"
    assert [task.window for task in desk_cases(scene, 2, None, scene.today).tasks] == [2]
    assert desk_cases(scene, 3, None, scene.today).tasks == []


def test_an_objection_is_settled_before_anything_is_granted(hall: CaseHall, joint: str) -> None:
    answers(hall, joint, 2, "agree")
    answers(hall, joint, 3, "object", "图纸不全")
    assert decides(hall, joint) == "objection-open"
    answers(hall, joint, 3, "agree", "已补图纸")
    assert decides(hall, joint) == "decided"


def test_an_objection_may_be_the_reason_to_deny(hall: CaseHall, joint: str) -> None:
    answers(hall, joint, 2, "agree")
    answers(hall, joint, 3, "object", "不符合规划")
    assert decides(hall, joint, outcome="denied", reason="不符合规划") == "decided"


def test_who_is_absent_or_refuses_is_bound_by_the_meeting(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2, 3])
    answers(hall, case, 2, "object", "位置不合适")
    done = meets(hall, case, present=[2])
    assert [part(hall, case, n).state for n in (2, 3)] == ["agreed", "bound"]
    (memo,) = done.documents
    assert memo.form == "joint-memo"
    step = hall.store.cold("case-file", case).steps[-1]
    assert dict(step.facts)["bound"] == "3"
    other = hall.opened("joint", joined=[2, 3])
    meets(hall, other, present=[2, 3], refused=[2], refused_why="要等上级批复")
    assert part(hall, other, 2).note == "要等上级批复"
    assert [part(hall, other, n).state for n in (2, 3)] == ["bound", "agreed"]
    assert decides(hall, other) == "decided"


def test_a_meeting_that_decides_nothing_binds_nobody(hall: CaseHall, joint: str) -> None:
    told = {"present": [2], "decided": False, "decision": ""}
    calls(hall, joint)
    for lacking in ({}, {"memo": "补消防意见"}, {"memo": "补消防意见", "memo_day": "2026-11-20"}):
        assert refusal_of(holds, hall, joint, **told, **lacking) == "field-missing"
    meets(hall, joint, **told, memo="补消防意见", memo_day="2026-11-30")
    for window in (2, 3):
        task = part(hall, joint, window)
        assert (task.state, task.due, task.yellow_from) == ("open", "2026-11-30", "2026-11-27")
    assert decides(hall, joint) == "tasks-open"


def test_only_the_lead_holds_the_meeting(hall: CaseHall, joint: str) -> None:
    for case, actor, code in (
        (joint, clerk(2), "not-your-case"),
        (hall.opened(), CLERK, "not-your-case"),
        ("case-x", CLERK, "unknown-case"),
    ):
        assert refusal_of(calls, hall, case, actor) == code
        assert refusal_of(holds, hall, case, actor) == code


def test_nobody_is_bound_by_a_meeting_that_was_not_called_or_not_held(
    hall: CaseHall, joint: str
) -> None:
    assert refusal_of(holds, hall, joint, present=[2]) == "meeting-not-called"
    assert refusal_of(calls, hall, joint, time="09:20") == "meeting-soon"
    assert refusal_of(calls, hall, joint, windows=[4]) == "windows-needed"
    calls(hall, joint)
    assert refusal_of(holds, hall, joint, present=[2]) == "meeting-early"
    hall.clock.moment += HALF_AN_HOUR
    for nobody in ({"present": []}, {"present": [1]}, {"present": [4]}):
        assert refusal_of(holds, hall, joint, **nobody) == "meeting-empty"
    told = {"present": [2], "refused": [3]}
    assert refusal_of(holds, hall, joint, **told) == "reason-needed"
    assert {task.state for task in hall.state.cases.tasks_of(joint)} == {"open"}
    holds(hall, joint, LEADER, present=[], window=1)  # a leader's record stands
    assert {task.state for task in hall.state.cases.tasks_of(joint)} == {"bound"}
    assert refusal_of(holds, hall, joint, present=[2]) == "meeting-not-called"


@pytest.mark.parametrize(
    ("day", "time", "code"),
    [
        ("2026-11-23", "23:00", "meeting-closed"),
        ("2026-11-23", "13:00", "meeting-closed"),
        ("2026-11-28", "09:30", "meeting-closed"),
        ("2026-11-23", "09:20", "meeting-soon"),
        ("2026-11-20", "09:30", "meeting-soon"),
        ("2026-11-23", "09:30", ""),
    ],
)
def test_a_meeting_is_called_for_a_time_at_which_others_can_come(
    day: str, time: str, code: str
) -> None:
    hall = CaseHall(hours=HOURS)
    joint = hall.opened("joint", joined=[2, 3])
    if code:
        assert refusal_of(calls, hall, joint, day=day, time=time) == code
    else:
        calls(hall, joint, day=day, time=time)


def test_the_notice_of_a_meeting_counts_while_the_hall_serves() -> None:
    hall = CaseHall(hours=HOURS)
    joint = hall.opened("joint", joined=[2, 3])
    hall.clock.moment = hall.clock.moment.replace(hour=9, minute=20)  # 17:20 in the hall
    for at in (("2026-11-23", "17:29"), ("2026-11-24", "08:30"), ("2026-11-24", "08:48")):
        told = dict(zip(("day", "time"), at, strict=True))
        assert refusal_of(calls, hall, joint, **told) == "meeting-soon"
    calls(hall, joint, day="2026-11-24", time="08:50")


def test_only_who_was_called_is_bound(hall: CaseHall) -> None:
    case = hall.opened("joint", joined=[2, 3, 4])
    calls(hall, case, windows=[2, 3])
    hall.clock.moment += HALF_AN_HOUR
    holds(hall, case, present=[2])
    assert [part(hall, case, n).state for n in (2, 3, 4)] == ["agreed", "bound", "open"]
    assert decides(hall, case) == "tasks-open"


def test_the_call_is_told_at_each_window_and_to_the_applicant(hall: CaseHall, joint: str) -> None:
    answers(hall, joint, 3, "object", "图纸不全")
    done = calls(hall, joint)
    (paper,) = done.documents
    assert paper.form == "joint-call"
    fields = dict(hall.store.cold("document", paper.document_id).fields)
    assert fields["held_at"] == "2026-11-23 09:30"
    assert (fields["place"], fields["applicant"]) == ("二楼会议室", "张建国")
    scene = hall.state.casework
    for window in (2, 3):  # who objected is called too
        (task,) = desk_cases(scene, window, None, scene.today).tasks
        assert task.meeting is not None
        assert (task.meeting.place, task.meeting.windows) == ("二楼会议室", [2, 3])
    calls(hall, joint, time="10:30", place="大会议室", windows=[2])  # the later call counts
    (task,) = desk_cases(scene, 2, None, scene.today).tasks
    assert task.meeting is not None
    assert task.meeting.place == "大会议室"
    assert desk_cases(scene, 3, None, scene.today).tasks == []


def test_an_objection_stays_in_the_memo_with_its_reason(hall: CaseHall, joint: str) -> None:
    answers(hall, joint, 3, "object", "消防通道不足")
    done = meets(hall, joint, present=[2], applicant_came=True)
    assert part(hall, joint, 3).note == "消防通道不足"
    assert part(hall, joint, 3).state == "bound"
    fields = dict(hall.store.cold("document", done.documents[0].document_id).fields)
    assert "3号窗口" in fields["objections"]
    assert "消防通道不足" in fields["objections"]
    assert fields["bound"].startswith("3号窗口")
    assert "2号窗口" in fields["present"]
    assert fields["applicant_came"] == "到场"


def test_a_part_is_its_windows_alone(hall: CaseHall, joint: str) -> None:
    task = part(hall, joint, 2)
    for asked, actor, code in (
        ({"task_id": task.id, "window": 3}, clerk(3), "not-your-case"),
        ({"task_id": task.id, "window": 2}, clerk(3), "wrong-window"),
        ({"task_id": "task-x", "window": 2}, clerk(2), "unknown-task"),
    ):
        with pytest.raises(Refusal) as refusal:
            hall.do(ActOnTask.model_validate({"act": "agree", **asked}), actor)
        assert refusal.value.code == code


def test_silence_is_never_assent(hall: CaseHall, joint: str) -> None:
    """Ten working days later a part nobody answered is open still: red, urged, escalated."""
    answers(hall, joint, 2, "agree")
    for _ in range(14):
        hall.clock.moment += timedelta(days=1)
        hall.do(OpenDay(business_day=hall.clock.moment.date().isoformat()))
    task = part(hall, joint, 3)
    assert task.state == "open"
    assert task.urged >= 5
    assert task.stage == 3
    scene = hall.state.casework
    (told,) = desk_cases(scene, 3, None, scene.today).tasks
    assert told.colour == "red"
    assert decides(hall, joint) == "tasks-open"


def test_a_manager_makes_a_joined_window_the_lead(hall: CaseHall, joint: str) -> None:
    done = hall.act(joint, "hand_on", LEADER, to_window=3, reason="主办单位")
    assert done.case.window == 3
    standing = {t.window for t in hall.state.cases.tasks_of(joint) if t.state == "open"}
    assert standing == {1, 2}
    assert [paper.form for paper in done.documents] == ["joint-copy-note"]
    meets(hall, joint, clerk(3), present=[1, 2])
    assert hall.act(joint, "decide", clerk(3), window=3, outcome="granted").case.state == "decided"


def test_a_joined_window_may_read_for_whom_it_does_its_part(hall: CaseHall, joint: str) -> None:
    scene, case = hall.state.casework, hall.case(joint)
    assert who_is(scene, case, clerk(3)) == {"joined"}
    assert who_is(scene, hall.case(hall.opened()), clerk(3)) == set()
    hall.act(joint, "withdraw", reason="不办了")
    assert who_is(scene, hall.case(joint), clerk(3)) == set()
    assert row_of(scene, hall.case(joint), scene.today).joint is None


def with_fee(name: str, amount: float | None, *papers: tuple[str, int, bool]) -> ServiceItem:
    text = "按标准收取" if amount is None else f"{amount:g} 元"
    return ServiceItem(
        id=name,
        name=words(name),
        department="d",
        queue="a",
        windows=[],
        fee=Fee(text=words(text), amount=amount),
        materials=[
            Material(name=words(paper), copies=copies, required=required)
            for paper, copies, required in papers
        ],
    )


HOUSE = with_fee("建房", 14, ("身份证", 1, True), ("图纸", 1, False))
FIRE = with_fee("消防", 6.5, ("图纸", 2, True), ("验收意见", 1, True))


def test_papers_of_all_departments_are_one_set_and_fees_one_sum() -> None:
    one = together([HOUSE, FIRE])
    told = [(m.name.zh, m.copies, m.required) for m in one.materials]
    assert told == [("身份证", 1, True), ("图纸", 2, True), ("验收意见", 1, True)]
    assert one.fee is not None
    assert one.fee.amount == 20.5
    assert one.fee.text.zh == "合计 20.5 元（建房 14 元；消防 6.5 元）"
    vague = together([HOUSE, with_fee("测绘", None)]).fee
    assert vague is not None
    assert (vague.amount, vague.text.zh) == (None, "建房 14 元；测绘 按标准收取")
    free = together([with_fee("甲", 0), with_fee("乙", 0)]).fee
    assert free is not None
    assert (free.amount, free.text.zh) == (0, "不收费")


def test_the_joint_slip_tells_one_set_and_one_sum() -> None:
    items = [GuideItem(position=20 + place, item=item) for place, item in enumerate((HOUSE, FIRE))]
    hall = CaseHall([*case_records(), *items])
    done = hall.open("joint", item="建房", also=["消防"], papers=[], joined=[2])
    case = hall.case(done.case.case_id)
    assert [paper.name for paper in case.papers] == ["身份证", "图纸", "验收意见"]
    (slip,) = hall.act(case.id, "accept").documents
    told = dict(hall.store.cold("document", slip.document_id).fields)
    assert slip.form == "joint-slip"
    assert told["fee"] == "合计 20.5 元（建房 14 元；消防 6.5 元）"
    assert told["materials"].count("\n") == 2
    note = dict(hall.store.cold("document", done.documents[1].document_id).fields)
    assert note["to"].startswith("2号窗口")
    assert note["due"] == "2026-11-26"


def test_a_hand_over_slip_tells_six_papers_what_was_prepaid_and_no_fee(hall: CaseHall) -> None:
    papers = [CasePaper(name=f"材料{n}", copies=n) for n in range(1, 7)]
    told = {"agency": "agent", "agreed": True, "prepaid": "1234.56", "pickup": "2026-11-30 09:00"}
    who = Applicant(name="张建国", phone="13800001234", agent="李小梅")
    done = hall.open("committed", papers=papers, applicant=who, **told)
    assert [paper.form for paper in done.documents] == ["promise-slip", "agency-slip"]
    slip = hall.store.cold("document", done.documents[1].document_id)
    fields = dict(slip.fields)
    assert fields["capitals"] == "壹仟贰佰叁拾肆元伍角陆分"
    assert fields["prepaid"] == "1234.56"
    assert fields["pickup"] == "2026-11-30 09:00"
    assert fields["materials"].count("\n") == 5
    assert fields["agent"] == "李小梅"


def test_no_paper_of_an_agent_has_a_place_for_a_fee_of_the_agents_own() -> None:
    about = [form for form in all_forms() if form.id.startswith("agency")]
    assert {form.id for form in about} == {"agency-slip", "agency-end"}
    for form in about:
        assert not form.keys & {"fee", "service_fee", "reward"}
        assert "代办费" not in form.layout
        assert "服务费" not in form.layout.replace("不收服务费", "")


def test_the_end_of_an_agents_work_is_told_with_its_ground(hall: CaseHall) -> None:
    case = hall.opened("committed", agency="agent", agreed=True)
    done = hall.act(case, "end_agency", ground=4, reason="自己来办")
    (notice,) = done.documents
    assert notice.form == "agency-end"
    fields = dict(hall.store.cold("document", notice.document_id).fields)
    assert fields["ground"] == "申请人撤回委托"
    assert done.case.state == "accepted"


def test_an_agent_is_entrusted_by_who_knows_that_it_is_free_and_agrees(hall: CaseHall) -> None:
    assert refusal_of(hall.open, "committed", agency="agent") == "agreement-needed"
    case = hall.opened("committed", agency="escort", agreed=True)
    facts = dict(hall.store.cold("case-file", case).steps[0].facts)
    assert (facts["agency"], facts["consent"]) == ("escort", "yes")
    slip = next(form for form in all_forms() if form.id == "agency-slip")
    for told in ("免费、自愿", "可随时终止委托", "同意委托"):
        assert slip.layout.count(told) == 2  # on both parts
    view = view_of(hall.state.casework, hall.store.cold("case-file", case), HANDLER, TODAY)
    assert view.agency_end is None
    hall.act(case, "end_agency", ground=4)
    view = view_of(hall.state.casework, hall.store.cold("case-file", case), HANDLER, TODAY)
    assert view.agency_end == 4
