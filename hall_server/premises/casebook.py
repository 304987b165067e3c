"""Rules of cases, deadlines and complaints, as the hall file states them.

Where the halls' rule books differ the variant is a setting; each default is told here.
"""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Words
from hall_link.wire.cases import Flow
from hall_server.premises.spelling import SLUG, Day, Section

Days = Annotated[int, Field(ge=0, le=365)]


class CaseKind(Section):
    """A kind of case (Ruling 9): its words, the rules it goes by, and the notice it is told with.

    `form`: the id of the notice given when it is opened, None for none. `grounds`: what it may rest
    on, in the order of the law or rule book. `green`: it goes before others.
    """

    code: Annotated[str, SLUG, Field(max_length=40)]
    name: Words
    flow: Flow
    form: str | None = None
    grounds: list[Words] = []
    limit: Days | None = None
    green: bool = False


def _kind(code: str, flow: Flow, zh: str, en: str, form: str | None, *grounds: Words) -> CaseKind:
    return CaseKind(
        code=code, flow=flow, name=Words(zh=zh, en=en), form=form, grounds=list(grounds)
    )


KINDS = (
    _kind("on-the-spot", "on_the_spot", "即办件", "On-the-spot case", None),
    _kind("committed", "committed", "承诺件", "Committed case", "promise-slip"),
    _kind(
        "supplement",
        "supplement",
        "补办件",
        "Supplement case",
        "supplement-slip",
        Words(zh="主件具备但未带来", en="A main paper exists but was not brought"),
        Words(zh="非主件不全，申请人承诺补齐", en="Others missing, promised by the applicant"),
        Words(zh="主件齐全，少数附件不全且不影响审批", en="Few annexes missing, no bar to it"),
    ),
    _kind(
        "returned",
        "returned",
        "退回件",
        "Returned case",
        "return-slip",
        Words(zh="缺少主件", en="A main paper is missing"),
        Words(zh="初审明显不符合政策", en="First review: clearly against policy"),
        Words(zh="勘察或核查不符合条件", en="A survey or check found conditions unmet"),
    ),
    _kind("joint", "joint", "联办件", "Joint case", "joint-slip"),
    _kind("reported-up", "reported_up", "上报件", "Reported-up case", "report-up-slip"),
    _kind("consultation", "consultation", "咨询件", "Consultation", "consult-notice"),
    _kind("petition", "petition", "信访件", "Petition case", "petition-notice"),
    CaseKind(
        code="fast-track",
        name=Words(zh="绿色通道件", en="Fast-track case"),
        flow="fast_track",
        form="promise-slip",
        green=True,
    ),
    _kind("not-accepted", "not_accepted", "不予受理件", "Not accepted", "nonaccept-slip"),
)
"""The six kinds of the rule books and the four they add."""


class Deadlines(Section):
    """How a due day is found (row F2; Rulings 1, 3 and 4).

    `starts`: "after-acceptance" counts from the working day after acceptance (the default), while
    "after-receipt" counts from the working day after receipt, and "on-receipt" makes the day of
    receipt the first. Neither accepted nor corrected within `silent_days` working days counts as
    accepted on the day of receipt; 0 for no such rule. `on_the_spot`: done within
    `on_the_spot_min` minutes, or on the same day. `default_days`: the promise of an item that names
    none. `most_days`: the longest promise of an item that publishes neither a longer one nor a
    legal limit (行政许可法 42: twenty days). `many_visits`: a matter that took its applicant more
    visits is told to the desk and the leader (一次性告知). `delivery_days` in `delivery_unit`: from
    the decision to the result's delivery. `extend_days`: the longest extension; once only, approved
    by a leader. `send_up_days`: within which a reported-up case is sent. `task_days`: a joined
    window's part. `supplement_days`: for how long a case waits for papers, until somebody has to
    ask; it never lapses by itself.
    `owed_days`: for how many working days a paper that may come later (容缺) can be owed.
    `yellow_days`: working days before the due day at which a clock turns yellow. `head_days`,
    `leader_days`: working days past due after which the window's head and the leader are told.
    `working_days`: the legal calendar of a year the State Council had not yet published; opening
    days of the hall never move it.
    """

    starts: Literal["after-acceptance", "after-receipt", "on-receipt"] = "after-acceptance"
    silent_days: Days = 5
    on_the_spot: Literal["minutes", "same-day"] = "minutes"
    on_the_spot_min: Annotated[int, Field(ge=1, le=480)] = 30
    default_days: Days = 5
    most_days: Days = 20
    many_visits: Annotated[int, Field(ge=1, le=99)] = 2
    delivery_days: Days = 5
    delivery_unit: Literal["working_day", "day"] = "working_day"
    extend_days: Days = 10
    send_up_days: Days = 2
    task_days: Days = 3
    supplement_days: Days = 10
    owed_days: Days = 60
    yellow_days: Days = 1
    head_days: Days = 1
    leader_days: Days = 2
    working_days: dict[Day, bool] = {}


