"""Command line of the wall display."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from display.settings import DisplaySettings
from hall_link import options
from hall_link.logs import begin_log, wants_json
from hall_link.look.window import prepare_kivy

FRAMES_PER_SECOND = 30
"""A call is there within a thirtieth of a second. A frame is drawn only where something changed."""

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@cli.command()
def display(
    server: options.Server,
    key: options.Key = "",
    key_file: options.KeyFile = None,
    data: options.Data = None,
    ca: options.Ca = None,
    enrol: options.Enrol = False,
    state: options.State = None,
    size: options.Size = "1920x1080",
    fullscreen: options.Fullscreen = False,
    language: options.Language = "zh",
    window: Annotated[
        int | None, typer.Option(min=1, max=999, help="Be the screen of this window.")
    ] = None,
    voice_cache: Annotated[
        Path | None, typer.Option(help="Folder where spoken clips are kept.")
    ] = None,
    clips: Annotated[
        Path | None, typer.Option(help="Folder of the hall's own recorded clips.")
    ] = None,
) -> None:
    """Run a board (the newest calls, who is served where, the voice if it has one) or the screen
    of one window."""
    begin_log(as_json=wants_json())
    folder = data or options.data_folder("hall-display")
    settings = DisplaySettings(
        server=server,
        admission=options.admission(key, key_file, folder, ca, enrol),
        state_file=state,
        window=options.window_plan(size, fullscreen, FRAMES_PER_SECOND),
        at_window=window,
        language=options.known_language(language),
        voice_cache=voice_cache,
        clips=clips,
    )
    open_window(settings)


def open_window(settings: DisplaySettings) -> None:
    """Run with a window of its own until that is closed."""
    prepare_kivy(settings.window)
    from display.app import run

    asyncio.run(run(settings))


def main() -> None:
    """Entry point `hall-display`."""
    cli()


if __name__ == "__main__":
    main()
