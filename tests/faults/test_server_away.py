"""The server is gone for a while: the kiosk goes on, and nobody's place is lost (rows A15, K1)."""

import pytest

from tests.faults.conftest import StartKiosk
from tests.printer.shop import Shop, until
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, key_of
from tests.support.screens import Device

WINDOW = 3
ITEM = "urban-allowance"


def takes_a_number(kiosk: Device) -> str:
    """From home to the ticket's screen and home again; the number on it."""
    kiosk.goes(("department:civil", "items"), (f"item:{ITEM}", "confirm"))
    kiosk.press("confirm")
    number = str(kiosk.on("ticket")["number"])
    kiosk.press("done")
    kiosk.on("home")
    return number


def alone(kiosk: Device) -> None:
    """Waits until the kiosk says that it goes on without the server."""
    told = kiosk.until(lambda told: "照常取号" in told["notice"])
    assert told["screen"] == "home"
    assert not told["connected"]


def back(kiosk: Device) -> None:
    """Waits until the server is there again."""
    kiosk.until(lambda told: told["connected"] and not told["notice"])


def waiting(desk: Voice) -> int:
    """How many stand in the queue, as everybody sees."""
    told = {queue["id"]: queue["waiting"] for queue in desk.hall()["queues"]}
    return int(told["civil"])


@pytest.mark.row("A15", "E3", "K1")
def test_the_server_is_killed_and_nobody_is_lost(
    hall: RunningHall, shop: Shop, start_kiosk: StartKiosk
) -> None:
    clerk, desk = Clerk(hall, WINDOW), Voice(hall, key_of(hall, "kiosk"))
    kiosk = start_kiosk()
    kiosk.on("home")
    until(lambda: kiosk.state()["stock"].get("civil"), "the kiosk's block")
    first = takes_a_number(kiosk)
    hall.kill()

    alone(kiosk)
    own = [takes_a_number(kiosk)]
    kiosk.press("screen:progress")
    assert "系统恢复" in kiosk.until(lambda told: "等系统" in told["notice"])["notice"]
    kiosk.kill()  # and the kiosk as well: it knows all it knew
    kiosk = start_kiosk()
    alone(kiosk)
    own.append(takes_a_number(kiosk))
    assert [number[-3:] for number in own] == ["701", "702"]
    until(lambda: all(shop.copies(number) for number in [first, *own]), "the papers")
    assert all("离线取号" in slip for slip in shop.slips()[1:])
    shop.paper.tell("die-after 200")
    own.append(takes_a_number(kiosk))
    until(lambda: shop.state()["jobs"]["uncertain"] == 1, "the paper nobody is sure of")
    shop.paper.tell("ok")

    hall.start()
    back(kiosk)
    until(lambda: waiting(desk) == 4, "the tickets that are handed in")
    until(lambda: shop.told()["uncertain_jobs"] == 1, "the paper put to a person")
    assert len(shop.slips()) == 3
    shop.resolve(shop.uncertain(), "reprint")
    until(lambda: shop.copies(own[-1]), "the reprint")
    assert "重打" in shop.slips()[-1]
    assert "离线取号" in shop.slips()[-1]
    last = desk.take("civil", print=False)["number"]
    assert [clerk.serves_one() for _ in range(5)] == [first, *own, last]
    assert clerk.may_not("call-next")[1] == "nobody-waiting"
    until(shop.settled, "the reports")
    assert len(shop.slips()) == 4
