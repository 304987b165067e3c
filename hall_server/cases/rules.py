"""What is refused in the room of cases, and the pure checks that refuse it."""

from hall_link.wire.cases import ActOnCase, CaseAct
from hall_server.cases.clocks import is_past
from hall_server.cases.moves import ENDING, IN_TIME, MOVES, Need, Who, fits, not_yet
from hall_server.cases.tables import Case
from hall_server.documents.rules import FieldMissing
from hall_server.kernel.refusals import Refusal


class UnknownCase(Refusal):
    """There is no such case, or the digits are not its applicant's: which of them is not told."""

    code = "unknown-case"


class TooManyTries(Refusal):
    """A number was asked for with wrong digits too often. It opens again within an hour."""

    code = "too-many-tries"


class UnknownKind(Refusal):
    """The hall has no such kind of case."""

    code = "unknown-kind"


class WrongState(Refusal):
    """The table of moves has no such act for the case as it stands. Details: `state`, `act`."""

    code = "wrong-state"


class NotYourCase(Refusal):
    """Neither the owner nor who sits at its window asks."""

    code = "not-your-case"


class ReasonNeeded(Refusal):
    """The act needs a reason in words."""

    code = "reason-needed"


class GroundNeeded(Refusal):
    """The act rests on a listed ground, and none of the list was named. Details: `of`, how many
    there are."""

    code = "ground-needed"


class PapersNeeded(Refusal):
    """The act is about papers, and none are named; or papers are missing. Details: `missing`."""

    code = "papers-needed"


class LimitNeeded(Refusal):
    """The act needs a number of days."""

    code = "limit-needed"


class WindowsNeeded(Refusal):
    """A joint case needs windows that join, another window a hand-over. Details: `least`."""

    code = "windows-needed"


class ApprovalNeeded(Refusal):
    """A leader has to approve it."""

    code = "approval-needed"


class AgreementNeeded(Refusal):
    """The applicant has to agree."""

    code = "agreement-needed"


class OutcomeNeeded(Refusal):
    """Nothing is finished without an outcome (row F6)."""

    code = "outcome-needed"


class RecipientNeeded(Refusal):
    """Nothing is finished without who received it, and how (row F6)."""

    code = "recipient-needed"


class SignatureNeeded(Refusal):
    """A paper of the case is still to be signed. Details: `serials`."""

    code = "signature-needed"


class PapersOwed(Refusal):
    """Papers that might come later have not come. Details: `count`."""

    code = "papers-owed"


class NoticeOwed(Refusal):
    """Accepted by silence, and the notice that proves the clock was never given (Ruling 3).
    Details: `by`, the day it was owed."""

    code = "notice-owed"


class ExtensionUsed(Refusal):
    """It was extended before, or an extension is asked for already: once only."""

    code = "extension-used"


class WrongDay(Refusal):
    """It can't have happened on that day. Details: the `first` and the `last` it can be."""

    code = "wrong-day"


class PastDue(Refusal):
    """The promised day is over: a longer limit is asked for and approved before (行政许可法 42).
    Details: `due`."""

    code = "past-due"


class BackDated(Refusal):
    """The promised day is over, and a day within it can't be told any more by the window that is
    late: a leader tells it, who does not handle the case. Details: `due`."""

    code = "back-dated"


class OwedDayPast(Refusal):
    """A paper can't be owed until a day that is over, nor for longer than the hall allows. Details:
    the `first` and the `last` day."""

    code = "owed-day"


class LongerPromise(Refusal):
    """Longer than the published promise, and no reason is told for which a leader might approve it.
    Details: `promised`, so many `unit`."""

    code = "longer-promise"


class OwnRequest(Refusal):
    """Who asked for something, or handles the case, decides on it."""

    code = "own-request"


class TooLong(Refusal):
    """More days than the rules allow. Details: `most`, of a promise so many `unit`."""

    code = "too-long"


class TasksOpen(Refusal):
    """A joined window has not done its part, and silence is no assent (Ruling 2). Details:
    `windows`."""

    code = "tasks-open"


class ObjectionOpen(Refusal):
    """A joined window objects: a joint review settles it, or it is denied. Details: `windows`."""

    code = "objection-open"


