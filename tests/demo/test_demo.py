"""`make run`: the demo hall opens, prints a ticket asked for over HTTP, and closes on Ctrl-C."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from tests.support.hall import free_port
from tests.support.printers import wait_for


@pytest.mark.row("A2", "A13", "E1", "K5")
def test_the_demo_hall_opens_prints_and_closes(tmp_path: Path) -> None:
    folder, port = tmp_path / "demo", free_port()
    environment = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    log = tmp_path / "demo.log"
    with log.open("wb") as out:
        words = ["--folder", str(folder), "--port", str(port)]
        demo = subprocess.Popen(
            [sys.executable, "-m", "tools.demo", *words], stdout=out, stderr=out, env=environment
        )
    try:
        wait_for(lambda: "Ctrl-C closes it" in log.read_text() or demo.poll() is not None, 60)
        assert demo.poll() is None, log.read_text()
        keys = dict(line.split("=", 1) for line in (folder / "keys.env").read_text().splitlines())
        number = take_a_ticket(f"http://127.0.0.1:{port}/api/v1", keys["HALL_KEY_INTEGRATOR"])
        paper = folder / "paper"
        wait_for(lambda: list(paper.glob("*.json")), 20)
        (slip,) = paper.glob("*.json")
        assert number in slip.read_text(encoding="utf-8")
        assert slip.with_suffix(".png").stat().st_size > 5_000
        assert list(folder.glob("*.key"))
        assert all(path.stat().st_mode & 0o077 == 0 for path in folder.glob("*.key"))
    finally:
        demo.send_signal(signal.SIGINT)
        ended = demo.wait(20)
    assert ended == 0
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"http://127.0.0.1:{port}/healthz")


def take_a_ticket(api: str, key: str) -> str:
    """As the README does with curl."""
    headers = {"Authorization": f"Bearer {key}"}
    item = httpx.get(api + "/guide/items", headers=headers).json()[0]["id"]
    taken = httpx.post(api + "/tickets", headers=headers, json={"items": [item]})
    assert taken.status_code == 201
    return str(taken.json()["number"])
