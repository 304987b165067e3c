"""The demo's programs: each in a process of its own, started again when it ends."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

SHORTEST_LIFE_S = 2.0
END_WITHIN_S = 8.0


def end_decently() -> None:
    """Has Ctrl-C, a kill and a closed terminal raise `KeyboardInterrupt`: nothing stays behind."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        for number in ENDINGS:
            signal.signal(number, signal.SIG_IGN)
        raise KeyboardInterrupt

    for number in ENDINGS:
        signal.signal(number, interrupt)


def dying_with_us(command: Sequence[str]) -> list[str]:
    """The command, ended by the kernel when this program is killed and can end nothing itself."""
    return ["setpriv", "--pdeathsig", "TERM", *command]


def program(module: str, *words: str) -> list[str]:
    """The command that runs one of our programs with this Python."""
    return [sys.executable, "-m", module, *words]


@dataclass
class Part:
    """One program, and when it was last started (monotonic seconds)."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    process: subprocess.Popen[bytes]
    since: float


class Parts:
    """The processes in the order they were started. Whoever uses it calls `stop`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts: list[Part] = []

    def start(
        self, name: str, command: Sequence[str], environment: Mapping[str, str] | None = None
    ) -> Part:
        """Starts a program; what it says goes to `NAME.log`."""
        log = self._folder / f"{name}.log"
        env = {**os.environ, **(environment or {})}
        part = Part(name, command, env, log, _spawn(command, env, log), time.monotonic())
        self._parts.append(part)
        return part

    def device(
        self,
        module: str,
        key: str,
        words: Sequence[str],
        environment: Mapping[str, str] | None = None,
    ) -> Part:
        """Starts a device; its key goes by a file, so that no list of processes shows it."""
        path = self._folder / f"{module}.key"
        path.touch(mode=0o600)
        path.write_text(key)
        return self.start(module, program(module, *words, "--key-file", str(path)), environment)

    def mend(self) -> None:
        """Starts again what has ended, as systemd would in a hall, and tells."""
        for part in self._parts:
            status = part.process.poll()
            if status is None or time.monotonic() - part.since < SHORTEST_LIFE_S:
                continue
            print(f"{part.name} ended ({status}), started again; see {part.log}", file=sys.stderr)
            part.process = _spawn(part.command, part.environment, part.log)
            part.since = time.monotonic()

    def named(self, name: str) -> Part:
        """The one started under that name."""
        return next(part for part in self._parts if part.name == name)

    def end(self, name: str) -> None:
        """Ends one for good."""
        part = self.named(name)
        self._parts.remove(part)
        _signal(part, signal.SIGINT)
        _see_off(part, time.monotonic() + END_WITHIN_S)

    def stop(self) -> None:
        """Ends what was started, the last first, and whatever a program left behind."""
        for part in reversed(self._parts):
            _signal(part, signal.SIGINT)
        deadline = time.monotonic() + END_WITHIN_S
        for part in reversed(self._parts):
            _see_off(part, deadline)


def _see_off(part: Part, deadline: float) -> None:
    with contextlib.suppress(subprocess.TimeoutExpired):
        part.process.wait(max(0.0, deadline - time.monotonic()))
    _signal(part, signal.SIGKILL, group=True)
    part.process.wait()


def _spawn(command: Sequence[str], env: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    """A process in a group of its own: Ctrl-C reaches it through `stop`, in order."""
    with log.open("ab") as out:
        return subprocess.Popen(
            dying_with_us(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=out,
            env=dict(env),
            process_group=0,
        )


def _signal(part: Part, number: signal.Signals, group: bool = False) -> None:
    try:
        if group:
            os.killpg(part.process.pid, number)
        elif part.process.poll() is None:
            part.process.send_signal(number)
    except ProcessLookupError:
        pass
