"""A display tells how its voice is."""

from hall_link.wire.calls import Noted, ReportVoice
from hall_server.devices.keep_told import keep_told
from hall_server.devices.state import DevicesState
from hall_server.devices.tables import Voice
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work

DISPLAY_AWAY = "display away"
"""Detail where a display has no line to the server, whether it speaks or not."""


def report_voice(state: DevicesState, command: ReportVoice, work: Work) -> Noted:
    """Keeps the state; only a change of it is an event (row C7)."""
    device = work.actor.id
    told = Voice(device, command.state, command.detail, to_text(work.now))
    return keep_told(told, state.voices.get(device), work, "voice_state", display=device)
