"""Items found by the first letters of their names: "YB" finds 医保. Pure.

A hanzi with several readings answers to each of them, except in a word that fixes one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pypinyin import Style, pinyin

from hall_link.wire.guide import Guide, ServiceItem

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_LETTERS = 8
LETTERS_PAGE = 4
"""Items beside the keys."""

_PART = re.compile(r"[\u4e00-\u9fff]+|[A-Za-z]")
_WORD = re.compile(r"[A-Za-z]+")
Initials = tuple[frozenset[str], ...]


@lru_cache(maxsize=4096)
def initials(name: str) -> Initials:
    """For each hanzi the letters its reading may begin with; a Latin letter is itself."""
    return tuple(letters for part in _PART.findall(name) for letters in _read(part))


def _read(part: str) -> list[frozenset[str]]:
    if part.isascii():
        return [frozenset(part.upper())]
    read = pinyin(part, style=Style.FIRST_LETTER, heteronym=True)
    return [frozenset(one[:1].upper() for one in readings) for readings in read]


@lru_cache(maxsize=4096)
def english_initials(name: str) -> Initials:
    """The first letter of each word."""
    return tuple(frozenset(word[0].upper()) for word in _WORD.findall(name))


def places_of(spelling: Initials, letters: str) -> Iterator[int]:
    """Where these letters stand one after the other, from 0."""
    for first in range(len(spelling) - len(letters) + 1):
        if letters and letters[0] not in spelling[first]:
            continue  # asked some hundred times for each picture
        signs = spelling[first : first + len(letters)]
        if all(letter in sign for letter, sign in zip(letters, signs, strict=True)):
            yield first


def spelt_items(guide: Guide | None, letters: str) -> list[ServiceItem]:
    """The items with these letters in their Chinese or English name, earliest there first."""
    if guide is None or not letters:
        return []
    firsts = [(min(_places(item, letters), default=None), item) for item in guide.items]
    found = [(first, item) for first, item in firsts if first is not None]
    return [item for _, item in sorted(found, key=lambda one: one[0])]


def _places(item: ServiceItem, letters: str) -> Iterator[int]:
    for spelling in _spellings(item):
        yield from places_of(spelling, letters)


def _spellings(item: ServiceItem) -> tuple[Initials, Initials]:
    return initials(item.name.zh), english_initials(item.name.en)


def going_on(guide: Guide | None, letters: str) -> frozenset[str]:
    """The letters that may be typed next and still find something."""
    if guide is None or len(letters) >= MOST_LETTERS:
        return frozenset()
    spellings = [spelling for item in guide.items for spelling in _spellings(item)]
    return frozenset().union(
        *(
            spelling[place + len(letters)]
            for spelling in spellings
            for place in places_of(spelling[:-1], letters)
        )
    )
