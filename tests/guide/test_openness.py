"""What a hall must publish of its items, and what each still lacks (row A2)."""

import pytest

from hall_link.wire.base import Words
from hall_link.wire.guide import Fee, ServiceItem, TimeLimit
from hall_server.guide.openness import FIELDS, PRESETS, coverage_of, missing_of, wanted
from hall_server.premises.casebook import Openness

pytestmark = [pytest.mark.unit]

COUNTS = {"open-5": 5, "open-6": 6, "open-8": 8, "open-9": 9, "open-9b": 9, "open-6b": 6}


def item(**told: object) -> ServiceItem:
    words = Words(zh="临时救助", en="Temporary aid")
    return ServiceItem(id="aid", name=words, department="d", queue="q", windows=[], **told)


@pytest.mark.parametrize(("preset", "count"), COUNTS.items())
def test_each_list_asks_for_as_many_fields_as_its_name_says(preset: str, count: int) -> None:
    assert len(PRESETS[preset].fields) == count
    assert set(PRESETS[preset].fields) <= set(FIELDS)


def test_an_empty_item_lacks_all_but_its_name() -> None:
    assert missing_of(item(), Openness(preset="open-5")) == (
        "materials",
        "steps",
        "promised",
        "fee",
    )


def test_a_legal_limit_is_a_limit_but_no_promise() -> None:
    told = item(legal=TimeLimit(amount=20, unit="working_day"))
    assert "limit" not in missing_of(told, Openness(preset="open-9"))
    assert "promised" in missing_of(told, Openness(preset="open-5"))


@pytest.mark.parametrize(
    ("fee", "lacks"),
    [
        (None, True),
        (Fee(text=Words(zh="不收费", en="Free"), amount=0), False),
        (Fee(text=Words(zh="10元", en="10 yuan"), amount=10), True),
        (Fee(text=Words(zh="10元", en="10 yuan"), amount=10, basis="发改价格〔2020〕1号"), False),
    ],
)
def test_what_costs_nothing_needs_no_basis_of_a_fee(fee: Fee | None, lacks: bool) -> None:
    assert ("fee-basis" in missing_of(item(fee=fee), Openness())) is lacks


def test_a_hall_adds_fields_of_its_own() -> None:
    openness = Openness(preset="open-5", own=["telephone", "name"])
    assert wanted(openness).count("name") == 1
    assert "telephone" in missing_of(item(), openness)


def test_coverage_counts_items_and_fields() -> None:
    whole = item(
        **{key: Words(zh="一", en="one") for key in ("authority", "result")},
        basis="法",
        conditions=[Words(zh="一", en="one")],
        steps=[{"zh": "一", "en": "one"}],
        legal=TimeLimit(amount=1, unit="day"),
        fee=Fee(text=Words(zh="不收费", en="Free"), amount=0),
        complaint="12345",
    )
    found = coverage_of([whole, item()], Openness())
    assert (found.items, found.complete) == (2, 1)
    assert set(found.lacking.values()) == {1}
