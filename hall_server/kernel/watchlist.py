"""What still has to be looked at: nothing is gone through for every command."""

from collections.abc import Callable, Iterable


class Watchlist:
    """Ids of records to look at: all of them as a day opens, then those that changed."""

    def __init__(self) -> None:
        self._ids: dict[str, None] = {}

    def begin_day(self, ids: Iterable[str]) -> None:
        """A new day: every record is looked at once."""
        self._ids = dict.fromkeys(ids)

    def add(self, record_id: str) -> None:
        """This record is new or has changed."""
        self._ids[record_id] = None

    def sift(self, is_due: Callable[[str], bool]) -> list[str]:
        """Those something has to be done about; the others rest until they change or the day does.

        `is_due` must answer by the record and the day alone.
        """
        if self._ids:
            self._ids = {known: None for known in self._ids if is_due(known)}
        return list(self._ids)
