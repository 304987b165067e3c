"""Finding items by what people type: Chinese, pinyin whole or by initials, English (row A1).

An index is made once for a guide; asking it looks through plain
texts, some milliseconds for thousands of items.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from hall_link.wire.guide import Department, ServiceItem

MOST_READINGS = 16
"""Ways a name with several readings is spelled, at the most."""

_HANZI = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9]+")
_GAP = re.compile(r"[\s'’·,，、]+")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What of an item is looked through. `spelled`: initials and whole pinyin, each reading."""

    item: ServiceItem
    zh: str
    en: str
    initials: tuple[str, ...]
    spelled: tuple[str, ...]
    more: str


class GuideIndex:
    """The items of a guide, ready to be asked. `departments`: id -> name."""

    def __init__(self, items: Sequence[ServiceItem], departments: dict[str, str]) -> None:
        self.items = items
        self._entries = [_entry(item, departments.get(item.department, "")) for item in items]

    def find(self, typed: str, most: int = 20) -> list[ServiceItem]:
        """The items that fit best first, equals in the order of the guide; none for nothing."""
        words = [word for word in _GAP.split(typed.lower()) if word]
        if not words:
            return []
        scored = [(score, n) for n, e in enumerate(self._entries) if (score := _score(e, words))]
        scored.sort(key=lambda found: (-found[0], found[1]))
        return [self._entries[n].item for _, n in scored[:most]]


def _entry(item: ServiceItem, department: str) -> _Entry:
    initials, spelled = _readings(item.name.zh.lower())
    more = [item.content, item.result, item.authority, *item.tips, *item.conditions]
    texts = [f"{words.zh} {words.en}" for words in more if words]
    return _Entry(
        item=item,
        zh=item.name.zh.lower(),
        en=item.name.en.lower(),
        initials=initials,
        spelled=spelled,
        more=" ".join([department, item.id, *texts]).lower(),
    )


@lru_cache(maxsize=8192)
def _readings(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A name by its initials and spelled out, for each way its characters may be read."""
    parts = _HANZI.findall(name)
    signs = [reading for part in parts for reading in _read(part)]
    ways = list(islice(product(*signs), MOST_READINGS))
    initials = dict.fromkeys("".join(sign[0] for sign in way) for way in ways)
    return tuple(initials), tuple(dict.fromkeys("".join(way) for way in ways))


def _read(part: str) -> list[list[str]]:
    """The readings of each character; Latin letters and figures are themselves."""
    if part.isascii():
        return [[sign] for sign in part]
    from pypinyin import Style, pinyin  # slow to import, and not needed by a hall nobody searches

    read = pinyin(part, style=Style.NORMAL, heteronym=True, v_to_u=False)
    return [list(dict.fromkeys(one))[:3] for one in read]


def _score(entry: _Entry, words: Iterable[str]) -> int:
    """0 where one of the words fits nothing; else the more the nearer the words are to the name."""
    total = 0
    for word in words:
        score = _score_of(entry, word)
        if not score:
            return 0
        total += score
    return total


def _score_of(entry: _Entry, word: str) -> int:
    if word in entry.zh:
        return 100 if entry.zh.startswith(word) else 90
    if word.isascii() and word.isalnum():
        spelling = max(_spelt(entry.initials, word, 80), _spelt(entry.spelled, word, 70))
        english = _in_english(entry.en, word)
        if spelling or english:
            return max(spelling, english)
    return 20 if word in entry.more else 0


def _spelt(readings: Iterable[str], word: str, score: int) -> int:
    best = 0
    for reading in readings:
        if reading.startswith(word):
            return score
        best = score - 10 if word in reading else best
    return best


def _in_english(name: str, word: str) -> int:
    """A word of the name, or how one begins."""
    if name.startswith(word):
        return 75
    return 65 if f" {word}" in name else 0


class GuideSearch:
    """The index of the present guide, made anew when the guide is another."""

    def __init__(self) -> None:
        self._index: GuideIndex | None = None

    def find(
        self,
        items: Sequence[ServiceItem],
        departments: Sequence[Department],
        typed: str,
        most: int = 20,
    ) -> list[ServiceItem]:
        """As `GuideIndex.find`. While nothing changed, items are known by identity: quick."""
        index = self._index
        if index is None or index.items != items:
            names = {d.id: f"{d.name.zh} {d.name.en}" for d in departments}
            index = self._index = GuideIndex(items, names)
        return index.find(typed, most)
