"""What the demo hall's people and devices are let in with: keys and passwords, made at random."""

import json
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from hall_link.wire.board import MAIN_ZONE
from hall_server.console_socket import ask_running_server
from hall_server.devices.create_key import CreateKey
from hall_server.kernel.ids import digest, new_key
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword

KEYS: Mapping[str, Mapping[str, Any]] = {
    "INTEGRATOR": {"role": "integrator"},
    "KIOSK": {"role": "kiosk"},
    "PRINTER": {"role": "printer"},
    "MANAGER": {"role": "manager"},
    "DISPLAY": {"role": "display", "zone": MAIN_ZONE, "speaks": True},
    "PAD_1": {"role": "evaluator", "window": 1},
}

STANDING: Mapping[str, Mapping[str, Any]] = {
    f"CLERK_{n}": {"role": "clerk", "window": n} for n in (1, 2, 3)
}
"""Clerks without a name, as calling programs are: their windows are always open."""

SEATS: Mapping[str, int] = {
    "lixia": 1,
    "wangjian": 2,
    "chenfang": 3,
    "sunmei": 5,
    "zhouqiang": 6,
    "wuting": 7,
    "fengbo": 9,
    "tanghui": 11,
}
"""Clerks of the sample hall who get a password, and the window meant for each."""

SIMULATED = [name for name, window in SEATS.items() if window > 2]
"""Whose seats the clerks of `CITIZENS=1` take."""

SIMULATED_PADS: Mapping[str, Mapping[str, Any]] = {
    f"PAD_{SEATS[name]}": {"role": "evaluator", "window": SEATS[name]} for name in SIMULATED
}

OFFICES: Mapping[str, str] = {"liangmin": "manager", "songkai": "administrator"}
"""Who else gets one, and their role."""


def _do(data: Path, command: BaseModel) -> None:
    answer = ask_running_server(data, command)
    if answer != {"done": True}:
        raise SystemExit(f"The demo hall can't be furnished: {answer}")


def _keep(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def furnish_keys(data: Path, path: Path, wanted: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """The keys kept in `path` (`HALL_KEY_NAME=key` lines), those made that are wanted and lack.

    The hall of `data` must be served.
    """
    lines = path.read_text().splitlines() if path.exists() else []
    keys = dict(line.removeprefix("HALL_KEY_").split("=", 1) for line in lines)
    for name in wanted.keys() - keys.keys():
        keys[name] = new_key()
        _do(data, CreateKey(**wanted[name], key_hash=digest(keys[name])))
    _keep(path, "".join(f"HALL_KEY_{name}={keys[name]}\n" for name in sorted(keys)))
    return keys


def furnish_passwords(data: Path, path: Path) -> dict[str, str]:
    """Name -> password as kept in `path`, made at random where one lacks; the hall is served."""
    known: dict[str, str] = json.loads(path.read_text()) if path.exists() else {}
    for name in [*SEATS, *OFFICES]:
        if name in known:
            continue
        known[name] = _easy_password()
        _do(data, SetPassword(name=name, password_hash=Passwords().hash(known[name])))
    _keep(path, json.dumps(known, indent=1))
    return known


def _easy_password() -> str:
    """Random, and easily typed by somebody who tries the hall: `mifa-rolu-38`."""

    def part() -> str:
        return "".join(secrets.choice("bdfgklmnprst") + secrets.choice("aeiou") for _ in range(2))

    return f"{part()}-{part()}-{secrets.randbelow(90) + 10}"
