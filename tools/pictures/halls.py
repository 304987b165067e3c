"""The hall files of the pictures, made of the sample."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from hall_server.hall_file.sample import sample_hall_path

CALL_VALID_S = 20
"""The voice is soon done with those who were called before the pictures begin."""

VILLAGE = {"zh": "清溪村便民服务站", "en": "Qingxi Village Service Station"}
WINDOWS: Sequence[dict[str, Any]] = (
    {
        "number": 1,
        "name": {"zh": "综合服务", "en": "General services"},
        "queues": ["general", "finance"],
    },
    {
        "number": 2,
        "name": {"zh": "民政救助", "en": "Civil affairs and aid"},
        "queues": ["civil", "identity"],
    },
    {
        "number": 3,
        "name": {"zh": "社保医保", "en": "Social and medical insurance"},
        "queues": ["labour", "medical"],
    },
)


def write_town(path: Path) -> Path:
    """The sample; gives the path back."""
    hall = _sample()
    hall["settings"]["call_valid_s"] = CALL_VALID_S
    return _write(hall, path)


def write_village(path: Path) -> Path:
    """A hall of few queues, which its kiosk offers themselves; gives the path back."""
    hall = _sample()
    queues = {queue for window in WINDOWS for queue in window["queues"]}
    hall["hall"] |= {"id": "qingxi", "name": VILLAGE}
    hall["windows"] = list(WINDOWS)
    hall["queues"] = [queue for queue in hall["queues"] if queue["id"] in queues]
    hall["items"] = [item for item in hall["items"] if item["queue"] in queues]
    _forget_what_is_not_there(hall, queues)
    return _write(hall, path)


def _forget_what_is_not_there(hall: dict[str, Any], queues: set[str]) -> None:
    """In its bookings and life events; an event about nothing is none."""
    plan, items = hall["appointments"], {item["id"] for item in hall["items"]}
    plan["slots"] = [slot for slot in plan["slots"] if slot["queue"] in queues]
    for event in hall["events"]:
        event["items"] = [item for item in event["items"] if item in items]
    hall["events"] = [event for event in hall["events"] if event["items"]]


def _sample() -> dict[str, Any]:
    hall: dict[str, Any] = yaml.safe_load(sample_hall_path().read_text(encoding="utf-8"))
    return hall


def _write(hall: dict[str, Any], path: Path) -> Path:
    path.write_text(yaml.safe_dump(hall, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path
