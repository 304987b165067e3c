"""The picture of an item's steps (row A2)."""

import xml.etree.ElementTree as ET

import pytest

from hall_link.wire.base import Words
from hall_link.wire.guide import Step, TimeLimit
from hall_server.guide.flow import WIDTH, flow_svg

pytestmark = [pytest.mark.unit]

SVG = "{http://www.w3.org/2000/svg}"
STEPS = [
    Step(
        zh="窗口受理<当场>核对",
        en="Taken in & checked",
        who=Words(zh="民政窗口", en="Window"),
        limit=TimeLimit(amount=30, unit="minute"),
    ),
    Step(zh="审核" * 40, en="Review " * 40, limit=TimeLimit(amount=1, unit="working_day")),
    Step(zh="发放", en="Paid", limit=TimeLimit(amount=0, unit="same_day")),
]


@pytest.mark.parametrize(("language", "said"), [("zh", "30分钟"), ("en", "30 minutes")])
def test_every_step_has_a_box_with_who_and_when(language: str, said: str) -> None:
    drawn = ET.fromstring(flow_svg(STEPS, language))
    assert len(drawn.findall(f"{SVG}rect")) == len(STEPS)
    assert len(drawn.findall(f"{SVG}path")) == 2 * (len(STEPS) - 1)
    texts = [text.text or "" for text in drawn.findall(f"{SVG}text")]
    assert any(said in text for text in texts)
    assert STEPS[0].in_language(language) in texts, "nothing of it is markup"


def test_long_texts_are_wrapped_inside_the_picture() -> None:
    drawn = ET.fromstring(flow_svg(STEPS))
    for text in drawn.findall(f"{SVG}text"):
        wide = sum(19 if ord(sign) > 0x2E7F else 11 for sign in text.text or "")
        assert float(text.get("x", "0")) + wide <= WIDTH


def test_nothing_to_draw_is_an_empty_picture() -> None:
    assert ET.fromstring(flow_svg([])).findall(f"{SVG}rect") == []
