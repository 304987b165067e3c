"""Which cases wait for a person to decide something, found without looking at all of them."""

from collections import defaultdict
from collections.abc import Iterator

from hall_server.cases.tables import Case


class Waiting:
    """The cases a leader was asked about; those handed on to a window where nobody sits yet; those
    whose applicants had to come again. Holds ids alone."""

    def __init__(self) -> None:
        self._asked: dict[str, None] = {}
        self._again: dict[str, None] = {}
        self._kept: dict[int, dict[str, None]] = defaultdict(dict)
        self._kept_at: dict[str, int] = {}

    def __len__(self) -> int:
        """How many wait for a leader's decision."""
        return len(self._asked)

    def keep(self, case: Case) -> None:
        """Takes in a case, new or changed."""
        going = not case.ended
        self._put(self._asked, case.id, going and is_asked(case))
        self._put(self._again, case.id, going and case.visits > 1)
        self._leave(case.id)
        if going and case.kept:
            self._kept[case.window][case.id] = None
            self._kept_at[case.id] = case.window

    def forget(self, case_id: str) -> None:
        """It is over."""
        self._asked.pop(case_id, None)
        self._again.pop(case_id, None)
        self._leave(case_id)

    def asked(self) -> Iterator[str]:
        """Those a leader has to decide on, in the order they were asked since the hall started."""
        return iter(self._asked)

    def again(self) -> Iterator[str]:
        """Those with more than one visit."""
        return iter(self._again)

    def kept_for(self, window: int) -> list[str]:
        """Those that wait for somebody to sit down at a window."""
        return list(self._kept.get(window, ()))

    def _leave(self, case_id: str) -> None:
        window = self._kept_at.pop(case_id, None)
        if window is not None:
            self._kept[window].pop(case_id, None)

    @staticmethod
    def _put(heap: dict[str, None], case_id: str, belongs: bool) -> None:
        if belongs:
            heap.setdefault(case_id)
        else:
            heap.pop(case_id, None)


def is_asked(case: Case) -> bool:
    """Whether a leader has to decide on a longer limit, a longer promise or the fast track."""
    return case.extension == "asked" or case.wish is not None
