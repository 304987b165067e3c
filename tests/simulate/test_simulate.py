"""`hall simulate`: a day through the real server's API, in a short morning of its trace."""

import csv
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hall_server.__main__ import app
from hall_server.simulate.command import sample_trace_path
from hall_server.simulate.trace import read_trace, write_trace
from tests.support.looping import beside

SHORT = 45


@pytest.fixture(scope="module")
def trace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's first citizens."""
    path = tmp_path_factory.mktemp("trace") / "short.csv"
    write_trace(path, read_trace(sample_trace_path())[:SHORT])
    return path


@pytest.fixture(scope="module")
def out(trace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where a simulated morning was written to."""
    folder = tmp_path_factory.mktemp("out")
    _simulate(trace, folder)
    return folder


def _simulate(trace: Path, out: Path, *more: str) -> None:
    args = ["simulate", "--trace", str(trace), "--out", str(out), *more]
    done = beside(lambda: CliRunner().invoke(app, args))
    assert done.exit_code == 0, done.output


def _summary(out: Path) -> dict[str, Any]:
    summary: dict[str, Any] = json.loads((out / "summary.json").read_text(encoding="utf-8"))
    return summary


@pytest.mark.row("I3")
def test_one_command_tells_the_rules_from_first_come(out: Path) -> None:
    summary = _summary(out)
    for name in ("rules", "first_come"):
        day = summary[name]
        assert day["tickets"] == SHORT
        assert day["refused"] == day["never_called"] == 0
        assert day["waits_s"]["all"]["count"] == SHORT
        assert day["estimates"]["compared"] > SHORT / 2
        assert 0 < max(window["busy"] for window in day["windows"].values()) <= 1
    assert set(summary["compared"]) >= {"entitled_p90_ratio", "ordinary_p90_ratio"}


def test_every_ticket_has_its_line(out: Path) -> None:
    with (out / "tickets.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == SHORT
    assert len({row["number"] for row in rows}) == SHORT
    assert all(float(row["waited_s"]) >= 0 for row in rows)
    missed = [row for row in rows if int(row["missed"])]
    assert len(missed) == _summary(out)["rules"]["no_shows"]


def test_the_same_trace_gives_the_same_day_and_leaves_nothing(
    trace: Path, out: Path, tmp_path: Path
) -> None:
    before = set(Path(tempfile.gettempdir()).glob("hall-simulate-*"))
    _simulate(trace, tmp_path, "--fcfs")
    name = "tickets-first-come.csv"
    assert (tmp_path / name).read_bytes() == (out / name).read_bytes()
    assert _summary(tmp_path)["first_come"] == _summary(out)["first_come"]
    assert set(Path(tempfile.gettempdir()).glob("hall-simulate-*")) <= before


def test_a_seed_makes_the_same_trace(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        out = tmp_path / name
        options = ["--make-trace", "--seed", "5", "--tickets", "40", "--out", str(out)]
        assert CliRunner().invoke(app, ["simulate", *options]).exit_code == 0
        made.append((out / "trace.csv").read_bytes())
    assert made[0] == made[1]
    assert len(read_trace(tmp_path / "one" / "trace.csv")) == 40


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--day", "2026-10-01"], "closed"),
        (["--day", "soon"], "not a day"),
        (["--rule", "none-such"], "longest-wait"),
        (["--trace", "/nowhere/trace.csv"], "No such file"),
    ],
)
def test_what_cannot_be_simulated_is_said(options: list[str], told: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["simulate", "--out", str(tmp_path), *options])
    assert done.exit_code == 1
    assert told in done.output


@pytest.mark.slow(30)
def test_the_sample_day_keeps_its_promises(tmp_path: Path) -> None:
    """The whole sample: the entitled are served sooner, the others hardly later, ranges hold."""
    _simulate(sample_trace_path(), tmp_path)
    summary = _summary(tmp_path)
    assert summary["compared"]["entitled_p90_ratio"] < 1
    assert summary["compared"]["ordinary_p90_ratio"] <= 1.1
    assert 0.75 <= summary["rules"]["estimates"]["inside_80"] <= 0.85
