"""Progress, complaints, people and requests at a kiosk of the real hall (rows A9, A10, A11, G3)."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hall_server.complaints.tables import Complaint
from tests.support.database import plain_rows, rows
from tests.support.hall import RunningHall
from tests.support.open_cases import put_in
from tests.support.people import give_password, key_of, sits_down
from tests.support.printers import PaperTray, wait_for
from tests.support.screens import Device, start_device

MONDAY = "2026-11-23T09:10:00+08:00"
PASSWORD = "qing-wen-92"
PHONE = "13812345678"
ORDER = {
    "window": 3,
    "case_kind": "committed",
    "item": "urban-allowance",
    "applicant": {"name": "欧阳建国", "phone": PHONE},
    "papers": [{"name": "书面申请", "place": 0}],
    "print": False,
}


ANSWERED = Complaint(
    "answered",
    "20260001",
    "482913",
    category="delay",
    business_day="2026-11-20",
    received_at="2026-11-20T02:00:00.000000+00:00",
    text="等的时间太长",
    state="answered",
    handler="liangmin",
    due="2026-11-20",
    answer="已增开一个窗口",
    answered_at="2026-11-20T06:00:00.000000+00:00",
    answered_by="liangmin",
)
"""Left on Friday and answered the same day."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("matters")


@pytest.fixture(scope="module")
def hall(folder: Path) -> Iterator[RunningHall]:
    running = RunningHall(folder / "hall", always_open=False)
    put_in(running.data, [ANSWERED])
    running.start(clock=MONDAY)
    give_password(running, "chenfang", PASSWORD)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def paper(hall: RunningHall, folder: Path) -> Iterator[PaperTray]:
    """The printer beside the kiosk."""
    key = hall.key("printer", device="kiosk-1")
    with PaperTray(folder / "paper") as tray, tray.worker(hall, key, "--width", "80"):
        yield tray


@pytest.fixture(scope="module")
def machine(
    hall: RunningHall, paper: PaperTray, display: dict[str, str], folder: Path
) -> Iterator[Device]:
    key = hall.key("kiosk", device="kiosk-1")
    with start_device("kiosk", hall.url, key, folder, display) as device:
        device.on("home")
        device.press("contrast")
        device.until(lambda state: state["contrast"])  # the window has the keyboard by now
        yield device


@pytest.fixture
def kiosk(machine: Device) -> Device:
    """At home, where every test leaves it."""
    machine.on("home")
    return machine


def types(kiosk: Device, digits: str) -> None:
    """One key after the other; how many is told, never which."""
    for count, digit in enumerate(digits, 1):
        kiosk.press(f"key:{digit}")
        kiosk.until(lambda state, count=count: state["typed"] == "*" * count)


def presses(kiosk: Device, *steps: tuple[str, str]) -> dict[str, Any]:
    """Each target, and the screen it leads to."""
    state: dict[str, Any] = {}
    for target, screen in steps:
        kiosk.press(target)
        state = kiosk.on(screen)
    return state


@pytest.mark.row("A9")
def test_how_a_case_stands_by_its_number_and_the_phone(kiosk: Device, hall: RunningHall) -> None:
    with hall.client(key_of(hall, "clerk", 3)) as clerk:
        opened = clerk.post("/cases", json={"command": ORDER})
    assert opened.status_code == 201, opened.text
    number = opened.json()["case"]["number"]
    presses(kiosk, ("screen:progress", "progress"))
    types(kiosk, number)
    presses(kiosk, ("tell:on", "progress-phone"))
    types(kiosk, "0000")
    kiosk.press("tell:on")
    kiosk.until(lambda state: state["title"].startswith("没有查到"))
    types(kiosk, PHONE[-4:])
    told = presses(kiosk, ("tell:on", "progress-told"))
    assert told["title"]
    assert "欧阳" not in str(told)
    kiosk.press("done")
    kiosk.on("home")
    kiosk.type(f"case:{number}")
    kiosk.on("progress-phone")
    kiosk.press("home")
    kiosk.on("home")


@pytest.mark.row("A10")
def test_a_complaint_is_left_and_followed_and_nothing_of_it_stays(
    kiosk: Device, hall: RunningHall, paper: PaperTray, folder: Path
) -> None:
    _says_something(kiosk, hall)
    query = "SELECT number, code FROM complaints WHERE id != 'answered'"
    number, code = rows(hall.data, query)[0]
    wait_for(lambda: any(number in str(slip) and code in str(slip) for slip in paper.slips()))
    presses(kiosk, ("screen:complaint", "complaint"), ("tell:follow", "complaint-number"))
    types(kiosk, number)
    presses(kiosk, ("tell:on", "complaint-code"))
    types(kiosk, code)
    followed = presses(kiosk, ("tell:on", "complaint-followed"))
    assert followed["title"].startswith("已收到")
    kiosk.press("done")
    kiosk.on("home")
    _kept_nowhere(folder, code, "王先生", PHONE, "等的时间太长")


