"""A joint case among its windows: each answers for its part, a joint review decides (row F4).

Silence is no assent (Ruling 2): a part nobody answered stays open, turns red, is urged and told to
those above. Only a window that was absent from the joint review, or refused it, is bound by what
was decided there.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from typing import Literal

from hall_link.wire.base import Language
from hall_link.wire.case_views import CaseDone, CaseRow
from hall_link.wire.cases import ActOnTask, HoldMeeting
from hall_server.cases.acting import who_is
from hall_server.cases.file_tables import CaseTask, Meeting
from hall_server.cases.filing import note_step
from hall_server.cases.filling import language_of, windows_words
from hall_server.cases.giving import Wish, give
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    NotYourCase,
    ReasonNeeded,
    TaskEnded,
    UnknownCase,
    UnknownTask,
    WrongState,
)
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.cases.views import joint_stand, row_of
from hall_server.documents.rules import FieldMissing
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.windows.rules import check_may_act

MEMO = "joint-memo"
"""联审备忘登记: who came, what was decided, by when the rest is done."""


def act_on_task(scene: Scene, command: ActOnTask, work: Work) -> CaseDone:
    """The window agrees, objects for a reason, or warns its lead early that it will be late.

    An objection may be taken back by agreeing. Raises `UnknownTask`, what `check_may_act` raises,
    `NotYourCase` for another window's part, `TaskEnded`, `ReasonNeeded`.
    """
    task = scene.cases.task(command.task_id)
    case = scene.cases.find(task.case_id) if task else None
    if task is None or case is None:
        raise UnknownTask
    window = scene.windows.find(command.window)
    check_may_act(window, scene.windows.seat(window.number), work.actor)
    if task.window != command.window:
        raise NotYourCase
    _check_answer(case, task, command)
    answered = _answered(task, command, work)
    work.put(answered)
    note_step(case, command.act, {"window": str(task.window)}, command.reason, work)
    work.event(
        "task_warned" if command.act == "warn_late" else "task_answered",
        case=case.id,
        task=task.id,
        window=task.window,
        lead=case.window,
        state=answered.state,
    )
    return CaseDone(case=_row(scene, case, [answered]))


def _row(scene: Scene, case: Case, changed: list[CaseTask]) -> CaseRow:
    """The case with its parts as they are now."""
    tasks = {task.id: task for task in (*scene.cases.tasks_of(case.id), *changed)}
    stand = joint_stand(case, list(tasks.values()))
    return row_of(scene, case, scene.today).model_copy(update={"joint": stand})


def _check_answer(case: Case, task: CaseTask, command: ActOnTask) -> None:
    is_open = task.state == "open" or (task.state == "objected" and command.act == "agree")
    if not is_open or case.ended or case.outcome is not None:
        raise TaskEnded(state=task.state)
    if command.act != "agree" and not command.reason.strip():
        raise ReasonNeeded


def _answered(task: CaseTask, command: ActOnTask, work: Work) -> CaseTask:
    now, note = to_text(work.now), command.reason.strip()
    if command.act == "warn_late":
        return replace(task, warned_at=now, note=note)
    return replace(
        task,
        state="agreed" if command.act == "agree" else "objected",
        done_at=now,
        done_by=work.actor.id,
        note=note,
    )


def hold_meeting(scene: Scene, command: HoldMeeting, work: Work) -> CaseDone:
    """The lead records a joint review, and its memo is written for those who came to sign.

    What it decided binds the windows that were absent or refused; those that came have agreed to
    it, whatever they said before. What it left open is due on the memo's day. Raises
    `UnknownCase`, `UnknownWindow`, what `check_may_act` raises, `NotYourCase`, `WrongState`,
    `FieldMissing` without a decision, or without the memo and its day.
    """
    case = _lead_by(scene, command, work)
    for number in {*command.present, *command.refused}:
        scene.windows.find(number)
    _check_told(scene, command)
    tasks = [task for task in scene.cases.tasks_of(case.id) if task.state in ("open", "objected")]
    came = set(command.present) - set(command.refused)
    absent = [task for task in tasks if task.window not in came]
    bound = [task.window for task in absent] if command.decided else []
    meeting = _recorded(case, command, came, bound, work)
    changed = [_after_meeting(scene, task, meeting, work) for task in tasks]
    for task in changed:
        work.put(task)
    _tell(scene, case, meeting, command, work)
    whose = scene.cases.applicant(case.id) or ApplicantRecord(case.id)
    told = _memo_of(scene, case, meeting, [task.window for task in absent])
    wish = Wish(command.print, command.printer, told)
    documents, jobs = give(scene, case, whose, [MEMO], wish, work)
    row = _row(scene, case, changed)
    return CaseDone(case=row, documents=documents, jobs=jobs)


def _lead_by(scene: Scene, command: HoldMeeting, work: Work) -> Case:
    """The case, which its lead may still have decided in a meeting."""
    case = scene.cases.find(command.case_id)
    if case is None:
        raise UnknownCase
    window = scene.windows.find(command.window)
    check_may_act(window, scene.windows.seat(window.number), work.actor)
    if "lead" not in who_is(scene, case, work.actor):
        raise NotYourCase
    if case.ended or case.outcome is not None:
        raise WrongState(state=case.state, act="hold_meeting")
    return case


def _check_told(scene: Scene, command: HoldMeeting) -> None:
    """A decision in words; where nothing was decided, or something is left to be done, what and by
    when, on a day that is still to come."""
    if command.decided and not command.decision.strip():
        raise FieldMissing(form=MEMO, field="decision")
    if not command.decided and not command.memo.strip():
        raise FieldMissing(form=MEMO, field="memo")
    late = command.memo_day is None or command.memo_day < scene.day
    if command.memo.strip() and late:
        raise FieldMissing(form=MEMO, field="memo_day")


def _recorded(
    case: Case, command: HoldMeeting, came: Collection[int], bound: list[int], work: Work
) -> Meeting:
    meeting = Meeting(
        id=new_id(work.now),
        case_id=case.id,
        held_at=to_text(work.now),
        held_by=work.actor.id,
        present=tuple(sorted(came)),
        bound=tuple(bound),
        applicant_came=command.applicant_came,
        decided=command.decided,
        decision=command.decision.strip(),
        memo=command.memo.strip(),
        memo_day=command.memo_day if command.memo.strip() else None,
    )
    work.put(meeting)
    return meeting


def _after_meeting(scene: Scene, task: CaseTask, meeting: Meeting, work: Work) -> CaseTask:
    """A part as the meeting leaves it; where nothing was decided it stays open, for longer."""
    if meeting.decided:
        state: Literal["bound", "agreed"] = "bound" if task.window in meeting.bound else "agreed"
        return replace(task, state=state, done_at=to_text(work.now), done_by=meeting.held_by)
    day = meeting.memo_day or task.due
    if day <= task.due:
        return task
    before = scene.book.deadlines.yellow_days
    yellow = scene.calendar.before(date.fromisoformat(day), before).isoformat()
    return replace(task, due=day, yellow_from=yellow, stage=0)


def _tell(scene: Scene, case: Case, meeting: Meeting, command: HoldMeeting, work: Work) -> None:
    facts = {
        "present": " ".join(map(str, meeting.present)),
        "bound": " ".join(map(str, meeting.bound)),
        "refused": " ".join(map(str, sorted(set(command.refused)))),
        "decided": "yes" if meeting.decided else "no",
        "day": meeting.memo_day or "",
    }
    words = "；".join(part for part in (meeting.decision, meeting.memo) if part)
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


def _memo_of(scene: Scene, case: Case, meeting: Meeting, absent: list[int]) -> dict[str, str]:
    """What the memo says, by the form's keys."""
    language = language_of(case)
    told = {
        "present": _in_a_row(scene, [case.window, *meeting.present], language),
        "bound": _in_a_row(scene, absent, language),
        "decision": "；".join(part for part in (meeting.decision, meeting.memo) if part),
        "due": meeting.memo_day or case.due or "",
    }
    return {key: words for key, words in told.items() if words}


def _in_a_row(scene: Scene, numbers: list[int], language: Language) -> str:
    return windows_words(scene, numbers, language).replace("|", " ").replace("\n", "、")
