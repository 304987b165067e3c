"""Changing a hall that is set up: what is written, what is told, and what may not be done."""

from collections.abc import Callable

import pytest

from hall_link.wire.tickets import TakeTicket
from hall_link.wire.windows import CallNext
from hall_server.delivery.snapshots import snapshot
from hall_server.guide.keep_media import KeepMedia
from hall_server.hall_file.change_hall import ChangeHall, HallChanged
from hall_server.hall_file.export import digest_of
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.work import Actor
from tests.admin.sample_office import LEADER, Office, Plain, entry
from tests.support.small_hall import clerk

pytestmark = pytest.mark.unit

NEW_QUEUE = {
    "id": "parcels",
    "name": {"zh": "邮政包裹", "en": "Parcels"},
    "prefix": "P",
    "colour": "#0B4EA2",
    "department": "civil",
}
NEW_WINDOW = {"number": 77, "name": {"zh": "邮政", "en": "Post"}, "queues": ["parcels"]}
NEW_ITEM = {
    "id": "pick-up",
    "name": {"zh": "取包裹", "en": "Pick up a parcel"},
    "department": "civil",
    "queue": "parcels",
}


def with_parcels(plain: Plain) -> Plain:
    plain["queues"].append(NEW_QUEUE)
    plain["windows"].append(NEW_WINDOW)
    plain["items"].append(NEW_ITEM)
    return plain


def without_parcels(plain: Plain) -> Plain:
    for section, new in (("queues", NEW_QUEUE), ("windows", NEW_WINDOW), ("items", NEW_ITEM)):
        plain[section].remove(next(e for e in plain[section] if e["name"] == new["name"]))
    return plain


def test_what_is_added_is_there_at_once_and_what_is_removed_is_gone() -> None:
    office = Office()
    assert office.save(with_parcels(office.plain())).sections == ["queues", "windows", "items"]
    kiosk = office.device("kiosk")
    assert office.do(TakeTicket(items=["pick-up"]), kiosk).number == "P001"
    office.device("evaluator", 77)
    assert office.told("hall_changed")[0] == {"section": "queues", "added": ["parcels"]}
    office.do(CallNext(window=77), Actor("device", "c", "clerk", 77))
    for section in ("queues", "windows", "items"):
        plain = without_parcels(office.plain())
        with pytest.raises(Refusal) as refused:
            office.save(plain)
        assert refused.value.code == "queue-in-use", section


def test_names_of_what_is_gone_stay_with_its_tickets() -> None:
    office = Office()
    office.save(with_parcels(office.plain()))
    kiosk, pad = office.device("kiosk"), office.device("evaluator", 77)
    ticket = office.do(TakeTicket(items=["pick-up"]), kiosk)
    from hall_link.wire.tickets import CancelTicket, FindTicket

    office.do(CancelTicket(secret=ticket.secret), kiosk)
    office.save(without_parcels(office.plain()))
    for state in (office.state, office.store.load()[0]):
        board = snapshot(state, "kiosk", None, "")
        assert board.guide is not None
        assert "parcels" not in {queue.id for queue in board.board.queues}
        assert 77 not in {window.number for window in board.board.windows}
        assert "pick-up" not in {item.id for item in board.guide.items}
        assert state.queue.queue_of(state.queue.tickets[ticket.ticket_id]).name.zh == "邮政包裹"
        assert state.guide.name_of("pick-up").zh == "取包裹"
        assert state.devices.at_window(77) == [], f"{pad.id} stands for a window that is gone"
    assert office.do(FindTicket(secret=ticket.secret), kiosk).ticket.state == "cancelled"
    assert office.save(with_parcels(office.plain())).sections == ["queues", "windows", "items"]


def _a_window_with_a_visit(office: Office) -> Plain:
    plain = office.plain()
    office.do(TakeTicket(queue=plain["windows"][0]["queues"][0]), office.device("kiosk"))
    office.do(CallNext(window=plain["windows"][0]["number"]), clerk(plain["windows"][0]["number"]))
    plain["windows"][0]["in_service"] = False
    return plain


