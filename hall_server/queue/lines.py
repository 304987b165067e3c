"""The lines people stand in: by queue or for one window, each in three lanes, by their places."""

import bisect
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from typing import cast

from hall_server.queue.tables import Lane, Ticket

Spot = tuple[int, str]
"""Place and ticket id."""

LANES: tuple[Lane, ...] = ("next", "entitled", "ordinary")


class Lines:
    """Who stands where. Looking is cheap however many wait; only ids are kept here."""

    def __init__(self) -> None:
        self._lanes: dict[tuple[str, Lane], list[Spot]] = defaultdict(list)
        self._counts: Counter[str] = Counter()

    def add(self, ticket: Ticket) -> None:
        """Puts a ticket at its place."""
        bisect.insort(self._lanes[ticket.line, ticket.lane], (ticket.place, ticket.id))
        self._counts[ticket.queue] += 1

    def remove(self, ticket: Ticket) -> None:
        """Takes a ticket out of line, as it stood there."""
        lane = self._lanes[ticket.line, ticket.lane]
        del lane[bisect.bisect_left(lane, (ticket.place, ticket.id))]
        self._counts[ticket.queue] -= 1

    def of_queue(self, queue: str) -> int:
        """How many tickets of a queue stand in any line."""
        return self._counts[queue]

    def before(self, line: str, place: int) -> int:
        """How many of a line stand before this place."""
        return sum(bisect.bisect_left(spots, (place, "")) for _, spots in self._of(line))

    def in_lane_before(self, line: str, lane: str, place: float) -> int:
        """How many of a lane of a line stand before this place."""
        spots = self._lanes.get((line, cast(Lane, lane)))
        return bisect.bisect_left(spots, (cast(int, place), "")) if spots else 0

    def heads(self, line: str) -> Iterator[tuple[Lane, str]]:
        """The first of each lane of a line: lane and ticket id."""
        return ((lane, spots[0][1]) for lane, spots in self._of(line))

    def lane(self, line: str, lane: Lane) -> Iterator[str]:
        """The ids of a lane of a line, by their places."""
        return (ticket_id for _, ticket_id in self._lanes.get((line, lane), ()))

    def first(self, lines: Iterable[str], count: int) -> list[str]:
        """The ids of the first `count` of these lines together, by their places."""
        together = merge(*(spots for line in lines for _, spots in self._of(line)))
        return [ticket_id for _, ticket_id in islice(together, count)]

    def after(self, line: str, count: int, behind: int = 0) -> int:
        """The place right after the first `count` of a line who stand behind this place.

        After the last where there are fewer, `behind` itself where there is nobody.
        """
        tails = (_from(spots, behind + 1) for _, spots in self._of(line))
        passed = list(islice(merge(*tails), count))
        return passed[-1][0] + 1 if passed else behind

    def free(self, line: str, place: int) -> int:
        """The first place from this one on that nobody in the line has."""
        for taken, _ in merge(*(_from(spots, place) for _, spots in self._of(line))):
            if taken > place:
                break
            place = taken + 1
        return place

    def front(self, line: str) -> int | None:
        """The first place of a line that is taken; None where it is empty."""
        return min((spots[0][0] for _, spots in self._of(line)), default=None)

    def _of(self, line: str) -> Iterator[tuple[Lane, list[Spot]]]:
        for lane in LANES:
            spots = self._lanes.get((line, lane))
            if spots:
                yield lane, spots


def _from(spots: list[Spot], place: int) -> Iterator[Spot]:
    """The spots from a place on."""
    return (spots[i] for i in range(bisect.bisect_left(spots, (place, "")), len(spots)))
