"""Fixtures every test may use, and the record of which rows the passed tests have shown."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.hall import RunningHall


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
        self._marks: dict[str, tuple[list[str], bool]] = {}
        self._failed: set[str] = set()
        self._passed: set[str] = set()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        for item in items:
            rows = [row for mark in item.iter_markers("row") for row in mark.args]
            real = item.get_closest_marker("unit") is None
            self._marks[item.nodeid] = (rows, real)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self._failed.add(report.nodeid)
        elif report.when == "call" and report.passed:
            self._passed.add(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        shown: dict[str, dict[str, bool]] = defaultdict(dict)
        for node in self._passed - self._failed:
            rows, real = self._marks[node]
            name = node.partition("[")[0]
            for row in rows:
                shown[row][name] = real
        self._path.parent.mkdir(parents=True, exist_ok=True)
        told = {row: dict(sorted(tests.items())) for row, tests in sorted(shown.items())}
        self._path.write_text(json.dumps(told, indent=1))


def pytest_configure(config: pytest.Config) -> None:
    path = config.getoption("--rows")
    if path:
        config.pluginmanager.register(RowRecord(Path(path)))
