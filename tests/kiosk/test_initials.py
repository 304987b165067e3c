"""Items found by the first letters of their names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kiosk.initials import going_on, initials, places_of, spelt_items
from tests.kiosk.sample_hall import sample_guide

pytestmark = pytest.mark.unit


@pytest.mark.row("A1")
@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("医保", "YB"),
        ("重新登记", "CXDJ"),
        ("长者补贴", "ZZBT"),
        ("银行行长", "YHHZ"),
        ("A类社保(B)", "ALSBB"),
        ("“三无”人员", "SWRY"),
    ],
)
def test_hanzi_are_read_as_their_word_reads_them(name: str, letters: str) -> None:
    assert 0 in places_of(initials(name), letters)
    assert len(initials(name)) == len(letters)


def test_letters_find_names_by_any_part_and_in_either_language() -> None:
    guide = sample_guide()
    assert [item.id for item in spelt_items(guide, "YB")] == ["labour-5"]
    assert "civil-1" in {item.id for item in spelt_items(guide, "MA")}  # Medical assistance
    assert spelt_items(guide, "") == spelt_items(None, "A") == []


def test_a_name_that_begins_with_the_letters_comes_first() -> None:
    found = spelt_items(sample_guide(), "NC")
    assert found[0].name.zh.startswith("农村")


@settings(max_examples=20, deadline=None)
@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=0, max_size=3))
def test_only_letters_that_find_something_go_on(letters: str) -> None:
    guide = sample_guide()
    for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
        found = bool(spelt_items(guide, letters + letter))
        assert (letter in going_on(guide, letters)) == found
