"""Command line of the evaluator pad."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from evaluator.settings import PadSettings
from hall_link import options
from hall_link.logs import begin_log, wants_json
from hall_link.look.window import prepare_kivy

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@cli.command()
def evaluator(
    server: options.Server,
    key: options.Key = "",
    key_file: options.KeyFile = None,
    ca: options.Ca = None,
    enrol: options.Enrol = False,
    state: options.State = None,
    data: Annotated[
        Path | None,
        typer.Option(
            help="Folder for its key and ratings not yet sent; beside the key file if not given."
        ),
    ] = None,
    size: options.Size = "1280x800",
    fullscreen: options.Fullscreen = False,
    language: options.Language = "zh",
) -> None:
    """Run the pad of a window: its clerk's card, and the rating of each visit."""
    begin_log(as_json=wants_json())
    folder = data or _data_folder(key_file)
    settings = PadSettings(
        server=server,
        admission=options.admission(key, key_file, folder, ca, enrol),
        data=folder,
        state_file=state,
        window=options.window_plan(size, fullscreen),
        language=options.known_language(language),
    )
    open_window(settings)


def _data_folder(key_file: Path | None) -> Path:
    if key_file is not None:
        return key_file.parent
    return options.data_folder("hall-evaluator")


def open_window(settings: PadSettings) -> None:
    """Run with a window of its own until that is closed."""
    prepare_kivy(settings.window)
    from evaluator.app import run

    asyncio.run(run(settings))


def main() -> None:
    """Entry point `hall-evaluator`."""
    cli()


if __name__ == "__main__":
    main()
