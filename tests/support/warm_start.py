"""Servers started quickly, for tests that kill hundreds: forked where the imports are done.

From `hall serve` on, the forked process runs the very same code. Run as a module this file is the
process that forks: one JSON line per order on its standard input, one number per answer.
"""

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from tests.support.hall import RunningHall


class Forked:
    """A forked server, as far as `RunningHall` uses a `Popen`."""

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

    def wait(self, timeout: float = 20) -> int:
        """Raises `subprocess.TimeoutExpired`."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("hall", timeout)
            time.sleep(0.005)
        return code


class WarmStarter:
    """The test's end of the forking process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        command = [sys.executable, "-m", "tests.support.warm_start"]
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

    def fork(self, words: list[str], env: dict[str, str], log: Path) -> Forked:
        """Starts `hall WORDS`."""
        return Forked(self, self.order("fork", words=words, env=env, log=str(log)))

    def close(self) -> None:
        """Ends the forking process; its servers are to be ended before."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


class WarmHall(RunningHall):
    """A hall whose servers are started warm; `start_cold` starts one as an administrator does."""

    def __init__(self, data: Path, starter: WarmStarter) -> None:
        super().__init__(data)
        self._starter: WarmStarter | None = starter

    def start_cold(self) -> float:
        """Starts `hall serve` as a new process; seconds until `/healthz` was good."""
        starter, self._starter = self._starter, None
        try:
            return self.start()
        finally:
            self._starter = starter

    def spawn(self, words: list[str], env: dict[str, str]) -> Any:
        if self._starter is None:
            return super().spawn(words, env)
        return self._starter.fork(words, env, self.log)


def main() -> None:
    """Forks and polls as told, until standard input ends."""
    import hall_server.__main__
    import hall_server.app  # noqa: F401 - the work of importing is what is done beforehand

    ended: dict[int, int] = {}
    for line in sys.stdin:
        order = json.loads(line)
        match order["what"]:
            case "fork":
                answer = os.fork()
                if answer == 0:
                    _become(order)
            case _:
                answer = _status(order["pid"], ended)
        print(answer, flush=True)


def _status(pid: int, ended: dict[int, int]) -> int:
    """The wait status of a forked server, however often it is asked for; -1 while it runs."""
    if pid not in ended:
        found, status = os.waitpid(pid, os.WNOHANG)
        if not found:
            return -1
        ended[pid] = status
    return ended[pid]


def _become(order: dict[str, Any]) -> None:
    """Turns this fork into the server; never returns."""
    from hall_server.__main__ import app

    log = os.open(order["log"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    nothing = os.open(os.devnull, os.O_RDONLY)
    for target, source in ((0, nothing), (1, log), (2, log)):
        os.dup2(source, target)
    os.environ.update(order["env"])
    app(order["words"])


if __name__ == "__main__":
    main()
