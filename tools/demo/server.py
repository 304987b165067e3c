"""The hall's server in a demo."""

import http.client
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from tools.demo.parts import Part, Parts, program


def make_hall(data: Path, hall_file: Path | None, always_open: bool = True) -> None:
    """A hall for showing in the folder `data`, of the sample file without another.

    One that is there already stays as it is. It is open day and night, so that it can be shown at
    any hour, whatever opening hours its file has; not `always_open`: by those hours.
    """
    if (data / "hall.db").exists():
        return
    words = ["--file", str(hall_file)] if hall_file else []
    words += ["--always-open"] if always_open else []
    make = program("hall_server", "init", "--data", str(data), "--demo", *words)
    subprocess.run(make, check=True, stdout=subprocess.DEVNULL)


def start_server(parts: Parts, data: Path, port: int, more: Sequence[str]) -> Part:
    """Serves it and waits until it answers. Raises `SystemExit` with its last words."""
    words = ["serve", "--data", str(data), "--port", str(port), *more]
    server = parts.start("server", program("hall_server", *words))
    while server.process.poll() is None:
        if _answers(port):
            return server
        time.sleep(0.1)
    raise SystemExit(server.log.read_text()[-1000:])


def _answers(port: int) -> bool:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status == 200
    except OSError:
        return False
    finally:
        line.close()
