"""What is told of cases (办件): rows of lists, a case's whole file, how it stands."""

from typing import Literal

from pydantic import Field

from hall_link.wire.base import Instant, Message, Words
from hall_link.wire.cases import (
    CaseAct,
    CasePaper,
    CaseState,
    Cause,
    Colour,
    Flow,
    SpecialStep,
    Wish,
)
from hall_link.wire.documents import DocumentView
from hall_link.wire.guide import LimitUnit
from hall_link.wire.printing import PrintJob


class ApplicantShown(Message):
    """Whose case it is, as far as who asks may read it: all others see masks. `recipient`: who
    took the result."""

    name: str = Field(default="", repr=False)
    phone: str = Field(default="", repr=False)
    address: str = Field(default="", repr=False)
    agent: str = Field(default="", repr=False)
    agent_phone: str = Field(default="", repr=False)
    recipient: str = Field(default="", repr=False)


class JointStand(Message):
    """How the windows of a joint case have answered. `warned`: how many will be late."""

    open: int = 0
    agreed: int = 0
    objected: int = 0
    bound: int = 0
    warned: int = 0


class CaseRow(Message):
    """A case in a list. `due`: the day that counts now, `cause`: what it is about. `days_left`:
    working days until it, negative when past it.

    `wish`: what a leader was asked for and has not decided. `visits`: how often the applicant had
    to come with papers; `often`: more often than a matter should need (一次性告知).
    `joint`: of a joint case that is not decided. `shelf`: where a result lies, `ready_days`: how
    many days ago the applicant was told so.
    """

    case_id: str
    number: str
    kind: str
    kind_name: Words
    flow: Flow
    item_name: Words
    state: CaseState
    colour: Colour
    received_at: Instant
    due: str | None = None
    cause: Cause = "promise"
    days_left: int | None = None
    window: int
    owner: str = ""
    urged: int = 0
    stage: int = 0
    applicant: str = ""
    joint: JointStand | None = None
    shelf: str = ""
    ready_days: int | None = None
    wish: Wish | None = None
    visits: int = 1
    often: bool = False


class MeetingView(Message):
    """A joint review that was called and not held yet: when, where, which windows."""

    at: Instant
    place: str
    windows: list[int]


class TaskView(Message):
    """A joined window's part of a joint case. `bound`: absent or refusing, bound by the meeting.

    `meeting`: the joint review this window is called to.
    """

    task_id: str
    case_id: str
    number: str
    item_name: Words
    lead: int
    window: int
    state: Literal["open", "agreed", "objected", "bound", "dropped"]
    colour: Colour
    due: str
    note: str = ""
    warned: bool = False
    meeting: MeetingView | None = None


class CaseStepView(Message):
    """One step a case has gone, for its file."""

    at: Instant
    act: str
    by: str
    state: CaseState
    note: str = ""


class CustodyView(Message):
    """Papers on their way from hand to hand, or that were. `window`: whose papers they were;
    `late`: nobody has signed for them by the end of the day."""

    custody_id: str
    case_id: str = ""
    number: str = ""
    window: int | None = None
    late: bool = False
    at: Instant
    giver: str
    to: str
    papers: list[str]
    taken_at: Instant | None = None
    taker: str = ""


class CaseView(Message):
    """A case as its window sees it. `acts`: what may be done with it now, by who asks.

    `first_asked`, `first_handler`: whom the citizen asked first, and who first took it on; neither
    changes when the case is handed on. `silent_from`: the day from which it counts as
    accepted by silence (Ruling 3); `notice_by`: it did, and its acceptance notice was owed by then
    and is still not given. `promised`: the day it is to be decided by, `first_due`: the day that
    was promised first. An extension nobody decided on by the promised day has `lapsed`.
    """

    row: CaseRow
    item: str
    item_version: int = 1
    applicant: ApplicantShown
    papers: list[CasePaper]
    first_asked: str = ""
    first_handler: str = ""
    accepted_at: Instant | None = None
    complete_day: str | None = None
    silent_from: str | None = None
    limit: int | None = None
    limit_unit: LimitUnit = "working_day"
    asked_days: int | None = None
    promised: str | None = None
    first_due: str | None = None
    notice_by: str | None = None
    stopped_by: SpecialStep | None = None
    stopped_since: str | None = None
    stop_expected: str | None = None
    extension: Literal["asked", "approved", "denied", "lapsed"] | None = None
    extension_days: int | None = None
    outcome: str | None = None
    decided_on: str | None = None
    deliver_by: str | None = None
    shelf: str = ""
    superior: str = ""
    sent_up_on: str | None = None
    agency: Literal["escort", "agent"] | None = None
    agency_end: int | None = None
    meeting: MeetingView | None = None
    green: bool = False
    outer: str = ""
    acts: list[CaseAct] = []
    steps: list[CaseStepView] = []
    tasks: list[TaskView] = []
    documents: list[DocumentView] = []
    custody: list[CustodyView] = []


class CaseDone(Message):
    """What became of the case, and the papers that go with the act.

    `warnings`: what is allowed and yet to be thought about, such as a special step that takes
    longer than the promise (Ruling 1).
    """

    kind: Literal["case_done"] = "case_done"
    case: CaseRow
    documents: list[DocumentView] = []
    jobs: list[PrintJob] = []
    warnings: list[Words] = []


class ProgressStep(Message):
    """A step of the way, done or still to come; `at` a day, `YYYY-MM-DD`."""

    words: Words
    at: str | None = None
    done: bool = False


class CaseFound(Message):
    """How a case stands, in plain words. `bring`: what the citizen still has to bring.

    `headline`: one sentence; `kind_means`: another, what its kind is. `due`: the day it is promised
    for, None while no clock runs. `meeting`: when and where the joint review called for it meets,
    which the applicant may attend; None once it is over.
    """

    kind: Literal["case_found"] = "case_found"
    number: str
    item_name: Words
    kind_name: Words
    kind_means: Words
    state: CaseState
    headline: Words
    steps: list[ProgressStep]
    due: str | None = None
    bring: list[str] = []
    fetch: Words | None = None
    meeting: Words | None = None
    window: int | None = None
    telephone: str = ""


class DeskCases(Message):
    """What a clerk's console shows of cases without asking: the most urgent first, 20 at most.

    `custody`: papers this window has given or is to take, and nobody has signed for.
    """

    rows: list[CaseRow] = []
    tasks: list[TaskView] = []
    custody: list[CustodyView] = []
    count: int = 0
    yellow: int = 0
    red: int = 0
