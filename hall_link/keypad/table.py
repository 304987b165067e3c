"""Words by their pinyin: what a keypad offers for the letters typed so far."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from heapq import nlargest

from hall_link.keypad.words import word_list
from hall_link.look.fonts import cache_folder

MOST = 60
"""No more candidates than anybody would page through."""

COMPLETED = 12
"""How many words the letters are only the beginning of."""


@dataclass(frozen=True)
class Candidate:
    """A word, and how many of the typed letters it stands for."""

    word: str
    used: int


class PinyinTable:
    """Spelling (no tones, ü as v) -> its weight and its words, the most frequent first."""

    def __init__(self, lines: Iterable[str]) -> None:
        rows = (line.split() for line in lines)
        self._words = {row[0]: (int(row[1]), tuple(row[2:])) for row in rows}
        self._spellings = sorted(self._words)

    def candidates(self, letters: str) -> tuple[Candidate, ...]:
        """Words for all the letters, then words they begin, then words for the first of them."""
        found: dict[str, Candidate] = {}
        for word in (*self._exact(letters), *self._begun(letters)):
            found.setdefault(word, Candidate(word, len(letters)))
        for length in range(len(letters) - 1, 0, -1):
            for word in self._exact(letters[:length]):
                found.setdefault(word, Candidate(word, length))
        return tuple(found.values())[:MOST]

    def _exact(self, letters: str) -> tuple[str, ...]:
        return self._words.get(letters, (0, ()))[1]

    def _begun(self, letters: str) -> list[str]:
        """The most frequent word of each of the likeliest longer spellings."""
        first = bisect_left(self._spellings, letters)
        last = bisect_left(self._spellings, letters + "{")
        longer = (spelling for spelling in self._spellings[first:last] if spelling != letters)
        likeliest = nlargest(COMPLETED, longer, key=lambda spelling: self._words[spelling][0])
        return [self._words[spelling][1][0] for spelling in likeliest]


@lru_cache(maxsize=1)
def pinyin_table() -> PinyinTable:
    """This machine's list; read once, and made before where it is not there yet."""
    path = word_list(cache_folder().parent / "words")
    return PinyinTable(path.read_text(encoding="utf-8").splitlines())


@lru_cache(maxsize=64)
def candidates_of(letters: str) -> tuple[Candidate, ...]:
    """The candidates of the pad's own list."""
    return pinyin_table().candidates(letters) if letters else ()
