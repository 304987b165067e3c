"""Complaints, suggestions, praise and petitions (投诉 建议 表扬 信访; rows A10, H5, H6)."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints, model_validator

from hall_link.wire.base import CalendarDay, Instant, Language, Message, Secret, Words
from hall_link.wire.board import Service
from hall_link.wire.cases import Address, PersonName, Telephone
from hall_link.wire.printing import PrintJob

ComplaintKind = Literal["complaint", "suggestion", "praise", "petition"]
ComplaintChannel = Literal["kiosk", "pad", "phone_page", "desk", "telephone", "letter", "visit"]
ComplaintState = Literal["received", "assigned", "answered", "reopened", "closed"]
ComplaintNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{8,9}$")]
"""Its number in the hall's register, `YYYYNNNN`, without gaps; five places after the 9999th."""

StaffName = Annotated[str, StringConstraints(min_length=1, max_length=64)]
"""A sign-in name."""

FollowCode = Annotated[str, StringConstraints(pattern=r"^[0-9]{6}$")]
"""Printed beside the number; who has both may follow the complaint, named or not."""

Category = Literal["attitude", "quality", "delay", "rules", "fees", "facilities", "other"]
"""What it is about: 态度 质量 效率 违规 收费 设施 其他."""


class Visitor(Message):
    """Who complains or petitions: all of it voluntary, kept apart, seen by the handlers only.

    The last five are what a register of petitions asks for (信访登记).
    """

    name: PersonName = ""
    phone: Telephone = ""
    address: Address = ""
    sex: Literal["", "m", "f"] = Field(default="", repr=False)
    age: Annotated[int, Field(ge=0, le=130)] | None = Field(default=None, repr=False)
    occupation: Annotated[str, Field(max_length=40, repr=False)] = ""
    affiliation: Annotated[str, Field(max_length=40, repr=False)] = ""


class Complain(Message):
    """Leave a complaint, an idea, praise or a petition; with nobody's name where none is given.

    `window`: whom it is about, by the window. `staff`: by the sign-in name, chosen from those who
    serve (row A11). `happened`: on which day, or `today`; without it everybody who sat at the
    window lately may be meant. `visit`: the secret of one's ticket. `group`: how many people come
    together. `channel`: how it came, told only by the staff who write it down for somebody.
    `notice`: a petition's notice (告知书) on paper too, for who came to the reception with it.
    """

    kind: Literal["complain"] = "complain"
    what: ComplaintKind = "complaint"
    category: Category = "other"
    text: Annotated[str, Field(min_length=1, max_length=1000, repr=False)]
    window: Annotated[int, Field(ge=1, le=999)] | None = None
    staff: Annotated[str, Field(max_length=64)] | None = None
    happened: Literal["today"] | CalendarDay | None = None
    visit: Secret | None = None
    visitor: Visitor = Visitor()
    group: Annotated[int, Field(ge=1, le=999)] = 1
    channel: ComplaintChannel | None = None
    language: Language = "zh"
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None
    notice: bool = False


class ComplaintTaken(Message):
    """It is in the register. `answer_by`: the day by which an answer is due, local. `job`: the
    receipt on paper; `notice`: that of a petition's notice, where both were wanted."""

    kind: Literal["complaint_taken"] = "complaint_taken"
    number: ComplaintNumber
    code: FollowCode
    answer_by: str | None = None
    job: PrintJob | None = None
    notice: PrintJob | None = None


class FollowComplaint(Message):
    """Ask what became of it."""

    kind: Literal["follow_complaint"] = "follow_complaint"
    number: ComplaintNumber
    code: FollowCode = Field(repr=False)


class ComplaintFollowed(Message):
    """How it stands, in plain words; `answer` once there is one.

    `may_judge`: the citizen is asked whether the answer satisfies; no, once, opens it again under a
    leader.
    """

    kind: Literal["complaint_followed"] = "complaint_followed"
    number: ComplaintNumber
    what: ComplaintKind
    state: ComplaintState
    headline: Words
    received_at: Instant
    answer_by: str | None = None
    answer: str = ""
    may_judge: bool = False


class JudgeAnswer(Message):
    """Say whether the answer satisfies. Answered by `complaint_followed`."""

    kind: Literal["judge_answer"] = "judge_answer"
    number: ComplaintNumber
    code: FollowCode = Field(repr=False)
    satisfied: bool
    text: Annotated[str, Field(max_length=300, repr=False)] = ""


