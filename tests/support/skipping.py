"""Nothing is skipped silently: a skip without a reason is a failure, each other is told."""

import json
from collections import Counter
from collections.abc import Generator
from pathlib import Path

import pytest

NO_REASON = ("", "unconditional skip")
"""What pytest makes of `skip()` and of the mark `skip` that say nothing."""

SILENT = "skipped without a reason: say why, and what was tried instead"


def reason_of(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test was skipped."""
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
    return told.removeprefix("Skipped:").removeprefix("Skipped").strip()


def _refuse_silence(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected = hasattr(report, "wasxfail")
    if report.skipped and not expected and reason_of(report) in NO_REASON:
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid}: {SILENT}"


class Skipping:
    """In every process that runs tests."""

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self,
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Of one test."""
        report = yield
        _refuse_silence(report)
        return report

    @pytest.hookimpl(wrapper=True)
    def pytest_make_collect_report(
        self,
    ) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
        """Of a whole file."""
        report = yield
        _refuse_silence(report)
        return report


class StageRecord:
    """What a run of tests came to, written as JSON for the summary over all of them: how many
    passed and failed, and each that was skipped with why."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ended: Counter[str] = Counter()
        self._skipped: dict[str, str] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """One test's setup, call or teardown."""
        if report.skipped and not hasattr(report, "wasxfail"):
            self._skipped[report.nodeid] = reason_of(report)
        elif report.failed or (report.when == "call" and report.passed):
            self._ended[report.outcome] += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """One file."""
        if report.skipped:
            self._skipped[report.nodeid] = reason_of(report)
        elif report.failed:
            self._ended["failed"] += 1

    def pytest_sessionfinish(self) -> None:
        """Everything is known."""
        told = {"passed": self._ended["passed"], "failed": self._ended["failed"]}
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.write_text(json.dumps({**told, "skipped": self._skipped}, indent=1))
