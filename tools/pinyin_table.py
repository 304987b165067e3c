"""Writes `evaluator/keypad/pinyin.txt`, the word list behind the pad's pinyin keypad.

`python -m tools.pinyin_table DICT`: DICT is jieba's `dict.txt` (MIT licence, lines of word,
frequency and kind); the spelling of each word is pypinyin's (MIT licence). Only characters of
GB 2312, which every pad's font has, and words of at most four.
"""

import argparse
import re
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin, pinyin

TABLE = Path("evaluator/keypad/pinyin.txt")
LONGEST = 4
LEAST_FREQUENCY = {2: 80, 3: 150, 4: 150}
HANZI = re.compile(r"[一-龥]+")
READINGS = (1, 40, 4000)
"""By how much a character's second reading counts less than its first, and every further one."""

RARE = 20
"""So do the characters of GB 2312's second level, which its makers found rarer."""

HEAD = """\
# Pinyin -> words, the most frequent first. Written by tools/pinyin_table.py from the frequencies
# of jieba (MIT licence, Sun Junyi) and the spellings of pypinyin (MIT licence, mozillazg).
"""


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dictionary", type=Path)
    found = table(frequencies(parser.parse_args().dictionary))
    lines = []
    for spelling, words in sorted(found.items()):
        ordered = sorted(words, key=lambda word: -words[word])
        weight = max(words.values())
        lines.append(f"{spelling} {weight} {' '.join(ordered)}\n")
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
