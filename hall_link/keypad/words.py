"""The word list behind the pinyin keypad, made once on each machine from installed packages.

Words and how often they occur: jieba's dictionary. Their spelling: pypinyin. Only characters of
GB 2312, which every pad's font has, and words of at most four.
"""

import os
import re
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin

LONGEST = 4
LEAST_FREQUENCY = {2: 80, 3: 150, 4: 150}
HANZI = re.compile(r"[一-龥]+")
READINGS = (1, 40, 4000)
"""By how much a character's second reading counts less than its first, and every further one."""

RARE = 20
"""So do the characters of GB 2312's second level, which its makers found rarer."""

VERSION = 1
"""Raised when the list is made in another way."""


def word_list(cache: Path) -> Path:
    """The list's file in `cache`: a spelling, its weight and its words on each line, the most
    frequent first. Takes some seconds when it is not there yet. Raises OSError."""
    path = cache / f"pinyin-{VERSION}.txt"
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        beside = cache / f"{path.name}.{os.getpid()}"
        beside.write_text("".join(_lines(table(frequencies(_dictionary())))), encoding="utf-8")
        beside.replace(path)
    return path


def _dictionary() -> Path:
    """jieba's dictionary, found without loading jieba: lines of word, frequency and kind."""
    package = find_spec("jieba")
    assert package is not None
    assert package.submodule_search_locations
    return Path(package.submodule_search_locations[0]) / "dict.txt"


def frequencies(source: Path) -> dict[str, int]:
    """Words of simplified characters and how often each was seen."""
    found: dict[str, int] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, count, *_ = line.split(" ")
        if HANZI.fullmatch(word) and len(word) <= LONGEST and _is_simplified(word):
            found[word] = int(count) // (RARE if _is_rare(word) else 1)
    for character in _characters():
        found.setdefault(character, 1)
    return found


def _is_simplified(word: str) -> bool:
    try:
        word.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def _is_rare(word: str) -> bool:
    return len(word) == 1 and word.encode("gb2312") >= b"\xd8"


def _characters() -> list[str]:
    """Every hanzi of GB 2312: rows 16 to 87 of its table."""
    cells = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return [c for c in (cell.decode("gb2312", "ignore") for cell in cells) if c]


def spellings(word: str) -> list[str]:
    """How a word is spelt without tones; ü is v. The usual reading first."""
    if len(word) > 1:
        return ["".join(lazy_pinyin(word, style=Style.NORMAL, v_to_u=False))]
    readings = pinyin(word, style=Style.NORMAL, heteronym=True)[0]
    return [reading for reading in dict.fromkeys(readings) if reading.isascii()]


def table(words: dict[str, int]) -> dict[str, dict[str, int]]:
    """Spelling -> words and their weight."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for word, count in words.items():
        if len(word) > 1 and count < LEAST_FREQUENCY[len(word)]:
            continue
        for place, spelling in enumerate(spellings(word)):
            found[spelling][word] = max(1, count // READINGS[min(place, 2)])
    return found


def _lines(found: dict[str, dict[str, int]]) -> list[str]:
    lines = []
    for spelling, words in sorted(found.items()):
        ordered = sorted(words, key=lambda word: -words[word])
        lines.append(f"{spelling} {max(words.values())} {' '.join(ordered)}\n")
    return lines
