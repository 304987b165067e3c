"""What others may see of queues, windows and tickets."""

from hall_link.wire.base import Words
from hall_link.wire.board import CallView, ClerkCard, QueueView, WindowView
from hall_server.kernel.clock import from_text, stored
from hall_server.premises.tables import Premises
from hall_server.queue.forecast import wait_now
from hall_server.queue.hearing import needs_longer
from hall_server.queue.scene import Scene
from hall_server.queue.state import QueueState
from hall_server.queue.tables import Call, Queue
from hall_server.staff.state import StaffState
from hall_server.windows.rules import window_state
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


def queue_view(scene: Scene, queue: Queue) -> QueueView:
    """A queue, and how long somebody will wait who comes now."""
    return QueueView(
        id=queue.id,
        name=queue.name,
        prefix=queue.prefix,
        colour=queue.colour,
        waiting=scene.queue.waiting(queue.id),
        icon=queue.icon,
        target_min=queue.target_min,
        wait=wait_now(scene, queue.id),
        ready=_getting_ready(scene, queue.id),
        general=queue.general,
    )


def _getting_ready(scene: Scene, queue: str) -> list[str]:
    """Who is first in a part of the line and needs longer to come, by number (row A20)."""
    premises = scene.hall.premises
    if not premises.displays.get_ready:
        return []
    first = (scene.queue.tickets[ticket_id] for _, ticket_id in scene.queue.lines.heads(queue))
    return sorted(ticket.number for ticket in first if needs_longer(premises, ticket))


def window_view(
    premises: Premises,
    state: QueueState,
    windows: WindowsState,
    staff: StaffState,
    window: Window,
    standing: bool,
) -> WindowView:
    """`standing`: a clerk's key keeps the window open."""
    ticket = state.at_window(window.number)
    reason = premises.pause(window.paused_reason)
    return WindowView(
        number=window.number,
        name=window.name,
        state=window_state(window, windows.seat(window.number), standing),
        serving=ticket.number if ticket else None,
        visit=ticket.state if ticket and ticket.state in ("called", "serving") else None,
        queues=list(window.queues),
        zone=window.zone,
        clerk=clerk_card(windows, staff, window.number),
        paused=reason.name if reason else None,
        paused_at=from_text(window.paused_at),
        covered_by=windows.covering(window.number),
        over_limit=window.unattended_at is not None,
        again=ticket is not None and state.asks_again(ticket),
    )


def clerk_card(windows: WindowsState, staff: StaffState, number: int) -> ClerkCard | None:
    """Who sits at a window, and as which post of its pair; None where a key stands for a person."""
    seat = windows.seat(number)
    person = staff.find(seat.staff) if seat else None
    if seat is None or person is None:
        return None
    return ClerkCard(name=person.display, title=person.post, post=seat.post)


def call_view(call: Call) -> CallView:
    return CallView(
        id=call.id,
        number=call.number,
        window=call.window,
        round=call.round,
        called_at=stored(call.called_at),
        expires_at=stored(call.expires_at),
        language=call.language,
        shown_at=from_text(call.shown_at),
        spoken_at=from_text(call.spoken_at),
        flash=call.flash,
    )


def clerk_of(windows: WindowsState, staff: StaffState, number: int) -> Words | None:
    """Who sits at a window, by display name."""
    seat = windows.seat(number)
    person = staff.find(seat.staff) if seat else None
    return person.display if person else None
