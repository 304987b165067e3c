"""The life of a case: every act, where it starts, where it leads, who may do it, what it needs.

The one place that knows this; `docs/case-life.md` is drawn from it, the consoles offer what it
allows, and what is not in it is refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from hall_link.wire.cases import CaseAct, CaseState, Flow
from hall_server.cases.clocks import is_past
from hall_server.cases.tables import GIVEN_UP, Case

Who = Literal["handler", "leader", "lead", "joined", "counter"]
"""handler: the owner, or who sits at the window that answers for the case. leader: a manager or
administrator. lead: the handler of a joint case, towards the windows that join. joined: who sits at
a window that has an open part in it. counter: who sits where the hall's results are fetched."""

Need = Literal[
    "reason",
    "ground",
    "papers",
    "step",
    "days",
    "agreed",
    "outcome",
    "channel",
    "recipient",
    "shelf",
    "superior",
    "goal",
    "joined",
    "outer",
    "day",
]
"""A field of the command that must be filled; `goal` is a window or a person."""

When = Literal["always", "accepted", "denied"]
"""When a form is given out: `accepted` when the act makes the clock start, `denied` when it decides
so."""

ACCEPTANCE = "acceptance"
"""Stands for the notice of the case's kind, or the plain acceptance notice where it has none."""

HANDLER: frozenset[Who] = frozenset({"handler"})
LEADER: frozenset[Who] = frozenset({"leader"})
EITHER: frozenset[Who] = frozenset({"handler", "leader"})
HANDING_OVER: frozenset[Who] = frozenset({"handler", "counter"})
ABOVE: frozenset[Who] = frozenset({"leader", "lead"})

ARRIVING: tuple[CaseState, ...] = ("received", "correcting", "supplementing")
WORKING: tuple[CaseState, ...] = ("accepted", "stopped", "sent_up")
DECIDED: tuple[CaseState, ...] = ("decided", "ready")
GOING: tuple[CaseState, ...] = (*ARRIVING, *WORKING, *DECIDED, "delivered")
OPEN: tuple[CaseState, ...] = (*GOING, *GIVEN_UP)


DECISIONS: frozenset[CaseAct] = frozenset(
    {
        "approve_extension",
        "deny_extension",
        "approve_fast_track",
        "deny_fast_track",
        "approve_longer",
        "deny_longer",
    }
)
"""What a leader decides that somebody asked for: never who asked, nor who handles the case."""

OPENED = "open"
"""The act of the first step in a case's file."""

IN_ONE_GO: frozenset[Flow] = frozenset({"on_the_spot", "consultation", "petition"})
"""Cases that may be decided, handed over and closed in one act."""


@dataclass(frozen=True, slots=True)
class Move:
    """An act. `leads`: to which state, None to stay; `complete`: where it leads instead once no
    paper is missing; `flows`: of which cases only, empty for all; `gives`: the forms given out;
    `reckons`: the due day is told anew, as it is whenever an act leads to acceptance."""

    starts: tuple[CaseState, ...]
    leads: CaseState | None = None
    complete: CaseState | None = None
    who: frozenset[Who] = HANDLER
    needs: tuple[Need, ...] = ()
    flows: tuple[Flow, ...] = ()
    gives: tuple[tuple[When, str], ...] = ()
    reckons: bool = False