def _an_item_somebody_waits_for(office: Office) -> Plain:
    plain = office.plain()
    item = plain["items"][0]
    office.do(TakeTicket(items=[item["id"]]), office.device("kiosk"))
    item["queue"] = next(q["id"] for q in plain["queues"] if q["id"] != item["queue"])
    return plain


def _swapped_letters(office: Office) -> Plain:
    plain = office.plain()
    one, other = plain["queues"][:2]
    office.do(TakeTicket(queue=one["id"]), office.device("kiosk"))
    one["prefix"], other["prefix"] = other["prefix"], one["prefix"]
    return plain


def _another_zone(office: Office) -> Plain:
    plain = office.plain()
    plain["hall"]["time_zone"] = "Europe/Berlin"
    return plain


def _no_administrator(office: Office) -> Plain:
    plain = office.plain()
    entry(plain, "staff", "name", "songkai")["roles"] = ["clerk"]
    return plain


def _an_unserved_queue(office: Office) -> Plain:
    plain = office.plain()
    plain["queues"].append(NEW_QUEUE)
    return plain


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_a_window_with_a_visit, "window-in-use"),
        (_an_item_somebody_waits_for, "item-in-use"),
        (_swapped_letters, "prefix-in-use"),
        (_another_zone, "fixed-for-good"),
        (_no_administrator, "no-administrator"),
        (_an_unserved_queue, "faulty-hall-file"),
    ],
)
def test_what_may_not_be_done_changes_nothing(change: Callable[[Office], Plain], code: str) -> None:
    office = Office()
    plain = change(office)
    before = office.file()
    with pytest.raises(Refusal) as refused:
        office.save(plain)
    assert refused.value.code == code
    assert office.file() == before
    assert office.told("hall_changed") == []


def test_nobody_overwrites_what_somebody_else_saved() -> None:
    office = Office()
    first, second = office.file(), office.plain()
    office.save({**second, "settings": {**second["settings"], "undo_s": 20}})
    with pytest.raises(Refusal) as refused:
        office.do(ChangeHall(file=first, based_on=digest_of(first)), LEADER)
    assert refused.value.code == "changed-meanwhile"


def test_a_password_and_a_pause_outlive_a_change_of_the_name() -> None:
    from hall_server.staff.set_password import SetPassword

    office = Office()
    office.do(SetPassword(name="chenfang", password_hash="x"), LEADER)
    plain = office.plain()
    entry(plain, "staff", "name", "chenfang")["display"]["zh"] = "陈芳芳"
    assert office.save(plain) == HallChanged(digest=digest_of(office.file()), sections=["staff"])
    person = office.state.staff.find("chenfang")
    assert person is not None
    assert (person.password_hash, person.display.zh) == ("x", "陈芳芳")
    assert office.told("hall_changed") == [{"section": "staff", "changed": ["chenfang"]}]


def test_who_is_removed_is_signed_out_and_keeps_a_name() -> None:
    office = Office()
    plain = office.plain()
    plain["staff"].append(
        {
            "name": "newcomer",
            "display": {"zh": "新来的", "en": "Newcomer"},
            "post": {"zh": "窗口", "en": "Clerk"},
            "roles": ["clerk"],
        }
    )
    office.save(plain)
    plain["staff"].pop()
    office.save(plain)
    assert office.state.staff.find("newcomer") is None
    assert office.state.staff.names()["newcomer"].zh == "新来的"


def test_a_photograph_is_kept_before_anybody_is_given_it() -> None:
    office, picture = Office(), "a" * 64
    plain = office.plain()
    entry(plain, "staff", "name", "chenfang")["photo"] = picture
    with pytest.raises(Refusal) as refused:
        office.save(plain)
    assert refused.value.code == "unknown-media"
    assert refused.value.details == {"media": picture, "of": "陈芳"}
    office.do(KeepMedia(id=picture, type="image/png", name="", pages=1, content=b""), LEADER)
    assert office.save(plain).sections == ["staff"]
