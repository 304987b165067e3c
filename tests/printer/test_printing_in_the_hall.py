"""The whole way: a number is taken, the hall's server gives the job, the worker prints it."""

import signal
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from hall_link.wire.printing import PrintJob
from tests.printer.conftest import OpenShop
from tests.printer.shop import Shop, until

DOOMED = (sys.executable, str(Path(__file__).with_name("doomed.py")))

FAULTS = {
    "paper-out": "out",
    "cover": "cover",
    "offline": "offline",
    "silent": "unknown",
    "pull": "offline",
}


def job_of(ticket: dict[str, Any]) -> PrintJob:
    return PrintJob.model_validate(ticket["job"])


@pytest.mark.row("A13", "E1", "E3")
@pytest.mark.parametrize("width", [58, 80])
def test_a_number_taken_is_on_paper(open_shop: OpenShop, width: int) -> None:
    shop = open_shop(width)
    shop.start()
    ticket = shop.take()
    until(lambda: shop.paper.slips(), "the slip")
    until(shop.settled, "the report")
    (slip,) = shop.paper.slips()
    assert ticket["number"] in slip["text"].split()
    assert slip["qr"] == [ticket["qr"]]
    assert "云禾镇便民服务中心" in slip["text"]
    assert shop.told()["waiting_jobs"] == 0
    state = shop.state()
    assert (state["connected"], state["printer"]) == (True, "ready")
    assert state["last_printed"] == ticket["number"]
    assert shop.stop() == 0


@pytest.mark.row("E2", "E3")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_known_within_5_s_and_holds_the_paper(shop: Shop, fault: str) -> None:
    assert shop.paper.tell(fault) == "ok"
    until(lambda: shop.told()["state"] == FAULTS[fault], fault, within=5)
    ticket = shop.take()
    until(lambda: shop.told()["waiting_jobs"] == 1, "the job's acknowledgement")
    time.sleep(1.5)  # a worker that would send all the same has had its time
    assert shop.slips() == []
    shop.paper.tell("ok")
    until(lambda: shop.told()["state"] == "ready", "the all-clear", within=5)
    until(lambda: shop.copies(ticket["number"]), "the slip", within=5)
    until(shop.settled, "the report")
    assert shop.copies(ticket["number"]) == 1
    assert shop.told()["uncertain_jobs"] == 0


@pytest.mark.row("E2")
def test_little_paper_is_told_and_still_printed_on(shop: Shop) -> None:
    shop.paper.tell("paper-low")
    until(lambda: shop.told()["state"] == "low", "paper low", within=5)
    ticket = shop.take()
    until(lambda: shop.copies(ticket["number"]), "the slip")


@pytest.mark.row("E3")
def test_a_cable_pulled_in_the_middle_is_left_to_a_person(shop: Shop) -> None:
    shop.paper.tell("die-after 60")
    ticket = shop.take()
    until(lambda: shop.told()["uncertain_jobs"] == 1, "the report")
    shop.paper.tell("ok")
    other = shop.take()
    until(lambda: shop.copies(other["number"]), "the next slip")
    assert shop.copies(ticket["number"]) == 0
    shop.resolve(ticket["job"]["job_id"], "reprint")
    until(lambda: shop.copies(ticket["number"]), "the reprint")
    until(shop.settled, "the report")
    (again,) = (text for text in shop.slips() if ticket["number"] in text.split())
    assert "重打" in again
    assert shop.told()["uncertain_jobs"] == 0


@pytest.mark.row("E3")
@pytest.mark.parametrize(
    ("moment", "copies", "uncertain"),
    [("stored", 1, 0), ("begun", 0, 1), ("sent", 1, 1), ("printed", 1, 0)],
)
def test_killed_at_the_worst_moment(
    open_shop: OpenShop, moment: str, copies: int, uncertain: int
) -> None:
    shop = open_shop()
    shop.start(*DOOMED, moment)
    ticket = shop.take()
    assert shop.worker is not None
    shop.worker.wait(20)
    shop.start()
    until(shop.settled, "the reports")
    until(lambda: shop.copies(ticket["number"]) >= copies, "what was in its memory")
    assert shop.copies(ticket["number"]) == copies
    told = shop.told()
    assert (told["waiting_jobs"], told["uncertain_jobs"]) == (0, uncertain)
    if uncertain:
        shop.resolve(ticket["job"]["job_id"], "reprint")
        until(lambda: shop.copies(ticket["number"]) == copies + 1, "the reprint")
        assert "重打" in shop.slips()[-1]


