"""Figures, what they are held against, and the table of them."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured figure. `limit`: what the bare server does in the same run, by the same client.

    `ratio` is value / limit; None where there is nothing to hold it against.
    """

    name: str
    value: float
    unit: str
    limit: float | None = None
    ratio: float | None = None


def figure(name: str, values: Sequence[float], unit: str, limits: Sequence[float] = ()) -> Figure:
    """The medians of several runs."""
    value = median(values)
    limit = median(limits) if limits else None
    ratio = round(value / limit, 3) if limit else None
    return Figure(name, round(value, 3), unit, round(limit, 3) if limit else None, ratio)


@dataclass(frozen=True, slots=True)
class Aim:
    """What a figure should reach: its ratio or its value, at least or at most `bound`."""

    of: str
    least: bool
    bound: float

    def met(self, told: Figure) -> bool:
        """Whether the figure reaches it."""
        value = told.ratio if self.of == "ratio" else told.value
        assert value is not None
        return value >= self.bound if self.least else value <= self.bound

    def __str__(self) -> str:
        return f"{self.of} {'≥' if self.least else '≤'} {self.bound:g}"


AIMS = {
    "tickets_per_s_64": Aim("ratio", least=True, bound=0.35),
    "call_next_p50_ms_1m": Aim("ratio", least=False, bound=1.2),
    "call_next_p99_ms_10000_waiting": Aim("value", least=False, bound=10),
    "call_next_p50_ms_day_30": Aim("ratio", least=False, bound=1.2),
    "rss_mb_day_30": Aim("ratio", least=False, bound=1.1),
    "call_to_last_of_200_ms": Aim("ratio", least=False, bound=3),
    "rss_idle_mb": Aim("value", least=False, bound=120),
    "rss_200_devices_mb": Aim("value", least=False, bound=150),
    "call_to_last_of_1000_phones_p99_ms": Aim("value", least=False, bound=150),
    "guide_search_ms_2000_items": Aim("value", least=False, bound=30),
    "clock_board_ms_100000_cases": Aim("value", least=False, bound=200),
    "clock_page_ms_100000_cases": Aim("value", least=False, bound=200),
    "case_list_ms_100000_cases": Aim("value", least=False, bound=200),
    "nightly_run_s_100000_cases": Aim("value", least=False, bound=5),
    "nightly_slice_ms_100000_late": Aim("value", least=False, bound=500),
    "walk_touches": Aim("value", least=False, bound=3),
    "walk_idle_to_paper_s": Aim("value", least=False, bound=8),
    "call_to_wall_pixels_ms": Aim("value", least=False, bound=60),
    "call_to_first_sound_ms": Aim("value", least=False, bound=300),
    "idle_cpu_display_percent": Aim("value", least=False, bound=3),
}


def write(figures: Sequence[Figure], path: Path) -> None:
    """Writes the figures as a JSON list."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps([asdict(told) for told in figures], indent=1) + "\n")


def table(
    figures: Sequence[Figure], aims: Mapping[str, Aim] = AIMS, held: str = "bare limit"
) -> str:
    """The figures as a Markdown table, each with its aim and whether it was met.

    `held`: what they are held against, in a word.
    """
    lines = [
        f"| figure | measured | {held} | ratio | aim |",
        "| --- | ---: | ---: | ---: | --- |",
    ]
    return "\n".join([*lines, *(_line(told, aims.get(told.name)) for told in figures)])


def _line(told: Figure, aim: Aim | None) -> str:
    verdict = f"{aim}: {'met' if aim.met(told) else 'MISSED'}" if aim else ""
    limit = "" if told.limit is None else f"{told.limit:g}"
    ratio = "" if told.ratio is None else f"{told.ratio:.3f}"
    return f"| {told.name} | {told.value:g} {told.unit} | {limit} | {ratio} | {verdict} |"
