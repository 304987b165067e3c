"""What the staff see of cases: lines, the first of a desk, and a whole file."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from hall_link.wire.base import Words
from hall_link.wire.case_views import (
    ApplicantShown,
    CaseRow,
    CaseStepView,
    CaseView,
    DeskCases,
    JointStand,
    MeetingView,
    TaskView,
)
from hall_server.cases.clocks import NEVER, clock_of, promised, task_colour
from hall_server.cases.fetching import fetch_windows
from hall_server.cases.file import CaseFile
from hall_server.cases.file_tables import CaseStep, CaseTask
from hall_server.cases.hand_overs import at_desk, custody_view
from hall_server.cases.moves import Who, allowed
from hall_server.cases.room import Scene
from hall_server.cases.state import DESK_LINES, told_colour
from hall_server.cases.tables import ApplicantRecord, Case
from hall_server.documents.issue import view_of as document_view
from hall_server.kernel.clock import from_text, stored
from hall_server.kernel.masking import masked_name, masked_phone

OPEN_TO: frozenset[Who] = frozenset({"handler", "joined", "counter"})
"""Who may read whose case it is: a window that has a part to do must know for whom, and who hands
a result over, to whom it belongs."""


def row_of(
    scene: Scene, case: Case, today: date, applicant: ApplicantRecord | None = None
) -> CaseRow:
    """A case in a list, its applicant masked. `applicant`: where memory has not got them."""
    whose = applicant or scene.cases.applicant(case.id)
    clock = clock_of(case)
    day = None if clock.due == NEVER else clock.due
    return CaseRow(
        case_id=case.id,
        number=case.number,
        kind=case.kind,
        kind_name=kind_name(scene, case),
        flow=case.flow,
        item_name=scene.guide.name_of(case.item),
        state=case.state,
        colour=told_colour(case, today.isoformat()),
        received_at=stored(case.received_at),
        due=day,
        cause=clock.cause,
        days_left=scene.calendar.between(today, date.fromisoformat(day)) if day else None,
        window=case.window,
        owner=shown(scene, case.owner),
        urged=case.urged,
        stage=case.stage,
        applicant=masked_name(whose.name) if whose else "",
        joint=joint_stand(case, scene.cases.tasks_of(case.id)),
        shelf=case.shelf if case.state == "ready" else "",
        ready_days=_ready_days(case, today),
        wish=case.wish,
        visits=case.visits,
        often=case.visits > scene.book.deadlines.many_visits,
    )


def joint_stand(case: Case, tasks: Sequence[CaseTask]) -> JointStand | None:
    """How the windows of a joint case have answered, while it is not decided."""
    if case.flow != "joint" or case.ended or case.outcome is not None:
        return None
    told = Counter(task.state for task in tasks)
    return JointStand(
        open=told["open"],
        agreed=told["agreed"],
        objected=told["objected"],
        bound=told["bound"],
        warned=sum(task.warned_at is not None and task.state == "open" for task in tasks),
    )


def _ready_days(case: Case, today: date) -> int | None:
    """Days since the applicant was told that the result lies to be fetched."""
    if case.state != "ready" or case.laid_on is None:
        return None
    return (today - date.fromisoformat(case.laid_on)).days


def kind_name(scene: Scene, case: Case) -> Words:
    """The name of its kind; its code for one the hall no longer has."""
    kind = scene.hall.premises.case_kind(case.kind)
    return kind.name if kind else Words(zh=case.kind, en=case.kind)


def shown(scene: Scene, who: str) -> str:
    """A member of the staff by the name on the badge; anybody else by their id."""
    person = scene.staff.find(who)
    return person.display.zh if person else who


def desk_cases(scene: Scene, window: int, staff: str | None, today: date) -> DeskCases:
    """The most urgent cases of a window and of who sits there, the tasks of joint cases, and what
    is so late at the windows somebody heads that the head has been told; where results are fetched
    also those of all windows that nobody has fetched in time, to remind their applicants."""
    first = scene.cases.urgent(window, staff, today, scene.windows.headed_by(staff))
    lying = [case for case in _unfetched(scene, window, today) if case.owner != staff]
    cases = (*first.cases, *lying)[:DESK_LINES]
    return DeskCases(
        rows=[row_of(scene, case, today) for case in cases],
        tasks=[task_view(scene, task, today) for task in first.tasks],
        custody=at_desk(scene, window),
        count=first.count + len(lying),
        yellow=first.yellow + len(lying),
        red=first.red,
    )


def _unfetched(scene: Scene, window: int, today: date) -> list[Case]:
    if window not in fetch_windows(scene):
        return []
    ids = scene.cases.urgency.unfetched(today.isoformat(), but=window)
    return [case for case_id in ids if (case := scene.cases.find(case_id)) is not None]


def task_view(scene: Scene, task: CaseTask, today: date, case: Case | None = None) -> TaskView:
    """A joined window's part; `case`: its case, where memory has not got it."""
    of = case or scene.cases.find(task.case_id)
    assert of is not None, "a task in memory has its case there"
    return TaskView(
        task_id=task.id,
        case_id=task.case_id,
        number=of.number,
        item_name=scene.guide.name_of(of.item),
        lead=of.window,
        window=task.window,
        state=task.state,
        colour=task_colour(task, today.isoformat()),
        due=task.due,
        note=task.note,
        warned=task.warned_at is not None,
        meeting=meeting_view(scene, of, task.window),
    )


