"""The joint review (联审会) of a joint case: called by its lead, held, what it binds (Ruling 2).

Only a window that was called and then was absent, or refused, is bound by what a meeting decided;
a meeting nobody came to binds nobody.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Literal

from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import CallMeeting, HoldMeeting
from hall_server.cases.acting import who_is
from hall_server.cases.file_tables import CaseTask, Meeting
from hall_server.cases.filing import note_step
from hall_server.cases.giving import Wish, give
from hall_server.cases.joint import row_with
from hall_server.cases.meeting_words import Held, called_words, memo_words
from hall_server.cases.moves import Who
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    MeetingClosed,
    MeetingEarly,
    MeetingEmpty,
    MeetingSoon,
    NotCalled,
    NotYourCase,
    ReasonNeeded,
    UnknownCase,
    WindowsNeeded,
    WrongState,
)
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.documents.rules import FieldMissing
from hall_server.kernel.clock import stored, to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.gate import open_minutes
from hall_server.windows.rules import check_may_act

CALL = "joint-call"
"""联审会议通知: when and where, which windows, and that the applicant may attend."""

A_MINUTE = timedelta(minutes=1)
"""What is told to the minute is not over before the minute is."""

MEMO = "joint-memo"
"""联审备忘登记: who was called and came, who objected and why, what was decided, by when."""


def call_meeting(scene: Scene, command: CallMeeting, work: Work) -> CaseDone:
    """The windows' consoles show it, and the applicant is told on paper.

    Raises `UnknownCase`, what `check_may_act` raises, `NotYourCase`, `WrongState`, `MeetingSoon`,
    `MeetingClosed`, and `WindowsNeeded` where nobody of those named has a part.
    """
    case, _ = _lead_of(scene, command, work)
    parts = {task.window for task in scene.cases.tasks_of(case.id) if task.state != "dropped"}
    called = set(command.windows) or {task.window for task in _undone(scene, case)}
    if not called or not called <= parts:
        raise WindowsNeeded(least=1)
    meeting = Meeting(
        id=new_id(work.now),
        case_id=case.id,
        called_at=to_text(work.now),
        called_by=work.actor.id,
        meets_at=to_text(_moment(scene, command, work)),
        place=" ".join(command.place.split()),
        called=tuple(sorted(called)),
    )
    work.put(meeting)
    facts = {"at": f"{command.day} {command.time}", "windows": " ".join(map(str, meeting.called))}
    note_step(case, "call_meeting", facts, meeting.place, work)
    work.event(
        "meeting_called",
        case=case.id,
        meeting=meeting.id,
        lead=case.window,
        at=meeting.meets_at,
        windows=list(meeting.called),
    )
    told = called_words(scene, case, meeting)
    return _with_paper(scene, case, CALL, told, [], command, work)


def _moment(scene: Scene, command: CallMeeting, work: Work) -> datetime:
    """When it meets: while the hall serves, and so many minutes of its service from now, for an
    absent window is bound only where it could have come."""
    table, notice = scene.hall.timetable, scene.book.meeting_notice_min
    day, clock = date.fromisoformat(command.day), time.fromisoformat(command.time)
    at = datetime.combine(day, clock, scene.hall.premises.zone)
    if not any(session.opens <= at < session.closes for session in table.sessions(day)):
        raise MeetingClosed(hours=table.local_times(day))
    over = at + A_MINUTE
    if over < work.now or open_minutes(table, work.now, over) < notice:
        raise MeetingSoon(minutes=notice)
    return at


def hold_meeting(scene: Scene, command: HoldMeeting, work: Work) -> CaseDone:
    """The joint review that was called is recorded, and its memo is written for those who came to
    sign.

    Those that came have agreed to what it decided, whatever they said before; an objection stays
    with its reason in the part and in the memo. What it left open is due on the memo's day. Raises
    `UnknownCase`, `UnknownWindow`, what `check_may_act` raises, `NotYourCase`, `WrongState`,
    `NotCalled`, `MeetingEarly`, `MeetingEmpty`, `ReasonNeeded` for a refusal without one,
    `FieldMissing` without a decision, or without the memo and its day.
    """
    case, mine = _lead_of(scene, command, work)
    called = scene.cases.meeting(case.id)
    if called is None:
        raise NotCalled
    for number in {*command.present, *command.refused}:
        scene.windows.find(number)
    _check_told(scene, command)
    held = _went(scene, case, called, command, work)
    _check_met(scene, case, held, mine, work)
    work.put(held.meeting)
    changed = [_after(scene, task, held, command, work) for task in held.parts]
    for task in changed:
        work.put(task)
    _tell(case, held, command, work)
    told = memo_words(scene, case, held, changed)
    return _with_paper(scene, case, MEMO, told, changed, command, work)


def _lead_of(
    scene: Scene, command: CallMeeting | HoldMeeting, work: Work
) -> tuple[Case, frozenset[Who]]:
    """The case, which its lead or a leader may still have decided in a meeting."""
    case = scene.cases.find(command.case_id)
    if case is None:
        raise UnknownCase
    if work.actor.role == "clerk":
        window = scene.windows.find(command.window)
        check_may_act(window, scene.windows.seat(window.number), work.actor)
    mine = who_is(scene, case, work.actor)
    if case.flow != "joint" or not mine & {"lead", "leader"}:
        raise NotYourCase
    if case.ended or case.outcome is not None:
        raise WrongState(state=case.state, act=command.kind)
    return case, mine


def _undone(scene: Scene, case: Case) -> list[CaseTask]:
    """The parts that are not agreed."""
    return [task for task in scene.cases.tasks_of(case.id) if task.state in ("open", "objected")]


def _check_told(scene: Scene, command: HoldMeeting) -> None:
    """A decision in words; where nothing was decided, or something is left to be done, what and by
    when, on a day that is still to come; and why somebody refused."""
    if command.decided and not command.decision.strip():
        raise FieldMissing(form=MEMO, field="decision")
    if not command.decided and not command.memo.strip():
        raise FieldMissing(form=MEMO, field="memo")
    late = command.memo_day is None or command.memo_day < scene.day
    if command.memo.strip() and late:
        raise FieldMissing(form=MEMO, field="memo_day")
    if command.refused and not command.refused_why.strip():
        raise ReasonNeeded


def _went(scene: Scene, case: Case, called: Meeting, command: HoldMeeting, work: Work) -> Held:
    parts = _undone(scene, case)
    came = frozenset(command.present) - frozenset(command.refused)
    missing = frozenset(t.window for t in parts if t.window in called.called) - came
    meeting = replace(
        called,
        held_at=to_text(work.now),
        held_by=work.actor.id,
        present=tuple(sorted(came)),
        bound=tuple(sorted(missing)) if command.decided else (),
        applicant_came=command.applicant_came,
        decided=command.decided,
        decision=command.decision.strip(),
        memo=command.memo.strip(),
        memo_day=command.memo_day if command.memo.strip() else None,
    )
    return Held(meeting, parts, came, missing)


def _check_met(scene: Scene, case: Case, held: Held, mine: Collection[Who], work: Work) -> None:
    """It was time, and somebody besides the lead was there; what a leader records, stands."""
    if work.now < stored(held.meeting.meets_at):
        raise MeetingEarly(at=held.meeting.meets_at)
    joined = {task.window for task in scene.cases.tasks_of(case.id) if task.state != "dropped"}
    if not held.came & joined and "leader" not in mine:
        raise MeetingEmpty


def _after(scene: Scene, task: CaseTask, held: Held, command: HoldMeeting, work: Work) -> CaseTask:
    """A part as the meeting leaves it. One that was neither called nor there stays as it is; where
    nothing was decided it stays open, for longer."""
    if task.window in command.refused:
        task = replace(task, note=command.refused_why.strip())
    if held.meeting.decided:
        if task.window not in held.came | held.bound:
            return task
        state: Literal["bound", "agreed"] = "agreed" if task.window in held.came else "bound"
        return replace(task, state=state, done_at=to_text(work.now), done_by=work.actor.id)
    day = held.meeting.memo_day or task.due
    if day <= task.due:
        return task
    before = scene.book.deadlines.yellow_days
    yellow = scene.calendar.before(date.fromisoformat(day), before).isoformat()
    return replace(task, due=day, yellow_from=yellow, stage=0)


def _tell(case: Case, held: Held, command: HoldMeeting, work: Work) -> None:
    meeting = held.meeting
    facts = {
        "present": " ".join(map(str, meeting.present)),
        "bound": " ".join(map(str, meeting.bound)),
        "refused": " ".join(map(str, sorted(set(command.refused)))),
        "decided": "yes" if meeting.decided else "no",
        "day": meeting.memo_day or "",
    }
    said = (meeting.decision, meeting.memo, command.refused_why.strip())
    words = "；".join(part for part in said if part)
    note_step(case, "hold_meeting", {k: v for k, v in facts.items() if v}, words, work)
    work.event(
        "meeting_held",
        case=case.id,
        meeting=meeting.id,
        lead=case.window,
        present=list(meeting.present),
        bound=list(meeting.bound),
        refused=sorted(set(command.refused)),
        decided=meeting.decided,
        day=meeting.memo_day,
    )


def _with_paper(
    scene: Scene,
    case: Case,
    form: str,
    told: dict[str, str],
    changed: list[CaseTask],
    command: CallMeeting | HoldMeeting,
    work: Work,
) -> CaseDone:
    whose = scene.cases.applicant(case.id) or ApplicantRecord(case.id)
    wish = Wish(command.print, command.printer, told)
    documents, jobs = give(scene, case, whose, [form], wish, work)
    return CaseDone(case=row_with(scene, case, changed), documents=documents, jobs=jobs)
