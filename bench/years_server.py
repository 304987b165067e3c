"""`hall serve` with a clock that is moved by a file and a scale: `python -m bench.years_server`.

On SIGUSR1 the process lets go of what it needs no more and writes what it holds, as JSON, into the
file that `HALL_BENCH_SCALE` names. Everything else is the hall's own program.
"""

import asyncio
import ctypes
import gc
import json
import os
import signal
import sys
import threading
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import psutil

from hall_server.__main__ import app
from tests.support import set_clock

SCALE = "HALL_BENCH_SCALE"
"""The variable that names the file for what was weighed."""


def weigh(_signal: int, _frame: Any) -> None:
    """Memory after a full collection, the allocator's free pages given back; and what is open."""
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    process = psutil.Process()
    told = {
        "mb": process.memory_info().rss / 2**20,
        "objects": len(gc.get_objects()),
        "files": process.num_fds(),
        "threads": threading.active_count(),
        "tasks": len(asyncio.all_tasks()),
        "records": records(),
    }
    file = Path(os.environ[SCALE])
    new = file.with_suffix(".new")
    new.write_text(json.dumps(told))
    new.replace(file)


def records() -> dict[str, dict[str, int]]:
    """Kind of record in memory -> business day -> how many; those read at the start are not among
    them."""
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for one in gc.get_objects():
        if hasattr(type(one), "TABLE") and hasattr(one, "business_day"):
            told[type(one).__name__][one.business_day] += 1
    return {kind: dict(days) for kind, days in told.items()}


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, weigh)
    set_clock.take_over()
    app(sys.argv[1:])
