"""What is skipped is told with why, at the end of each stage and of all; silence is a failure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

SAMPLE = """
import pytest

def test_well(): pass

def test_no_card():
    pytest.skip("no sound card: its loudspeaker is PulseAudio's")

@pytest.mark.skip
def test_silent(): pass

def test_silent_too():
    pytest.skip()
"""


@pytest.mark.parametrize("spread", [(), ("-n", "2")], ids=["one process", "two"])
def test_every_skip_is_told_and_a_silent_one_fails(tmp_path: Path, spread: tuple[str, ...]) -> None:
    (tmp_path / "test_sample.py").write_text(SAMPLE, encoding="utf-8")
    stage = tmp_path / "stage-first.json"
    words = [sys.executable, "-m", "pytest", "-q", "-p", "tests.conftest", *spread]
    words += ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "--stage", str(stage)]
    done = subprocess.run(
        [*words, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "no sound card: its loudspeaker is PulseAudio's" in done.stdout
    assert done.stdout.count("skipped without a reason") >= 2
    told = json.loads(stage.read_text())
    assert (told["passed"], told["failed"], len(told["skipped"])) == (1, 2, 1)

    summary = subprocess.run(
        [sys.executable, "-m", "tools.stages", str(stage)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert summary.splitlines()[1].split() == ["first", "1", "2", "1"]
    assert "because no sound card" in summary
