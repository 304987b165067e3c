"""What a storm did and what was found, for people and for machines."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LONG_S = 1200.0
"""A storm of that length must have shown something: so many faults, and so many acts."""

ENOUGH = 500


def summary_of_storm(
    seed: int,
    seconds: float,
    faults: Mapping[str, int],
    network: Mapping[str, int],
    checked: Mapping[str, int],
    violations: Sequence[str],
    not_tried: Sequence[str] = (),
) -> dict[str, Any]:
    """The summary. `faults`, `checked`: kind -> how many; `seconds`: how long it lasted.

    `network`: what became of lines and frames in bad weather, which is not counted once more.
    `not_tried`: what this machine does not allow, and why.
    """
    return {
        "seed": seed,
        "seconds": round(seconds, 1),
        "faults_injected": sum(faults.values()),
        "faults": dict(sorted(faults.items())),
        "network": dict(sorted(network.items())),
        "acts_checked": sum(checked.values()),
        "acts": dict(sorted(checked.items())),
        "violations": list(violations),
        "not_tried": list(not_tried),
    }


def lines(summary: Mapping[str, Any]) -> str:
    """The same for people: what was done and looked at, each kind with its count."""
    counts = ("faults_injected", "faults"), ("acts_checked", "acts")
    told = [f"storm from seed {summary['seed']}, {summary['seconds']:.0f} s"]
    for total, kinds in counts:
        each = ", ".join(f"{kind} {n}" for kind, n in summary[kinds].items())
        told.append(f"{total}: {summary[total]} ({each})")
    told += [f"not tried: {what}" for what in summary["not_tried"]]
    return "\n".join([*told, f"violations: {len(summary['violations'])}", *summary["violations"]])


def too_little(summary: Mapping[str, Any]) -> list[str]:
    """Why a long storm was none; a short one is never too little."""
    if summary["seconds"] < LONG_S:
        return []
    counts = {name: summary[name] for name in ("faults_injected", "acts_checked")}
    return [f"{name}: {n}, less than {ENOUGH}" for name, n in counts.items() if n < ENOUGH]


def write(summary: Mapping[str, Any], file: Path) -> None:
    """The summary as JSON, its folder made where there is none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(summary, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
