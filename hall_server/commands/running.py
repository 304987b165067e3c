"""`hall serve`, `close`, `confirm-date`, and the ledger's check, `hall verify`."""

import time
import tomllib
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from pydantic import ValidationError
from sqlalchemy import Engine, select

from hall_link.logs import begin_log
from hall_server.commands.common import REFUSED, Data, act, engine_of, stop, whole_database
from hall_server.console_socket import ask_running_server
from hall_server.days.confirm_date import ConfirmDate
from hall_server.days.note_close import NoteClose
from hall_server.kernel.clock import ChosenClock, Clock, SystemClock
from hall_server.kernel.metadata import HALL
from hall_server.settings import Settings

app = typer.Typer()

CLOSED = 10
"""Exit status of a server that `hall close` told to end: its service is not to start it anew."""

CLOSED_WITHIN_S = 20


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
    from hall_server.serving import serve as serve_hall
    from hall_server.tls.line import NoCertificate

    settings = _settings_of(data)
    begin_log(as_json=settings.log_json, file=settings.log_file, file_mib=settings.log_file_mib)
    with whole_database(data):
        engine = engine_of(data, older=True)
        chosen = _clock(engine, clock)
        engine.dispose()
        try:
            was_closed = serve_hall(data, host, port, chosen, settings, front)
        except DataFolderBusy:
            stop(f"{data} is in use by another server.")
        except NoCertificate as fault:
            words = f"The certificates in {data / 'tls'} can't be used: {fault}. See: hall tls"
            stop(words, REFUSED)
    if was_closed:
        raise typer.Exit(CLOSED)


def _settings_of(data: Path) -> Settings:
    """Ends the command in words where they can't be understood; values may be secret."""
    try:
        return Settings.of(data)
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False)
        told = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in faults)
    except tomllib.TOMLDecodeError as error:
        told = str(error)
    return stop(f"{data / 'settings.toml'}, or HALL_… in the environment: {told}", REFUSED)


@app.command()
def close(
    data: Data,
    power: Annotated[
        bool, typer.Option("--power", help="Because the battery of the mains supply runs low.")
    ] = False,
) -> None:
    """Close the running server in order, and wait until the machine may be switched off."""
    from hall_server.app import DataFolderBusy, data_lock

    answer = ask_running_server(data, NoteClose(why="power" if power else "asked"))
    if answer is not None and "refused" in answer:
        stop(f"The server could not note it ({answer['refused']}); stop it by its service.")
    end = time.monotonic() + CLOSED_WITHIN_S
    while True:
        try:
            with data_lock(data):
                break
        except DataFolderBusy:
            if time.monotonic() > end:
                stop("The server has not ended; stop it by its service.")
            time.sleep(0.05)
    typer.echo("The hall is closed; the machine may be switched off.")


@app.command("confirm-date")
def confirm_date(
    data: Data,
    day: Annotated[str, typer.Argument(help="Today's date, like 2026-11-23.")],
) -> None:
    """Say what day it is, after the clock was found earlier than the ledger's last entry."""
    try:
        command = ConfirmDate(day=date.fromisoformat(day).isoformat())
    except ValueError:
        stop(f"{day}: not a day like 2026-11-23")
    act(data, command)
    typer.echo(f"Confirmed: today is {day}.")


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
        engine = engine_of(data, older=True)
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
