"""`make run CITIZENS=1`: people come to the demo hall, are called, served, and rate it.

`python -m tools.citizens SERVER FOLDER`, with the keys and passwords the demo keeps in its folder.
Citizens take numbers over HTTP, clerks sign in at their windows and work, and the pads before
them, devices like the real one but without a screen, are touched. Windows 1 and 2 are left to
whoever tries the hall. Service is about ten times as quick as in life.
"""

import argparse
import asyncio
import contextlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx

from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from tools.citizens.clerk import Clerk, Words
from tools.citizens.comers import Citizens
from tools.citizens.pad import Pad
from tools.citizens.talk import Line
from tools.demo.household import SEATS, SIMULATED

PATIENCE_S = 30
"""A machine that draws every screen of a hall by itself may be slow to answer."""


async def live(server: str, keys: Mapping[str, str], passwords: Mapping[str, str]) -> None:
    """The life of the hall. Ends only with an error nobody expected."""
    file = read_hall_file(sample_hall_path())
    words = Words([o.code for o in file.outcomes], [p.code for p in file.pauses])
    classes = [known.id for known in file.priorities if known.by_citizen]
    client = httpx.AsyncClient(base_url=f"{server}/api/v1", timeout=PATIENCE_S)
    async with client as http, asyncio.TaskGroup() as group:
        kiosk = Line(http, keys["KIOSK"])
        group.create_task(
            Citizens(Line(http, keys["INTEGRATOR"]), Line(http), kiosk, classes).come()
        )
        seats = {name: SEATS[name] for name in SIMULATED}
        for name, window in seats.items():
            group.create_task(Pad(server, keys[f"PAD_{window}"]).lie_there())
            who = (name, passwords[name])
            group.create_task(Clerk(http, who, window, words, [*seats.values()]).work())


def main() -> int:
    """Until it is interrupted."""
    options = argparse.ArgumentParser(description="Simulated citizens and clerks.")
    options.add_argument("server")
    options.add_argument("folder", type=Path)
    chosen = options.parse_args()
    lines = (chosen.folder / "keys.env").read_text().splitlines()
    keys = dict(line.removeprefix("HALL_KEY_").split("=", 1) for line in lines)
    passwords = json.loads((chosen.folder / "passwords.json").read_text())
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(live(chosen.server, keys, passwords))
    return 0


if __name__ == "__main__":
    sys.exit(main())
