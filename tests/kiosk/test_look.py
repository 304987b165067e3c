"""Line breaking, contrast and fonts of the look."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_link.look.boxes import Box
from hall_link.look.colours import (
    HIGH_CONTRAST,
    LARGE_TYPE,
    NORMAL,
    Palette,
    colour,
    contrast,
    deepened,
)
from hall_link.look.fonts import chinese_face, find_fonts
from hall_link.look.ground import Layer, grounds, weakest
from hall_link.look.pictograms import glyph
from hall_link.look.shadows import border_of, shadow_alpha
from hall_link.look.type_scale import LADDER, nearest_rung, rung_below
from hall_link.look.wrapping import fitted, pieces, wrapped

HALL_ICONS = [
    "id-card",
    "heart",
    "home-city",
    "account-child",
    "briefcase",
    "file-document",
    "account-group",
    "sprout",
    "tree",
    "car",
    "hammer",
    "scale",
    "television",
    "medical",
    "cash",
    "flag",
    "elder",
    "wheelchair",
    "pregnant",
    "infant",
    "medal",
    "baby",
    "wedding",
    "school",
    "shop",
    "house",
    "flower",
    "star",
    "help",
]


def square(text: str, size: float) -> float:
    """Every character as wide as it is high."""
    return len(text) * size


@pytest.mark.unit
def test_no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one() -> None:
    lines = wrapped("请到3号窗口，带“身份证”原件（2份）。", 60, 10, square)
    assert not [line for line in lines if line[0] in "，。”）" or line[-1] in "“（"]


@pytest.mark.unit
def test_english_words_stay_whole() -> None:
    assert wrapped("Urban and rural allowance", 100, 10, square) == [
        "Urban and",
        "rural",
        "allowance",
    ]
    assert pieces('of "three-withouts" persons')[2] == '"three-withouts"'


@pytest.mark.unit
@given(st.text(alphabet="民政，。“”（）ab c/&1-", max_size=40), st.integers(3, 30))
def test_wrapping_loses_nothing_but_spaces_and_keeps_the_width(text: str, cells: int) -> None:
    lines = wrapped(text, cells * 10, 10, square)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    for line in lines:
        assert len(line) <= cells or any(len(piece) > 1 for piece in pieces(line))


@pytest.mark.unit
def test_type_shrinks_to_fit_and_lines_are_balanced() -> None:
    fit = fitted("伤残军人证、残疾人证", 90, 100, 12, 8, square, 1.4)
    assert fit.lines == ("伤残军人证、", "残疾人证")
    small = fitted("伤残军人证、残疾人证", 90, 14, 12, 8, square, 1.4)
    assert (small.size, small.cut, len(small.lines)) == (8, False, 1) or small.size == 8


@pytest.mark.unit
@pytest.mark.parametrize(
    ("text", "cells", "lines"),
    [
        ("您好，请选择业务", 5, ("您好，", "请选择业务")),
        ("您好，请选择业务", 4, ("您好，请", "选择业务")),  # the clause is longer than a line
        ("惠农补贴缴费", 5, ("惠农补", "贴缴费")),
    ],
)
def test_lines_end_where_a_speaker_would_pause(text: str, cells: int, lines: object) -> None:
    assert fitted(text, cells * 40, 100, 40, 8, square, 1.25).lines == lines


def test_what_cannot_fit_says_so() -> None:
    fit = fitted("长" * 50, 100, 12, 20, 8, square, 1.4)
    assert fit.cut
    assert fit.lines[-1].endswith("…")


@pytest.mark.unit
@pytest.mark.parametrize(
    ("palette", "least"), [(NORMAL, 4.5), (LARGE_TYPE, 7.0), (HIGH_CONTRAST, 7.0)]
)
def test_words_stand_out_from_their_ground(palette: Palette, least: float) -> None:
    pairs = [
        (palette.ink, palette.card),
        (palette.quiet, palette.card),
        (palette.quiet, palette.ground),
        (palette.on_primary, palette.primary),
        (palette.quiet_on_primary, palette.primary),
        (palette.on_primary, palette.primary_deep),
        (palette.quiet_on_primary, palette.good_ground),
        (palette.quiet_on_primary, palette.warn_ground),
        (palette.on_call, palette.call),
        (palette.good, palette.card),
        (palette.ink, palette.card_pressed),
    ]
    assert min(contrast(one, other) for one, other in pairs) >= least
    assert contrast(colour("000000"), colour("#FFFFFF")) == pytest.approx(21)


@pytest.mark.unit
def test_a_text_is_weighed_against_what_lies_under_it() -> None:
    white, blue = colour("FFFFFF"), colour("0B4EA2")
    sheet = [
        Layer(Box(0, 0, 100, 100), (white,)),
        Layer(Box(0, 0, 50, 100), (blue,)),
        Layer(Box(0, 0, 50, 50), (colour("FFFFFF", 0.2),)),
    ]
    assert weakest(white, grounds(sheet[:1], Box(10, 60, 20, 10))) == pytest.approx(1)
    assert weakest(white, grounds(sheet, Box(10, 60, 20, 10))) == pytest.approx(8, abs=0.1)
    assert 4.5 < weakest(white, grounds(sheet, Box(10, 20, 20, 10))) < 6
    half_beyond_the_edge = weakest(white, grounds(sheet, Box(30, 60, 40, 10)))
    assert half_beyond_the_edge == pytest.approx(1)


@pytest.mark.unit
def test_a_gradient_counts_with_its_worse_end_and_a_disc_only_inside() -> None:
    white, black = colour("FFFFFF"), colour("000000")
    fade = Layer(Box(0, 0, 100, 100), (black, colour("777777")))
    assert weakest(white, grounds([fade], Box(40, 40, 20, 20))) == pytest.approx(4.48, abs=0.01)
    disc = Layer(Box(0, 0, 100, 100), (white,), round=True)
    assert weakest(white, grounds([disc], Box(40, 40, 20, 20))) == pytest.approx(1)
    assert weakest(white, grounds([disc], Box(0, 0, 10, 10))) == pytest.approx(21)


@pytest.mark.unit
@given(st.from_regex(r"[0-9A-F]{6}", fullmatch=True))
def test_any_colour_of_a_hall_carries_white_words_once_deepened(code: str) -> None:
    white = colour("FFFFFF")
    assert contrast(deepened(colour(code), white), white) >= 4.5


@pytest.mark.unit
def test_a_shadow_is_dark_within_and_fades_to_nothing() -> None:
    side = 2 * border_of(20, 26) + 2
    alpha = shadow_alpha(20, 26)
    rows = [alpha[at : at + side] for at in range(0, len(alpha), side)]
    assert len(rows) == side
    assert rows[side // 2][side // 2] >= 245
    assert max(rows[0]) <= 6
    assert rows == [row[::-1] for row in rows] == rows[::-1]
    assert list(rows[side // 2][: side // 2]) == sorted(rows[side // 2][: side // 2])


@pytest.mark.unit
@given(st.floats(min_value=2, max_value=520))
def test_type_is_set_in_few_sizes(size: float) -> None:
    assert nearest_rung(size) in LADDER
    assert nearest_rung(size) == pytest.approx(size, rel=0.06, abs=1)
    assert rung_below(size + 0.01) <= size + 0.01


@pytest.mark.unit
@pytest.mark.parametrize("name", HALL_ICONS)
def test_every_icon_of_a_hall_file_has_its_own_pictogram(name: str) -> None:
    assert len(glyph(name)) == 1
    assert glyph(name) != glyph("unheard-of") or name == "help"


def test_the_chinese_face_is_taken_out_once(tmp_path: Path) -> None:
    fonts = find_fonts(tmp_path)
    assert fonts.regular.exists()
    assert fonts.bold.exists()
    assert fonts.icons.exists()
    before = fonts.bold.stat().st_mtime_ns
    assert find_fonts(tmp_path).bold.stat().st_mtime_ns == before


def test_a_machine_without_the_collection_still_has_chinese(tmp_path: Path) -> None:
    assert chinese_face(tmp_path / "none.ttc", tmp_path) is None
    assert find_fonts(tmp_path, collections=tmp_path).bold.name == "NotoSansSC-Regular.otf"
