"""The pinyin keypad: from keys to words."""

from dataclasses import replace

import pytest

from hall_link.keypad.table import PinyinTable, candidates_of, pinyin_table
from hall_link.keypad.writing import (
    LETTERS,
    SIGNS,
    Writing,
    chosen,
    offered,
    pages,
    shown_words,
    turned,
    typed,
)
from hall_link.wire.base import Words

pytestmark = pytest.mark.unit


def keys(writing: Writing, *names: str) -> Writing:
    for name in names:
        writing = typed(writing, name)
    return writing


@pytest.mark.parametrize(
    ("letters", "word"),
    [
        ("fuwu", "服务"),
        ("taidu", "态度"),
        ("hao", "好"),
        ("cailiao", "材料"),
        ("paidui", "排队"),
        ("chongxin", "重新"),
        ("nv", "女"),
        ("xiexie", "谢谢"),
    ],
)
def test_common_words_come_first(letters: str, word: str) -> None:
    assert candidates_of(letters)[0].word == word


def test_the_unfinished_and_the_beginning_are_offered_too() -> None:
    assert "服务" in [candidate.word for candidate in candidates_of("fuw")]
    first = candidates_of("fuwuhen")[0]
    assert (first.word, first.used) == ("服务", 4)


def test_every_common_character_can_be_written() -> None:
    """GB 2312's first level: the 3,755 in daily use."""
    text = "".join(
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    )

    table = pinyin_table()
    known = {word for _, words in table._words.values() for word in words}
    assert set(text) <= known


def test_letters_not_used_by_a_word_stay() -> None:
    writing = chosen(keys(Writing(), *"fuwuhao"), 0)
    assert (writing.text, writing.letters) == ("服务", "hao")
    assert typed(writing, "space").text == "服务好"


def test_backspace_takes_letters_before_text() -> None:
    writing = keys(chosen(keys(Writing(), *"hao"), 0), "n", "backspace")
    assert (writing.text, writing.letters) == ("好", "")
    assert keys(writing, "backspace", "backspace").text == ""


def test_letters_digits_and_signs() -> None:
    writing = keys(Writing(hanzi=False), *"ok", ".", "space", "a")
    assert writing.text == "Ok. A"
    assert keys(Writing(), "signs", "3", "，").text == "3，"
    assert keys(Writing(), "h", "mode").letters == ""


def test_never_longer_than_a_rating_may_be() -> None:
    full = Writing(text="好" * Writing().most)
    assert typed(full, "，") == full
    assert chosen(full, 0).text == full.text
    assert chosen(Writing(text="好" * 149), 0).text == "好" * 149


CLEAR, LONG = Words(zh="讲得清楚", en="Clear advice"), Words(zh="等得太久", en="Long wait")


def test_ready_phrases_join_what_is_there() -> None:
    ready = Writing(phrases=(CLEAR, LONG))
    assert chosen(chosen(ready, 0), 1).text == "讲得清楚，等得太久"
    assert chosen(chosen(replace(ready, joined=True), 0), 1).text == "讲得清楚等得太久"
    assert shown_words(replace(ready, hanzi=False)) == ("Clear advice", "Long wait")


def test_what_was_written_stays_out_of_any_log() -> None:
    assert "王" not in repr(Writing(text="王")) + repr(Writing(letters="王"))


def test_pages_of_candidates() -> None:
    writing = keys(Writing(), *"shi")
    assert pages(writing) > 1
    following = turned(writing, 1)
    assert chosen(following, 0).text == offered(writing)[6]
    assert turned(writing, -1) == writing
    assert len(shown_words(writing)) == 6


def test_a_place_without_a_word_gives_nothing() -> None:
    assert chosen(keys(Writing(), *"zzzz"), 5).text == ""
    assert typed(Writing(), "no-such-key") == Writing()


def test_every_row_of_keys_has_as_many_keys() -> None:
    for rows in (LETTERS, *SIGNS.values()):
        assert [len(row) for row in rows] == [10, 9, 7]


def test_a_table_of_one_s_own() -> None:
    table = PinyinTable(["a 5 啊 阿", "ai 9 爱"])
    assert [candidate.word for candidate in table.candidates("a")] == ["啊", "阿", "爱"]
    assert table.candidates("x") == ()
