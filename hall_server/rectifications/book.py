"""What the database knows of ratings besides memory, as the pages of ratings ask for it."""

from typing import Protocol

from hall_server.queue.tables import Ticket
from hall_server.ratings.figures import Counted
from hall_server.ratings.tables import Rating, Supplement
from hall_server.rectifications.tables import Rectification


class RatingBook(Protocol):
    """Reads only. Days are `YYYY-MM-DD`, both ends included."""

    def visit(self, ticket_id: str) -> Ticket | None:
        """The visit that was rated."""
        ...

    def rating(self, ticket_id: str) -> Rating | None:
        """A visit's rating."""
        ...

    def supplement(self, ticket_id: str) -> Supplement | None:
        """What was added to it."""
        ...

    def rectification(self, rectification_id: str) -> Rectification | None:
        """One of whatever day."""
        ...

    def closed(self, first: str, last: str) -> list[Rectification]:
        """Those opened on these days and closed since, the latest first."""
        ...

    def counted(self, first: str, last: str) -> list[Counted]:
        """The visits of these days, counted by what they have in common."""
        ...
