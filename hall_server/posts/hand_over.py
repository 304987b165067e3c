"""Sitting down at a window and leaving it: what was begun there goes to the next (row B16)."""

from dataclasses import replace

from hall_link.wire.windows import SignedIn, SignOut, WindowActDone
from hall_server.devices.state import DevicesState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.posts.arranging import end_cover_of, without_covers
from hall_server.queue.state import QueueState
from hall_server.staff.state import StaffState
from hall_server.windows.sign_in import TakeWindow, take_window
from hall_server.windows.sign_out import sign_out
from hall_server.windows.state import WindowsState


def sit_down(
    windows: WindowsState, people: StaffState, queue: QueueState, command: TakeWindow, work: Work
) -> SignedIn:
    """Somebody else than before opens the window: its pause and its cover are over, and the visit
    called or served there is theirs. The same person in a new browser changes nothing.

    Raises what `take_window` raises.
    """
    seat = windows.seat(command.window)
    signed = take_window(windows, people, command, work)
    if seat is None or seat.staff != command.name:
        window = windows.find(command.window)
        opened = replace(window, paused_reason=None, paused_at=None, unattended_at=None)
        if opened != window:
            work.put(opened)
        end_cover_of(windows, window.number, work)
        _hand_over_visit(queue, window.number, command.name, work)
    return signed


def _hand_over_visit(queue: QueueState, window: int, name: str, work: Work) -> None:
    ticket = queue.at_window(window)
    if ticket is not None and ticket.staff != name:
        work.put(replace(ticket, staff=name))
        told = {"ticket": ticket.id, "number": ticket.number, "window": window}
        work.event("visit_handed_over", **told, before=ticket.staff, staff=name)


def leave(
    windows: WindowsState, devices: DevicesState, queue: QueueState, command: SignOut, work: Work
) -> WindowActDone:
    """The person leaves; visits stay with the window for whoever sits down next (docs/decisions).

    Where nobody is left and somebody was called or served there, the alarm is raised at once.
    Raises what `sign_out` raises.
    """
    done = sign_out(windows, command, work)
    window, visit = windows.find(command.window), queue.at_window(command.window)
    alone = visit is not None and devices.standing_clerk(window.number) is None
    after = replace(
        without_covers(window, work),
        paused_reason=None,
        paused_at=None,
        unattended_at=to_text(work.now) if alone else None,
    )
    if after != window:
        work.put(after)
    if visit is not None and alone:
        work.event("window_left_unattended", window=window.number, ticket=visit.id)
    stays = [*([visit] if visit else []), *queue.held_at(window.number)]
    return done.model_copy(
        update={
            "number": visit.number if visit else None,
            "ticket_id": visit.id if visit else None,
            "state": visit.state if visit else None,
            "stays": [ticket.number for ticket in stays],
        }
    )