class NotCalled(Refusal):
    """No joint review was called, so that nobody could be absent from it (Ruling 2)."""

    code = "meeting-not-called"


class MeetingClosed(Refusal):
    """A joint review meets while the hall serves. Details: `hours`, the sessions of that day."""

    code = "meeting-closed"


class MeetingSoon(Refusal):
    """A joint review is called a while before it meets, counted while the hall serves. Details:
    `minutes`, at the least."""

    code = "meeting-soon"


class MeetingEarly(Refusal):
    """The joint review is not before its time. Details: `at`."""

    code = "meeting-early"


class MeetingEmpty(Refusal):
    """Nobody but the lead came: that binds nobody. A leader may record it."""

    code = "meeting-empty"


class UnknownTask(Refusal):
    """There is no such part of a joint case, or it was over long ago."""

    code = "unknown-task"


class TaskEnded(Refusal):
    """The part was done, or the case is decided. Details: `state`."""

    code = "task-ended"


class UnknownCustody(Refusal):
    """There is no such hand-over of papers."""

    code = "unknown-custody"


class AlreadyTakenOver(Refusal):
    """The papers are signed for."""

    code = "already-taken-over"


class NotHeld(Refusal):
    """A paper of these is with somebody else, or on its way. Details: `holder`, a window's number
    where one has it."""

    code = "papers-elsewhere"


_REFUSED: dict[Need, type[Refusal]] = {
    "reason": ReasonNeeded,
    "papers": PapersNeeded,
    "days": LimitNeeded,
    "agreed": AgreementNeeded,
    "outcome": OutcomeNeeded,
    "channel": RecipientNeeded,
    "recipient": RecipientNeeded,
    "goal": WindowsNeeded,
    "joined": WindowsNeeded,
}


def check_who(mine: frozenset[Who], act: CaseAct) -> None:
    """Raises `ApprovalNeeded` where only a leader may, else `NotYourCase`."""
    may = MOVES[act].who
    if not mine & may:
        raise NotYourCase if "handler" in may or not mine else ApprovalNeeded


def check_fits(case: Case, act: CaseAct) -> None:
    """Raises `ExtensionUsed`, `PapersNeeded` or `WrongState`."""
    if fits(case, act):
        return
    if case.state in MOVES[act].starts:
        if act == "ask_extension":
            raise ExtensionUsed
        if act == "accept":
            raise PapersNeeded(missing=len(case.missing))
    raise WrongState(state=case.state, act=act)


def check_in_time(case: Case, act: CaseAct, today: str) -> None:
    """Raises `PastDue` for what may only be done while the promised day is not over."""
    if act in IN_TIME and is_past(case, today):
        raise PastDue(due=case.due)


def check_not_made_good(case: Case, command: ActOnCase, mine: frozenset[Who], today: str) -> None:
    """Raises `BackDated` for a late case that its own window would make good by the day it tells;
    `NotYourCase` for a leader's decision of one that is not late."""
    if "handler" not in mine and command.act in not_yet(case, today):
        raise NotYourCase
    if "handler" not in mine or command.act not in ENDING or not is_past(case, today):
        return
    if command.day is not None and command.day <= (case.due or ""):
        raise BackDated(due=case.due)


def check_told(case: Case, command: ActOnCase) -> None:
    """Raises the refusal of the first field the act needs and the command lacks."""
    for need in MOVES[command.act].needs:
        if not _is_told(need, case, command):
            raise _REFUSED.get(need, FieldMissing)(field=need)


def _is_told(need: Need, case: Case, command: ActOnCase) -> bool:
    match need:
        case "goal":
            return command.to_window is not None or command.to_staff is not None
        case "ground":
            return True  # which grounds are listed is known to the act, which checks it
        case "superior":
            return bool(command.superior.strip() or case.superior)
        case _:
            told = getattr(command, need)
            return bool(told.strip() if isinstance(told, str) else told)


def check_ground(ground: int | None, listed: int) -> None:
    """Raises `GroundNeeded` unless the ground is one of so many that are listed."""
    if ground is None or not 1 <= ground <= listed:
        raise GroundNeeded(of=listed)
