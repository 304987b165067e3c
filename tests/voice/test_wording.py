"""What is said, and how it is written for the voice."""

import pytest

from display.voice.messages import Announcement
from display.voice.pinyin import numbered_pinyin
from display.voice.wording import (
    chinese_cardinal,
    english_cardinal,
    sentence,
    sentences,
    where,
    who,
)

pytestmark = pytest.mark.unit


def test_a_call_in_chinese() -> None:
    said = sentence("zh", "A001", 3)
    assert [part.text for part in said.parts] == ["请A零零一号", "到三号窗口办理"]


def test_a_call_in_english() -> None:
    said = sentence("en", "A001", 12)
    texts = [part.text for part in said.parts]
    assert texts == ["Number eh zero zero one,", "please go to window twelve."]


def test_who_is_to_get_ready_and_what_is_served_elsewhere_is_said_in_one_sentence() -> None:
    ready = Announcement(id="r", number="A013", valid_s=60)
    moved = Announcement(id="m", window=3, to=12, valid_s=60)
    texts = [[p.text for p in one.parts] for said in (ready, moved) for one in sentences(said)]
    assert texts == [["请A零一三号", "做好准备"], ["三号窗口业务", "请到十二号窗口办理"]]
    pieces = [piece for part in sentences(moved)[0].parts for piece in part.pieces]
    assert " ".join(pieces) == "3 hao chuangkou-yewu qing dao number-12 hao chuangkou-banli"
    with pytest.raises(ValueError, match="nothing to say"):
        Announcement(id="x", window=3, valid_s=60)


@pytest.mark.parametrize(
    ("number", "text"),
    [("VIP-012", "请VIP零一二号"), ("b27", "请B二七号"), ("305", "请三零五号"), ("A 9", "请A九号")],
)
def test_letters_and_digits_are_read_singly(number: str, text: str) -> None:
    assert who("zh", number).text == text


@pytest.mark.parametrize("number", ["", "---", "甲"])
def test_a_number_that_cannot_be_read_is_refused(number: str) -> None:
    with pytest.raises(ValueError, match="nothing to read"):
        who("zh", number)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        *((1, "一"), (2, "二"), (10, "十"), (12, "十二"), (20, "二十"), (21, "二十一")),
        *((100, "一百"), (105, "一百零五"), (110, "一百一十"), (112, "一百一十二")),
    ],
)
def test_windows_are_cardinals(number: int, text: str) -> None:
    assert chinese_cardinal(number) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(3, "three"), (13, "thirteen"), (40, "forty"), (42, "forty-two"), (101, "one hundred one")],
)
def test_english_windows(number: int, text: str) -> None:
    assert english_cardinal(number) == text


@pytest.mark.parametrize(
    ("text", "pinyin"),
    [
        ("请A零零一号", "qing3 A ling2 ling2 yi1 hao4"),
        ("请VIP一二号", "qing3 V I P yi1 er4 hao4"),
        ("到十二号窗口办理", "dao4 shi2 er4 hao4 chuang1 kou3 ban4 li3"),
        ("重新取号", "chong2 xin1 qu3 hao4"),
        ("银行行长", "yin2 hang2 hang2 zhang3"),
        ("长者优先", "zhang3 zhe3 you1 xian1"),
    ],
)
def test_pinyin_with_the_right_tones(text: str, pinyin: str) -> None:
    assert numbered_pinyin(text) == pinyin


def test_the_recorded_pieces_of_a_call() -> None:
    assert who("zh", "A001").pieces == ("qing", "A", "0", "0", "1", "hao")
    assert where("zh", 3).pieces == ("dao", "3", "hao", "chuangkou-banli")
    assert where("zh", 12).pieces == ("dao", "number-12", "hao", "chuangkou-banli")
    assert where("en", 3).pieces == ()
