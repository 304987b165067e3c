"""Ten minutes before lunch in a served hall: the promise, the paper, the wrong item."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from hall_link.session import Refused
from hall_link.wire.tickets import ChangeItems, TicketFound
from hall_server.premises.missed_words import missed_words
from hall_server.premises.tables import Premises
from tests.support.database import events, rows
from tests.support.devices import linked
from tests.support.hall import RunningHall
from tests.support.looping import run
from tests.support.people import ITEMS, Voice, key_of


@pytest.fixture(scope="module")
def late(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    """The sample hall with its own hours, near the end of the morning."""
    hall = RunningHall(tmp_path_factory.mktemp("late") / "hall", always_open=False)
    hall.start(clock="2026-11-25T11:50:00+08:00")
    yield hall
    hall.stop()


def slip_of(hall: RunningHall, ticket: str) -> dict[str, Any]:
    query = "SELECT body FROM print_jobs WHERE ticket_id = ? ORDER BY job_id DESC"
    body = rows(hall.data, query, ticket)[0][0]
    slip: dict[str, Any] = json.loads(body)["ticket"]
    return slip


@pytest.mark.row("A17")
def test_who_would_not_be_reached_is_told_and_may_stay(late: RunningHall) -> None:
    window = Voice(late, key_of(late, "clerk", 3))
    assert window.hall()["windows"][2]["state"] == "open"
    kiosk = Voice(late, key_of(late, "kiosk"))
    order = {"items": [ITEMS["civil"]], "print": False}
    told: dict[str, Any] = {}
    for _ in range(8):
        answer = kiosk.http.request("POST", "/tickets", json=order)
        if answer.status_code != 201:
            told = answer.json()["error"]
            break
    assert told["code"] == "not-before-closing"
    assert told["details"]["closes"] == "2026-11-25T04:00:00+00:00"
    assert told["details"]["choices"] == ["extended", "come-again", "appointment"]
    assert kiosk.ask("POST", "/tickets", {**order, "knowing": True}, 201)["number"]


@pytest.mark.row("A18", "A13")
def test_a_wrong_item_is_changed_at_the_kiosk_and_the_place_kept(late: RunningHall) -> None:
    key = key_of(late, "kiosk")
    kiosk = Voice(late, key)
    order = {"items": [ITEMS["land"]], "knowing": True}
    first, wrong, after = (
        kiosk.ask("POST", "/tickets", {**order, "items": [ITEMS[name]]}, 201)
        for name in ("land", "legal", "land")
    )

    async def scene() -> TicketFound:
        async with linked(late, key, "kiosk") as link:
            with pytest.raises(Refused):
                await link.call(ChangeItems(ticket_id=wrong["ticket_id"], items=order["items"]))
            found = await link.call(ChangeItems(secret=wrong["secret"], items=order["items"]))
        assert isinstance(found, TicketFound)
        return found

    seen = run(scene()).ticket
    assert (seen.number, seen.ahead) == (wrong["number"], first["ahead"] + 1)
    assert kiosk.ticket(after["secret"])["ahead"] == first["ahead"] + 2
    slip = slip_of(late, wrong["ticket_id"])
    assert (slip["number"], slip["ahead"]) == (wrong["number"], seen.ahead)
    (body,) = rows(late.data, "SELECT body FROM premises")[0]
    assert slip["missed_rule"]["zh"] == missed_words(Premises.model_validate_json(body).missed).zh
    assert events(late.data, "items_changed")[-1]["items"] == order["items"]
