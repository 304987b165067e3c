"""A leader opens a window, closes it, or gives it other queues (row I1)."""

from collections.abc import Collection
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from hall_link.wire.calls import Noted
from hall_server.devices.state import DevicesState
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.posts.arranging import end_cover_of, state_of, without_covers
from hall_server.queue.rules import UnknownQueue, VisitOpen
from hall_server.queue.state import QueueState
from hall_server.windows.state import WindowsState
from hall_server.windows.tables import Window


class SetWindow(BaseModel):
    """What is None stays as it is. `queues`: what the window serves from now on, in this order."""

    model_config = ConfigDict(frozen=True)
    window: int
    in_service: bool | None = None
    queues: Annotated[tuple[str, ...], Field(min_length=1)] | None = None


def set_window(
    windows: WindowsState, devices: DevicesState, queue: QueueState, command: SetWindow, work: Work
) -> Noted:
    """A window put out of service signs out who sits there; its visit must be over first.

    Who waits there and in its queues stays in line. Raises `UnknownWindow`, `UnknownQueue`,
    `VisitOpen`.
    """
    window = windows.find(command.window)
    after = replace(window, queues=_queues(queue.queues, command) or window.queues)
    if command.in_service is not None:
        after = replace(after, in_service=command.in_service)
    if after == window:
        return Noted()
    if window.in_service and not after.in_service:
        _check_visit_over(queue, window)
        after = _closed(windows, after, work)
    work.put(after)
    work.event("window_set", window=window.number, **_told(window, after))
    if not window.in_service and state_of(windows, devices, after) == "open":
        end_cover_of(windows, after.number, work)
    return Noted()


def _queues(known: Collection[str], command: SetWindow) -> tuple[str, ...]:
    for queue in command.queues or ():
        if queue not in known:
            raise UnknownQueue(queue=queue)
    return tuple(dict.fromkeys(command.queues or ()))


def _check_visit_over(queue: QueueState, window: Window) -> None:
    ticket = queue.at_window(window.number)
    if ticket is not None:
        raise VisitOpen(window=window.number, number=ticket.number)


def _closed(windows: WindowsState, window: Window, work: Work) -> Window:
    """Nobody is left there, no pause, and nobody else's queues."""
    seat = windows.seat(window.number)
    if seat is not None:
        work.put(replace(seat, signed_out_at=to_text(work.now)))
        work.event("signed_out", window=window.number, staff=seat.staff, session=seat.session_id)
    alone = without_covers(window, work)
    return replace(alone, paused_reason=None, paused_at=None, unattended_at=None)


def _told(before: Window, after: Window) -> dict[str, object]:
    """What has changed, for the ledger."""
    told: dict[str, object] = {}
    if before.queues != after.queues:
        told["queues"] = list(after.queues)
    if before.in_service != after.in_service:
        told["in_service"] = after.in_service
    return told
