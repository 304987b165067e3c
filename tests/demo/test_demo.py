"""`make run CITIZENS=1` without a screen: the page shows a living hall, which can be used."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from PIL import Image

from tests.support.hall import free_port
from tests.support.printers import wait_for


class RunningDemo:
    """The demo's process in a folder of its own, and its start page."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "demo", free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "demo.log"
        screens = ("DISPLAY", "WAYLAND_DISPLAY")
        environment = {name: value for name, value in os.environ.items() if name not in screens}
        words = ["--folder", str(self.folder), "--port", str(self.port), "--citizens"]
        with self.log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "tools.demo", *words],
                stdout=out,
                stderr=out,
                env=environment,
            )

    def wait_open(self) -> None:
        wait_for(lambda: "Ctrl-C" in self.log.read_text() or self.process.poll() is not None, 90)
        assert self.process.poll() is None, self.log.read_text()

    def page(self) -> dict[str, Any]:
        """What the page is told."""
        told: dict[str, Any] = httpx.get(self.url + "/hall.json").raise_for_status().json()
        return told

    def file(self, name: str) -> bytes:
        return httpx.get(f"{self.url}/{name}").raise_for_status().content

    def shown_by(self, device: str) -> dict[str, Any]:
        """A device's own state file; empty before it wrote one."""
        path = self.folder / f"{device}.state.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}

    def keys(self) -> dict[str, str]:
        lines = (self.folder / "keys.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines)

    def touch(self, target: str, size: tuple[int, int], origin: str) -> int:
        """Touches the kiosk's picture on the page of `origin`; the answer's status."""
        x, y = self.shown_by("kiosk")["targets"][target]
        body = json.dumps({"screen": "kiosk", "x": x / size[0], "y": y / size[1]})
        glass = f"http://127.0.0.1:{self.page()['glass']}/"
        return httpx.post(glass, content=body, headers={"Origin": origin}).status_code


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningDemo]:
    running = RunningDemo(tmp_path_factory.mktemp("run"))
    try:
        running.wait_open()
        yield running
    finally:
        if running.process.poll() is None:
            running.process.send_signal(signal.SIGINT)
            running.process.wait(40)


def test_the_page_shows_every_device(demo: RunningDemo) -> None:
    assert "演示大厅" in demo.file("").decode()
    for name, size in {"kiosk": (540, 960), "display": (960, 540), "evaluator": (640, 400)}.items():
        wait_for(lambda name=name: demo.page()["screens"][name], 30)
        wait_for(lambda name=name: colours(demo.file(f"{name}.jpg")) > 1000, 60)
        assert Image.open(BytesIO(demo.file(f"{name}.jpg"))).size == size


def colours(picture: bytes) -> int:
    """How many there are: an X screen on which nothing is drawn has one."""
    found = Image.open(BytesIO(picture)).getcolors(1 << 20)
    return len(found) if found else 1 << 20


def test_keys_and_passwords_are_for_their_owner_only(demo: RunningDemo) -> None:
    secret = [*demo.folder.glob("*.key"), demo.folder / "keys.env", demo.folder / "front"]
    assert len(secret) > 4
    assert all(path.stat().st_mode & 0o077 == 0 for path in secret)


@pytest.mark.slow(120)
@pytest.mark.row("A13", "K5")
def test_the_kiosks_picture_can_be_touched(demo: RunningDemo) -> None:
    wait_for(lambda: demo.shown_by("kiosk").get("connected"), 30)
    state = demo.shown_by("kiosk")
    first = next(name for name in state["targets"] if name.startswith("department:"))
    before = demo.page()["screens"]["kiosk"]
    assert demo.touch(first, (1080, 1920), "http://elsewhere.example") == 403
    assert demo.touch(first, (1080, 1920), f"http://localhost:{demo.port}") == 204
    wait_for(lambda: demo.shown_by("kiosk")["screen"] == "items", 40)
    wait_for(lambda: demo.page()["screens"]["kiosk"] > before, 30)


@pytest.mark.row("A2", "E1", "B1", "C4")
def test_a_ticket_hangs_on_the_page_and_its_call_is_heard(demo: RunningDemo) -> None:
    api = httpx.Client(base_url=demo.url + "/api/v1", timeout=30)
    headers = {"Authorization": f"Bearer {demo.keys()['HALL_KEY_INTEGRATOR']}"}
    order = {"items": ["advice"]}
    taken = api.post("/tickets", headers=headers, json=order).raise_for_status().json()
    wait_for(lambda: taken["number"] in slips(demo), 30)
    assert Image.open(BytesIO(demo.file(demo.page()["slips"][-1]))).height > 300
    lixia = next(person for person in demo.page()["staff"] if person["window"] == 1)
    who = {"name": lixia["name"], "password": lixia["password"]}
    seated = api.post("/windows/1/sign-in", json=who).raise_for_status().json()
    heard = set(demo.page()["voice"])
    clerk = {"Authorization": f"Bearer {seated['token']}"}
    assert api.post("/windows/1/call-next", headers=clerk).status_code == 200
    wait_for(lambda: set(demo.page()["voice"]) - heard, 60)
    (first, *_) = set(demo.page()["voice"]) - heard
    assert demo.file(first)[:4] == b"RIFF"
    assert len(demo.file(first)) > 40_000


def slips(demo: RunningDemo) -> str:
    """The text of everything that was printed."""
    paper = (demo.folder / "paper").glob("*.json")
    return "".join(path.read_text(encoding="utf-8") for path in paper)


def test_citizens_come_and_are_served(demo: RunningDemo) -> None:
    headers = {"Authorization": f"Bearer {demo.keys()['HALL_KEY_INTEGRATOR']}"}

    def calls() -> set[str]:
        hall = httpx.get(demo.url + "/api/v1/hall", headers=headers).json()
        return {call["number"] for call in hall["recent_calls"]}

    wait_for(lambda: len(calls()) >= 3, 60)
    wait_for(lambda: ledger(demo, "visit_finished"), 90)


def ledger(demo: RunningDemo, kind: str) -> int:
    """How many events of this kind the hall has kept."""
    import sqlite3

    with sqlite3.connect(f"file:{demo.folder}/hall/hall.db?mode=ro", uri=True) as database:
        asked = database.execute("select count(*) from ledger where kind = ?", (kind,))
        return int(asked.fetchone()[0])


def test_a_part_that_dies_is_started_again(demo: RunningDemo) -> None:
    """Last but one: it ends a process of the demo."""
    kiosk = next(p for p in family(demo) if "kiosk" in p.cmdline())
    kiosk.kill()
    wait_for(lambda: "kiosk ended" in demo.log.read_text(), 20)
    wait_for(lambda: any("kiosk" in p.cmdline() for p in family(demo)), 20)


def family(demo: RunningDemo) -> list[psutil.Process]:
    return psutil.Process(demo.process.pid).children(recursive=True)


def test_ctrl_c_leaves_nothing_behind(demo: RunningDemo) -> None:
    """Last: it closes the demo."""
    processes = family(demo)
    assert len(processes) > 8
    demo.process.send_signal(signal.SIGINT)
    assert demo.process.wait(40) == 0
    _, alive = psutil.wait_procs(processes, timeout=10)
    assert alive == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(demo.url + "/healthz")
