"""Papers change hands: window to station to window, each time signed by both (row F7).

Where a paper lies is told by the last hand-over it was in; before the first it is with the window
that answers for the case. What nobody has signed for is still on its way.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hall_link.wire.case_views import CaseDone
from hall_link.wire.cases import PassPapers, TakePapers
from hall_server.cases.acting import who_is
from hall_server.cases.file_tables import Custody
from hall_server.cases.filing import note_step
from hall_server.cases.room import Scene
from hall_server.cases.rules import (
    AlreadyTakenOver,
    NotHeld,
    NotYourCase,
    PapersNeeded,
    RecipientNeeded,
    UnknownCase,
    UnknownCustody,
)
from hall_server.cases.tables import Case
from hall_server.cases.views import row_of
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.windows.rules import WrongWindow, check_may_act

_WINDOW = re.compile(r"0*([1-9][0-9]{0,2})\s*(号|号窗口|窗口)?\Z")
GIVER_LENGTH = 64


@dataclass(frozen=True, slots=True)
class Holder:
    """With whom papers are: a window, or by name somebody without a window (`window` None)."""

    name: str
    window: int | None


def pass_papers(scene: Scene, command: PassPapers, work: Work) -> CaseDone:
    """Papers that lie here go to another window, or to a station or office by its name.

    What lies with somebody without an account, the case's own window passes on for them; back to
    itself, it has signed at once. Raises `UnknownCase`, `UnknownWindow`, what `check_may_act`
    raises, `NotYourCase`, `PapersNeeded` for a paper the case has not, `NotHeld`.
    """
    case = scene.cases.find(command.case_id)
    if case is None:
        raise UnknownCase
    window = scene.windows.find(command.window)
    check_may_act(window, scene.windows.seat(window.number), work.actor)
    names = _papers_of(case, [paper.name for paper in command.papers])
    holder = _holder_of(scene, case, names, work)
    is_handler = "handler" in who_is(scene, case, work.actor)
    if holder.window != command.window and not (holder.window is None and is_handler):
        raise NotHeld(holder=holder.window)
    goal = goal_of(scene, command.to)
    if goal.window == holder.window and goal.name == holder.name:
        raise NotHeld(holder=goal.window)
    passed = _passed(case, command, holder, goal, names, work)
    work.put(passed)
    _note(case, "pass_papers", passed, goal, work)
    return CaseDone(case=row_of(scene, case, scene.today))


def take_papers(scene: Scene, command: TakePapers, work: Work) -> CaseDone:
    """The taker signs: a window at its own console; for one without account the giver's window
    notes who took them. Raises `UnknownCustody`, `AlreadyTakenOver`, what `check_may_act` raises,
    `WrongWindow`, `NotYourCase`, `RecipientNeeded` where nobody is named."""
    passed = scene.cases.custody(command.custody_id)
    if passed is None:
        raise _gone(command.custody_id, work)
    window = scene.windows.find(command.window)
    check_may_act(window, scene.windows.seat(window.number), work.actor)
    goal = goal_of(scene, passed.to)
    if goal.window is None:
        _check_may_note(scene, passed, command)
    elif goal.window != command.window:
        raise WrongWindow
    taken = _taken(passed, command.taker, work)
    work.put(taken)
    case = _case_of(scene, passed, work)
    _note(case, "take_papers", taken, goal, work)
    return CaseDone(case=row_of(scene, case, scene.today))


def _case_of(scene: Scene, passed: Custody, work: Work) -> Case:
    """Papers may still be on their way when their case has ended."""
    case = scene.cases.find(passed.case_id)
    if case is not None:
        return case
    past: Case = work.cold("case", passed.case_id)
    return past


def goal_of(scene: Scene, to: str) -> Holder:
    """`3`, `3号`, `3号窗口`: that window, which there must be; anything else is a name. Raises
    `UnknownWindow`."""
    told = to.strip()
    found = _WINDOW.match(told)
    if found is None:
        return Holder(told, None)
    number = scene.windows.find(int(found.group(1))).number
    return Holder(str(number), number)


def _papers_of(case: Case, names: list[str]) -> tuple[str, ...]:
    """Such papers as were handed in, each once."""
    there = {paper.name for paper in case.papers if paper.state == "held"}
    if not there.issuperset(names):
        raise PapersNeeded
    return tuple(dict.fromkeys(names))


def _holder_of(scene: Scene, case: Case, names: Iterable[str], work: Work) -> Holder:
    """With whom all these papers are. Raises `NotHeld` for papers in two places or on their way."""
    signed: tuple[Custody, ...] = work.cold("case-custody", case.id)
    waiting = [one for one in scene.cases.on_the_way() if one.case_id == case.id]
    chain = {one.id: one for one in (*signed, *waiting)}
    at = {name: Holder(str(case.window), case.window) for name in names}
    for passed in sorted(chain.values(), key=lambda one: one.at):
        for name in at.keys() & set(passed.papers):
            if passed.taken_at is None:
                raise NotHeld(holder=None)
            at[name] = goal_of(scene, passed.to)
    holders = set(at.values())
    if len(holders) != 1:
        raise NotHeld(holder=None)
    return holders.pop()


def _passed(
    case: Case,
    command: PassPapers,
    holder: Holder,
    goal: Holder,
    names: tuple[str, ...],
    work: Work,
) -> Custody:
    """Who gives is who sends this, or by name the one without account it comes back from."""
    giver = work.actor.id if holder.window is not None else holder.name[:GIVER_LENGTH]
    passed = Custody(
        id=new_id(work.now),
        case_id=case.id,
        at=to_text(work.now),
        giver=giver,
        window=command.window,
        to=goal.name,
        papers=names,
    )
    return _taken(passed, "", work) if goal.window == command.window else passed


def _taken(passed: Custody, taker: str, work: Work) -> Custody:
    return replace(passed, taken_at=to_text(work.now), taken_by=work.actor.id, taker=taker.strip())


def _check_may_note(scene: Scene, passed: Custody, command: TakePapers) -> None:
    """Who has no account signs by name where the papers were given."""
    if command.window != passed.window:
        raise NotYourCase
    if not command.taker.strip():
        raise RecipientNeeded


def _gone(custody_id: str, work: Work) -> UnknownCustody | AlreadyTakenOver:
    return AlreadyTakenOver() if work.cold("custody", custody_id) else UnknownCustody()


def _note(case: Case, act: str, passed: Custody, goal: Holder, work: Work) -> None:
    """The names of stations and takers stay in the hand-over itself."""
    told = {"custody": passed.id, "count": str(len(passed.papers))}
    if goal.window is not None:
        told["to_window"] = str(goal.window)
    note_step(case, act, told, "", work)
    work.event(
        "papers_passed" if act == "pass_papers" else "papers_taken",
        case=case.id,
        custody=passed.id,
        window=passed.window,
        to_window=goal.window,
        count=len(passed.papers),
        taken=passed.taken_at is not None,
    )
