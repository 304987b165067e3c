"""Real server processes for tests and benchmarks: made, started, killed, asked."""

import atexit
import functools
import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, ClassVar

import httpx

from hall_link.entry.trust import context_for
from hall_server.console_socket import ask_running_server
from hall_server.devices.create_key import CreateKey
from hall_server.hall_file.sample import sample_hall_path
from hall_server.kernel.ids import digest, new_key
from tests.support import set_clock
from tests.support.forking import shared_starter

HALL = [sys.executable, "-m", "hall_server"]

_MODELS: dict[bytes, Path] = {}
"""Text of a hall file -> a folder in which that hall was made and never served."""


@atexit.register
def _forget_models() -> None:
    for model in _MODELS.values():
        shutil.rmtree(model.parent, ignore_errors=True)


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


UNHURRIED = {
    "  kiosk_minute: 30\n": "  kiosk_minute: 0\n",
    "  calls: 3\n  gap_s: 20\n  total_s: 60\n": "  calls: 1\n  gap_s: 0\n  total_s: 0\n",
    "  total_need_s: 120 ": "  total_need_s: 0 ",
    "  unconfirmed_s: 30 ": "  unconfirmed_s: 0 ",
    "  meeting_notice_min: 30\n": "  meeting_notice_min: 0\n",
}


