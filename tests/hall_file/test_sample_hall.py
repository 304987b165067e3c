"""The sample hall is a whole, sound hall."""

import pytest

from hall_server.hall_file.model import HallFile
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path

pytestmark = [pytest.mark.unit, pytest.mark.row("I4")]

FAMILY_PLANNING = ["计生", "计划生育", "生育", "独生子女", "抚养费", "一孩", "二孩", "婚育", "超生"]


@pytest.fixture(scope="module")
def hall() -> HallFile:
    return read_hall_file(sample_hall_path())


def test_it_is_of_a_township_halls_size(hall: HallFile) -> None:
    assert len(hall.items) >= 70
    assert len(hall.windows) >= 10
    assert len(hall.departments) <= 8
    assert len(hall.rating.tags) == 40


def test_every_item_is_served_by_a_window_in_service(hall: HallFile) -> None:
    assert [i.id for i in hall.items if not hall.windows_of(i.queue)] == []


def test_every_department_has_items(hall: HallFile) -> None:
    assert {d.id for d in hall.departments} == {i.department for i in hall.items}


def test_it_has_nothing_of_family_planning() -> None:
    text = sample_hall_path().read_text(encoding="utf-8")
    assert [word for word in FAMILY_PLANNING if word in text] == []
    assert "family planning" not in text.lower()


def test_facts_are_carried_over(hall: HallFile) -> None:
    items = {item.id: item for item in hall.items}
    marriage = items["marriage"]
    assert marriage.fee is not None
    assert marriage.fee.amount == 14
    assert marriage.promised is not None
    assert marriage.promised.unit == "same_day"
    assert [m.sample for m in marriage.materials] == [False, False, False]
    assert items["new-home-certificate"].legal is not None


def test_unconfirmed_papers_say_so(hall: HallFile) -> None:
    known = {item.id for item in hall.items if any(not m.sample for m in item.materials)}
    guessed = {item.id for item in hall.items if any(m.sample for m in item.materials)}
    assert known
    assert guessed
    assert not known & guessed


def test_the_guide_is_what_devices_get(hall: HallFile) -> None:
    guide = hall.guide()
    assert [d.id for d in guide.departments] == [d.id for d in hall.departments]
    assert [i.id for i in guide.items] == [i.id for i in hall.items]
    civil = next(i for i in guide.items if i.queue == "civil")
    assert civil.windows == [3, 4], "window 12 is out of service"


def test_somebody_holds_every_role(hall: HallFile) -> None:
    roles = {role for person in hall.staff for role in person.roles}
    assert roles == {"clerk", "guide", "complaints", "manager", "administrator"}
    assert "password" not in sample_hall_path().read_text(encoding="utf-8").replace("Passwords", "")
