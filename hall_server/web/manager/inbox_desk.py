"""Who sits before a page that keeps itself true: what it is made of, and what may be seen of it."""

from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from hall_server.web.manager.office_desk import OfficeDesk

Face = tuple[object, ...]
"""The records a page is made of: the same objects make the same page."""

Record = TypeVar("Record")
Row = TypeVar("Row")
File = TypeVar("File")


class KeptDesk(OfficeDesk, ABC):
    """The desk of a page that keeps itself true."""

    @abstractmethod
    def face(self) -> Face:
        """What the page is made of now. Cheap: nobody's right is reckoned for it."""


class InboxDesk(KeptDesk, Generic[Record, Row, File]):
    """The desk of a page with a list and a file. Reads are of the database; what comes of them is
    shown to nobody before `rows` and `seen` have looked at the rights as they are by then."""

    @abstractmethod
    async def read_closed(self) -> list[Record]:
        """What was closed in the last weeks, whoever may see it."""

    @abstractmethod
    async def read_file(self, record_id: str) -> File | None:
        """Everything about one, whoever may see it."""

    @abstractmethod
    def rows(self, closed: list[Record] | None) -> list[Row]:
        """What this person may see of what waits, or of what was `closed`."""

    @abstractmethod
    def seen(self, file: File) -> File | None:
        """What this person may see of it."""

    @abstractmethod
    def bar(self) -> object:
        """What stands over the list."""
