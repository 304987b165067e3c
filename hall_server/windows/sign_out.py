"""A person leaves a window."""

from dataclasses import replace

from hall_link.wire.windows import SignOut, WindowActDone
from hall_server.kernel.clock import to_text
from hall_server.kernel.refusals import Unauthorized
from hall_server.kernel.work import Work
from hall_server.windows.rules import WrongWindow
from hall_server.windows.state import WindowsState


def sign_out(state: WindowsState, command: SignOut, work: Work) -> WindowActDone:
    """Ends the session; a clerk's key, which stands for itself, can't sign out."""
    window = state.find(command.window)
    session = state.session(work.actor.session) if work.actor.session else None
    if session is None:
        raise Unauthorized
    if session.window != window.number:
        raise WrongWindow(window=window.number)
    work.put(replace(session, signed_out_at=to_text(work.now)))
    work.event("signed_out", window=window.number, staff=session.staff, session=session.session_id)
    return WindowActDone(window=window.number)
