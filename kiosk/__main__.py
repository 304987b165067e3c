"""Command line of the kiosk."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from hall_link import options
from hall_link.logs import begin_log, wants_json
from hall_link.look.fonts import cache_folder
from hall_link.look.window import prepare_kivy
from kiosk.settings import KioskSettings

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@cli.command()
def kiosk(
    server: options.Server,
    key: options.Key = "",
    key_file: options.KeyFile = None,
    data: options.Data = None,
    ca: options.Ca = None,
    enrol: options.Enrol = False,
    state: options.State = None,
    printer_socket: Annotated[
        Path | None, typer.Option(help="Local socket of this kiosk's printer worker.")
    ] = None,
    size: options.Size = "1080x1920",
    fullscreen: options.Fullscreen = False,
    language: options.Language = "zh",
    scanner: Annotated[
        bool, typer.Option(help="Whether it has a code scanner (any that types).")
    ] = True,
    general_queue: Annotated[
        str,
        typer.Option(help="The queue for who can't choose, if not the hall's general one."),
    ] = "",
    guide_desk: Annotated[
        bool, typer.Option("--guide-desk", help="A guide uses it: more priorities; a guide's key.")
    ] = False,
    samples: Annotated[
        Path | None, typer.Option(help="Folder to keep sample forms in, if not the user's cache.")
    ] = None,
) -> None:
    """Run a kiosk: citizens choose a service item and take a ticket."""
    begin_log(as_json=wants_json())
    folder = data or options.data_folder("hall-kiosk")
    settings = KioskSettings(
        server=server,
        admission=options.admission(key, key_file, folder, ca, enrol),
        state_file=state,
        printer_socket=printer_socket,
        window=options.window_plan(size, fullscreen),
        language=options.known_language(language),
        scanner=scanner,
        general=general_queue,
        guide_desk=guide_desk,
        samples=samples or cache_folder("samples"),
        data=folder,
    )
    open_window(settings)


def open_window(settings: KioskSettings) -> None:
    """Run with a window of its own until that is closed."""
    prepare_kivy(settings.window)
    from kiosk.app import run

    asyncio.run(run(settings))


def main() -> None:
    """Entry point `hall-kiosk`."""
    cli()


if __name__ == "__main__":
    main()
