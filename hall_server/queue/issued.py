"""What was issued today, by whom and to whom: what the limits are checked against."""

import bisect
from collections import Counter, defaultdict

from hall_server.queue.rules import prefix_of
from hall_server.queue.tables import Ticket


class Issued:
    """Counts of one business day; noted once per ticket, whatever becomes of it."""

    def __init__(self) -> None:
        self._by_prefix: Counter[str] = Counter()
        self._by_issuer: dict[str, list[str]] = defaultdict(list)
        self._of_person: dict[str, list[str]] = defaultdict(list)

    def note(self, ticket: Ticket) -> None:
        """Takes in a new ticket of the day. In any order: a restart reads them as it likes."""
        self._by_prefix[prefix_of(ticket.number)] += 1
        bisect.insort(self._by_issuer[ticket.issuer], ticket.issued_at)
        if ticket.person is not None:
            self._of_person[ticket.person].append(ticket.id)

    def with_prefix(self, prefix: str) -> int:
        """How many numbers with these letters."""
        return self._by_prefix[prefix]

    def between(self, issuer: str, after: str, until: str) -> int:
        """How many this device issued after one moment and until another, both as stored."""
        moments = self._by_issuer.get(issuer, [])
        return bisect.bisect_right(moments, until) - bisect.bisect_right(moments, after)

    def of_person(self, person: str) -> list[str]:
        """The ids of a person's tickets, by the mark of the day."""
        return self._of_person.get(person, [])
