"""Numbers can't be hoarded, taken twice or guessed, whichever way somebody tries (row A16)."""

from collections.abc import Iterator

import httpx
import pytest

from hall_server.web.turnstile import GUESSES
from tests.support.hall import RunningHall
from tests.support.people import ITEMS, Clerk, Voice, key_of

pytestmark = pytest.mark.row("A16")

CLOCK = "2026-11-23T09:05:00+08:00"
PERSON, OTHER = "11010519491231002X", "110105194912310038"
A_DAY = 5
"""The sample hall's tickets of one person."""


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    running = RunningHall(tmp_path_factory.mktemp("honest") / "hall")
    running.start(clock=CLOCK)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def kiosk(hall: RunningHall) -> Voice:
    return Voice(hall, key_of(hall, "kiosk"))


def order(queue: str, person: str) -> dict[str, object]:
    return {"items": [ITEMS[queue]], "person": person, "print": False}


def test_a_person_has_one_live_number_in_a_queue_and_so_many_in_a_day(kiosk: Voice) -> None:
    queues = ("civil", "labour", "medical", "land", "legal")
    for queue in queues:
        kiosk.ask("POST", "/tickets", order(queue, PERSON), 201)
        assert kiosk.refusal("/tickets", order(queue, PERSON)) == (409, "has-live-ticket")
    assert len(queues) == A_DAY
    assert kiosk.refusal("/tickets", order("general", PERSON)) == (409, "daily-limit")


def test_a_missed_number_brings_nobody_into_a_line_twice(hall: RunningHall, kiosk: Voice) -> None:
    missed = kiosk.ask("POST", "/tickets", order("farming", OTHER), 201)
    clerk = Clerk(hall, 10)
    clerk.does("call-next")
    clerk.does("no-show")
    taken = kiosk.ask("POST", "/tickets", order("farming", OTHER), 201)
    scan = {"secret": missed["secret"]}
    assert kiosk.refusal("/tickets/return", scan) == (409, "has-live-ticket")
    kiosk.ask("POST", f"/tickets/{taken['secret']}/cancel")
    kiosk.ask("POST", "/tickets/return", scan)


def test_a_slot_has_so_many_places_and_no_more(hall: RunningHall) -> None:
    desk = Voice(hall, key_of(hall, "guide"))
    told = desk.ask("GET", "/appointments/slots?item=marriage&day=2026-11-24")["slots"][0]
    booking = {"item": "marriage", "starts": told["starts"]}
    for place in range(told["free"]):
        desk.ask("POST", "/appointments", {**booking, "phone": f"139000000{place:02}"}, 201)
    assert desk.refusal("/appointments", {**booking, "phone": "13911111111"}) == (409, "slot-full")


def test_an_address_that_guesses_secrets_is_soon_told_nothing(
    hall: RunningHall, kiosk: Voice
) -> None:
    mine = kiosk.take("finance", print=False)["secret"]
    whole = hall.url.removesuffix("/api/v1")
    with httpx.Client(transport=httpx.HTTPTransport(local_address="127.0.2.1")) as guesser:
        told = [guesser.get(f"{whole}/api/v1/tickets/{n:022}").status_code for n in range(GUESSES)]
        assert set(told) == {404}
        for page in ("api/v1/tickets/{}", "api/v1/tickets/{}/why", "t/{}", "n/{}"):
            assert guesser.get(f"{whole}/{page.format('x' * 22)}").status_code == 429, page
        for page in ("api/v1/tickets/{}", "t/{}"):  # a whole hall's phones share an address
            assert guesser.get(f"{whole}/{page.format(mine)}").status_code == 200, page
    with httpx.Client() as other:
        assert other.get(f"{whole}/t/{'x' * 22}").status_code == 404
