"""Measures the server against the machine's bare limit, then a hall's devices: `python -m bench`.

Prints a table and writes `build/bench.json`, a list of {name, value, unit, limit, ratio}. A missed
aim is marked and is no error. About thirteen minutes; nothing is downloaded or left behind.
"""

import sys
import time
from pathlib import Path

from bench.calling import measure_calling
from bench.clocks import measure_clocks
from bench.devices import measure_devices
from bench.figures import Figure, table, write
from bench.finding import measure_finding
from bench.holding import measure_holding
from bench.month import measure_month
from bench.phones import measure_phones
from bench.spreading import measure_spreading
from bench.taking import measure_taking
from bench.waiting import measure_waiting

OUT = Path("build/bench.json")


def main() -> None:
    """Runs every measure."""
    begun = time.monotonic()
    figures: list[Figure] = []
    for measure in (
        measure_taking,
        measure_spreading,
        measure_holding,
        measure_phones,
        measure_calling,
        measure_waiting,
        measure_clocks,
        measure_finding,
        measure_month,
        measure_devices,
    ):
        figures += measure()
        print(f"{measure.__name__}: {time.monotonic() - begun:.0f} s", file=sys.stderr)
    write(figures, OUT)
    print(table(figures))


if __name__ == "__main__":
    main()
