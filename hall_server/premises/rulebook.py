"""The hall's own rules, as its file states them: missed calls, priority, calling, limits."""

from typing import Annotated, Literal

from pydantic import Field

from hall_link.wire.base import Words
from hall_server.premises.hours import Span
from hall_server.premises.spelling import SLUG, Icon, Section, Slug, TimeOfDay


class Settings(Section):
    """Figures of the hall's own rules.

    `recall_gap_s`: seconds between two calls of one number, 0 for no such rule;
    `call_valid_s`: seconds a call may be spoken; `rating_days`: days after a visit in which it
    may be rated; `rating_ask_s`: seconds a pad asks for a rating; `rating_interrupted_s`: the
    next visit begun within so many seconds of the last one's end interrupts its rating;
    `number_digits`: digits after a ticket's prefix; `undo_s`: seconds in which a call, a finish or
    a no-show can be taken back; `idle_…_min`: minutes a console with an open ticket may stay silent
    until it asks, until the leader may release the ticket, and until it locks; 0 for never.
    """

    recall_gap_s: Annotated[int, Field(ge=0, le=3600)] = 0
    undo_s: Annotated[int, Field(ge=0, le=120)] = 10
    idle_prompt_min: Annotated[int, Field(ge=0, le=120)] = 5
    idle_release_min: Annotated[int, Field(ge=0, le=240)] = 10
    idle_lock_min: Annotated[int, Field(ge=0, le=240)] = 10
    call_valid_s: Annotated[int, Field(ge=5, le=3600)] = 60
    rating_days: Annotated[int, Field(ge=0, le=365)] = 7
    rating_ask_s: Annotated[int, Field(ge=1, le=600)] = 60
    rating_interrupted_s: Annotated[int, Field(ge=0, le=600)] = 20
    number_digits: Annotated[int, Field(ge=2, le=5)] = 3


class Missed(Section):
    """What becomes of a missed call (row A14, Ruling 11).

    `calls`, `gap_s`, `total_s`: nobody's coming is recorded after so many heard calls, so many
    seconds apart, and so many in all (`total_need_s` for a slow visitor). Where no display
    reports within `unconfirmed_s` the call counts as heard from then on. `rule`: a missed ticket
    is void, goes to the end of the line, or comes back after `after` others; `times` in all.
    """

    calls: Annotated[int, Field(ge=1, le=10)] = 3
    gap_s: Annotated[int, Field(ge=0, le=600)] = 20
    total_s: Annotated[int, Field(ge=0, le=1800)] = 60
    total_need_s: Annotated[int, Field(ge=0, le=1800)] = 120
    unconfirmed_s: Annotated[int, Field(ge=0, le=600)] = 30
    rule: Literal["void", "end", "after"] = "after"
    after: Annotated[int, Field(ge=0, le=50)] = 3
    times: Annotated[int, Field(ge=0, le=10)] = 2


class PriorityClass(Section):
    """Who is served sooner (row A5). Never by rank; the class is never printed or shown in public.

    `lane`: "entitled" interleaves by the window's rule, "next" goes before everybody (fast track).
    `by_citizen`: may be chosen at the kiosk. `needs_reason`: a reason and an approver are kept.
    `slow`: has more time to come when called, as visitors with a need have (age 60 and over).
    """

    id: Slug
    name: Words
    icon: Icon = "help"
    lane: Literal["entitled", "next"] = "entitled"
    by_citizen: bool = False
    needs_reason: bool = False
    slow: bool = False


class CallingRule(Section):
    """How a window finds who is next (row B2).

    `queues`: between its queues goes the first of its list (order), who came first (longest-wait),
    or who has used up most of the promised wait (target-wait). `priority`: the entitled go by the
    same measure as all (none), before all others (first), or in turn (ratio): after `ordinary`
    others `entitled` of them, but never later than without the rule (Ruling 6). `most_passed`:
    nobody is passed by more people who came later than this.
    """

    id: Slug
    name: Words
    queues: Literal["order", "longest-wait", "target-wait"] = "longest-wait"
    priority: Literal["none", "first", "ratio"] = "ratio"
    ordinary: Annotated[int, Field(ge=1, le=20)] = 2
    entitled: Annotated[int, Field(ge=1, le=20)] = 1
    most_passed: Annotated[int, Field(ge=0, le=200)] = 10


FIRST_COME = CallingRule(
    id="longest-wait", name=Words(zh="先到先办", en="First come, first served"), priority="none"
)


class PauseReason(Section):
    """Why a window may pause, and after how many minutes somebody is alarmed (row B7)."""

    code: Annotated[str, SLUG, Field(max_length=40)]
    name: Words
    limit_min: Annotated[int, Field(ge=1, le=480)] = 10


class Limits(Section):
    """What keeps tickets from being hoarded (row A16); 0 is no limit.

    `per_person`: live tickets of one identified person in one queue. `person_day`: tickets of one
    identified person in a day. `queue_day`: tickets of a queue in a day (a queue's own
    `daily_limit` goes before). `kiosk_minute`: tickets one kiosk issues in a minute.

    `offline_block`: numbers of each queue a kiosk holds for when the server is away (row A15), 0
    for none; `offline_from`: the figure they begin at, so that the others follow one another.
    `hand_from`: the figure at which slips printed ahead begin (row K9).
    """

    per_person: Annotated[int, Field(ge=0, le=20)] = 1
    person_day: Annotated[int, Field(ge=0, le=100)] = 5
    queue_day: Annotated[int, Field(ge=0, le=99999)] = 0
    kiosk_minute: Annotated[int, Field(ge=0, le=600)] = 30
    offline_block: Annotated[int, Field(ge=0, le=200)] = 20
    offline_from: Annotated[int, Field(ge=1, le=99999)] = 701
    hand_from: Annotated[int, Field(ge=1, le=99999)] = 901


class Volume(Section):
    """How loud it speaks from this local time on, per cent."""

    begins: TimeOfDay
    percent: Annotated[int, Field(ge=0, le=100)]


class PrinterPlace(Section):
    """What the hall knows of a printer by its name (rows E2, E3).

    `neighbours`: who prints in its place while it can't, in this order.
    """

    name: Annotated[str, Field(min_length=1, max_length=64)]
    neighbours: Annotated[list[Annotated[str, Field(min_length=1)]], Field(max_length=8)] = []


class Displays(Section):
    """How boards and voices behave (row C5)."""

    quiet: list[Span] = []
    volume: list[Volume] = []
    pages_s: Annotated[int, Field(ge=3, le=300)] = 12
    get_ready: bool = True
