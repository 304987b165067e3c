"""Amounts in Chinese capital figures: as the rule's own examples, and read back."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_server.documents.capitals import LARGEST, capitals, capitals_of

pytestmark = pytest.mark.unit

FIGURES = {figure: value for value, figure in enumerate("零壹贰叁肆伍陆柒捌玖")}
PLACES = {"拾": 10, "佰": 100, "仟": 1000}
GROUPS = {"万": 10_000, "亿": 100_000_000}


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        ("1234.56", "壹仟贰佰叁拾肆元伍角陆分"),
        ("0", "零元整"),
        ("0.05", "伍分"),
        ("0.5", "伍角整"),
        ("10", "壹拾元整"),
        ("105", "壹佰零伍元整"),
        ("1005", "壹仟零伍元整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万零柒仟元伍角叁分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("1409.5", "壹仟肆佰零玖元伍角整"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("100000000", "壹亿元整"),
        ("100010000", "壹亿零壹万元整"),
        ("100000001", "壹亿零壹元整"),
        ("1010101.01", "壹佰零壹万零壹佰零壹元零壹分"),
        ("￥1,234.50元", "壹仟贰佰叁拾肆元伍角整"),
    ],
)
def test_amounts_are_written_as_bank_slips_write_them(amount: str, told: str) -> None:
    assert capitals_of(amount) == told


@pytest.mark.parametrize("text", ["", "三百", "-1", "1.005", "1e15", "NaN", "Infinity"])
def test_what_is_no_amount_is_not_written(text: str) -> None:
    assert capitals_of(text) == ""


def _read(text: str) -> int:
    """Cents, read as a person reads them."""
    yuan, _, change = text.rpartition("元")
    total = group = figure = 0
    for letter in yuan:
        if letter in FIGURES:
            figure = FIGURES[letter]
        elif letter in PLACES:
            group, figure = group + figure * PLACES[letter], 0
        else:
            total, group, figure = total + (group + figure) * GROUPS[letter], 0, 0
    cents = (total + group + figure) * 100
    for letter, place in zip(change[1:], change, strict=False):
        cents += {"角": 10, "分": 1}.get(letter, 0) * FIGURES.get(place, 0)
    return cents


@settings(max_examples=150, deadline=None)
@given(st.integers(0, int(LARGEST * 100)) | st.integers(0, 1_000_000))
def test_every_amount_reads_back(cents: int) -> None:
    told = capitals(Decimal(cents) / 100)
    assert _read(told) == cents
    assert "零零" not in told
    assert not told.startswith("零") or cents == 0
    assert told.endswith("分") != told.endswith("整")
