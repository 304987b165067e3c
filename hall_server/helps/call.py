"""Calling for help, and answering (row B14)."""

from dataclasses import replace

from hall_link.wire.calls import Noted
from hall_link.wire.windows import AnswerHelp, CallForHelp, WindowActDone
from hall_server.helps.state import HelpsState
from hall_server.helps.tables import Help
from hall_server.kernel.clock import to_text
from hall_server.kernel.ids import new_id
from hall_server.kernel.work import Work
from hall_server.premises.state import PremisesState
from hall_server.windows.rules import check_may_act
from hall_server.windows.state import WindowsState


def call_for_help(
    hall: PremisesState, windows: WindowsState, state: HelpsState, command: CallForHelp, work: Work
) -> WindowActDone:
    """Tells every desk and the manager's page. Pressed again before somebody came it is the same
    call. Raises what `check_may_act` raises."""
    window = windows.find(command.window)
    check_may_act(window, windows.seat(window.number), work.actor)
    wanted = state.wanted_at(window.number, command.what)
    if wanted is None:
        wanted = Help(
            id=new_id(work.now),
            business_day=hall.day.business_day,
            window=window.number,
            what=command.what,
            asked_by=work.actor.id,
            since=to_text(work.now),
        )
        work.put(wanted)
        work.event("help_wanted", help=wanted.id, window=wanted.window, what=wanted.what)
    return WindowActDone(window=window.number, help_id=wanted.id)


def answer_help(state: HelpsState, command: AnswerHelp, work: Work) -> Noted:
    """Somebody is on the way, or who called takes it back. Raises `UnknownHelp`."""
    wanted = state.find(command.help_id)
    work.put(replace(wanted, answered_by=work.actor.id, answered_at=to_text(work.now)))
    work.event("help_answered", help=wanted.id, window=wanted.window, what=wanted.what)
    return Noted()


def end_day(state: HelpsState, work: Work) -> None:
    """Nobody comes any more to who called yesterday."""
    for wanted in state.open():
        work.put(replace(wanted, answered_at=to_text(work.now)))
        work.event("help_ended_with_day", help=wanted.id, window=wanted.window)
