"""A worker killed again and again while people take numbers: no ticket is lost or printed twice."""

import random
import threading
import time
from typing import Any

import pytest

from tests.printer.conftest import OpenShop
from tests.printer.shop import Shop, until

TICKETS = 30
KILLS = 6


def take_all(shop: Shop, into: list[dict[str, Any]]) -> None:
    for _ in range(TICKETS):
        into.append(shop.take())
        time.sleep(0.3)


def uncertain_jobs(shop: Shop) -> int:
    uncertain: int = shop.told()["uncertain_jobs"]
    return uncertain


@pytest.mark.slow(40)
@pytest.mark.row("E3")
def test_thirty_tickets_and_a_worker_that_keeps_dying(open_shop: OpenShop) -> None:
    shop, tickets, chance = open_shop(), list[dict[str, Any]](), random.Random(7)
    shop.start()
    people = threading.Thread(target=take_all, args=(shop, tickets))
    people.start()
    for _ in range(KILLS):
        time.sleep(chance.uniform(1, 3))
        shop.kill()
        shop.run()
    people.join(60)
    assert len(tickets) == TICKETS
    until(lambda: shop.state().get("connected"), "the last welcome")
    until(shop.settled, "the last report", within=90)
    until(lambda: shop.told()["waiting_jobs"] == 0, "the hall's knowledge")
    copies = {ticket["number"]: shop.copies(ticket["number"]) for ticket in tickets}
    assert max(copies.values()) == 1
    missing = [number for number, count in copies.items() if count == 0]
    assert len(missing) <= uncertain_jobs(shop) <= KILLS
    assert not any("重打" in text for text in shop.slips())
