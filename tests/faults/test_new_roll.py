"""A roll comes to its end and is changed: counted, a test slip, what was interrupted again (E6)."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.console.clerk_page import ClerkPage
from tests.printer.shop import Shop, until
from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD, Crew, staffed

ROLL_M = 1.0
LEADER, CLERK = "liangmin", "chenfang"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningHall]:
    with staffed(tmp_path_factory.mktemp("roll"), LEADER, CLERK) as running:
        yield running


@pytest.fixture
def short_roll(hall: RunningHall, tmp_path: Path) -> Iterator[Shop]:
    """A printer without a near-end sensor, a very short roll in it."""
    shop = Shop(hall, tmp_path / "shop")
    shop.more = ["--roll", str(ROLL_M)]
    shop.start()
    try:
        yield shop
    finally:
        shop.close()


@pytest.mark.row("E6", "E2")
def test_the_end_is_counted_and_a_new_roll_begins_with_a_test_slip(
    short_roll: Shop, crew: Crew, browser: Browser
) -> None:
    shop = short_roll
    tickets = 0
    while shop.told()["state"] == "ready":
        number, tickets = shop.take()["number"], tickets + 1
        until(lambda number=number: shop.copies(number), "the slip")
        until(shop.settled, "the report")
        assert tickets < 20, "a metre does not hold so many"
    assert shop.told()["state"] == "low"
    assert tickets >= 3
    assert shop.state()["roll_left_mm"] <= ROLL_M * 100

    page = crew.page(LEADER)
    expect(page.get_by_text("的纸快用完了")).to_be_visible()
    page.get_by_role("button", name="纸换好了").click()
    until(lambda: "打印机测试" in shop.slips()[-1], "the test slip")
    until(lambda: shop.told()["state"] == "ready", "the count begun anew")
    assert shop.state()["roll_left_mm"] > ROLL_M * 800
    expect(page.get_by_text("的纸快用完了")).to_be_hidden()

    shop.paper.tell("die-after 200")
    torn = shop.take()["number"]
    until(lambda: shop.told()["uncertain_jobs"] == 1, "the ticket nobody is sure of")
    clerk = ClerkPage(short_roll.hall, browser.new_context())
    clerk.sits_down(CLERK, PASSWORD, 3)
    shop.paper.tell("ok")  # the cable is in again
    shop.paper.tell("paper-out")
    expect(page.get_by_text("没有纸了")).to_be_visible()
    clerk.sees("#notices", "没纸了，请换纸卷")
    page.get_by_role("button", name="纸换好了").click()
    until(lambda: not shop.told()["uncertain_jobs"], "the press of whoever changed the roll")
    waits = shop.take()["number"]
    shop.paper.tell("ok")
    until(lambda: shop.copies(waits), "all that waited")
    until(shop.settled, "the reports")
    test, again, last = shop.slips()[-3:]
    assert "打印机测试" in test
    assert torn in again.split()
    assert "重打" in again
    assert waits in last.split()
    until(lambda: shop.told()["state"] == "ready", "the all-clear")
    expect(clerk.find("#notices")).to_be_hidden()
