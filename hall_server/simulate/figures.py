"""What a simulated day was like, in figures. Waits run from the ticket to the first call."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import ceil
from typing import Any

from hall_server.forecast.error import Told, past_error
from hall_server.simulate.day import DayLived, Visit

Figures = dict[str, Any]


def figures(lived: DayLived) -> Figures:
    """A JSON-able summary; seconds throughout, shares from 0 to 1."""
    visits = lived.visits
    served = [visit for visit in visits if visit.called]
    return {
        "tickets": sum(visit.issued is not None for visit in visits),
        "refused": sum(bool(visit.refused) for visit in visits),
        "never_called": sum(visit.issued is not None and visit.called is None for visit in visits),
        "no_shows": sum(visit.missed for visit in visits),
        "came_back": sum(visit.missed > 0 and visit.ended is not None for visit in visits),
        "waits_s": {
            "all": waits(served),
            "ordinary": waits(v for v in served if not v.citizen.priority),
            "entitled": waits(v for v in served if v.citizen.priority),
            "by_priority": _each(served, lambda visit: visit.citizen.priority or "none"),
            "by_queue": _each(served, lambda visit: visit.queue),
        },
        "windows": {
            str(number): {
                "visits": sum(v.window == number for v in served),
                "busy": round(busy / lived.open_s, 3),
            }
            for number, busy in sorted(lived.busy_s.items())
        },
        "estimates": estimates(lived),
    }


def _each(visits: Sequence[Visit], key: Callable[[Visit], str]) -> Mapping[str, Figures]:
    names = sorted({key(visit) for visit in visits})
    return {name: waits(v for v in visits if key(v) == name) for name in names}


def waits(visits: Iterable[Visit]) -> Figures:
    """Mean, median, the wait nine in ten did not exceed, and the longest."""
    seconds = sorted(waited(visit) for visit in visits)
    if not seconds:
        return {"count": 0, "mean": None, "p50": None, "p90": None, "max": None}
    return {
        "count": len(seconds),
        "mean": round(sum(seconds) / len(seconds), 1),
        "p50": percentile(seconds, 0.5),
        "p90": percentile(seconds, 0.9),
        "max": seconds[-1],
    }


def waited(visit: Visit) -> float:
    """Seconds from the ticket to its first call."""
    assert visit.issued is not None
    assert visit.called is not None
    return round((visit.called - visit.issued).total_seconds(), 1)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest value that this share of all does not exceed."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def estimates(lived: DayLived) -> Figures:
    """How good the estimates were: the ranges as the hall kept them, and as tickets told them in
    steps of five minutes."""
    error = past_error(lived.estimates)
    told = [(v.wait, waited(v) / 60) for v in lived.visits if v.wait and v.called]
    held = sum(wait["low"] <= minutes <= wait["high"] for wait, minutes in told)
    return {
        "compared": error.count,
        "inside_80": error.inside,
        "inside_as_printed": held / len(told) if told else None,
        "median_abs_error_s": error.middle_off_s,
        "mean_abs_error_s": _mean_off(lived.estimates),
        "bias_s": error.bias_s,
    }


def _mean_off(compared: Sequence[Told]) -> float | None:
    off = [abs(e.waited_s - e.median_s) for e in compared if e.waited_s is not None]
    return round(sum(off) / len(off), 1) if off else None


def compared(chosen: Figures, plain: Figures) -> Figures:
    """The chosen rules against first come, first served: below 1 they are the quicker."""

    def ratio(kind: str, figure: str) -> float | None:
        ours, theirs = chosen["waits_s"][kind][figure], plain["waits_s"][kind][figure]
        return round(ours / theirs, 3) if ours is not None and theirs else None

    return {
        f"{kind}_{figure}_ratio": ratio(kind, figure)
        for kind in ("entitled", "ordinary", "all")
        for figure in ("mean", "p90")
    }
