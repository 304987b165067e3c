"""A display tells how its voice is."""

from hall_link.wire.calls import Noted, ReportVoice
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Voice
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work

DISPLAY_AWAY = "display away"
"""Detail of a voice whose display has no line to the server."""


def report_voice(state: DevicesState, command: ReportVoice, work: Work) -> Noted:
    """Keeps the state; only a change of it is an event (row C7). The detail is free text of the
    display and stays out of the ledger."""
    device = work.actor.id
    before = state.voices.get(device)
    if before and (before.state, before.detail) == (command.state, command.detail):
        return Noted()
    work.put(Voice(device, command.state, command.detail, to_text(work.now)))
    if before is None or before.state != command.state:
        work.event("voice_state", display=device, state=command.state)
    return Noted()