@functools.cache
def unhurried_sample() -> Path:
    """The sample hall's file; only that its kiosks issue as many tickets a minute as tests like,
    and that nobody need be called three times before the window is free."""
    text = sample_hall_path().read_text(encoding="utf-8")
    for hurried, unhurried in UNHURRIED.items():
        assert text.count(hurried) == 1
        text = text.replace(hurried, unhurried)
    folder = Path(tempfile.mkdtemp(prefix="hall-file-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    file = folder / "hall.yaml"
    file.write_text(text, encoding="utf-8")
    (file.parent / "media").symlink_to(sample_hall_path().parent / "media")
    return file


class RunningHall:
    """A hall in a data folder of its own, and its server process."""

    warm: ClassVar[bool] = False
    """Whether `hall` is forked where it is loaded: saves the second its imports take each time."""

    def __init__(
        self,
        data: Path,
        *,
        file: Path | None = None,
        env: dict[str, str] | None = None,
        always_open: bool = True,
    ) -> None:
        """`always_open`: whatever hours the file has, so that a test may run at any hour."""
        self.data = data
        self.port = free_port()
        self.listens = "127.0.0.1"
        self.env = {**os.environ, **(env or {})}
        self.process: Any = None
        self._starter = shared_starter() if self.warm else None
        self.log = data.with_name(data.name + ".log")
        self._clock_file = data.with_name(data.name + ".clock")
        file = file or unhurried_sample()
        self._make(file, ["--always-open"] if always_open else [], known=env is None)

    def _make(self, file: Path, extra: list[str], known: bool) -> None:
        """`hall init`; a hall like one made before in this process is copied, which is quicker."""
        text = " ".join(extra).encode() + file.read_bytes()
        model = _MODELS.get(text) if known else None
        if model is not None:
            shutil.copytree(model, self.data, dirs_exist_ok=True)
            return
        self.cli("init", "--demo", *extra, "--file", str(file))
        if known:
            _MODELS[text] = Path(tempfile.mkdtemp(prefix="hall-model-")) / "hall"
            shutil.copytree(self.data, _MODELS[text])

    @property
    def secure(self) -> bool:
        """Whether it is served by https alone."""
        return self.env.get("HALL_TLS") == "1"

    @property
    def url(self) -> str:
        return f"{'https' if self.secure else 'http'}://127.0.0.1:{self.port}"

    @property
    def authority(self) -> str:
        """The certificate its devices are to trust, PEM."""
        return (self.data / "tls" / "ca.pem").read_text()

    def cli(self, *words: str, stdin: str = "", check: bool = True) -> str:
        """Runs `hall WORDS --data …` and gives what it printed."""
        done = self._run([*words, "--data", str(self.data)], stdin)
        assert not check or done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip() + (done.stderr if done.returncode else "")

    def _run(self, words: list[str], stdin: str) -> subprocess.CompletedProcess[str]:
        if self._starter is not None:
            return self._starter.run(words, self.env, stdin)
        return subprocess.run(
            [*HALL, *words],
            input=stdin,
            text=True,
            capture_output=True,
            env=self.env,
            check=False,
        )

    def key(self, role: str, window: int | None = None, device: str | None = None) -> str:
        """A new bearer key: at once where the hall is served, else by the command line."""
        key = new_key()
        command = CreateKey(role=role, window=window, name=device, key_hash=digest(key))
        if ask_running_server(self.data, command) == {"done": True}:
            return key
        extra = ["--window", str(window)] if window is not None else []
        extra += ["--device", device] if device else []
        return self.cli("key", "create", "--role", role, *extra)

    def start(
        self, *, env: dict[str, str] | None = None, clock: str | None = None, within: float = 20
    ) -> float:
        """Starts the server; seconds until `/healthz` was good, which must be `within` so many."""
        words = ["serve", "--data", str(self.data), "--port", str(self.port)]
        words += ["--host", self.listens]
        words += ["--clock", clock] if clock else []
        self._clock_file.unlink(missing_ok=True)
        told = {set_clock.FILE: str(self._clock_file)} if clock and self._starter else {}
        begun = time.monotonic()
        self.process = self.spawn(words, {**self.env, **told, **(env or {})})
        self.wait_healthy(within)
        return time.monotonic() - begun

    def set_clock(self, moment: str) -> None:
        """The hall, served with a `clock`, goes on from this moment, which has its offset."""
        assert self._starter is not None, "only a warm hall reads its clock from a file"
        set_clock.set_clock(self._clock_file, moment)

    def spawn(self, words: list[str], env: dict[str, str]) -> Any:
        """The process `hall WORDS`, its output going to the log."""
        if self._starter is not None:
            return self._starter.fork(words, env, self.log)
        with self.log.open("ab") as log:
            return subprocess.Popen([*HALL, *words], env=env, stdout=log, stderr=log)

    def wait_healthy(self, seconds: float = 20) -> None:
        """Polls `/healthz` until it is good."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            assert self.process is not None
            if self.process.poll() is not None:
                raise AssertionError(f"the server ended: {self.log.read_text()[-2000:]}")
            if self.is_healthy():
                return
            time.sleep(0.01)
        raise AssertionError("the server is not healthy: " + self.log.read_text()[-2000:])

    def is_healthy(self) -> bool:
        """Whether `/healthz` is good now; asked cheaply, the server needs the processor itself."""
        line = self._line()
        try:
            line.request("GET", "/healthz")
            return line.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            line.close()

    def _line(self) -> http.client.HTTPConnection:
        if not self.secure:
            return http.client.HTTPConnection("127.0.0.1", self.port, timeout=2)
        trusted = context_for(self.authority)
        return http.client.HTTPSConnection("127.0.0.1", self.port, timeout=2, context=trusted)

    def health(self) -> dict[str, Any]:
        """What `/healthz` tells."""
        with self.client() as client:
            told: dict[str, Any] = client.get(self.url + "/healthz").json()
        return told

    def kill(self) -> None:
        """As if the power went."""
        assert self.process is not None
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        """Ends the server decently; harmless when it is gone."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def client(self, key: str | None = None) -> httpx.Client:
        """An HTTP client of `/api/v1` with this key."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        verify = context_for(self.authority) if self.secure else True
        base = self.url + "/api/v1"
        return httpx.Client(base_url=base, headers=headers, timeout=30, verify=verify)


def refused(response: httpx.Response) -> tuple[int, Any]:
    """Status and code of a refusal, its shape checked."""
    error = response.json()["error"]
    assert set(error) == {"code", "message", "details"}
    assert error["message"]["zh"]
    assert error["message"]["en"]
    return response.status_code, error["code"]