MOVES: dict[CaseAct, Move] = {
    # before it is accepted
    "accept": Move(("received",), "accepted", gives=(("accepted", ACCEPTANCE),)),
    "give_acceptance": Move((*WORKING, *DECIDED, "delivered"), gives=(("always", ACCEPTANCE),)),
    "correct": Move(
        ("received",), "correcting", needs=("papers",), gives=(("always", "correction-notice"),)
    ),
    # what is accepted is decided on, or withdrawn: it can't be refused or given back any more
    "refuse": Move(ARRIVING, "refused", needs=("reason",), gives=(("always", "nonaccept-slip"),)),
    "return": Move(ARRIVING, "returned", needs=("ground",), gives=(("always", "return-slip"),)),
    # papers
    "add_papers": Move(
        GOING, complete="accepted", needs=("papers",), gives=(("accepted", ACCEPTANCE),)
    ),
    "note_owed": Move(
        (*ARRIVING, *WORKING),
        complete="accepted",
        needs=("papers", "day"),
        gives=(("accepted", ACCEPTANCE),),
    ),
    # the clock
    "stop_clock": Move(
        ("accepted",),
        "stopped",
        needs=("step", "days"),
        gives=(("always", "stop-notice"),),
        reckons=True,
    ),
    "resume_clock": Move(("stopped",), "accepted", reckons=True),
    "ask_extension": Move(WORKING, needs=("reason", "days", "agreed")),
    "approve_extension": Move(
        WORKING, who=LEADER, gives=(("always", "extension-notice"),), reckons=True
    ),
    "deny_extension": Move(WORKING, who=LEADER, needs=("reason",)),
    # what was asked for as it was opened
    "approve_fast_track": Move((*ARRIVING, *WORKING), who=LEADER),
    "deny_fast_track": Move((*ARRIVING, *WORKING), who=LEADER, needs=("reason",)),
    "approve_longer": Move((*ARRIVING, *WORKING), who=LEADER, reckons=True),
    "deny_longer": Move((*ARRIVING, *WORKING), who=LEADER, needs=("reason",)),
    # with others
    "send_up": Move(
        ("accepted",), "sent_up", needs=("superior",), flows=("reported_up",), reckons=True
    ),
    "note_answer": Move(
        ("sent_up",), "decided", needs=("outcome",), gives=(("denied", "deny-decision"),)
    ),
    "join_windows": Move((*ARRIVING, "accepted"), needs=("joined",), flows=("joint",)),
    "hand_on": Move(OPEN, who=EITHER, needs=("goal",)),
    "urge": Move(OPEN, who=ABOVE),
    "end_agency": Move(
        (*ARRIVING, *WORKING, *DECIDED), needs=("ground",), gives=(("always", "agency-end"),)
    ),
    "note_progress": Move(OPEN, who=EITHER, needs=("reason",)),
    "set_outer": Move(OPEN, needs=("outer",)),
    # the result
    "decide": Move(
        ("accepted",),
        "decided",
        who=EITHER,
        needs=("outcome",),
        gives=(("denied", "deny-decision"),),
    ),
    "lay_out": Move(("decided",), "ready", needs=("shelf",), gives=(("always", "pickup-slip"),)),
    "deliver": Move(DECIDED, "delivered", who=HANDING_OVER, needs=("channel", "recipient")),
    "close": Move(
        ("accepted", *DECIDED, "delivered", *GIVEN_UP),
        "closed",
    ),
    "withdraw": Move(
        (*ARRIVING, *WORKING),
        "withdrawn",
        who=EITHER,
        needs=("reason",),
        gives=(("always", "withdraw-slip"),),
    ),
}
"""Every act. `close` finds outcome and delivery in the case, or takes them from the command that
ends it in one go, as an on-the-spot case ends."""


IN_TIME: frozenset[CaseAct] = frozenset({"ask_extension", "approve_extension", "approve_longer"})
"""Done while the promised day is not over, or never (行政许可法 42)."""


TOLD_LATE: frozenset[CaseAct] = frozenset({"decide"})
"""A leader's only once the promised day is over: a decision of a day before it, which its own
window, late as it is, can't tell of any more."""

ENDING: frozenset[CaseAct] = frozenset({"decide", "close", "return", "refuse", "withdraw"})
"""What ends the promise: of a late case its window can't tell a day by which it was in time."""


def allowed(case: Case, mine: frozenset[Who], today: str) -> list[CaseAct]:
    """What may be done with a case on the hall's day by somebody who is these to it."""
    barred = DECISIONS if "handler" in mine else not_yet(case, today)
    gone = IN_TIME if is_past(case, today) else frozenset()
    may = (act for act, move in MOVES.items() if mine & move.who and act not in barred | gone)
    return [act for act in may if fits(case, act)]


def not_yet(case: Case, today: str) -> frozenset[CaseAct]:
    """What is no matter of somebody who does not handle the case, as long as it is not late."""
    return frozenset() if is_past(case, today) else TOLD_LATE


def fits(case: Case, act: CaseAct) -> bool:
    """Whether the act is one for this case as it stands, whoever does it."""
    move = MOVES[act]
    if case.state not in move.starts or (move.flows and case.flow not in move.flows):
        return False
    return ONLY.get(act, _always)(case)


def _always(_case: Case) -> bool:
    return True


ONLY: dict[CaseAct, Callable[[Case], bool]] = {
    "accept": lambda case: not case.missing,
    "give_acceptance": lambda case: case.notice_by is not None,
    "ask_extension": lambda case: case.extension in (None, "denied"),
    "approve_extension": lambda case: case.extension == "asked",
    "deny_extension": lambda case: case.extension in ("asked", "lapsed"),
    "approve_fast_track": lambda case: case.wish == "fast_track",
    "deny_fast_track": lambda case: case.wish == "fast_track",
    "approve_longer": lambda case: case.wish == "longer",
    "deny_longer": lambda case: case.wish == "longer",
    "end_agency": lambda case: case.agency is not None and case.agency_end is None,
    "decide": lambda case: case.flow != "reported_up",
    "close": lambda case: case.state != "accepted" or case.flow in IN_ONE_GO,
}
"""What a case must be for an act besides its state."""


def after(case: Case, act: CaseAct) -> CaseState:
    """The state after a legal act; `case` with the papers as they are then."""
    move = MOVES[act]
    if move.complete and not case.missing and case.state in ARRIVING:
        return move.complete
    return move.leads or case.state


def forms(case: Case, done: Case, act: CaseAct) -> list[str]:
    """The forms an act gives out, from the case before and after it."""
    told: dict[When, bool] = {
        "always": True,
        "accepted": case.accepted_at is None and done.accepted_at is not None,
        "denied": case.outcome is None and done.outcome == "denied",
    }
    return [form for when, form in MOVES[act].gives if told[when]]
