"""A screen to draw on, a hall to talk to, and a kiosk on both."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.kiosk.fake_hall import FakeHall

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def display() -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an X screen of 1080 x 1920 of their own."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1080x1920x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            number = pipe.readline().strip()
        assert number, "Xvfb did not start"
        yield {
            **os.environ,
            "DISPLAY": f":{number}",
            "SDL_VIDEODRIVER": "x11",
            "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
            "LIBGL_ALWAYS_SOFTWARE": "1",
        }
    finally:
        server.terminate()
        server.wait(10)


@pytest.fixture
def hall() -> Iterator[FakeHall]:
    """A hall on a free port."""
    fake = FakeHall()
    fake.start()
    try:
        yield fake
    finally:
        fake.end()


@dataclass
class RunningKiosk:
    """A kiosk's process, seen through its state file and touched through the X server."""

    environment: dict[str, str]
    state_file: Path
    process: subprocess.Popen[bytes]

    def state(self) -> dict[str, Any]:
        """What it shows now; empty before it wrote anything."""
        if not self.state_file.exists():
            return {}
        return dict(json.loads(self.state_file.read_text(encoding="utf-8")))

    def until(self, wanted: Callable[[dict[str, Any]], bool], within: float = 30) -> dict[str, Any]:
        """The first state that is as wanted."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            assert self.process.poll() is None, "the kiosk ended"
            if (state := self.state()) and wanted(state):
                return state
            time.sleep(0.05)
        raise AssertionError(f"not reached: {self.state()}")

    def on(self, screen: str, within: float = 30) -> dict[str, Any]:
        """The state once that screen is shown."""
        return self.until(lambda state: state["screen"] == screen, within)

    def press(self, target: str, times: int = 1) -> None:
        """Press a target the state file names, with the pointer."""
        x, y = self.until(lambda state: target in state["targets"])["targets"][target]
        click = ["click", "--repeat", str(times), "--delay", "30", "1"]
        self._xdotool("mousemove", str(x), str(y), *click)

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=20)

    def picture(self, path: Path) -> Path:
        """A screenshot of the whole X screen."""
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.environment, check=True, timeout=30)
        return path


@pytest.fixture
def start_kiosk(display: dict[str, str], tmp_path: Path) -> Iterator[Callable[..., RunningKiosk]]:
    """Start kiosks; they end with the test."""
    started: list[subprocess.Popen[bytes]] = []

    def start(server: str, *options: str) -> RunningKiosk:
        state, key = tmp_path / "kiosk.json", tmp_path / "kiosk.key"
        key.write_text("a-key\n", encoding="utf-8")
        command = [sys.executable, "-m", "kiosk", "--server", server, "--key-file", str(key)]
        with (tmp_path / "kiosk.log").open("wb") as log:
            process = subprocess.Popen(
                [*command, "--state", str(state), *options],
                cwd=ROOT,
                env=display,
                stdout=log,
                stderr=log,
            )
        started.append(process)
        return RunningKiosk(display, state, process)

    try:
        yield start
    finally:
        for process in started:
            process.kill()
            process.wait(10)
