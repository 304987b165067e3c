"""Fixtures every test may use, and the record of which rows the passed tests have shown."""

import asyncio
import json
import os
from collections import defaultdict
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser

from tests.support.browser import chromium
from tests.support.hall import RunningHall
from tests.support.leftovers import leftovers
from tests.support.pages import Crew
from tests.support.screens import Device
from tests.support.skipping import Skipping, StageRecord

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")  # a busy machine is no fault

RunningHall.warm = True
Device.warm = True


@pytest.fixture(scope="session", autouse=True)
def nothing_left_running() -> Iterator[None]:
    """What tests start they end: made before every other fixture, so ended after all of them."""
    yield
    left = leftovers(os.getpid())
    assert not left, "tests left these running:\n" + "\n".join(left)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[RunningHall]:
    """The sample hall, served by a real process."""
    running = RunningHall(tmp_path / "hall")
    running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def one_chromium() -> Iterator[Browser]:
    """The one Chromium of a process that runs tests."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def browser(one_chromium: Browser) -> Iterator[Browser]:
    """A browser; what a file of tests leaves open in it is closed at the file's end."""
    yield one_chromium
    for context in one_chromium.contexts:
        context.close()


@pytest.fixture(scope="module")
def crew(browser: Browser, hall: RunningHall) -> Crew:
    """The people of a file's hall, which `tests.support.pages.staffed` has made."""
    return Crew(browser, hall)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rows", help="write which rows were shown by tests that passed, as JSON")
    parser.addoption("--stage", help="write what the run came to, skipped tests and why, as JSON")


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
    """The longest files first, unit tests last: a long file begun last would hold up the others."""
    slow: dict[Path, float] = defaultdict(float)
    for item in items:
        for mark in item.iter_markers("slow"):
            slow[item.path] = max(slow[item.path], *mark.args, 0)
    real = {item.path for item in items if not item.get_closest_marker("unit")}
    items.sort(key=lambda item: (-slow[item.path], item.path not in real))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Lets a test's report say which rows it shows: reports travel between processes."""
    rows = [row for mark in item.iter_markers("row") for row in mark.args]
    item.user_properties.append(("rows", rows))
    item.user_properties.append(("real", item.get_closest_marker("unit") is None))


def _without_playwright(item: pytest.Item) -> Generator[None, Any, Any]:
    """Playwright leaves its event loop on the thread; a test without a browser runs without it."""
    loop = asyncio._get_running_loop()
    if "browser" not in getattr(item, "fixturenames", ()):
        asyncio._set_running_loop(None)
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(loop)


@pytest.hookimpl(wrapper=True, specname="pytest_runtest_setup")
def sets_up_without_playwright(item: pytest.Item) -> Generator[None, Any, Any]:
    return (yield from _without_playwright(item))


@pytest.hookimpl(wrapper=True, specname="pytest_runtest_call")
def runs_without_playwright(item: pytest.Item) -> Generator[None, Any, Any]:
    return (yield from _without_playwright(item))


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Skipping())
    for option, record in (("--rows", RowRecord), ("--stage", StageRecord)):
        path = config.getoption(option)
        if path and not hasattr(config, "workerinput"):  # one process of several keeps the record
            config.pluginmanager.register(record(Path(path)))