@pytest.mark.row("A10")
def test_an_answer_that_does_not_satisfy_goes_to_a_leader(kiosk: Device, hall: RunningHall) -> None:
    presses(kiosk, ("screen:complaint", "complaint"), ("tell:follow", "complaint-number"))
    types(kiosk, ANSWERED.number)
    presses(kiosk, ("tell:on", "complaint-code"))
    types(kiosk, ANSWERED.code)
    presses(kiosk, ("tell:on", "complaint-followed"))
    kiosk.press("tell:unsatisfied")
    kiosk.until(lambda state: state["title"] == "已交领导重新处理")
    query = "SELECT state FROM complaints WHERE id = 'answered'"
    wait_for(lambda: rows(hall.data, query) == [("reopened",)])
    kiosk.press("done")
    kiosk.on("home")


def _says_something(kiosk: Device, hall: RunningHall) -> None:
    """About nobody, by two sentences and a written word, with a name."""
    presses(
        kiosk,
        ("screen:complaint", "complaint"),
        ("tell:what:complaint", "complaint-category"),
        ("tell:category:delay", "complaint-about"),
        ("tell:nobody", "complaint-words"),
        ("tell:sentence:0", "complaint-words"),
        ("tell:write", "complaint-writing"),
    )
    for key in "nihao":
        kiosk.press(f"key:{key}")
    kiosk.press("cand:0")
    kiosk.until(lambda state: state["typed"])
    presses(
        kiosk,
        ("tell:on", "complaint-words"),
        ("tell:on", "complaint-naming"),
        ("tell:named", "complaint-name"),
        ("cand:0", "complaint-name"),
    )
    kiosk.until(lambda state: state["typed"] == "*")
    kiosk.press("cand:next")
    kiosk.press("cand:0")
    kiosk.until(lambda state: state["typed"] == "***")
    presses(kiosk, ("tell:on", "complaint-phone"))
    types(kiosk, PHONE)
    presses(kiosk, ("tell:on", "complaint-review"))
    taken = presses(kiosk, ("tell:on", "complaint-taken"))
    told = plain_rows(hall.data, "complaints", "id", "number", "text")
    ((number, text),) = [(number, text) for key, number, text in told if key != "answered"]
    ((name,),) = plain_rows(hall.data, "complainants", "name")
    assert (text, name) == ("等的时间太长。你好", "王先生")
    assert taken["number"].replace(" ", "") == number
    kiosk.press("done")
    kiosk.on("home")


def _files(folder: Path, names: str) -> list[Path]:
    return [
        path
        for found in folder.glob(names)
        for path in (found, *found.rglob("*"))
        if path.is_file()
    ]


def _kept_nowhere(folder: Path, *secrets: str) -> None:
    """In no file of the kiosk: its state, its diary."""
    for path in _files(folder, "kiosk*"):
        told = path.read_text(encoding="utf-8", errors="replace")
        assert not [secret for secret in secrets if secret in told], path.name


@pytest.mark.row("A11")
def test_who_serves_and_where_changes_as_people_come_and_go(
    kiosk: Device, hall: RunningHall
) -> None:
    def place(state: dict[str, Any]) -> dict[str, str]:
        return {person["name"]: person["place"] for person in state["people"]}

    presses(kiosk, ("screen:people", "people"))
    clerk = sits_down(hall, 3, "chenfang", PASSWORD)
    kiosk.until(lambda state: place(state).get("陈芳") == "3 号窗口 · 在岗")
    clerk.does("sign-out")
    kiosk.until(lambda state: place(state).get("陈芳") != "3 号窗口 · 在岗")
    kiosk.press("home")
    kiosk.on("home")


@pytest.mark.row("G3")
def test_somebody_asks_for_service_at_home(
    kiosk: Device, hall: RunningHall, paper: PaperTray
) -> None:
    presses(
        kiosk,
        ("screen:request", "request"),
        ("tell:what:at_home", "request-item"),
        ("tell:pick", "pick"),
        ("department:civil", "items"),
        ("item:urban-allowance", "request-when"),
        ("tell:time:1", "request-name"),
        ("cand:0", "request-name"),
    )
    kiosk.until(lambda state: state["typed"] == "*")
    presses(kiosk, ("tell:on", "request-phone"))
    types(kiosk, PHONE)
    presses(kiosk, ("tell:on", "request-address"), ("key:signs", "request-address"))
    kiosk.press("key:7")
    kiosk.until(lambda state: state["typed"] == "*")
    presses(kiosk, ("tell:on", "request-review"))
    taken = presses(kiosk, ("tell:on", "request-taken"))
    wait_for(lambda: any(taken["number"] in str(slip) for slip in paper.slips()))
    ((name, phone, address),) = plain_rows(hall.data, "requesters", "name", "phone", "address")
    assert (name, phone, address) == ("王", PHONE, "7")
    kiosk.press("done")
    kiosk.on("home")
