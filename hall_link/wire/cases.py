"""Cases (办件): what a visit becomes when it is not over at the window (rows F1 to F5, F7).

The terms of cases, and what is asked of them; what is told of them: `case_views`.
"""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from hall_link.wire.base import CalendarDay, Language, Message, Secret

CaseId = Annotated[str, Field(min_length=1, max_length=36)]
CaseNumber = Annotated[str, StringConstraints(pattern=r"^[0-9]{10}$")]
"""The day it was taken in and its place on that day, `YYMMDDNNNN`: ten digits to type."""

LastFour = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
KindCode = Annotated[str, Field(min_length=1, max_length=40)]
"""The code of one of the hall's kinds of case; kinds are data (Ruling 9)."""

Flow = Literal[
    "on_the_spot",
    "returned",
    "supplement",
    "committed",
    "joint",
    "reported_up",
    "consultation",
    "petition",
    "fast_track",
    "not_accepted",
]
"""By which rules a kind goes: 即办 退回 补办 承诺 联办 上报 咨询 信访 绿色通道 不予受理."""

CaseState = Literal[
    "received",
    "correcting",
    "supplementing",
    "accepted",
    "stopped",
    "sent_up",
    "decided",
    "ready",
    "delivered",
    "closed",
    "returned",
    "refused",
    "withdrawn",
]
"""received: 收件, not yet accepted. correcting: told what to put right before acceptance (补正).
supplementing: taken in, waits for papers (补办). accepted: in work, the clock runs. stopped: a
special step stops it. sent_up: with the level above. decided: there is a result. ready: it lies
to be fetched (待取). delivered: handed over. The last four are ends."""

PaperState = Literal["held", "missing", "owed", "on_file"]
"""held: handed in. owed: may come later, by a day (容缺). on_file: known, not asked again."""

Colour = Literal["grey", "green", "yellow", "red"]
"""How a clock stands: grey not running, yellow due soon, red past its day."""

Cause = Literal["promise", "delivery", "owed", "stop", "papers", "fetch", "notice"]
"""What the day of a clock is about. promise: the decision. delivery: the result. owed: a paper that
may come later (容缺). stop: the end of a special step. papers: those that a supplement case, or one
sent back for correction, waits for. fetch: a result that lies ready. notice: the acceptance notice
of a case accepted by silence."""

SpecialStep = Literal[
    "hearing",
    "tender",
    "auction",
    "inspection",
    "testing",
    "quarantine",
    "appraisal",
    "expert_review",
]
"""The only steps that stop a clock (Ruling 1): 听证 招标 拍卖 检验 检测 检疫 鉴定 专家评审."""

Wish = Literal["fast_track", "longer"]
"""What a clerk asks a leader for as a case is opened: the fast track (绿色通道), or a longer
promise than the item's published one."""

PersonName = Annotated[str, Field(max_length=40, repr=False)]
Telephone = Annotated[str, StringConstraints(pattern=r"^[0-9+() -]{0,20}$"), Field(repr=False)]
Address = Annotated[str, Field(max_length=120, repr=False)]
Reason = Annotated[str, Field(max_length=300)]
ItemName = Annotated[str, Field(min_length=1, max_length=64)]


class Applicant(Message):
    """Whose case it is. Kept in a table of its own and never in the ledger.

    `agent`, `agent_phone`: who acts for them, where somebody does.
    """

    name: PersonName = ""
    phone: Telephone = ""
    address: Address = ""
    agent: PersonName = ""
    agent_phone: Telephone = ""


