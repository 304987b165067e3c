"""Every screen of the pad, both languages, every shape: all can be read, all can be pressed."""

import json
import subprocess
import sys

import pytest

from tests.support.screens import ROOT


@pytest.mark.row("A12")
def test_every_text_fits_its_box_and_every_target_a_finger(pad_screen: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.evaluator.draw_all"],
        cwd=ROOT,
        env=pad_screen,
        capture_output=True,
        timeout=240,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) > 150
    assert {name: faults for name, faults in found.items() if faults} == {}