def meeting_view(scene: Scene, case: Case, window: int | None = None) -> MeetingView | None:
    """The joint review a case waits for; window: only if that one is called to it."""
    called = scene.cases.meeting(case.id)
    if called is None or case.ended or (window is not None and window not in called.called):
        return None
    return MeetingView(at=stored(called.meets_at), place=called.place, windows=list(called.called))


def view_of(scene: Scene, file: CaseFile, mine: frozenset[Who], today: date) -> CaseView:
    """A case's whole file for somebody who is `mine` to it. Who has nothing to do with it sees no
    name, telephone or words of its applicant."""
    case, open_to = file.case, not mine.isdisjoint(OPEN_TO)
    return CaseView(
        row=row_of(scene, case, today, file.applicant),
        item=case.item,
        item_version=case.item_version,
        applicant=_applicant(file.applicant, open_to),
        papers=list(case.papers),
        first_asked=shown(scene, case.first_asked),
        first_handler=shown(scene, case.first_handler),
        accepted_at=from_text(case.accepted_at),
        complete_day=case.complete_day,
        silent_from=case.silent_from,
        limit=case.limit_days,
        limit_unit=case.limit_unit,
        asked_days=case.asked_days,
        promised=promised(case),
        first_due=case.first_due,
        notice_by=case.notice_by,
        stopped_by=case.stopped_by,
        stopped_since=case.stop.since if case.stop else None,
        stop_expected=case.stop.expected if case.stop else None,
        extension=case.extension,
        extension_days=case.extension_days,
        outcome=case.outcome,
        decided_on=case.decided_on,
        deliver_by=case.deliver_by,
        shelf=case.shelf,
        superior=case.superior,
        sent_up_on=case.sent_up_on,
        agency=case.agency,
        agency_end=case.agency_end,
        meeting=meeting_view(scene, case),
        green=case.green,
        outer=case.outer,
        acts=allowed(case, mine, today.isoformat()),
        steps=[_step(scene, step, bool(mine)) for step in file.steps],
        tasks=[task_view(scene, task, today, case) for task in file.tasks],
        documents=[document_view(scene.hall, document) for document in file.documents]
        if open_to or "leader" in mine
        else [],
        custody=[custody_view(scene, one, open_to, case.number) for one in file.custody],
    )


def _applicant(record: ApplicantRecord, open_to: bool) -> ApplicantShown:
    if not open_to:
        return ApplicantShown(
            name=masked_name(record.name),
            phone=masked_phone(record.phone),
            agent=masked_name(record.agent),
            agent_phone=masked_phone(record.agent_phone),
            recipient=masked_name(record.recipient),
        )
    return ApplicantShown(
        name=record.name,
        phone=record.phone,
        address=record.address,
        agent=record.agent,
        agent_phone=record.agent_phone,
        recipient=record.recipient,
    )


def _step(scene: Scene, step: CaseStep, with_words: bool) -> CaseStepView:
    return CaseStepView.model_validate(
        {
            "at": stored(step.at),
            "act": step.act,
            "by": shown(scene, step.by),
            "state": step.after,
            "note": step.note if with_words else "",
        }
    )
