"""Documents in memory: the last number of each book, and what was issued today."""

from hall_server.documents.tables import Document


class DocumentsState:
    """Where each series stands, and what was issued today; any other is the database's, also of a
    case that is still open."""

    def __init__(self) -> None:
        self.day = ""
        self._documents: dict[str, Document] = {}
        self._secrets: dict[str, str] = {}
        self._last: dict[str, int] = {}

    def begin_day(self, day: str) -> None:
        """Lets go of the documents of earlier days; the database has them."""
        if day <= self.day:
            return
        self.day = day
        kept = [d for d in self._documents.values() if d.business_day >= day]
        self._documents = {d.id: d for d in kept}
        self._secrets = {d.secret: d.id for d in kept if d.secret is not None}

    def apply(self, record: Document) -> None:
        self._last[record.book] = max(self._last.get(record.book, 0), record.number)
        if record.business_day < self.day:
            return
        self._documents[record.id] = record
        if record.secret is not None:
            self._secrets[record.secret] = record.id

    def next_number(self, book: str) -> int:
        """The number after the last one given out in a book; 1 for a new book."""
        return self._last.get(book, 0) + 1

    def find(self, document_id: str) -> Document | None:
        """One of today's."""
        return self._documents.get(document_id)

    def with_secret(self, secret: str) -> Document | None:
        """One of today's, by what its QR carries."""
        return self._documents.get(self._secrets.get(secret, ""))
