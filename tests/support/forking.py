"""The hall's programs run quickly for tests: forked where the imports are done already.

From its command line on, the forked program runs the very same code. Run as a module this file is
the process that forks: one JSON line per order on its standard input, one number per answer.
"""

import atexit
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from tests.support import set_clock


class Forked:
    """A forked program, as far as tests use a `Popen`."""

    def __init__(self, starter: "WarmStarter", pid: int) -> None:
        self._starter = starter
        self.pid = pid
        self.returncode: int | None = None

    def poll(self) -> int | None:
        """The exit code (negative: the signal that ended it), None while it runs."""
        if self.returncode is None:
            status = self._starter.order("poll", pid=self.pid)
            self.returncode = None if status < 0 else os.waitstatus_to_exitcode(status)
        return self.returncode

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def wait(self, timeout: float = 20) -> int:
        """Raises `subprocess.TimeoutExpired`."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("hall", timeout)
            time.sleep(0.005)
        return code


SERVER, SCREENS = "tests.support.warm_server", "tests.support.warm_screens"
"""What a forking process imports beforehand."""


class WarmStarter:
    """The test's end of a forking process, which has imported a module and all that imports."""

    def __init__(self, warm: str = SERVER) -> None:
        self._lock = threading.Lock()
        command = [sys.executable, "-m", "tests.support.forking", warm]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def order(self, what: str, **order: Any) -> int:
        """Has something done and gives the number it answers."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            print(json.dumps({"what": what, **order}), file=self._process.stdin, flush=True)
            return int(self._process.stdout.readline())

    def fork(
        self, words: Sequence[str], env: dict[str, str], log: Path, module: str = "hall_server"
    ) -> Forked:
        """Starts `python -m MODULE WORDS`, its output going to the log, which is there at once."""
        log.touch()
        return self._fork(words, env, [os.devnull, str(log), str(log)], module)

    def run(
        self, words: Sequence[str], env: dict[str, str], stdin: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs `hall WORDS` to its end."""
        with tempfile.TemporaryDirectory(prefix="hall-run-") as folder:
            given, out, err = (Path(folder) / name for name in ("in", "out", "err"))
            given.write_text(stdin, encoding="utf-8")
            code = self._fork(words, env, [str(given), str(out), str(err)]).wait(60)
            told = (out.read_text(encoding="utf-8"), err.read_text(encoding="utf-8"))
        return subprocess.CompletedProcess(words, code, *told)

    def _fork(
        self,
        words: Sequence[str],
        env: dict[str, str],
        files: list[str],
        module: str = "hall_server",
    ) -> Forked:
        order = {"module": module, "words": list(words), "env": env, "files": files}
        return Forked(self, self.order("fork", **order))

    def close(self) -> None:
        """Ends the forking process, which kills what it forked and nobody ended."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


@cache
def shared_starter(warm: str = SERVER) -> WarmStarter:
    """The starter of this test process that has imported this, made when first needed."""
    starter = WarmStarter(warm)
    atexit.register(starter.close)
    return starter


def main() -> None:
    """Forks and polls as told, until standard input ends; that end is also the end of what runs
    then: a killed run of tests leaves nothing behind."""
    importlib.import_module(sys.argv[1])
    gc.freeze()
    ended: dict[int, int] = {}
    running: set[int] = set()
    for line in sys.stdin:
        order = json.loads(line)
        match order["what"]:
            case "fork":
                answer = os.fork()
                if answer == 0:
                    _become(order)
                ended.pop(answer, None)  # of an earlier program: numbers come again
                running.add(answer)
            case _:
                answer = _status(order["pid"], ended)
                running -= ended.keys()
        print(answer, flush=True)
    for pid in running:
        os.kill(pid, signal.SIGKILL)  # not waited for: its number can't have come again


def _status(pid: int, ended: dict[int, int]) -> int:
    """The wait status of a forked program, however often it is asked for; -1 while it runs."""
    if pid not in ended:
        found, status = os.waitpid(pid, os.WNOHANG)
        if not found:
            return -1
        ended[pid] = status
    return ended[pid]


def _become(order: dict[str, Any]) -> None:
    """Turns this fork into the program; never returns."""
    for target, path in enumerate(order["files"]):
        flags = os.O_WRONLY | os.O_CREAT | os.O_APPEND if target else os.O_RDONLY
        opened = os.open(path, flags, 0o644)
        os.dup2(opened, target)
        os.close(opened)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - open until the end
    os.environ.clear()
    os.environ.update(order["env"])
    if set_clock.FILE in os.environ:
        set_clock.take_over()
    program = importlib.import_module(f"{order['module']}.__main__")
    sys.argv[1:] = order["words"]
    program.main()
    os._exit(0)


if __name__ == "__main__":
    main()
