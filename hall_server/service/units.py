"""The units systemd starts server and devices by, made for one machine from the templates here."""

import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Literal

Screens = Literal["cage", "xinit"]

FRAMES: dict[Screens, tuple[str, str]] = {
    "cage": ("/usr/bin/cage -s --", ""),
    "xinit": ("/usr/bin/xinit", " -- /usr/bin/X :7 vt7 -nolisten tcp -keeptty -s 0 -dpms"),
}
"""What comes before and after a program that has the whole screen. Both are Debian packages: cage
is a Wayland compositor of one window, xinit an X server for one program."""

_PLAIN = re.compile(r"[\w./:@%?=&,+\-\[\]]+", re.ASCII)


class Unfit(Exception):  # noqa: N818
    """A value that would not stand in a unit as one word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What the units need to know. `programs`: the folder of the commands `hall…`; `writable`: what
    the server may write to besides its data folder; `printer`: as `hall-printer --printer`."""

    data: Path
    programs: Path
    user: str = "hall"
    host: str = "0.0.0.0"  # noqa: S104 (the hall's devices are other machines)
    port: int = 8000
    server: str = "http://127.0.0.1:8000"
    printer: str = "file:/dev/usb/lp0"
    screens: Screens = "cage"
    writable: tuple[Path, ...] = ()


def units(machine: Machine) -> dict[str, str]:
    """File name -> its text. Raises `Unfit`."""
    begin, end = FRAMES[machine.screens]
    words = {
        "user": _word(machine.user),
        "programs": _word(machine.programs),
        "data": _word(machine.data),
        "writable": " ".join(_word(path) for path in (machine.data, *machine.writable)),
        "host": _word(machine.host),
        "port": str(machine.port),
        "server": _word(machine.server),
        "printer": _word(machine.printer),
        "screen_begin": begin,
        "screen_end": end,
    }
    templates = sorted(
        files(__package__).joinpath("templates").iterdir(), key=lambda file: file.name
    )
    made = {t.name: Template(t.read_text(encoding="utf-8")).substitute(words) for t in templates}
    return made | {"hall.sysusers": f'u {machine.user} - "Hall" {machine.data}\n'}


def _word(value: object) -> str:
    """A value systemd reads as one word and as nothing else."""
    if not _PLAIN.fullmatch(str(value)):
        raise Unfit(f"{value}: has signs that a unit can't have here")
    return str(value).replace("%", "%%")
