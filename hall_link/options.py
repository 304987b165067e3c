"""Options every device's command line shares. Each check raises `typer.BadParameter`."""

from pathlib import Path
from typing import Annotated

import typer

from hall_link.look.window import WindowPlan, parse_size

Server = Annotated[str, typer.Option(help="The hall's address, http://HOST:PORT.")]
Key = Annotated[str, typer.Option(help="This device's key.", envvar="HALL_KEY")]
KeyFile = Annotated[Path | None, typer.Option(help="A file that holds the key.")]
State = Annotated[Path | None, typer.Option(help="Write what is shown to this file.")]
Size = Annotated[str, typer.Option(help="Width x height in pixels.")]
Fullscreen = Annotated[bool, typer.Option(help="Cover the whole screen.")]
Language = Annotated[str, typer.Option(help="Language when nobody chose: zh or en.")]


def read_key(key: str, key_file: Path | None) -> str:
    """The key, given either way."""
    if bool(key) == (key_file is not None):
        raise typer.BadParameter("give either --key or --key-file")
    return key_file.read_text(encoding="utf-8").strip() if key_file else key


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
