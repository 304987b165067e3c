"""A display tells that a call was shown, or spoken to its end (row C7)."""

from dataclasses import replace

from hall_link.wire.calls import Noted, ReportCall
from hall_server.devices.state import DevicesState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.queue.rules import NotAVoice, UnknownCall
from hall_server.queue.state import QueueState


def report_call(devices: DevicesState, state: QueueState, command: ReportCall, work: Work) -> Noted:
    """The first report counts; one about an earlier round changes nothing.

    Raises `UnknownCall`, and `NotAVoice` when a display that is not set to speak says it spoke.
    """
    if command.done == "spoken" and not devices.speaks(work.actor.id):
        raise NotAVoice
    call = state.call(command.call_id)
    if call is None:
        raise UnknownCall(call=command.call_id)
    if call.round != command.round:
        return Noted()
    already = call.shown_at if command.done == "shown" else call.spoken_at
    if already is not None:
        return Noted()
    now = to_text(work.now)
    shown = command.done == "shown"
    work.put(replace(call, shown_at=now) if shown else replace(call, spoken_at=now))
    work.event(f"call_{command.done}", call=call.id, round=call.round, ticket=call.ticket_id)
    return Noted()
