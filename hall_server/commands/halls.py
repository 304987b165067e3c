"""A hall from a file and back: `hall init`, `check`, `export`."""

from pathlib import Path
from typing import Annotated

import typer

from hall_server.commands.accounts import first_password
from hall_server.commands.common import Data, engine_of, stop
from hall_server.hall_file.errors import HallFileErrors
from hall_server.hall_file.media_folder import NAME as MEDIA
from hall_server.hall_file.media_folder import media_of, read_folder, write_folder
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.published import openness_lines
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import for_trying, sample_hall_path
from hall_server.kernel.clock import SystemClock
from hall_server.settings import Settings, instance_key
from hall_server.storage.engine import open_engine
from hall_server.storage.sealed import KEY_FILE
from hall_server.tls.addresses import own_names
from hall_server.tls.certificates import Certificates

app = typer.Typer()


def _read(path: Path) -> HallFile:
    try:
        return read_hall_file(path)
    except HallFileErrors as errors:
        stop(
            "\n".join(f"{path}:{e.line}:{e.column}: {e.where}: {e.message}" for e in errors.errors)
        )
    except OSError as error:
        stop(f"{path}: {error.strerror}")


@app.command()
def init(
    data: Data,
    file: Annotated[Path | None, typer.Option(help="A hall file; without, a hall to try.")] = None,
    demo: Annotated[bool, typer.Option(help="A hall for showing: its clock may be set.")] = False,
    always_open: Annotated[
        bool, typer.Option("--always-open", help="Open day and night, whatever the file says.")
    ] = False,
    as_written: Annotated[
        bool, typer.Option("--as-written", help="The sample with its own hours and limits.")
    ] = False,
) -> None:
    """Make a hall from a hall file. A faulty file changes nothing; every fault is told."""
    from hall_server.storage.init import AlreadyInitialised, init_hall

    hall_file = _read(file or sample_hall_path())
    if file is None and not as_written:
        hall_file = for_trying(hall_file)
    if always_open:
        hall_file = hall_file.model_copy(update={"hours": None})
    data.mkdir(parents=True, exist_ok=True)
    instance_key(data)
    engine = open_engine(Settings.of(data).url(data), key_file=data / KEY_FILE)
    now = SystemClock().now()
    media, faults = read_folder((file or sample_hall_path()).parent / MEDIA, hall_file, now)
    try:
        init_hall(engine, hall_file, demo, now, media)
    except AlreadyInitialised:
        stop(f"{data} holds a hall already; nothing was changed.")
    typer.echo(
        f"{hall_file.hall.name.zh}: {len(hall_file.windows)} windows, {len(hall_file.items)} items."
    )
    for fault in faults:
        typer.echo(f"A form or photograph is missing: {fault}", err=True)
    Certificates(data).make(hall_file.hall.name.zh, own_names(), now)
    first_password(data, [p.name for p in hall_file.staff if "administrator" in p.roles])


@app.command()
def check(file: Annotated[Path, typer.Argument(help="A hall file.")]) -> None:
    """Tell every fault of a hall file, each at its line, and what is not published yet; makes and
    changes nothing."""
    found = _read(file)
    for fault in read_folder(file.parent / MEDIA, found, SystemClock().now())[1]:
        typer.echo(f"A form or photograph is missing: {fault}")
    for line in openness_lines(found):
        typer.echo(line)
    typer.echo(f"{file}: {found.hall.name.zh}, no fault found.")


@app.command()
def export(
    data: Data,
    out: Annotated[Path | None, typer.Option(help="Where to write; the screen without.")] = None,
) -> None:
    """Write the hall file of a hall as it is now, beside a running server too; with --out its
    forms and photographs into the folder media beside it."""
    from hall_server.delivery.hall import Hall
    from hall_server.hall_file.export import hall_file_of
    from hall_server.hall_file.write import write_hall_text
    from hall_server.storage.guide_book import read_media
    from hall_server.storage.load import load_records

    with engine_of(data).connect() as connection:
        found = hall_file_of(Hall(load_records(connection)).rooms)
        text = write_hall_text(found)
        if out is None:
            typer.echo(text, nl=False)
            return
        out.write_text(text, encoding="utf-8")
        kept = (read_media(connection, media) for media in media_of(found))
        count = write_folder(out.parent / MEDIA, (medium for medium in kept if medium))
    typer.echo(f"{out}: {len(text.splitlines())} lines; {count} forms and photographs beside it.")
