"""Writing a few words with keys on the screen. Pure: keys in, text out."""

from dataclasses import dataclass, field, replace

from hall_link.keypad.table import candidates_of
from hall_link.wire.base import Words

MOST_LETTERS = 24
CANDIDATES = 6
"""Candidates on a page."""


LETTERS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
SIGNS = {
    "pinyin": ("1234567890", "，。！？、：；（）", "“”《》·-%"),
    "abc": ("1234567890", ",.!?':;()", '"/-%&+@'),
}


@dataclass(frozen=True)
class Writing:
    """`letters` are typed and not yet a word; `hanzi` tells whether letters are pinyin at all.

    `most`: how many characters the text may have. `phrases`: ready ones while no letter is typed,
    parted by a comma from what is there; `joined`: they are set one after the other without.
    """

    text: str = field(default="", repr=False)
    letters: str = field(default="", repr=False)
    hanzi: bool = True
    signs: bool = False
    page: int = 0
    most: int = 150
    phrases: tuple[Words, ...] = ()
    joined: bool = False

    @property
    def rows(self) -> tuple[str, ...]:
        """The keys to be seen, row by row."""
        return SIGNS["pinyin" if self.hanzi else "abc"] if self.signs else LETTERS

    @property
    def left(self) -> int:
        """How many characters may still be written."""
        return self.most - len(self.text)


def offered(writing: Writing) -> tuple[str, ...]:
    """Every word to choose from now, page after page."""
    if writing.letters:
        return tuple(candidate.word for candidate in candidates_of(writing.letters))
    language = "zh" if writing.hanzi else "en"
    return tuple(phrase.in_language(language) for phrase in writing.phrases)


def pages(writing: Writing) -> int:
    """How many pages of words there are; at least one."""
    return max(1, -(-len(offered(writing)) // CANDIDATES))


def shown_words(writing: Writing) -> tuple[str, ...]:
    """The words of the present page."""
    first = writing.page * CANDIDATES
    return offered(writing)[first : first + CANDIDATES]


def turned(writing: Writing, step: int) -> Writing:
    """Another page of words."""
    return replace(writing, page=max(0, min(writing.page + step, pages(writing) - 1)))


def typed(writing: Writing, key: str) -> Writing:
    """After a key: a character, or `backspace`, `space`, `mode` (中/英), `signs` (123)."""
    writing = replace(writing, page=0)
    match key:
        case "backspace":
            return _erased(writing)
        case "space":
            return chosen(writing, 0) if writing.letters else _added(writing, " ")
        case "mode":
            return replace(writing, hanzi=not writing.hanzi, letters="", signs=False)
        case "signs":
            return replace(writing, signs=not writing.signs, letters="")
        case _:
            return _character(writing, key) if len(key) == 1 else writing


def _character(writing: Writing, key: str) -> Writing:
    if not key.isascii() or not key.isalpha():
        return _added(replace(writing, letters=""), key)
    if writing.hanzi:
        return replace(writing, letters=(writing.letters + key)[:MOST_LETTERS])
    return _added(writing, key.upper() if _begins_sentence(writing.text) else key)


def _begins_sentence(text: str) -> bool:
    return not text or text.rstrip(" ").endswith((".", "!", "?"))


def _erased(writing: Writing) -> Writing:
    if writing.letters:
        return replace(writing, letters=writing.letters[:-1])
    return replace(writing, text=writing.text[:-1])


def chosen(writing: Writing, place: int) -> Writing:
    """After choosing a word of the present page; nothing where there is none."""
    place += writing.page * CANDIDATES
    if writing.letters:
        return _word(writing, place)
    ready = offered(writing)
    if not 0 <= place < len(ready):
        return writing
    return _added(replace(writing, page=0), _joined(writing, ready[place]))


def _word(writing: Writing, place: int) -> Writing:
    found = candidates_of(writing.letters)
    if not 0 <= place < len(found):
        return writing
    rest = writing.letters[found[place].used :]
    return _added(replace(writing, letters=rest, page=0), found[place].word)


def _joined(writing: Writing, phrase: str) -> str:
    """A ready phrase with what parts it from the words before it."""
    if writing.joined or not writing.text or writing.text.endswith(("，", "。", "！", "？", " ")):
        return phrase
    return f"，{phrase}" if writing.hanzi else f", {phrase.lower()}"


def _added(writing: Writing, more: str) -> Writing:
    """With more text; what would be too long is left out whole."""
    if len(more) > writing.left:
        return writing
    return replace(writing, text=writing.text + more)


def pressed(writing: Writing, name: str) -> Writing:
    """After a press by its name: `key:KEY`, `cand:PLACE`, `cand:previous` or `cand:next`."""
    kind, _, what = name.partition(":")
    if kind == "key":
        return typed(writing, what)
    if kind != "cand":
        return writing
    step = {"previous": -1, "next": 1}.get(what)
    if step is not None:
        return turned(writing, step)
    return chosen(writing, int(what)) if what.isdigit() else writing
