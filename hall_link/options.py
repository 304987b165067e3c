"""Options every device's command line shares. Each check raises `typer.BadParameter`."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from hall_link.entry.entry import Admission
from hall_link.entry.keeping import AUTHORITY, Keeping
from hall_link.entry.trust import context_for
from hall_link.look.window import WindowPlan, parse_size

Server = Annotated[
    str, typer.Option(help="The hall's address, http://HOST:PORT or https://HOST:PORT.")
]
Key = Annotated[
    str,
    typer.Option(
        help="This device's key; without one it asks for one by a code.", envvar="HALL_KEY"
    ),
]
KeyFile = Annotated[Path | None, typer.Option(help="A file that holds the key.")]
Data = Annotated[
    Path | None, typer.Option(help="Folder of what this device keeps: its key and more.")
]
Ca = Annotated[
    Path | None, typer.Option(help="The certificate of the hall's authority, the only one trusted.")
]
Enrol = Annotated[
    bool, typer.Option("--enrol", help="Forget the kept key and authority; ask for a new code.")
]
State = Annotated[Path | None, typer.Option(help="Write what is shown to this file.")]
Size = Annotated[str, typer.Option(help="Width x height in pixels.")]
Fullscreen = Annotated[bool, typer.Option(help="Cover the whole screen.")]
Language = Annotated[str, typer.Option(help="Language when nobody chose: zh or en.")]


def data_folder(name: str, environment: Mapping[str, str] = os.environ) -> Path:
    """Where the device called `name` keeps its things unless told otherwise."""
    state = environment.get("XDG_STATE_HOME") or str(Path.home() / ".local" / "state")
    return Path(state) / name


def admission(
    key: str, key_file: Path | None, data: Path, ca: Path | None, enrol: bool
) -> Admission:
    """What the device comes in with: a key given either way, else the one it keeps in `data`."""
    if key and key_file is not None:
        raise typer.BadParameter("give either --key or --key-file")
    given = _read("--key-file", key_file) if key_file else key
    if enrol and given:
        raise typer.BadParameter("--enrol asks for a key: give neither --key nor --key-file")
    authority = _read("--ca", ca) if ca else ""
    try:
        if enrol:
            Keeping(data).forget()
        context_for(authority or ("" if given else Keeping(data).authority()))
    except OSError as fault:
        raise typer.BadParameter(f"--data: {fault}") from fault
    except ValueError as fault:
        raise typer.BadParameter(f"{ca or data / AUTHORITY}: {fault}") from fault
    return Admission(given, None if given else data, authority)


def _read(option: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as fault:
        raise typer.BadParameter(f"{option}: {fault}") from fault


def window_plan(size: str, fullscreen: bool, fps: int = 30) -> WindowPlan:
    """The window asked for."""
    try:
        return WindowPlan(parse_size(size), fullscreen, fps)
    except ValueError as fault:
        raise typer.BadParameter(f"--size: {fault}") from fault


def known_language(language: str) -> str:
    """zh or en."""
    if language not in ("zh", "en"):
        raise typer.BadParameter("--language is zh or en")
    return language
