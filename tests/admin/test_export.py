"""The way from a hall back to its file, and through text: nothing is lost (row I4)."""

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from hall_server.delivery.hall import Hall
from hall_server.hall_file.checking import checked
from hall_server.hall_file.export import digest_of, hall_file_of
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.read import parse_hall_text
from hall_server.hall_file.records import records_of
from hall_server.hall_file.write import write_hall_text
from tests.admin.sample_office import SAMPLE, Plain, entry

pytestmark = pytest.mark.unit

TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"])
    | st.sampled_from("\n\t#:'\"{}[]&*-~ \x85\u2028"),
    min_size=1,
    max_size=40,
).filter(str.strip) | st.sampled_from(
    [
        "yes",
        "null",
        "~",
        "007",
        "12:30",
        "1e3",
        "0x1F",
        "true",
        "2026-01-01",
        "=",
        "<<",
        "- a",
        "1.5",
    ]
)


def back(file: HallFile) -> HallFile:
    """From a hall made of this file, by way of a text."""
    return parse_hall_text(write_hall_text(hall_file_of(Hall(records_of(file)).rooms)))


def test_the_sample_comes_back_whole() -> None:
    assert back(SAMPLE) == SAMPLE
    assert digest_of(back(SAMPLE)) == digest_of(SAMPLE)


def _edit(plain: Plain, data: st.DataObject) -> None:
    text = data.draw(TEXTS)
    plain["hall"]["name"]["zh"] = text
    plain["texts"] = {"missed_rule": {"zh": text, "en": data.draw(TEXTS)}}
    for section in ("windows", "staff", "queues", "items", "priorities", "notices", "pauses"):
        plain[section] = data.draw(st.permutations(plain[section]))
    plain["items"][0].update(basis=text, fee={"text": {"zh": text, "en": "x"}, "amount": 0.015})
    plain["items"][1]["conditions"] = [{"zh": data.draw(TEXTS), "en": text}]
    plain["settings"]["undo_s"] = data.draw(st.integers(0, 120))
    plain["queues"][0]["target_min"] = data.draw(st.none() | st.integers(1, 480))
    plain["windows"][0]["in_service"] = data.draw(st.booleans())
    plain["hours"] = data.draw(st.none() | st.just(_HOURS))


_HOURS: dict[str, Any] = {
    "sessions": [{"opens": "00:00", "closes": "23:59"}],
    "working_days": {"2027-01-01": False},
    "days": [{"day": "2026-12-31", "name": {"zh": "盘点", "en": "no"}}],
    "market": {"ends_with": [2, 5], "weekdays": [7], "days": ["2026-12-12"]},
}


@settings(max_examples=10, deadline=None, phases=[Phase.generate])
@given(st.data())
def test_any_edit_comes_back_whole(data: st.DataObject) -> None:
    plain = SAMPLE.model_dump(mode="json", exclude_none=True)
    _edit(plain, data)
    file, faults = checked(plain)
    assert file is not None, faults
    assert back(file) == file


def test_a_fault_is_told_at_its_place() -> None:
    plain = SAMPLE.model_dump(mode="json", exclude_none=True)
    entry(plain, "items", "id", plain["items"][0]["id"])["queue"] = "nowhere"
    plain["settings"]["undo_s"] = 999
    file, faults = checked(plain)
    assert file is None
    assert {spot for spot, _ in faults} == {("items", 0, "queue"), ("settings", "undo_s")}
