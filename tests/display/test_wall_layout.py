"""Every wall in every language and shape: all texts fit, nothing is smaller than 36 units."""

import json
import subprocess
import sys

import pytest

from tests.support.screens import ROOT


@pytest.mark.row("C1", "C10")
def test_everything_fits_on_every_wall(screen: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.display.draw_all"],
        cwd=ROOT,
        env=screen,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    drawn = json.loads(done.stdout.splitlines()[-1])
    assert len(drawn) == 136
    assert {name: found for name, found in drawn.items() if found} == {}