@pytest.mark.row("E3")
def test_a_job_from_the_hall_and_then_from_the_kiosk_is_one_paper(shop: Shop) -> None:
    ticket = shop.take()
    until(lambda: shop.copies(ticket["number"]), "the slip")
    assert shop.hand_over(job_of(ticket))["outcome"] in ("stored", "printed")
    until(shop.settled, "the reports")
    printed_once_for_good(shop, ticket)


@pytest.mark.row("E3")
def test_a_job_from_the_kiosk_and_then_from_the_hall_is_one_paper(open_shop: OpenShop) -> None:
    shop = open_shop()
    ticket = shop.take()  # with no worker there, the job waits for the first one that comes
    assert shop.hall.process is not None
    shop.hall.process.send_signal(signal.SIGSTOP)
    shop.run()
    until(shop.socket.exists, "the socket")
    told = shop.hand_over(job_of(ticket))
    assert (told["job_id"], told["outcome"]) == (ticket["job"]["job_id"], "stored")
    assert told["error"] is None
    until(lambda: shop.copies(ticket["number"]), "the slip")
    shop.hall.process.send_signal(signal.SIGCONT)
    until(lambda: shop.state().get("connected"), "the welcome")
    until(shop.settled, "the reports")
    shop.device = shop.state()["device"]
    until(lambda: shop.told()["waiting_jobs"] == 0, "the hall's knowledge")
    printed_once_for_good(shop, ticket)


def printed_once_for_good(shop: Shop, ticket: dict[str, Any]) -> None:
    """Neither a killed worker nor the kiosk's asking again brings a second paper."""
    shop.kill()
    shop.start()
    assert shop.hand_over(job_of(ticket))["outcome"] == "printed"
    other = shop.take()
    until(lambda: shop.copies(other["number"]), "the next slip")
    assert shop.copies(ticket["number"]) == 1


@pytest.mark.row("E3", "A15")
def test_the_kiosk_prints_while_the_server_is_away(shop: Shop) -> None:
    ticket = shop.take(print=False)
    model = {"hall": {"zh": "厅", "en": "Hall"}, "queue": {"zh": "综合", "en": "General"}}
    slip = {**model, "number": "Z999", "items": [], "issued_at": "2026-11-23 09:05", "ahead": 0}
    slip |= {"windows": [1], "missed_rule": {"zh": "过号", "en": "Missed"}, "qr": ticket["secret"]}
    shop.hall.kill()
    job = PrintJob.model_validate({"job_id": "reserved-Z999", "ticket": slip})
    assert shop.hand_over(job)["outcome"] == "stored"
    until(lambda: shop.copies("Z999"), "the slip")
    until(lambda: shop.state()["jobs"]["printed"] == 1, "the journal's word")
    assert shop.state()["jobs"]["unreported"] == 1
    assert shop.hand_over(job)["outcome"] == "printed"
    shop.hall.start()
    until(shop.settled, "the report")  # the hall refuses it: it never knew this job
    assert shop.copies("Z999") == 1


@pytest.mark.row("E3")
def test_what_is_printed_while_the_server_is_away_is_told_later(shop: Shop) -> None:
    shop.paper.tell("paper-out")
    until(lambda: shop.told()["state"] == "out", "paper out")
    ticket = shop.take()
    until(lambda: shop.told()["waiting_jobs"] == 1, "the acknowledgement")
    shop.hall.kill()
    until(lambda: not shop.state()["connected"], "the loss")
    shop.paper.tell("ok")
    until(lambda: shop.copies(ticket["number"]), "the slip")
    shop.hall.start()
    until(lambda: shop.told()["waiting_jobs"] == 0, "the report")
    until(shop.settled, "the report")
    assert shop.copies(ticket["number"]) == 1


def test_nonsense_on_the_local_socket_is_refused(shop: Shop) -> None:
    assert shop.say_locally(b"{}")["error"] == "bad-message"
    assert shop.say_locally(b"\xff\xfe")["error"] == "bad-message"
    assert shop.say_locally(b"x" * 70_000)["error"] == "too-large"
    ticket = shop.take()
    until(lambda: shop.copies(ticket["number"]), "the slip")
