"""Bookings and identity numbers through a served hall, its power cut in between."""

import json
import sqlite3
from contextlib import closing
from typing import Any

import pytest

from hall_server.web.booking_api import BOOKS
from tests.appointments.conftest import CLOCK
from tests.support.database import events, faults, plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.people import Voice, key_of

ITEM = "marriage"
PHONE = "13912345678"
NAME = "欧阳修"
PERSON = "11010519491231002X"
DAY = "2026-11-23"


def book(voice: Voice, starts: str, phone: str = PHONE, **more: Any) -> dict[str, Any]:
    order = {"item": ITEM, "starts": starts, "name": NAME, "phone": phone, **more}
    made: dict[str, Any] = voice.ask("POST", "/appointments", order, 201)
    return made


def free(voice: Voice, day: str = DAY) -> list[str]:
    told = voice.ask("GET", f"/appointments/slots?item={ITEM}&day={day}")
    return [slot["starts"] for slot in told["slots"]]


def power_cut(hall: RunningHall) -> None:
    hall.kill()
    hall.start(clock=CLOCK)


def all_rows(hall: RunningHall, *besides: str) -> str:
    """Every row of every table but these, as text."""
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    with closing(sqlite3.connect(hall.data / "hall.db", timeout=10)) as database:
        tables = [name for (name,) in database.execute(query) if name not in besides]
        texts = [str(database.execute(f"SELECT * FROM {t}").fetchall()) for t in tables]
    return "\n".join(texts)


@pytest.mark.row("G1", "G2", "A6")
def test_a_visit_booked_by_phone_from_first_look_to_the_window(booked: RunningHall) -> None:
    phone = Voice(booked)
    assert ITEM in [item["id"] for item in phone.ask("GET", "/appointments/items")]
    starts = free(phone)[0]
    assert starts == "2026-11-23T01:30:00Z"
    made = book(phone, starts, command_id="book-1")
    assert book(phone, starts, command_id="book-1") == made
    assert len(made["code"]) == 8
    power_cut(booked)
    assert phone.ask("GET", f"/appointments/{made['secret']}") == made
    kiosk = Voice(booked, key_of(booked, "kiosk"))
    ticket = kiosk.ask("POST", "/appointments/check-in", {"phone": PHONE}, 201)
    again = kiosk.refusal("/appointments/check-in", {"secret": made["secret"]})
    assert again == (409, "has-live-ticket")
    assert phone.ask("GET", f"/appointments/{made['secret']}")["state"] == "arrived"
    (place,) = rows(booked.data, "SELECT place FROM tickets WHERE id = ?", ticket["ticket_id"])[0]
    assert place == 1795397400 * 1_000_000
    (slip,) = rows(
        booked.data, "SELECT body FROM print_jobs WHERE ticket_id = ?", ticket["ticket_id"]
    )
    assert json.loads(slip[0])["ticket"]["number"] == ticket["number"]
    assert events(booked.data, "booking_arrived")[-1]["came"] == "on-time"


@pytest.mark.row("G1")
def test_a_seat_is_moved_and_given_up_and_not_handed_to_the_next(booked: RunningHall) -> None:
    phone, desk = Voice(booked), Voice(booked, key_of(booked, "guide"))
    starts = free(phone, "2026-11-24")
    made = [book(phone, starts[0], f"1371111000{n}") for n in range(2)]
    assert starts[0] not in free(phone, "2026-11-24")
    moved = {"secret": made[0]["secret"], "starts": starts[1]}
    assert phone.ask("POST", "/appointments/change", moved)["starts"] == starts[1]
    by_code = {"code": made[1]["code"]}
    assert phone.refusal("/appointments/cancel", by_code) == (403, "wrong-role")
    assert desk.ask("POST", "/appointments/cancel", by_code)["state"] == "cancelled"
    held = rows(booked.data, "SELECT free_from FROM freed_seats ORDER BY free_from")
    assert len(held) == 2
    power_cut(booked)
    assert rows(booked.data, "SELECT free_from FROM freed_seats ORDER BY free_from") == held
    ended = {"secret": made[1]["secret"], "starts": starts[1]}
    assert phone.refusal("/appointments/change", ended) == (409, "booking-ended")


