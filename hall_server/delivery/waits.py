"""Waits that changed though nothing happened in their own queue: windows are shared.

Working out the wait of a queue costs half a millisecond, so neighbours are looked at from time to
time, when something is pushed anyway, and not at every act.
"""

import time

from hall_link.wire.wait import Wait
from hall_server.delivery.hall import Hall
from hall_server.queue.forecast import wait_now

LOOK_EVERY_S = 3.0


class Waits:
    """The waits as boards were told them."""

    def __init__(self, hall: Hall) -> None:
        self._told = _waits(hall)
        self._look_at = 0.0

    def changed(self, hall: Hall) -> set[str]:
        """The queues whose wait is another than at the last look; none between two looks."""
        now = time.monotonic()
        if now < self._look_at:
            return set()
        self._look_at = now + LOOK_EVERY_S
        waits = _waits(hall)
        changed = {queue for queue, wait in waits.items() if self._told.get(queue) != wait}
        self._told = waits
        return changed


def _waits(hall: Hall) -> dict[str, Wait | None]:
    return {queue: wait_now(hall.scene, queue) for queue in hall.queue.queues}
