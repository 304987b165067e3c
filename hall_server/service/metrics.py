"""The hall's figures for Prometheus (row K6): counts by kind and code, of nobody in particular."""

import re
from collections import Counter as Count
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.exposition import generate_latest
from prometheus_client.registry import Collector

from hall_server.delivery import snapshots
from hall_server.delivery.hall import Hall
from hall_server.delivery.hub import Hub
from hall_server.devices.findings import FAULTS
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.writer import Answer, Done
from hall_server.service.machine import Machine

_BATCH_S = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5)
_WITHIN_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Metrics:
    """Counts what the writer finished; what is so now is looked up when somebody asks."""

    def __init__(self, now: Collector) -> None:
        registry = self._registry = CollectorRegistry()
        ProcessCollector(registry=registry)
        registry.register(now)
        self._acts = Counter("hall_acts", "Acts done.", ["act"], registry=registry)
        self._refusals = Counter(
            "hall_refusals", "Acts refused by the hall.", ["code"], registry=registry
        )
        self._repeats = Counter(
            "hall_repeated_commands",
            "Commands known already and not done again.",
            registry=registry,
        )
        self._batches = Histogram(
            "hall_batch_seconds",
            "From a batch's first command to its commit.",
            buckets=_BATCH_S,
            registry=registry,
        )

    def note(self, done: Done[Hall]) -> None:
        """Takes in a finished batch."""
        self._batches.observe(done.took_s)
        for answer in done.answers:
            self._note(answer)

    def _note(self, answer: Answer) -> None:
        if isinstance(answer.error, Refusal):
            self._refusals.labels(answer.error.code).inc()
        elif answer.error is not None:
            self._refusals.labels("internal").inc()
        elif isinstance(answer.reply, str):
            self._repeats.inc()
        else:
            self._acts.labels(_act(type(answer.request.command))).inc()

    def text(self) -> bytes:
        """Everything, in Prometheus' text format."""
        return generate_latest(self._registry)


def _act(command: type) -> str:
    """The act's name: `CallNext` is `call_next`."""
    return _WITHIN_WORD.sub("_", command.__name__).lower()


@dataclass(frozen=True, eq=False)
class HallNow(Collector):
    """What is so at the moment of asking.

    refused: who was turned away before the writer, by code; alarms: the keys of what the manager's
    page tells now.
    """

    hub: Hub
    refused: Count[str]
    faults: Callable[[], list[str]]
    machine: Machine | None
    alarms: Callable[[], Iterable[str]]

    def collect(self) -> Iterable[Metric]:
        hall, hub = self.hub.hall, self.hub
        yield _gauge("hall_waiting", "Tickets in line.", "queue", _waiting(hall))
        yield _gauge("hall_devices_connected", "Lines of devices.", "role", hub.of_roles())
        yield _gauge("hall_printers", "Printers by state.", "state", _printers(hall))
        yield _gauge("hall_print_jobs", "Print jobs not done.", "state", _jobs(hall))
        yield _gauge("hall_windows", "Windows by state.", "state", _windows(hall))
        yield GaugeMetricFamily("hall_ledger_rows", "Rows of the ledger.", hub.seq)
        faults = dict.fromkeys(FAULTS, 0)
        now = faults | dict.fromkeys(self.faults(), 1)
        yield _gauge("hall_fault", "What is wrong with the server now.", "fault", now)
        alarms = Count(self.alarms())
        yield _gauge("hall_alarms", "Alarms on the manager's page.", "alarm", alarms)
        yield CounterMetricFamily("hall_pushes", "Frames pushed to devices.", value=hub.pushes)
        if self.machine is not None:
            yield GaugeMetricFamily(
                "hall_disk_free_bytes", "Free for the data folder.", self.machine.room.free
            )
        turned = CounterMetricFamily(
            "hall_turned_away", "Asked without the right to.", labels=["code"]
        )
        for code, count in self.refused.items():
            turned.add_metric([code], count)
        yield turned


def _gauge(name: str, words: str, label: str, values: dict[str, int]) -> GaugeMetricFamily:
    family = GaugeMetricFamily(name, words, labels=[label])
    for key, value in values.items():
        family.add_metric([key], value)
    return family


def _waiting(hall: Hall) -> dict[str, int]:
    return {queue: hall.queue.waiting(queue) for queue in hall.queue.queues}


def _printers(hall: Hall) -> dict[str, int]:
    told = (hall.devices.printers.get(d.id) for d in hall.devices.of_role("printer"))
    return Count(printer.state if printer else "unknown" for printer in told)


def _jobs(hall: Hall) -> dict[str, int]:
    return Count(job.state for job in hall.paper.jobs.values())


def _windows(hall: Hall) -> dict[str, int]:
    return Count(snapshots.window(hall, window.number).state for window in hall.windows.all())
