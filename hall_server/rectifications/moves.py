"""Where each act takes a rectification: the whole of its life in one table (row D5).

open -> assigned -> contacted -> found -> fixed -> verified -> called_back -> closed. A rating found
mistaken or untrue has nothing to be fixed: the finding itself is verified. What another person
finds not put right goes back. A citizen who is not satisfied when called back has it opened again,
once, under a leader.
"""

from typing import Literal

from hall_server.kernel.refusals import Refusal
from hall_server.rectifications.tables import Rectification, RectificationState

Act = Literal[
    "assign", "contact", "find", "fix", "verify", "send_back", "call_back", "reopen", "close"
]
"""send_back: `verify` by who is not satisfied with it. reopen: `call_back` of a citizen who is not
satisfied, the first time."""

MOVES: dict[Act, dict[RectificationState, RectificationState]] = {
    "assign": {
        "open": "assigned",
        "assigned": "assigned",
        "contacted": "contacted",
        "found": "found",
    },
    "contact": {"assigned": "contacted"},
    "find": {"contacted": "found", "found": "found"},
    "fix": {"found": "fixed"},
    "verify": {"fixed": "verified"},
    "send_back": {"fixed": "found"},
    "call_back": {"verified": "called_back"},
    "reopen": {"verified": "open"},
    "close": {"called_back": "closed"},
}
"""act -> state -> the state after it. What is not listed is refused."""

NOT_UPHELD: dict[Act, dict[RectificationState, RectificationState]] = {
    **MOVES,
    "fix": {},
    "verify": {"found": "verified"},
    "send_back": {"found": "contacted"},
}
"""The same where the rating was found mistaken or untrue."""

UNCONTACTED: frozenset[RectificationState] = frozenset({"open", "assigned"})
"""The citizen has not been spoken to: the first clock runs."""

UNFIXED: frozenset[RectificationState] = UNCONTACTED | {"contacted", "found"}
"""The second clock runs."""


class WrongState(Refusal):
    """The rectification does not allow this now. Details: `state`."""

    code = "wrong-state"


def may_move(act: Act, record: Rectification) -> bool:
    """Whether the act is one of those its state allows."""
    return record.state in _table(record)[act]


def after(act: Act, record: Rectification) -> RectificationState:
    """The state after an act. Raises `WrongState`."""
    found = _table(record)[act].get(record.state)
    if found is None:
        raise WrongState(state=record.state)
    return found


def _table(record: Rectification) -> dict[Act, dict[RectificationState, RectificationState]]:
    return NOT_UPHELD if record.upheld is False else MOVES
