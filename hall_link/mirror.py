"""Folds pushes into a snapshot: a device's picture of the hall, kept true without any I/O."""

from collections.abc import Iterable

from hall_link.wire.board import Board, CallView
from hall_link.wire.envelope import (
    CallChanged,
    CallUndone,
    Change,
    DayChanged,
    DeskChanged,
    HoursChanged,
    JobAdded,
    JobClosed,
    PadChanged,
    PeopleChanged,
    PrinterChanged,
    QueueChanged,
    Snapshot,
    WindowChanged,
)
from hall_link.wire.printing import PrintJob

RECENT_CALLS = 12
"""How many calls a board remembers, newest first."""


def fold(snapshot: Snapshot, changes: Iterable[Change]) -> Snapshot:
    """The snapshot after `changes`, in their order; the given snapshot is left as it was."""
    for change in changes:
        snapshot = _fold_one(snapshot, change)
    return snapshot


def _fold_one(snapshot: Snapshot, change: Change) -> Snapshot:
    match change:
        case DeskChanged():
            return snapshot.model_copy(update={"desk": change.desk})
        case PadChanged():
            return snapshot.model_copy(update={"pad": change.pad})
        case JobAdded():
            others = _jobs_but(snapshot, change.job.job_id)
            return snapshot.model_copy(update={"jobs": [*others, change.job]})
        case JobClosed():
            return snapshot.model_copy(update={"jobs": _jobs_but(snapshot, change.job_id)})
        case _:
            return snapshot.model_copy(update={"board": _fold_board(snapshot.board, change)})


def _jobs_but(snapshot: Snapshot, job_id: str) -> list[PrintJob]:
    return [job for job in snapshot.jobs or [] if job.job_id != job_id]


def _fold_board(board: Board, change: Change) -> Board:
    update: dict[str, object]
    match change:
        case DayChanged():
            same_day = change.business_day == board.business_day
            update = {
                "business_day": change.business_day,
                "open": change.open,
                "recent_calls": board.recent_calls if same_day else [],
            }
        case HoursChanged():
            update = {"hours": change.hours}
        case QueueChanged():
            update = {
                "queues": [change.queue if q.id == change.queue.id else q for q in board.queues]
            }
        case WindowChanged():
            new = change.window
            update = {"windows": [new if w.number == new.number else w for w in board.windows]}
        case PeopleChanged():
            update = {"people": change.people}
        case CallChanged():
            update = {"recent_calls": with_call(board.recent_calls, change.call)}
        case CallUndone():
            update = {"recent_calls": change.recent_calls}
        case PrinterChanged():
            printer = change.printer
            others = [p for p in board.printers if p.device != printer.device]
            update = {"printers": sorted([*others, printer], key=lambda p: p.name)}
        case _:
            update = {}
    return board.model_copy(update=update)


def with_call(calls: list[CallView], call: CallView) -> list[CallView]:
    """`calls` with `call` in its place: a new round comes first, a report stays where it was."""
    for place, known in enumerate(calls):
        if known.id == call.id and known.round == call.round:
            return [*calls[:place], call, *calls[place + 1 :]]
    others = [known for known in calls if known.id != call.id]
    return [call, *others][:RECENT_CALLS]
