"""Finding items by what people type (rows A1, A2)."""

import pytest

from hall_link.wire.base import Words
from hall_link.wire.guide import ServiceItem
from hall_server.guide.search import GuideIndex, GuideSearch
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path

pytestmark = [pytest.mark.unit]

GUIDE = read_hall_file(sample_hall_path()).guide()
INDEX = GuideIndex(GUIDE.items, {d.id: f"{d.name.zh} {d.name.en}" for d in GUIDE.departments})


def found(typed: str) -> list[str]:
    return [item.id for item in INDEX.find(typed)]


@pytest.mark.parametrize(
    "typed",
    ["临时救助", "lsjz", "LSJZ", "linshijiuzhu", "linshi", "temporary", "Temporary aid", "临时 jz"],
)
def test_an_item_is_found_however_it_is_typed(typed: str) -> None:
    assert found(typed)[0] == "temporary-aid"


def test_who_begins_so_comes_before_who_has_it_inside() -> None:
    names = [item.name.zh for item in INDEX.find("残疾人")]
    assert names[:2] == ["残疾人证", "残疾人优惠待遇"]


def test_every_reading_of_a_character_finds_it() -> None:
    words = Words(zh="长", en="Long")
    item = ServiceItem(id="card", name=words, department="d", queue="q", windows=[])
    index = GuideIndex([item], {})
    assert (
        index.find("z") == index.find("c") == index.find("chang") == index.find("zhang") == [item]
    )


@pytest.mark.parametrize("typed", ["", "   ", "zzqq", "临时救助 zzqq", "<script>", "%", "'"])
def test_nothing_is_found_for_nothing(typed: str) -> None:
    assert found(typed) == []


def test_the_index_follows_the_guide() -> None:
    search = GuideSearch()
    first, second = GUIDE.items[:1], GUIDE.items[:2]
    name = GUIDE.items[1].name.zh
    assert search.find(first, GUIDE.departments, name) == []
    assert search.find(second, GUIDE.departments, name)[0] is second[1]
