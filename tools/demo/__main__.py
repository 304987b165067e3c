"""`make run`: a demo hall on this machine, in the foreground, until Ctrl-C.

Everything lies in `.demo/`, which may be deleted.
"""

import argparse
import sys
from pathlib import Path

from tools.demo.house import Demo
from tools.demo.parts import end_decently


def main() -> int:
    """Runs until Ctrl-C."""
    end_decently()
    options = argparse.ArgumentParser(prog="make run", description="A demo hall on this machine.")
    options.add_argument("--folder", type=Path, default=Path(".demo"))
    options.add_argument("--port", type=int, default=8000)
    options.add_argument("--citizens", action="store_true", help="people come and are served")
    chosen = options.parse_args()
    try:
        with Demo(chosen.folder, chosen.port, chosen.citizens) as demo:
            demo.open()
            demo.tell()
            demo.keep_open()
    except KeyboardInterrupt:
        print("\nThe hall is closed.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
