"""Every screen, language, type size and window shape: all can be read, all can be pressed."""

import json
import subprocess
import sys

import pytest

from tests.support.screens import ROOT


@pytest.mark.slow
@pytest.mark.row("A12")
def test_every_text_fits_its_box_and_every_target_a_finger(display: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kiosk.draw_all"],
        cwd=ROOT,
        env=display,
        capture_output=True,
        timeout=240,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert len(found) > 300
    assert {name: faults for name, faults in found.items() if faults} == {}


def test_the_check_finds_what_is_too_pale(display: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.kiosk.draw_faults"],
        cwd=ROOT,
        env=display,
        capture_output=True,
        timeout=60,
        check=True,
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert {name for name, faults in found.items() if faults} == {
        "pale",
        "green in large type",
        "grey on black",
        "amber pictogram on white",
    }
