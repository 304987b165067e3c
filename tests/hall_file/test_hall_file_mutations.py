"""However a hall file is broken, the reader answers with faults inside the file."""

import copy
import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hall_server.hall_file.read import HallFileError, HallFileErrors, parse_hall_text

pytestmark = [pytest.mark.unit, pytest.mark.row("I4")]

calm = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

OPTIONAL = {
    "texts",
    "missed_rule",
    "settings",
    "tags",
    "bad",
    "staff",
    "promised",
    "fee",
    "amount",
    "materials",
    "form",
    "minutes",
}
REFERENCES = [
    ("queues", 0, "department"),
    ("windows", 0, "queues", 0),
    ("items", 0, "department"),
    ("items", 0, "queue"),
]
Way = tuple[str | int, ...]


def ways(value: Any, way: Way = ()) -> list[Way]:
    """The way to every key in `value`."""
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    found: list[Way] = []
    for step, child in steps if isinstance(value, dict | list) else ():
        here = (*way, step)
        found += [here] if isinstance(step, str) else []
        found += ways(child, here) if isinstance(child, dict | list) else []
    return found


def holder(value: Any, way: Way) -> Any:
    for step in way[:-1]:
        value = value[step]
    return value


def written(value: Any, flow: bool) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, default_flow_style=flow, sort_keys=False))


def faults_inside(text: str) -> list[HallFileError]:
    """The faults of `text`, none where it is sound; each is at a place in the text."""
    faults = faults_of(text)
    lines = re.split(r"\r\n|\r|\n", text)
    for fault in faults:
        assert 1 <= fault.line <= len(lines)
        assert 1 <= fault.column <= len(lines[fault.line - 1]) + 1
        assert fault.message
    return faults


def faults_of(text: str) -> list[HallFileError]:
    try:
        parse_hall_text(text)
    except HallFileErrors as error:
        return error.errors or pytest.fail("refused without a word")
    return []


@given(data=st.data())
@calm
def test_a_key_is_taken_away(small_hall: str, data: st.DataObject) -> None:
    hall = yaml.safe_load(small_hall)
    way = data.draw(st.sampled_from(ways(hall)))
    del holder(hall, way)[way[-1]]
    faults = faults_inside(written(hall, data.draw(st.booleans())))
    if way[-1] not in OPTIONAL or way[-2:] == ("promised", "amount"):
        assert faults


@given(data=st.data())
@calm
def test_a_reference_is_broken(small_hall: str, data: st.DataObject) -> None:
    hall = yaml.safe_load(small_hall)
    way = data.draw(st.sampled_from(REFERENCES))
    name = "x-" + data.draw(st.text("abc0", min_size=1, max_size=8))
    holder(hall, way)[way[-1]] = name
    text = written(hall, flow=False)
    told = [fault for fault in faults_inside(text) if name in fault.message]
    assert [text.split("\n")[fault.line - 1].split()[-1] for fault in told] == [name]


@given(data=st.data())
@calm
def test_a_value_is_replaced_by_anything(small_hall: str, data: st.DataObject) -> None:
    hall = copy.deepcopy(yaml.safe_load(small_hall))
    way = data.draw(st.sampled_from(ways(hall)))
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
    holder(hall, way)[way[-1]] = data.draw(
        st.recursive(
            scalars, lambda c: st.lists(c, max_size=3) | st.dictionaries(scalars, c, max_size=3)
        )
    )
    faults_inside(written(hall, data.draw(st.booleans())))


@given(data=st.data())
@calm
def test_text_is_cut_and_scribbled_into(small_hall: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(small_hall)))
    end = start + data.draw(st.integers(0, 30))
    scribble = data.draw(
        st.text(st.sampled_from("\n :-{}[],&*!|>?#\"'%@`\t\ufeff\u2028云x1"), max_size=6)
    )
    faults_inside(small_hall[:start] + scribble + small_hall[end:])
