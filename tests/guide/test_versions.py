"""Every change of an item is a version that is kept; tickets remember theirs (row A2)."""

import pytest

from hall_link.wire.tickets import TakeTicket
from hall_server.guide.tables import ItemVersion
from hall_server.hall_file.change_hall import ChangedMeanwhile, ChangeHall, HallChanged
from hall_server.hall_file.export import digest_of
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.versions import past_item
from tests.admin.sample_office import LEADER, Office, entry

pytestmark = [pytest.mark.unit]

AID = "temporary-aid"


@pytest.fixture
def office() -> Office:
    return Office()


def kept(office: Office, item: str = AID) -> list[ItemVersion]:
    found = [r for r in office.store.records.values() if isinstance(r, ItemVersion)]
    return sorted((v for v in found if v.item == item), key=lambda v: v.version)


def version(file: HallFile, item: str = AID) -> int:
    return next(i.version for i in file.items if i.id == item)


def test_a_change_is_a_version_with_who_and_what(office: Office) -> None:
    plain = office.plain()
    entry(plain, "items", "id", AID)["basis"] = "新规定"
    entry(plain, "items", "id", AID)["version"] = 77
    changed = office.save(plain)
    assert isinstance(changed, HallChanged)
    assert changed.digest == digest_of(office.file())
    assert version(office.file()) == 2, "what the file says of it does not decide"
    (second,) = kept(office)
    assert (second.version, second.changed_by) == (2, "staff:songkai")
    assert past_item(second).basis == "新规定"
    assert version(office.file(), "elder-card") == 1


def test_another_place_in_the_guide_is_no_new_version(office: Office) -> None:
    plain = office.plain()
    plain["items"].reverse()
    office.save(plain)
    assert version(office.file()) == 1
    assert kept(office) == []


def test_an_item_that_comes_back_goes_on_counting(office: Office) -> None:
    plain = office.plain()
    gone = entry(plain, "items", "id", "safety-advice")
    plain["items"].remove(gone)
    office.save(plain)
    plain = office.plain()
    plain["items"].append(gone)
    office.save(plain)
    assert version(office.file(), "safety-advice") == 2


def test_a_ticket_remembers_the_version_it_was_taken_under(office: Office) -> None:
    first = office.do(TakeTicket(items=[AID], print=False))
    plain = office.plain()
    entry(plain, "items", "id", AID)["basis"] = "新规定"
    office.save(plain)
    second = office.do(TakeTicket(items=[AID], print=False))
    tickets = office.state.queue.tickets
    assert tickets[first.ticket_id].versions == ((AID, 1),)
    assert tickets[second.ticket_id].versions == ((AID, 2),)


def test_what_was_saved_meanwhile_is_told(office: Office) -> None:
    before = office.file()
    plain = office.plain()
    entry(plain, "items", "id", AID)["basis"] = "一"
    office.save(plain)
    with pytest.raises(ChangedMeanwhile):
        office.do(ChangeHall(file=before, based_on=digest_of(before)), LEADER)