class CasePaper(Message):
    """A paper of a case. `place`: its place in the item's list, None for one added by hand."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    copies: Annotated[int, Field(ge=1, le=99)] = 1
    state: PaperState = "held"
    place: Annotated[int, Field(ge=0, le=99)] | None = None
    owed_until: CalendarDay | None = None


class OpenCase(Message):
    """Turn the visit at a window, or nobody's visit, into a case (row B10).

    `ticket_id`: the visit, at this window now or when it ended; `wrong-window` for another's.
    `ground`: which of the kind's listed grounds (退回 and 补办 have three each), with its `reason`.
    `limit`: the promise, None for the item's own: in the unit of the item's promise, in working
    days where that is none of days. A shorter one is the clerk's to give, a longer one needs a
    `reason` and is asked of a leader, and until then the case keeps the published promise.
    `joined`: the windows of a joint case. `superior`: to whom a reported-up case goes. `fast_track`
    needs a `reason` and is asked of a leader too: until then it runs as its ordinary kind.
    `notice`: the secret of the one-time notice the papers were checked by. `agency`: escort (帮办)
    or agent (代办); `agreed`: the applicant was told that it is free and of their own will, and may
    be ended at any time, and agrees. `outer`: the number another authority's system gave it (row
    F7). `also`: items of the windows that join, whose papers and fees are one set with the item's.
    `prepaid`: yuan the agent was given for fees of others, `pickup`: when to fetch; both stand on
    the hand-over slip. `signed`: a kind that ends as it begins is over at once: the applicant, or
    whom `recipient` names, signed its notice on the spot and took it; other kinds don't ask for it.
    """

    kind: Literal["open_case"] = "open_case"
    window: Annotated[int, Field(ge=1, le=999)]
    ticket_id: Annotated[str, Field(max_length=36)] | None = None
    case_kind: KindCode
    item: Annotated[str, Field(min_length=1, max_length=64)]
    applicant: Applicant = Applicant()
    papers: Annotated[list[CasePaper], Field(max_length=60)] = []
    ground: Annotated[int, Field(ge=1, le=9)] | None = None
    reason: Reason = ""
    limit: Annotated[int, Field(ge=0, le=365)] | None = None
    joined: Annotated[list[Annotated[int, Field(ge=1, le=999)]], Field(max_length=12)] = []
    superior: Annotated[str, Field(max_length=80)] = ""
    agency: Literal["escort", "agent"] | None = None
    agreed: bool = False
    first_asked: Annotated[str, Field(max_length=64)] | None = None
    notice: Secret | None = Field(default=None, repr=False)
    outer: Annotated[str, Field(max_length=64)] = ""
    also: Annotated[list[ItemName], Field(max_length=12)] = []
    prepaid: Annotated[str, StringConstraints(pattern=r"^([0-9]{1,9}(\.[0-9]{1,2})?)?$")] = ""
    pickup: Annotated[str, Field(max_length=40)] = ""
    recipient: PersonName = ""
    signed: bool = False
    language: Language = "zh"
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None


CaseAct = Literal[
    "accept",
    "give_acceptance",
    "correct",
    "add_papers",
    "return",
    "refuse",
    "stop_clock",
    "resume_clock",
    "ask_extension",
    "approve_extension",
    "deny_extension",
    "approve_fast_track",
    "deny_fast_track",
    "approve_longer",
    "deny_longer",
    "send_up",
    "note_answer",
    "decide",
    "lay_out",
    "deliver",
    "close",
    "withdraw",
    "hand_on",
    "urge",
    "note_owed",
    "end_agency",
    "note_progress",
    "set_outer",
    "join_windows",
]
"""What may be done with a case. Which act is legal in which state, who may do it and what it needs:
`hall_server/cases/moves.py`, drawn in `docs/case-life.md`."""


class ActOnCase(Message):
    """Do one act with a case. Which fields an act needs is told by the table of moves.

    papers: what was handed in or is still missing. reason: in words, kept out of the ledger.
    ground: a listed ground. step: a special step, `days` it is thought to take, `organ` who carries
    it out. days: working days of an extension. day: when something happened or is to happen.
    outcome: `granted` or `denied`.
    channel: how a result is handed over. recipient: who took it. shelf: where it lies.
    window, staff: to whom it is handed on. agreed: the applicant agrees (an extension needs it).
    signed: the applicant signed every paper on the spot, so that what gives a case up closes it in
    the same act; it needs channel and recipient.
    """

    kind: Literal["act_on_case"] = "act_on_case"
    case_id: CaseId
    act: CaseAct
    window: Annotated[int, Field(ge=1, le=999)] | None = None
    papers: Annotated[list[CasePaper], Field(max_length=60)] = []
    reason: Reason = ""
    ground: Annotated[int, Field(ge=1, le=9)] | None = None
    step: SpecialStep | None = None
    days: Annotated[int, Field(ge=1, le=365)] | None = None
    day: CalendarDay | None = None
    outcome: Literal["granted", "denied"] | None = None
    channel: Literal["counter", "mail", "home", "online"] | None = None
    recipient: PersonName = ""
    shelf: Annotated[str, Field(max_length=20)] = ""
    to_window: Annotated[int, Field(ge=1, le=999)] | None = None
    to_staff: Annotated[str, Field(max_length=64)] | None = None
    joined: Annotated[list[Annotated[int, Field(ge=1, le=999)]], Field(max_length=12)] = []
    superior: Annotated[str, Field(max_length=80)] = ""
    outer: Annotated[str, Field(max_length=64)] = ""
    organ: Annotated[str, Field(max_length=80)] = ""
    agreed: bool = False
    signed: bool = False
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None


class ActOnTask(Message):
    """A joined window does its part of a joint case, or warns its lead that it will be late."""

    kind: Literal["act_on_task"] = "act_on_task"
    task_id: Annotated[str, Field(min_length=1, max_length=36)]
    window: Annotated[int, Field(ge=1, le=999)]
    act: Literal["agree", "object", "warn_late"]
    reason: Reason = ""


class CallMeeting(Message):
    """The lead calls the windows to a joint review (联审会): `day`, `time` by the hall's clock.

    `windows`: which of those that joined; empty for all that have not agreed. The applicant may
    attend, and is told on paper. A later call takes the place of one not held yet.
    """

    kind: Literal["call_meeting"] = "call_meeting"
    case_id: CaseId
    window: Annotated[int, Field(ge=1, le=999)]
    day: CalendarDay
    time: Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
    place: Annotated[str, Field(min_length=1, max_length=60)]
    windows: Annotated[list[Annotated[int, Field(ge=1, le=999)]], Field(max_length=12)] = []
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None


class HoldMeeting(Message):
    """The lead window, or a leader, records the joint review that was called: who came, who refused
    and why, what was decided.

    Not before its time, and not without any window besides the lead, unless a leader records it. Of
    the windows that were called those not `present` are absent; absent and refusing ones are bound
    by what was decided (Ruling 2). `memo`: what was left open, to be done by `memo_day`.
    """

    kind: Literal["hold_meeting"] = "hold_meeting"
    case_id: CaseId
    window: Annotated[int, Field(ge=1, le=999)]
    present: Annotated[list[Annotated[int, Field(ge=1, le=999)]], Field(max_length=12)] = []
    refused: Annotated[list[Annotated[int, Field(ge=1, le=999)]], Field(max_length=12)] = []
    refused_why: Reason = ""
    applicant_came: bool = False
    decided: bool = True
    decision: Reason = ""
    memo: Reason = ""
    memo_day: CalendarDay | None = None
    print: bool = True
    printer: Annotated[str, Field(max_length=36)] | None = None


class PassPapers(Message):
    """Papers change hands, signed by who gives and who takes (row F7).

    `to`: a window's number, a station's or an office's name. The giver is who sends this; the taker
    signs with `take_papers`. Papers that lie with somebody without account the case's own window
    passes on for them; to itself, it signs with the same.
    """

    kind: Literal["pass_papers"] = "pass_papers"
    case_id: CaseId
    window: Annotated[int, Field(ge=1, le=999)]
    to: Annotated[str, Field(min_length=1, max_length=80)]
    papers: Annotated[list[CasePaper], Field(min_length=1, max_length=60)]


class TakePapers(Message):
    """The taker signs for papers that were passed on; `taker`: the name of one without account."""

    kind: Literal["take_papers"] = "take_papers"
    custody_id: Annotated[str, Field(min_length=1, max_length=36)]
    window: Annotated[int, Field(ge=1, le=999)]
    taker: PersonName = ""


class FindCase(Message):
    """Ask how a case stands, by its number and the last four digits of the telephone (row A9)."""

    kind: Literal["find_case"] = "find_case"
    number: CaseNumber
    last_four: LastFour = Field(repr=False)
