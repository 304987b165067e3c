"""`hall serve`, and the ledger's check, `hall verify`."""

import logging
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import Engine, select

from hall_server.commands.common import Data, engine_of, stop, whole_database
from hall_server.kernel.clock import ChosenClock, Clock, SystemClock
from hall_server.kernel.metadata import HALL
from hall_server.settings import Settings

app = typer.Typer()


@app.command()
def serve(
    data: Data,
    host: Annotated[str, typer.Option(help="The address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="The port to listen on.")] = 8000,
    clock: Annotated[str | None, typer.Option(help="A moment to start from (demo halls).")] = None,
    front: Annotated[
        Path | None, typer.Option(help="A folder of files shown at /, index.html first.")
    ] = None,
) -> None:
    """Serve the hall until Ctrl-C."""
    from hall_server.app import DataFolderBusy
    from hall_server.app import serve as serve_hall

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    with whole_database(data):
        engine = engine_of(data)
        chosen = _clock(engine, clock)
        engine.dispose()
        try:
            serve_hall(data, host, port, chosen, Settings.of(data), front)
        except DataFolderBusy:
            stop(f"{data} is in use by another server.")


def _clock(engine: Engine, moment: str | None) -> Clock:
    if moment is None:
        return SystemClock()
    with engine.connect() as connection:
        demo = connection.execute(select(HALL.c.demo)).scalar_one()
    if not demo:
        stop("--clock is for halls made with: hall init --demo")
    try:
        return ChosenClock(datetime.fromisoformat(moment).astimezone())
    except ValueError:
        stop(f"--clock {moment}: not a moment like 2026-11-22T09:00:00+08:00")


@app.command()
def verify(
    data: Data,
    heads: Annotated[
        Path | None,
        typer.Option(help="A list of heads told earlier, or typed from paper, to compare with."),
    ] = None,
) -> None:
    """Check the ledger's chain; every changed, removed or inserted row is told. With --heads a
    chain that was rewritten as a whole is found, too."""
    from hall_server.storage.verify import verify_ledger

    with whole_database(data):
        engine = engine_of(data)
        checked, faults = verify_ledger(engine)
        differ = _compare(engine, heads) if heads else 0
    for fault in faults:
        typer.echo(f"row {fault.seq}: {fault.why}")
    if faults:
        stop(f"The ledger is NOT whole: {len(faults)} faults in {checked} rows.")
    if differ:
        stop(f"The ledger was REWRITTEN: {differ} of the heads told earlier are not its own.")
    typer.echo(f"The ledger is whole: {checked} rows.")


def _compare(engine: Engine, file: Path) -> int:
    """Tells how each head of the list stands; how many are not the ledger's."""
    from hall_server.storage.engine import one_moment
    from hall_server.storage.heads import Unreadable, compare, hall_id, parse

    with one_moment(engine) as connection:
        try:
            told = list(parse(file.read_text(encoding="utf-8"), hall_id(connection)))
        except (OSError, UnicodeDecodeError, Unreadable) as error:
            stop(f"{file}: {error}")
        found = list(compare(connection, told))
    for one in found:
        if one.fault and one.given_up:
            typer.echo(f"{one.head.day}: {one.fault}; a restore has given this day up")
        elif one.fault:
            typer.echo(f"{one.head.day}: {one.fault}")
    agreed = sum(one.fault is None for one in found)
    typer.echo(f"{agreed} of {len(found)} heads told earlier agree.")
    return sum(one.fault is not None and not one.given_up for one in found)
