"""X screens of their own, and device programs seen and touched on them."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, ClassVar, Self

from tests.support.forking import SCREENS, Forked, shared_starter

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def x_screen(size: str, pixels: Path | None = None) -> Iterator[dict[str, str]]:
    """The environment of programs that draw on an X screen of their own; `size` like 1080x1920.

    `pixels`: a folder in which the screen's memory lies as a file, `Xvfb_screen0`.
    """
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    command += ["-fbdir", str(pixels)] if pixels else []
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


@dataclass
class Device:
    """A device's process, seen through its state file and touched through the X server."""

    warm: ClassVar[bool] = False
    """Whether programs are forked where they are loaded, as `RunningHall.warm`."""

    name: str
    environment: dict[str, str]
    state_file: Path
    process: Forked | subprocess.Popen[bytes]

    def state(self) -> dict[str, Any]:
        """What it shows now; empty before it wrote anything."""
        if not self.state_file.exists():
            return {}
        return dict(json.loads(self.state_file.read_text(encoding="utf-8")))

    def until(self, wanted: Callable[[dict[str, Any]], Any], within: float = 30) -> dict[str, Any]:
        """The first state that is as wanted."""
        end = time.monotonic() + within
        while time.monotonic() < end:
            assert self.process.poll() is None, f"the {self.name} ended"
            if (state := self.state()) and wanted(state):
                return state
            time.sleep(0.03)
        raise AssertionError(f"the {self.name} did not come there: {self.state()}")

    def on(self, screen: str, within: float = 30) -> dict[str, Any]:
        """The state once that screen is shown."""
        return self.until(lambda state: state["screen"] == screen, within)

    def press(self, target: str, times: int = 1) -> None:
        """Press a target the state file names, with the pointer."""
        x, y = self.until(lambda state: target in state["targets"])["targets"][target]
        self.tap(x, y, times)

    def tap(self, x: int, y: int, times: int = 1) -> None:
        """Touch a place of the screen, whatever is there."""
        click = ["click", "--repeat", str(times), "--delay", "30", "1"]
        self._xdotool("mousemove", str(x), str(y), *click)

    def goes(self, *steps: tuple[str, str]) -> dict[str, Any]:
        """Touches each target of a kiosk, and waits until the touch was taken and the screen it
        leads to is there; the state of the last."""
        state: dict[str, Any] = {}
        for target, screen in steps:
            before = self.state()["touches"]
            self.press(target)
            state = self.until(partial(_has_come, screen, before))
        return state

    def keys_in(self, digits: str) -> None:
        """One key of the screen after the other; how many are typed is told, not always which."""
        for count, digit in enumerate(digits, 1):
            self.press(f"key:{digit}")
            self.until(partial(_has_typed, count))

    def type(self, text: str) -> None:
        """Keys pressed one after the other and Enter, as a scanner sends them."""
        self._xdotool("type", "--args", "1", "--delay", "5", "--", text, "key", "Return")

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=20)

    def picture(self, path: Path) -> Path:
        """A screenshot of the whole X screen."""
        command = ["import", "-window", "root", str(path)]
        subprocess.run(command, env=self.environment, check=True, timeout=30)
        return path

    def draws(self, path: Path, right: Callable[[Path], None], within: float = 10) -> None:
        """The screen soon looks right: what a device tells of itself is ahead of what it draws."""
        end = time.monotonic() + within
        while True:
            try:
                return right(self.picture(path))
            except AssertionError:
                if time.monotonic() > end:
                    raise

    def kill(self) -> None:
        """As if the power went."""
        self.process.kill()
        self.process.wait(10)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()


def _has_come(screen: str, before: object, state: dict[str, Any]) -> bool:
    return bool(state["screen"] == screen) and state["touches"] != before


def _has_typed(count: int, state: dict[str, Any]) -> bool:
    return len((state["typed"] or "").replace(" ", "")) == count


def start_device(
    module: str,
    server: str,
    key: str,
    folder: Path,
    environment: dict[str, str],
    *options: str,
    name: str = "",
) -> Device:
    """Starts `python -m MODULE` on a screen, its files in `folder`; whoever starts it, kills it."""
    name = name or module
    state, key_file = folder / f"{name}.json", folder / f"{name}.key"
    key_file.write_text(key + "\n", encoding="utf-8")
    words = [
        "--server",
        server,
        "--key-file",
        str(key_file),
        "--data",
        str(folder / f"{name}-data"),
    ]
    words += ["--state", str(state), *options]
    process = start_program(module, words, environment, folder / f"{name}.log")
    return Device(name, environment, state, process)


def start_program(
    module: str, words: Sequence[str], environment: Mapping[str, str], log: Path
) -> Forked | subprocess.Popen[bytes]:
    """`python -m MODULE WORDS`, one of a device's programs, its output going to the log."""
    if Device.warm:
        return shared_starter(SCREENS).fork(words, dict(environment), log, module)
    with log.open("ab") as out:
        command = [sys.executable, "-m", module, *words]
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
