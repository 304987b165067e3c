"""What a wall shows, as JSON for a test or a technician."""

from typing import Any

from display.calls import newest, on_the_wall
from display.state import WallState
from display.view import View
from hall_link.summary import summary
from hall_link.wire.board import CallView


def report(state: WallState, view: View, notice: str) -> dict[str, Any]:
    """`screen`: idle (no call yet today), calls, pages (nobody was called for a while), window (a
    window's screen), away (nothing to show). `hall` is the last truth, every window and queue of
    it. `newest`, `recent`, `serving`, `waiting`: of the part of the hall shown here. `sign`: the
    state and the large words of a window's screen. `speaking` and `spoken` name rounds of calls as
    `CALL_ID:ROUND`. `notice` is the title of the page now seen.
    """
    call = newest(state.here)
    return {
        "screen": view.screen,
        "language": view.language,
        "connected": state.connected,
        "hall": summary(state.board),
        "newest": _call(call) if call else None,
        "recent": [_call(known) for known in on_the_wall(state.here)],
        "serving": _serving(state),
        "waiting": _waiting(state),
        "ready": view.ready.text if view.ready else None,
        "flash": view.flash,
        "sign": _sign(view),
        "pulsing": state.pulse.announcement if state.pulse else None,
        "voice": state.voice,
        "speaking": state.speaking,
        "spoken": list(state.spoken),
        "notice": notice,
        "clock": view.header.clock,
        "corner": view.header.corner.text if view.header.corner else None,
        "telling": view.telling.title if view.telling else None,
        "zone": state.wall.zone if state.wall else None,
        "speaks": bool(state.wall and state.wall.speaks),
    }


def _call(call: CallView) -> dict[str, Any]:
    return {"number": call.number, "window": call.window, "round": call.round, "id": call.id}


def _sign(view: View) -> dict[str, str] | None:
    sign = view.sign
    return {"window": sign.number, "state": sign.state, "big": sign.big} if sign else None


def _serving(state: WallState) -> dict[str, str]:
    windows = state.here.windows if state.here else []
    return {str(window.number): window.serving for window in windows if window.serving}


def _waiting(state: WallState) -> dict[str, int]:
    return {queue.id: queue.waiting for queue in state.here.queues} if state.here else {}