class HandleComplaint(Message):
    """What a handler does with it: take it on, hand it to another, note, answer, file.

    `complex`: it touches several units; its longer limit holds. `text`: a note or the answer, never
    in the ledger. `staff`: the handler it is given to. `upheld`: what was found. `concern` puts
    right whom it is about, with the reason in `text`: `named` are those it is about besides,
    `cleared` those it is not; `take` may bring them along. `meet` notes of a petition that a leader
    received who came: `staff` is the leader, `day` when, `text` what came of it. `close` by a
    leader tells in `text` why nobody could be received.
    """

    kind: Literal["handle_complaint"] = "handle_complaint"
    complaint_id: Annotated[str, Field(min_length=1, max_length=36)]
    act: Literal[
        "take", "give", "grade", "note", "send_correction", "answer", "close", "concern", "meet"
    ]
    text: Annotated[str, Field(max_length=1000, repr=False)] = ""
    staff: Annotated[str, Field(max_length=64)] | None = None
    named: Annotated[list[StaffName], Field(max_length=50, repr=False)] = []
    cleared: Annotated[list[StaffName], Field(max_length=50, repr=False)] = []
    day: CalendarDay | None = None
    complex: bool = False
    upheld: bool | None = None
    print: bool = False
    printer: Annotated[str, Field(max_length=36)] | None = None


class ComplaintHandled(Message):
    """How it stands now."""

    kind: Literal["complaint_handled"] = "complaint_handled"
    number: str
    state: ComplaintState
    job: PrintJob | None = None


class HandleRectification(Message):
    """Putting a bad rating right (差评整改, row D5), step by step.

    `assign` gives it to `staff`, never to the clerk rated. `find` says whether the rating is
    `upheld`, with its reason; the rating itself stays as it was given (Ruling 10). `verify` is
    another person's; with `satisfied` false it goes back. `call_back` tells whether the citizen is
    `satisfied`, null where nobody could be reached; false, once, opens it again under a leader.
    """

    kind: Literal["handle_rectification"] = "handle_rectification"
    rectification_id: Annotated[str, Field(min_length=1, max_length=36)]
    act: Literal["assign", "contact", "find", "fix", "verify", "call_back", "close"]
    staff: Annotated[str, Field(max_length=64)] | None = None
    upheld: bool | None = None
    satisfied: bool | None = None
    text: Annotated[str, Field(max_length=600, repr=False)] = ""

    @model_validator(mode="after")
    def _is_complete(self) -> "HandleRectification":
        if self.act == "assign" and not self.staff:
            raise ValueError("assign names who it is given to")
        if self.act == "find" and self.upheld is None:
            raise ValueError("find says whether the rating is upheld")
        return self


class RectificationHandled(Message):
    """How it stands now."""

    kind: Literal["rectification_handled"] = "rectification_handled"
    rectification_id: str
    state: str


class AskForService(Message):
    """Ask for service at home (上门), outside the hours (节假日急办), or the fast track (row G3).

    `wanted`: when it would suit, in words. Told to the duty officer at once.
    """

    kind: Literal["ask_for_service"] = "ask_for_service"
    what: Service
    item: Annotated[str, Field(max_length=64)] | None = None
    visitor: Visitor
    wanted: Annotated[str, Field(max_length=120)] = ""
    text: Annotated[str, Field(max_length=300, repr=False)] = ""
    language: Language = "zh"
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None


class ServiceAsked(Message):
    """The request is with the duty officer: `duty` is who leads today, to be rung at `telephone`
    by who can't wait; null and empty where nobody is named or gave a number. `answer_by`: until
    when one is rung back."""

    kind: Literal["service_asked"] = "service_asked"
    number: str
    answer_by: Instant | None = None
    duty: Words | None = None
    telephone: str = ""
    job: PrintJob | None = None


class HandleRequest(Message):
    """The duty officer answers a request: promises it for a day, hands it on, or tells why not."""

    kind: Literal["handle_request"] = "handle_request"
    request_id: Annotated[str, Field(min_length=1, max_length=36)]
    act: Literal["promise", "decline", "done"]
    day: CalendarDay | None = None
    staff: Annotated[str, Field(max_length=64)] | None = None
    text: Annotated[str, Field(max_length=300, repr=False)] = ""


class RequestHandled(Message):
    """How the request stands now."""

    kind: Literal["request_handled"] = "request_handled"
    number: str
    state: str