@pytest.mark.row("G1")
def test_what_is_refused_and_how(booked: RunningHall) -> None:
    desk = Voice(booked, key_of(booked, "guide"))
    order = {"item": ITEM, "starts": "2026-11-24T00:31:00Z", "name": NAME, "phone": PHONE}
    assert desk.refusal("/appointments", order) == (404, "no-such-slot")
    assert desk.refusal("/appointments", {**order, "phone": "12"}) == (422, "invalid")
    assert desk.refusal("/appointments", {**order, "item": "advice"}) == (409, "no-bookings")
    unknown = {"code": "00000000"}
    assert desk.refusal("/appointments/check-in", unknown) == (404, "unknown-booking")
    wrong = Voice(booked, key_of(booked, "display"))
    assert wrong.refusal("/appointments/check-in", unknown) == (403, "wrong-role")
    nobody = Voice(booked, "no such key")
    assert nobody.refusal("/appointments", order) == (401, "unauthorized")


@pytest.mark.row("A16")
def test_an_identity_number_is_known_again_after_a_power_cut_and_kept_nowhere(
    booked: RunningHall,
) -> None:
    kiosk = Voice(booked, key_of(booked, "kiosk"))
    order = {"items": [ITEM], "person": PERSON, "print": False, "command_id": "person-1"}
    first = kiosk.ask("POST", "/tickets", order, 201)
    power_cut(booked)
    assert kiosk.ask("POST", "/tickets", order, 201) == first
    order["command_id"] = "person-2"
    refused = kiosk.http.request("POST", "/tickets", json=order).json()["error"]
    assert (refused["code"], refused["details"]) == ("has-live-ticket", {"number": first["number"]})
    kiosk.refusal("/tickets", {**order, "person": PERSON[:-1]})
    for secret in (PERSON, PERSON[:-1]):
        assert secret not in all_rows(booked)
        assert secret not in booked.log.read_text()
        assert secret not in (booked.data / "people.key").read_text()


@pytest.mark.row("G1", "A16")
def test_name_and_phone_stand_in_one_table_alone(booked: RunningHall) -> None:
    book(Voice(booked), free(Voice(booked))[-1], "13698765432")
    for secret in (NAME, "13698765432", PHONE):
        assert secret not in all_rows(booked, "bookers")
        assert secret not in booked.log.read_text()
    assert plain_rows(booked.data, "bookers", "phone").count(("13698765432",)) == 1
    assert faults(booked.data) == []


@pytest.mark.row("A7", "A5", "B8")
def test_the_desk_issues_for_an_agent_with_several_items_and_priority(booked: RunningHall) -> None:
    desk = Voice(booked, key_of(booked, "guide"))
    order = {"items": [ITEM, "urban-allowance"], "principals": 3, "priority": "elderly"}
    ticket = desk.ask("POST", "/tickets", order, 201)
    seen = desk.ask("GET", f"/tickets/{ticket['secret']}")
    assert [part["id"] for part in seen["parts"]] == order["items"]
    assert seen["principals"] == 3
    (slip,) = rows(
        booked.data, "SELECT body FROM print_jobs WHERE ticket_id = ?", ticket["ticket_id"]
    )
    assert "elderly" not in slip[0]
    assert "老年" not in slip[0]
    told = events(booked.data, "ticket_taken")[-1]
    assert (told["lane"], "elderly" in str(told)) == ("entitled", False)


@pytest.mark.row("G1")
def test_one_address_can_t_book_the_hall_out(booked: RunningHall) -> None:
    fisher = Voice(booked)
    secret = {"secret": "x" * 24}
    told = {fisher.refusal("/appointments/cancel", secret) for _ in range(BOOKS + 1)}
    assert told == {(404, "unknown-booking"), (429, "too-often")}
    assert free(fisher)
