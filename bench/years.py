"""Two weeks lived by a served hall, and ten million past tickets: `python -m bench.years`.

DAYS (14), TICKETS a day (800) and PAST (10,000,000) are read from the environment. PART=weeks or
PART=past runs one half alone. Prints two tables and adds the figures to `build/years.json`; fails
where an aim is missed. What it writes lies under FOLDER, else in a temporary folder, and is
removed; a past of ten million tickets takes some 30 GB there.
"""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.figures import Aim, Figure, table
from bench.years_old import measure_past
from bench.years_weeks import measure_weeks

OUT = Path("build/years.json")

AIMS = {
    "rss_growth": Aim("ratio", least=False, bound=1.05),
    "database_off_line_percent": Aim("value", least=False, bound=5),
    "ledger_off_line_percent": Aim("value", least=False, bound=5),
    "call_next_p50_ms_last": Aim("ratio", least=False, bound=1.3),
    "take_p50_ms_last": Aim("ratio", least=False, bound=1.3),
    "call_next_p50_ms_past": Aim("ratio", least=False, bound=1.3),
    "take_p50_ms_past": Aim("ratio", least=False, bound=1.3),
    "opening_ms_past": Aim("value", least=False, bound=500),
    "rss_start_mb_past": Aim("ratio", least=False, bound=1.1),
    "start_s_past": Aim("ratio", least=False, bound=3),
}
"""What must be so; the bounds of times leave room for a machine that has other work."""


def main() -> int:
    """Runs what is asked for; 1 where an aim is missed."""
    days, tickets = int(os.environ.get("DAYS", "14")), int(os.environ.get("TICKETS", "800"))
    past, part = int(os.environ.get("PAST", "10000000")), os.environ.get("PART", "")
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="years-", dir=os.environ.get("FOLDER")) as folder:
        if part != "past":
            figures += asyncio.run(measure_weeks(Path(folder), days, tickets))
        if part != "weeks":
            figures += asyncio.run(measure_past(Path(folder), past, tickets))
    _write(figures)
    print(table(figures, AIMS, "held against"))
    missed = [told.name for told in figures if told.name in AIMS and not AIMS[told.name].met(told)]
    print(f"missed: {', '.join(missed)}" if missed else "every aim is met", file=sys.stderr)
    return 1 if missed else 0


def _write(figures: Sequence[Figure]) -> None:
    """Beside what the other half has left there."""
    OUT.parent.mkdir(exist_ok=True)
    before = json.loads(OUT.read_text()) if OUT.exists() else {}
    told = {figure.name: [figure.value, figure.unit, figure.ratio] for figure in figures}
    OUT.write_text(json.dumps(before | told, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(main())
