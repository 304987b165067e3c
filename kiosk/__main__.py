"""Command line of the kiosk."""

import asyncio
import logging
import os
from pathlib import Path
from typing import Annotated

import typer

from kiosk.settings import KioskSettings, parse_size

KIVY_ENVIRONMENT = {
    "KIVY_NO_ARGS": "1",
    "KIVY_NO_CONFIG": "1",
    "KIVY_NO_FILELOG": "1",
    "KIVY_LOG_MODE": "PYTHON",
    "SDL_MOUSE_FOCUS_CLICKTHROUGH": "1",
}

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@cli.command()
def kiosk(
    server: Annotated[str, typer.Option(help="The hall's address, http://HOST:PORT.")],
    key: Annotated[str, typer.Option(help="This device's key.", envvar="HALL_KEY")] = "",
    key_file: Annotated[Path | None, typer.Option(help="A file that holds the key.")] = None,
    state: Annotated[Path | None, typer.Option(help="Write what is shown to this file.")] = None,
    printer_socket: Annotated[
        Path | None, typer.Option(help="Local socket of this kiosk's printer worker.")
    ] = None,
    size: Annotated[str, typer.Option(help="Width x height in pixels.")] = "1080x1920",
    fullscreen: Annotated[bool, typer.Option(help="Cover the whole screen.")] = False,
    language: Annotated[str, typer.Option(help="Language when nobody chose: zh or en.")] = "zh",
) -> None:
    """Run a kiosk: citizens choose a service item and take a ticket."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    settings = KioskSettings(
        server=server,
        key=_key(key, key_file),
        state_file=state,
        printer_socket=printer_socket,
        size=_size(size),
        fullscreen=fullscreen,
        language=_language(language),
    )
    open_window(settings)


def _key(key: str, key_file: Path | None) -> str:
    if bool(key) == (key_file is not None):
        raise typer.BadParameter("give either --key or --key-file")
    return key_file.read_text(encoding="utf-8").strip() if key_file else key


def _size(text: str) -> tuple[int, int]:
    try:
        return parse_size(text)
    except ValueError as fault:
        raise typer.BadParameter(f"--size: {fault}") from fault


def _language(language: str) -> str:
    if language not in ("zh", "en"):
        raise typer.BadParameter("--language is zh or en")
    return language


def open_window(settings: KioskSettings) -> None:
    """Run with a window of its own until that is closed."""
    prepare_kivy(settings)
    from kiosk.app import run

    asyncio.run(run(settings))


def prepare_kivy(settings: KioskSettings) -> None:
    """Settings that Kivy reads when it is first imported; it must not have been before."""
    for name, value in KIVY_ENVIRONMENT.items():
        os.environ.setdefault(name, value)
    from kivy.config import Config

    width, height = settings.size
    for section, name, value in (
        ("graphics", "width", str(width)),
        ("graphics", "height", str(height)),
        ("graphics", "fullscreen", "auto" if settings.fullscreen else "0"),
        ("graphics", "borderless", "1" if settings.fullscreen else "0"),
        ("graphics", "resizable", "1"),
        ("graphics", "multisamples", "0"),
        ("graphics", "maxfps", "30"),
        ("graphics", "show_cursor", "0" if settings.fullscreen else "1"),
        ("input", "mouse", "mouse,disable_multitouch"),
        ("kivy", "exit_on_escape", "0"),
    ):
        Config.set(section, name, value)


def main() -> None:
    """Entry point `hall-kiosk`."""
    cli()


if __name__ == "__main__":
    main()
