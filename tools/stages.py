"""What the stages of `make test` came to: `python -m tools.stages build/stage-*.json`.

Every test that was skipped is named with why.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any


def lines(stages: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The summary; `stages`: name -> what `tests.support.skipping.StageRecord` wrote."""
    yield f"{'stage':<10} {'passed':>7} {'failed':>7} {'skipped':>8}"
    for name, told in stages.items():
        yield f"{name:<10} {told['passed']:>7} {told['failed']:>7} {len(told['skipped']):>8}"
    skipped = {test: why for told in stages.values() for test, why in told["skipped"].items()}
    if not skipped:
        yield "Nothing was skipped."
        return
    yield f"Skipped, {len(skipped)}:"
    for test, why in sorted(skipped.items()):
        yield f"  {test}"
        yield f"    because {why}"


def main(files: Sequence[str]) -> None:
    """Prints the stages in the order they are named."""
    paths = [Path(file) for file in files]
    stages = {path.stem.removeprefix("stage-"): json.loads(path.read_text()) for path in paths}
    print("\n".join(lines(stages)))


if __name__ == "__main__":
    main(sys.argv[1:])
