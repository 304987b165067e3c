"""Lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_server.paper.wrapping import shortened, wrapped

pytestmark = pytest.mark.unit


def wide(text: str) -> float:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def test_chinese_breaks_anywhere_and_words_stay_whole() -> None:
    assert wrapped("承诺10个工作日", 8, wide) == ["承诺10个", "工作日"]
    assert wrapped("abc defg hi", 8, wide) == ["abc defg", "hi"]


def test_punctuation_begins_no_line_and_no_bracket_ends_one() -> None:
    assert wrapped("申请人，申请", 6, wide) == ["申请", "人，申", "请"]
    assert wrapped("按《条例》办", 6, wide) == ["按《条", "例》办"]
    assert wrapped("按照《条例》", 6, wide) == ["按照", "《条", "例》"]


def test_own_line_breaks_stay() -> None:
    assert wrapped("一\n\n二", 8, wide) == ["一", "", "二"]
    assert wrapped("", 8, wide) == [""]


@given(st.text("民政救助（）《》，。ab1 ", max_size=60), st.integers(4, 30))
def test_every_line_fits_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width, wide)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(wide(line) <= width or len(line) <= 1 for line in lines)


def test_what_does_not_fit_is_left_out() -> None:
    assert shortened("民政救助", 8, wide) == "民政救助"
    assert shortened("民政救助一", 8, wide) == "民政救…"
