"""Forty people wait and the power goes: afterwards it is the same queue (row K9)."""

import socket
from contextlib import suppress
from typing import Any

import pytest

from tests.faults.conftest import StartKiosk
from tests.printer.shop import Shop, until
from tests.support.hall import RunningHall
from tests.support.people import Clerk, Voice, key_of
from tests.support.printers import Program
from tests.support.screens import Device

QUEUES = ("civil", "identity", "labour")
WINDOW, OTHER, THIRD = 3, 5, 6
FORTY = 40


def everybody_comes(kiosk: Voice) -> list[dict[str, Any]]:
    """Forty and two take numbers in three queues, some of them on paper."""
    return [
        kiosk.take(QUEUES[turn % len(QUEUES)], print=turn % 10 == 9) for turn in range(FORTY + 2)
    ]


def the_line(citizens: Voice, tickets: list[dict[str, Any]]) -> list[Any]:
    """How each ticket stands, as its holder sees it."""
    stand = (citizens.ticket(ticket["secret"]) for ticket in tickets)
    return [[t["number"], t["state"], t["ahead"], t["window"]] for t in stand]


def power_cut(hall: RunningHall, shop: Shop, kiosk: Device) -> None:
    """All at once: nobody gets to say goodbye."""
    for process in (hall.process, shop.worker, shop.paper.program.process, kiosk.process):
        assert process is not None
        process.kill()
    for process in (hall.process, shop.worker, shop.paper.program.process, kiosk.process):
        assert process is not None
        process.wait(10)


def power_back(hall: RunningHall, shop: Shop) -> None:
    """Everything starts again, the printer with an empty memory."""
    paper = shop.paper
    words = ["--port", str(paper.port), "--out", str(paper.folder), "--width", str(shop.width)]
    control = ["--control", str(paper.control)]
    paper.program = Program("ticket_printer.virtual", *words, *control, log=paper.program.log)
    until(lambda: _listens(paper.control), "the printer")
    hall.start()
    shop.start()


def _listens(port: int) -> bool:
    with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
        return True
    return False


@pytest.mark.row("K9", "K7", "K1", "E3")
def test_the_same_forty_in_the_same_order(
    hall: RunningHall, shop: Shop, start_kiosk: StartKiosk
) -> None:
    citizens = Voice(hall, key_of(hall, "kiosk"))
    clerks = {number: Clerk(hall, number) for number in (WINDOW, OTHER, THIRD)}
    kiosk = start_kiosk()
    shop.paper.tell("paper-out")
    until(lambda: shop.told()["state"] == "out", "paper out")
    tickets = everybody_comes(citizens)
    called = clerks[WINDOW].does("call-next")["number"]
    served = clerks[OTHER].does("call-next")["number"]
    clerks[OTHER].does("start")
    until(lambda: shop.told()["waiting_jobs"] == 4, "the slips that wait")
    before, board = the_line(citizens, tickets), citizens.hall()
    assert sum(line[1] == "waiting" for line in before) == FORTY
    shop.paper.tell("ok")
    until(lambda: shop.state()["jobs"]["begun"] or shop.slips(), "a slip that has begun")
    power_cut(hall, shop, kiosk)
    power_back(hall, shop)
    kiosk = start_kiosk()

    assert the_line(citizens, tickets) == before
    after = citizens.hall()
    assert (after["queues"], after["recent_calls"]) == (board["queues"], board["recent_calls"])
    windows = {window["number"]: window for window in after["windows"]}
    assert (windows[WINDOW]["serving"], windows[WINDOW]["visit"]) == (called, "called")
    assert (windows[OTHER]["serving"], windows[OTHER]["visit"]) == (served, "serving")
    assert clerks[WINDOW].does("recall")["number"] == called
    waiting = {queue["id"]: queue["waiting"] for queue in after["queues"]}
    kiosk.until(lambda told: told["connected"] and told["hall"]["waiting"] == waiting)

    new = citizens.take("civil", print=False)
    assert new["number"] not in {ticket["number"] for ticket in tickets}
    everybody_is_called_once(clerks, [*tickets, new], called, served)
    every_slip_is_accounted_for(shop, [ticket["number"] for ticket in tickets[9::10]])


def everybody_is_called_once(
    clerks: dict[int, Clerk], tickets: list[dict[str, Any]], called: str, served: str
) -> None:
    """Each queue in the order its numbers were taken; who was at a window is there still."""
    for clerk, number in ((clerks[WINDOW], called), (clerks[OTHER], served)):
        if number == called:
            clerk.does("start")  # the one who was called had only just come
        assert clerk.does("finish", outcome="done")["number"] == number
    for queue, window in zip(QUEUES, clerks, strict=True):
        clerk = clerks[window]
        wanted = [t["number"] for t in tickets if t["queue"] == queue]
        wanted = [number for number in wanted if number not in (called, served)]
        assert [clerk.serves_one() for _ in wanted] == wanted
        assert clerk.may_not("call-next")[1] == "nobody-waiting"


def every_slip_is_accounted_for(shop: Shop, numbers: list[str]) -> None:
    """On paper once, or in a person's hands; the one the power took away among them."""
    until(shop.settled, "the slips")
    copies = {number: shop.copies(number) for number in numbers}
    assert max(copies.values()) == 1
    until(lambda: shop.told()["waiting_jobs"] == 0, "the reports")
    missing = sum(not count for count in copies.values())
    assert missing <= shop.told()["uncertain_jobs"] <= 1
