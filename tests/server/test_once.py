"""The same command id is done once and answered the same again, over every POST of the API."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.support.hall import RunningHall
from tests.support.people import ITEMS, Clerk, Voice, give_password, key_of, sits_down

Asked = tuple[Voice, str, dict[str, Any]]


def answer(asked: Asked) -> tuple[int, str]:
    """Status and body, as the bytes came."""
    voice, path, body = asked
    told = voice.http.post(path, json=body)
    return told.status_code, told.text


def a_day(hall: RunningHall) -> list[Asked]:
    """One request of every kind, each with a command id of its own, in an order that works."""
    kiosk, guest = Voice(hall, key_of(hall, "kiosk")), Voice(hall)
    give_password(hall, "fengbo", "open sesame")
    sign_in = (guest, "/windows/9/sign-in", {"name": "fengbo", "password": "open sesame"})
    leaver, clerk = sits_down(hall, 9, "fengbo", "open sesame"), Clerk(hall, 10)
    asked: list[Asked] = [(kiosk, "/tickets", {"items": [ITEMS["farming"]]}) for _ in range(2)]
    acts = ("call-next", "recall", "start", "finish", "call-next", "no-show")
    bodies = {"finish": {"outcome": "done"}}
    asked += [(clerk, f"/windows/10/{act}", bodies.get(act, {})) for act in acts]
    asked += [(leaver, "/windows/9/sign-out", {}), sign_in]
    return [
        (voice, path, {**body, "command_id": f"day-{place}"})
        for place, (voice, path, body) in enumerate(asked)
    ]


@pytest.mark.row("K1")
def test_every_request_is_done_once_even_over_a_restart(hall: RunningHall) -> None:
    asked = a_day(hall)
    first = [answer(request) for request in asked]
    kiosk, secret = asked[0][0], kiosk_secret(first[0])
    rating = (kiosk, "/ratings", {"secret": secret, "level": 4, "command_id": "day-rating"})
    asked, first = [*asked, rating], [*first, answer(rating)]
    assert [status for status, _ in first] == [201, 201, *[200] * 8, 201]

    before = kiosk.hall()
    assert [answer(request) for request in asked] == first
    hall.kill()
    hall.start()
    assert [answer(request) for request in asked] == first
    assert {**kiosk.hall(), "seq": 0} == {**before, "seq": 0}
    assert "whole" in hall.cli("verify")


def kiosk_secret(told: tuple[int, str]) -> str:
    """The secret in the answer to a ticket order."""
    secret: str = told[1].partition('"secret":"')[2].partition('"')[0]
    return secret


def test_the_same_id_for_something_else_is_refused(
    shared_hall: RunningHall, citizen: Voice
) -> None:
    reused = (409, "command-id-reused")
    citizen.take("land", command_id="x-1")
    other_item = {"items": [ITEMS["civil"]], "command_id": "x-1"}
    assert citizen.refusal("/tickets", other_item) == reused
    no_paper = {"items": [ITEMS["land"]], "print": False, "command_id": "x-1"}
    assert citizen.refusal("/tickets", no_paper) == reused

    clerk = Clerk(shared_hall, 9)
    assert clerk.may_not("call-next", command_id="x-1") == reused
    clerk.does("call-next", command_id="x-2")
    assert clerk.may_not("recall", command_id="x-2") == reused
    clerk.does("start", command_id="x-3")
    clerk.does("finish", outcome="done", command_id="x-4")
    assert clerk.may_not("finish", outcome="other", command_id="x-4") == reused


def test_the_same_id_from_somebody_else_is_refused(
    shared_hall: RunningHall, citizen: Voice
) -> None:
    order = {"items": [ITEMS["medical"]], "command_id": "mine"}
    ticket = citizen.ask("POST", "/tickets", order, 201)
    stranger = Voice(shared_hall, key_of(shared_hall, "kiosk"))
    assert stranger.refusal("/tickets", order) == (409, "command-id-reused")
    assert citizen.ask("POST", "/tickets", order, 201) == ticket


def test_a_refusal_is_not_kept(shared_hall: RunningHall, citizen: Voice) -> None:
    clerk = Clerk(shared_hall, 10)
    assert clerk.may_not("call-next", command_id="later") == (409, "nobody-waiting")
    number = citizen.take("farming")["number"]
    assert clerk.does("call-next", command_id="later")["number"] == number


def test_without_an_id_every_request_is_a_new_one(citizen: Voice) -> None:
    assert citizen.take("finance")["number"] != citizen.take("finance")["number"]


def test_a_signed_out_token_opens_nothing_else(shared_hall: RunningHall) -> None:
    give_password(shared_hall, "sunmei", "open sesame")
    clerk = sits_down(shared_hall, 5, "sunmei", "open sesame")
    assert clerk.refusal("/windows/4/sign-out") == (403, "wrong-window")
    clerk.does("sign-out", command_id="leaving")
    assert clerk.does("sign-out", command_id="leaving")["window"] == 5
    assert clerk.may_not("sign-out", command_id="again") == (401, "unauthorized")
    assert clerk.may_not("sign-out") == (401, "unauthorized")
    assert clerk.may_not("call-next") == (401, "unauthorized")
    forged = clerk.http.headers["Authorization"][:-1] + "x"
    for token in (forged, forged[:40], "Bearer .", "Bearer x.y"):
        clerk.http.headers["Authorization"] = token
        assert clerk.may_not("sign-out", command_id="leaving") == (401, "unauthorized")


@pytest.mark.parametrize("bad", ["", "a b", "x" * 65, "号", 7])
def test_a_malformed_id_is_refused(citizen: Voice, bad: object) -> None:
    order = {"items": [ITEMS["finance"]], "command_id": bad}
    assert citizen.refusal("/tickets", order) == (422, "invalid")


@pytest.mark.parametrize("repeat", [2, 20])
def test_many_at_once_with_one_id_are_one(
    citizen: Voice, repeat: int, together: Callable[..., list[Any]]
) -> None:
    order = {"items": [ITEMS["legal"]], "command_id": f"rush-{repeat}"}
    told = together(repeat, lambda: answer((citizen, "/tickets", order)))
    assert len(set(told)) == 1
    assert told[0][0] == 201
