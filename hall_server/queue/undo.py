"""Taking back the window's last call, finish or no-show."""

from dataclasses import replace

from hall_link.wire.windows import Undo, WindowActDone
from hall_server.guide.state import GuideState
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.queue.calling import act_done, own_window
from hall_server.queue.choosing import HELD
from hall_server.queue.handing_on import as_before_the_call
from hall_server.queue.moves import moved
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Ticket
from hall_server.queue.undoing import last_act, unended
from hall_server.windows.state import WindowsState


class NothingToUndo(Refusal):
    """Nothing was done here that can be taken back, or its seconds are over."""

    code = "nothing-to-undo"


def undo(
    hall: PremisesState,
    guide: GuideState,
    windows: WindowsState,
    state: QueueState,
    command: Undo,
    work: Work,
) -> WindowActDone:
    """Within the hall's `undo_s` (row B17). A call taken back passed nobody and leaves the boards.

    After a finish that called the next number, the call goes first, then the finish. Raises
    `NothingToUndo` and what `own_window` raises.
    """
    window = own_window(windows, command.window, work)
    last = last_act(state, window.number)
    in_time = last and last.at <= work.now <= last.until(hall.premises.undo_s)
    if last is None or not in_time or last.ticket.rated:
        raise NothingToUndo(window=window.number)
    if last.act == "call":
        before = _uncalled(state, last.ticket, work)
    else:
        before = unended(guide, windows, state, window, last.ticket)
    work.put(before)
    work.event(
        "act_undone",
        act=last.act,
        ticket=before.id,
        number=before.number,
        window=window.number,
        state=before.state,
    )
    return act_done(before, window.number)


def _uncalled(state: QueueState, ticket: Ticket, work: Work) -> Ticket:
    """Back where it was called from: put aside here, or in its line."""
    call = state.call(ticket.call_id or "")
    assert call is not None
    work.put(replace(call, undone=True))
    if call.rule == HELD:
        return replace(ticket, state=moved(ticket, "hold"))
    return as_before_the_call(state, ticket)
