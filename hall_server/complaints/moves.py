"""Where each act takes a complaint: the whole of its life in one table.

received -> assigned (somebody answers for it) -> answered -> closed. Judged unsatisfying, an answer
opens it again, once, under a leader; closing it first takes that from nobody.
"""

from typing import Literal, get_args

from hall_link.wire.complaints import ComplaintState
from hall_server.kernel.refusals import Refusal

Act = Literal[
    "take",
    "give",
    "grade",
    "note",
    "send_correction",
    "answer",
    "close",
    "concern",
    "meet",
    "satisfied",
    "dissatisfied",
    "dissatisfied_again",
]

MOVES: dict[Act, dict[ComplaintState, ComplaintState]] = {
    "take": {"received": "assigned", "assigned": "assigned", "reopened": "reopened"},
    "give": {"received": "assigned", "assigned": "assigned", "reopened": "reopened"},
    "grade": {"received": "received", "assigned": "assigned", "reopened": "reopened"},
    "note": {
        "received": "received",
        "assigned": "assigned",
        "answered": "answered",
        "reopened": "reopened",
    },
    "send_correction": {
        "received": "assigned",
        "assigned": "assigned",
        "answered": "answered",
        "reopened": "reopened",
    },
    "answer": {"received": "answered", "assigned": "answered", "reopened": "answered"},
    "close": {"answered": "closed"},
    "concern": {state: state for state in get_args(ComplaintState)},
    "meet": {
        "received": "received",
        "assigned": "assigned",
        "answered": "answered",
        "reopened": "reopened",
    },
    "satisfied": {"answered": "closed", "closed": "closed"},
    "dissatisfied": {"answered": "reopened", "closed": "reopened"},
    "dissatisfied_again": {"answered": "closed", "closed": "closed"},
}
"""act -> state -> the state after it. What is not listed is refused."""

UNANSWERED: frozenset[ComplaintState] = frozenset({"received", "assigned", "reopened"})
"""The clock of the answer runs."""

NEEDS_NO_ANSWER = frozenset({"praise", "suggestion"})
"""What may be closed once it was read; a complaint or a petition has to be answered."""


class WrongState(Refusal):
    """The complaint does not allow this now. Details: `state`."""

    code = "wrong-state"


class NotReceivedYet(Refusal):
    """No leader has received who came with this petition."""

    code = "leader-needed"


class NotAnswered(Refusal):
    """There is no answer yet: nothing to judge, and nothing to close."""

    code = "not-answered"


def after(act: Act, state: ComplaintState, what: str) -> ComplaintState:
    """The state after an act. Raises `NotAnswered`, `WrongState`."""
    if act == "close" and what in NEEDS_NO_ANSWER and state in UNANSWERED:
        return "closed"
    found = MOVES[act].get(state)
    if found is not None:
        return found
    if state in UNANSWERED:
        raise NotAnswered
    raise WrongState(state=state)
