"""The faults of a printer's first week, as the person at the kiosk and the manager see them."""

import pytest

from tests.faults.conftest import StartKiosk
from tests.faults.steps import takes_a_number
from tests.printer.shop import Shop, until

FAULTS = {
    "paper-out": ("out", "打印机缺纸，号码将显示在屏幕上"),
    "cover": ("cover", "打印机盖未合，号码将显示在屏幕上"),
    "pull": ("offline", "打印机未连接，号码将显示在屏幕上"),
}


@pytest.mark.row("E2", "E3", "A12")
def test_no_paper_no_cover_no_cable_and_still_a_number(shop: Shop, start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    for fault, (state, words) in FAULTS.items():
        kiosk.on("home")
        assert shop.paper.tell(fault) == "ok"
        assert kiosk.until(lambda told, state=state: told["paper"] == state)["notice"] == words
        number = takes_a_number(kiosk)
        ticket = kiosk.state()
        assert ticket["title"] == "请拍照或记下号码"
        until(lambda: shop.told()["waiting_jobs"] == 1, "the job that waits")
        assert shop.told()["state"] == state
        assert shop.copies(number) == 0
        assert shop.paper.tell("ok") == "ok"
        until(lambda number=number: shop.copies(number), "the slip")
        until(shop.settled, "the report")
        assert kiosk.until(lambda told: told["paper"] == "ready")["notice"] == ""
        kiosk.press("done")
    slips = [text.split() for text in shop.slips()]
    assert len(slips) == len(FAULTS)
    assert shop.told()["uncertain_jobs"] == 0


@pytest.mark.row("E2", "E3")
def test_a_cable_pulled_in_the_middle_of_a_ticket(shop: Shop, start_kiosk: StartKiosk) -> None:
    kiosk = start_kiosk()
    kiosk.on("home")
    shop.paper.tell("die-after 200")
    number = takes_a_number(kiosk)
    until(lambda: shop.told()["uncertain_jobs"] == 1, "the manager's board")
    told = kiosk.until(lambda state: state["paper"] in ("offline", "unknown"))
    assert told["number"] == number
    assert "记下号码" in told["title"] + "".join(told["lines"])
    shop.paper.tell("ok")
    until(lambda: shop.told()["state"] == "ready", "the all-clear")
    assert shop.copies(number) == 0
    shop.resolve(shop.uncertain(), "reprint")
    until(lambda: shop.copies(number), "the reprint")
    until(shop.settled, "the report")
    assert shop.copies(number) == 1
    assert "重打" in shop.slips()[-1]
    assert shop.told()["uncertain_jobs"] == 0
