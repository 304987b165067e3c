"""`make run`: a demo hall on this machine, in the foreground, until Ctrl-C.

Server, virtual printer and printer worker always; the kiosk where there is a screen.
Everything lies in `.demo/`, which may be deleted.
"""

import argparse
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType

KEYS = {
    "INTEGRATOR": ["--role", "integrator"],
    "KIOSK": ["--role", "kiosk"],
    "PRINTER": ["--role", "printer"],
    "MANAGER": ["--role", "manager"],
    **{f"CLERK_{n}": ["--role", "clerk", "--window", str(n)] for n in (1, 2, 3)},
}


def program(module: str, *words: str) -> list[str]:
    """The command that runs one of our programs with this Python."""
    return [sys.executable, "-m", module, *words]


class Demo:
    """The demo hall's processes, in the order they were started."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.data = folder / "hall"
        self.port, self.printer_port, self.control_port = port, port + 1100, port + 1101
        self.server = f"http://127.0.0.1:{port}"
        self.processes: list[subprocess.Popen[bytes]] = []

    def prepare(self) -> dict[str, str]:
        """Makes the hall and its keys once; afterwards reads them back."""
        self.folder.mkdir(exist_ok=True)
        keys_file = self.folder / "keys.env"
        if not keys_file.exists():
            shutil.rmtree(self.data, ignore_errors=True)
            self.run("hall_server", "init", "--data", str(self.data), "--demo")
            lines = [f"HALL_KEY_{name}={self.key(words)}" for name, words in KEYS.items()]
            keys_file.touch(mode=0o600)
            keys_file.write_text("\n".join(lines) + "\n")
        pairs = (line.split("=", 1) for line in keys_file.read_text().splitlines())
        return {name.removeprefix("HALL_KEY_"): key for name, key in pairs}

    def run(self, module: str, *words: str) -> str:
        done = subprocess.run(
            program(module, *words), check=True, stdout=subprocess.PIPE, text=True
        )
        return done.stdout.strip()

    def key(self, words: list[str]) -> str:
        return self.run("hall_server", "key", "create", "--data", str(self.data), *words)

    def start(self, module: str, *words: str, key: str | None = None) -> None:
        """Starts a program; a key goes by a file, so that no list of processes shows it."""
        if key is not None:
            path = self.folder / f"{module}.key"
            path.touch(mode=0o600)
            path.write_text(key)
            words = (*words, "--key-file", str(path))
        log = (self.folder / f"{module}.log").open("ab")
        self.processes.append(
            subprocess.Popen(program(module, *words), stdout=log, stderr=log, process_group=0)
        )

    def wait_open(self) -> None:
        """Waits until the server answers. Raises `SystemExit` when it ended instead."""
        while self.processes[0].poll() is None:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=2):
                    pass
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise SystemExit((self.folder / "hall_server.log").read_text()[-1000:])

    def stop(self) -> None:
        """Ends what was started, the last first."""
        for process in reversed(self.processes):
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
        for process in self.processes:
            try:
                process.wait(8)
            except subprocess.TimeoutExpired:
                process.kill()


def has_screen() -> bool:
    """Whether windows can be opened here."""
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def start_all(demo: Demo, keys: dict[str, str]) -> None:
    """The server first, then the paper, then the kiosk."""
    demo.start("hall_server", "serve", "--data", str(demo.data), "--port", str(demo.port))
    demo.wait_open()
    paper = ["--out", str(demo.folder / "paper"), "--control", str(demo.control_port)]
    demo.start("ticket_printer.virtual", "--port", str(demo.printer_port), *paper)
    local = str(demo.folder / "printer.sock")
    worker = [
        "--printer",
        f"tcp://127.0.0.1:{demo.printer_port}",
        "--width",
        "80",
        "--socket",
        local,
    ]
    worker += ["--data", str(demo.folder / "printer")]
    demo.start("ticket_printer", "--server", demo.server, *worker, key=keys["PRINTER"])
    if has_screen():
        kiosk = ["--server", demo.server, "--printer-socket", local, "--size", "540x960"]
        demo.start("kiosk", *kiosk, key=keys["KIOSK"])


def tell(demo: Demo) -> None:
    """Where everything is."""
    print(f"The demo hall is open: {demo.server}  (interface: {demo.server}/openapi.json)")
    print(f"  keys:    {demo.folder}/keys.env")
    print(f"  tickets: {demo.folder}/paper/")
    print(f"  kiosk:   {'in its window' if has_screen() else 'no screen on this machine'}")
    print(f"  logs:    {demo.folder}/*.log")
    print("Ctrl-C closes it.", flush=True)


def interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def main() -> int:
    """Runs until Ctrl-C, or until a part of the hall ends by itself."""
    signal.signal(signal.SIGTERM, interrupt)
    options = argparse.ArgumentParser(description="A demo hall on this machine.")
    options.add_argument("--folder", type=Path, default=Path(".demo"))
    options.add_argument("--port", type=int, default=8000)
    chosen = options.parse_args()
    demo = Demo(chosen.folder, chosen.port)
    try:
        start_all(demo, demo.prepare())
        tell(demo)
        while all(process.poll() is None for process in demo.processes):
            time.sleep(0.5)
        print(f"A part of the hall has ended; see {demo.folder}/*.log", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nClosing the hall.")
        return 0
    finally:
        demo.stop()
    return 1


if __name__ == "__main__":
    sys.exit(main())
