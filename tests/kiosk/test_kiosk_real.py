"""The kiosk's new ways against the real server: what is pressed is done, in the ledger and back."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.database import events
from tests.support.hall import RunningHall
from tests.support.screens import Device

Start = Callable[..., Device]

MONDAY = "2026-11-23T09:10:00+08:00"
TUESDAY = "2026-11-24T09:10:00+08:00"


@pytest.fixture
def real_hall(tmp_path: Path) -> Iterator[RunningHall]:
    """The sample hall on a Monday morning, by its own hours."""
    running = RunningHall(tmp_path / "hall", always_open=False)
    running.start(clock=MONDAY)
    yield running
    running.stop()


@pytest.fixture
def kiosk(start_kiosk: Start, real_hall: RunningHall, tmp_path: Path) -> Device:
    """A kiosk of that hall whose window has the keyboard."""
    key = tmp_path / "real.key"
    key.write_text(real_hall.key("kiosk"))
    device = start_kiosk(real_hall.url, "--key-file", str(key))
    device.on("home")
    device.press("contrast")
    device.until(lambda state: state["contrast"])
    return device


@pytest.mark.row("A1", "A5", "A6", "A7", "A14", "A16", "A18", "A20", "A22")
def test_what_is_pressed_is_done(kiosk: Device, real_hall: RunningHall) -> None:
    with real_hall.client(real_hall.key("integrator")) as others:
        _two_items_with_priority(kiosk)
        secret = _ticket(others, "urban-allowance")
        _ticket(others, "urban-allowance")
        _in_hand(kiosk, secret)
        _missed(kiosk, real_hall, secret)
        _booked(kiosk, real_hall)
        _cannot_choose(kiosk, real_hall)
        _of_yesterday(kiosk, real_hall, _ticket(others, "urban-allowance"))


def _ticket(client: Any, item: str) -> str:
    taken = client.post("/tickets", json={"items": [item], "print": False})
    assert taken.status_code == 201, taken.text
    return str(taken.json()["secret"])


def _two_items_with_priority(kiosk: Device) -> None:
    kiosk.press("screen:letters")
    kiosk.press("key:H")
    kiosk.until(lambda state: state["typed"] == "H")
    kiosk.press("key:Y")
    kiosk.until(lambda state: state["typed"] == "H Y")
    kiosk.press("item:marriage")
    kiosk.press("screen:priority")
    kiosk.press("priority:elderly")
    kiosk.press("screen:more")
    kiosk.press("further")
    kiosk.press("add")
    kiosk.press("department:civil")
    kiosk.press("item:urban-allowance")
    kiosk.on("confirm")
    kiosk.press("confirm")
    assert kiosk.on("ticket")["number"].startswith("B")  # it waits for the first item first
    kiosk.press("done")


def _in_hand(kiosk: Device, secret: str) -> None:
    """One behind it goes before, another item is chosen, the place stays."""
    kiosk.on("home")
    kiosk.type(secret)
    found = kiosk.on("found")
    assert found["title"] == "您是下一位"
    kiosk.press("screen:pass")
    kiosk.press("pass:1")
    passed = kiosk.until(lambda state: state["title"] == "正在排队")
    assert passed["facts"]["前面等候"] == "1 人"
    kiosk.press("change")
    kiosk.press("department:civil")
    kiosk.press("item:rural-allowance")
    kiosk.press("confirm")
    changed = kiosk.until(lambda state: "农村" in "".join(state["lines"][:1]))
    assert changed["facts"]["前面等候"] == "1 人"
    kiosk.press("why")
    assert kiosk.on("why")["lines"][0] == "没有后来的人排在您前面"
    kiosk.press("home")


def _missed(kiosk: Device, hall: RunningHall, secret: str) -> None:
    """Called, not there, passed over: one touch and it is back in line."""
    with hall.client(hall.key("clerk", 3)) as clerk:
        for _ in range(2):
            called = clerk.post("/windows/3/call-next")
            assert called.status_code == 200, called.text
            if _state(hall, secret) != "waiting":
                break
            assert clerk.post("/windows/3/no-show").status_code == 200
        assert clerk.post("/windows/3/no-show").status_code == 200
    kiosk.on("home")
    kiosk.type(secret)
    kiosk.until(lambda state: state["title"] == "这张号票已过号")
    kiosk.press("return")
    kiosk.until(lambda state: state["title"] in ("正在排队", "您是下一位"))
    assert _state(hall, secret) == "restored"
    kiosk.press("done")


def _state(hall: RunningHall, secret: str) -> str:
    with hall.client() as phone:
        return str(phone.get(f"/tickets/{secret}").json()["state"])


def _booked(kiosk: Device, hall: RunningHall) -> None:
    """The slot at half past nine, checked in by the phone number; then one at eleven: too early."""
    with hall.client() as phone:
        listed = phone.get(
            "/appointments/slots", params={"item": "marriage", "day": "2026-11-23"}
        ).json()
        soon, later = listed["slots"][0], listed["slots"][3]
        mine = {"item": "marriage", "name": "李桂芳", "phone": "13800005555"}
        booked = phone.post("/appointments", json={**mine, "starts": soon["starts"]})
        assert booked.status_code == 201, booked.text
        other = {**mine, "phone": "13800006666", "starts": later["starts"]}
        late = phone.post("/appointments", json=other).json()
    _enter(kiosk, "13800005555")
    assert kiosk.on("ticket")["number"].startswith("B")
    kiosk.press("done")
    _enter(kiosk, late["code"])
    told = kiosk.on("problem")["lines"][0]
    opens = datetime.fromisoformat(later["starts"]).astimezone() - timedelta(minutes=30)
    assert told.startswith("您来早了")
    assert f"{opens:%M}" in told


def _enter(kiosk: Device, digits: str) -> None:
    kiosk.on("home")
    kiosk.press("screen:entry")
    kiosk.on("entry")
    for count, digit in enumerate(digits, 1):
        kiosk.press(f"key:{digit}")
        shown = digits[:count]
        kiosk.until(lambda state, shown=shown: (state["typed"] or "").replace(" ", "") == shown)
    kiosk.press("confirm")


def _cannot_choose(kiosk: Device, hall: RunningHall) -> None:
    """One touch and a confirmation: a number of the hall's general queue, and a guide is paged."""
    kiosk.press("home")
    kiosk.on("home")
    kiosk.press("screen:unsure")
    kiosk.on("unsure")
    kiosk.press("confirm")
    ticket = kiosk.on("ticket")
    assert ticket["number"].startswith("H")
    paged = events(hall.data, "guide_paged")
    assert [told["number"] for told in paged] == [ticket["number"]]
    kiosk.press("done")


def _of_yesterday(kiosk: Device, hall: RunningHall, secret: str) -> None:
    """The next morning the old ticket is known for what it is, and a new one a touch away."""
    hall.kill()
    hall.start(clock=TUESDAY)
    kiosk.until(lambda state: state["connected"] and state["screen"] == "home")
    kiosk.type(secret)
    kiosk.until(lambda state: state["title"] == "这不是今天的号票")
    kiosk.press("again")
    kiosk.on("confirm")
    kiosk.press("confirm")
    assert kiosk.on("ticket")["number"] == "A001"