class Notices(Section):
    """How a window tells once what is missing (once-form variants).

    `written`: on paper and not only spoken "always" when papers are missing (the default),
    "when-kept" where they can't be put right on the spot, or "on-request"; the clerk may always
    print one. `at_window`: the form of it there: the signed sheet of what is missing (the default),
    the letter of everything that is asked for, or the list that nobody signs, which is what who
    has not queued yet is given.
    """

    written: Literal["always", "when-kept", "on-request"] = "always"
    at_window: Literal["once-sheet", "once-letter", "once-list"] = "once-sheet"
    receipt_for_on_the_spot: bool = False


class Complaints(Section):
    """Limits of complaints and petitions (rows H5, H6; Ruling 14).

    `simple`: answered on the same or by the next working day. `complex_days` in `complex_unit`: 5
    working days, or 7 days in the variant of one week. `petition_days`, `leader_days`: days until a
    petition is answered, and until a leader receives. `group`: so many people together page the
    duty leader. `anonymous`: whether a complaint without a name is taken. `seat_days`: who sat at a
    window in so many days before is taken to be meant by a complaint about it that tells no day.
    """

    simple: Literal["same-day", "next-day"] = "next-day"
    complex_days: Days = 5
    complex_unit: Literal["working_day", "day"] = "working_day"
    petition_days: Days = 3
    leader_days: Days = 7
    group: Annotated[int, Field(ge=2, le=999)] = 5
    anonymous: bool = True
    seat_days: Days = 14
    appeal: Words | None = None


class Rectify(Section):
    """Limits for putting a bad rating right, in working days (row D5)."""

    contact_days: Days = 1
    fix_days: Days = 5


class Openness(Section):
    """What a hall must publish about each item: one of the lists of the rule books (公开).

    `own`: further keys of the union, for a list of the hall's own.
    """

    preset: Literal[
        "open-5", "open-6", "open-8", "open-9", "open-9b", "open-6b", "open-7", "open-5b"
    ] = "open-9"
    own: list[str] = []


class Services(Section):
    """What the hall offers outside its windows (row G3).

    Who asks for something urgent is rung back within `urgent_min` minutes, others within
    `answer_days` working days.
    """

    at_home: bool = True
    urgent: bool = True
    fast_track: bool = True
    urgent_min: Annotated[int, Field(ge=1, le=1440)] = 30
    answer_days: Days = 1


class Casebook(Section):
    """Everything about cases, notices and complaints. A section left out has its defaults.

    `meeting_notice_min`: so many minutes before a joint review, of those in which the hall serves,
    its windows are called at the least.
    `fetch_item`: the item for which one takes a number to fetch a result (取件); who serves it may
    hand over every result that lies ready. None: each result is fetched at its own window.
    """

    kinds: Annotated[list[CaseKind], Field(min_length=1)] = list(KINDS)
    joint_windows: Annotated[int, Field(ge=2, le=9)] = 2
    meeting_notice_min: Annotated[int, Field(ge=0, le=10080)] = 30
    fetch_item: Annotated[str, SLUG, Field(max_length=64)] | None = None
    deadlines: Deadlines = Deadlines()
    notices: Notices = Notices()
    complaints: Complaints = Complaints()
    rectify: Rectify = Rectify()
    openness: Openness = Openness()
    services: Services = Services()
