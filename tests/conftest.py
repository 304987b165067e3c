"""Fixtures every test may use, and the record of which rows the passed tests have shown."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.hall import RunningHall

RunningHall.warm = True


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RunningHall]:
    """The sample hall, served by a real process."""
    running = RunningHall(tmp_path / "hall")
    running.start()
    yield running
    running.stop()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rows", help="write which rows were shown by tests that passed, as JSON")


class RowRecord:
    """Row id -> the passed tests that show it; `real` when the test is not a unit test."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._failed: set[str] = set()
        self._passed: dict[str, tuple[list[str], bool]] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed.add(report.nodeid)
        elif report.when == "call" and report.passed:
            told: dict[str, Any] = dict(report.user_properties)
            self._passed[report.nodeid] = (told["rows"], told["real"])

    def pytest_sessionfinish(self) -> None:
        shown: dict[str, dict[str, bool]] = defaultdict(dict)
        for node in set(self._passed) - self._failed:
            rows, real = self._passed[node]
            name = node.partition("[")[0]
            for row in rows:
                shown[row][name] = real
        self._path.parent.mkdir(parents=True, exist_ok=True)
        told = {row: dict(sorted(tests.items())) for row, tests in sorted(shown.items())}
        self._path.write_text(json.dumps(told, indent=1))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Slow files first, unit tests last: a long file begun last would hold up the others."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    real = {item.path for item in items if not item.get_closest_marker("unit")}
    items.sort(key=lambda item: (item.path not in slow, item.path not in real))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Lets a test's report say which rows it shows: reports travel between processes."""
    rows = [row for mark in item.iter_markers("row") for row in mark.args]
    item.user_properties.append(("rows", rows))
    item.user_properties.append(("real", item.get_closest_marker("unit") is None))


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--rows")
    if path and not hasattr(config, "workerinput"):  # one process of several keeps the record
        config.pluginmanager.register(RowRecord(Path(path)))
