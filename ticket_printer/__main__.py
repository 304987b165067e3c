"""Command line of the ticket printer worker."""

import asyncio
import fcntl
import logging
import os
import signal
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from hall_link import options
from hall_link.logs import begin_log, wants_json
from ticket_printer.adapters import open_printer
from ticket_printer.journal import Journal
from ticket_printer.settings import FORMS, PrinterSettings, parse_printer
from ticket_printer.worker import Worker

cli = typer.Typer(add_completion=False, pretty_exceptions_enable=False)


@cli.command()
def printer(
    server: options.Server,
    address: Annotated[str, typer.Option("--printer", help=FORMS)],
    key: options.Key = "",
    key_file: options.KeyFile = None,
    ca: options.Ca = None,
    enrol: options.Enrol = False,
    width: Annotated[int, typer.Option(help="Width of the paper in mm: 58 or 80.")] = 80,
    state: Annotated[Path | None, typer.Option(help="Write how all stands to this file.")] = None,
    data: Annotated[
        Path | None, typer.Option(help="Folder of its key and journal, one for each worker.")
    ] = None,
    socket: Annotated[
        Path | None, typer.Option(help="Local socket a kiosk hands its papers to.")
    ] = None,
    roll: Annotated[
        float,
        typer.Option(min=0, help="Metres on a new roll, counted where no sensor feels its end."),
    ] = 0,
) -> None:
    """Put the hall's tickets on paper, each of them once."""
    _log()
    if width not in (58, 80):
        raise typer.BadParameter("--width is 58 or 80")
    try:
        chosen = parse_printer(address)
    except ValueError as fault:
        raise typer.BadParameter(f"--printer: {fault}") from fault
    folder = data or options.data_folder("hall-printer")
    admission = options.admission(key, key_file, folder, ca, enrol)
    settings = PrinterSettings(
        server, admission, chosen, width, folder, state, socket, round(roll * 1000)
    )
    with _locked(settings.data):
        _run(settings)


def _log() -> None:
    """Ours only: escpos tells the root log of every line it opens, and sets it up when imported."""
    begin_log(as_json=wants_json(), level=logging.WARNING)
    for name in ("ticket_printer", "hall_link"):
        logging.getLogger(name).setLevel(logging.INFO)


@contextmanager
def _locked(data: Path) -> Iterator[None]:
    """Two workers on one journal would each print the same job."""
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(data / "lock", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        _stop(f"another worker uses {data}; give each its own --data")
    except OSError as fault:
        _stop(f"the data folder can't be used: {fault}")
    yield


def _run(settings: PrinterSettings) -> None:
    try:
        with closing(Journal(settings.data / "journal.db")) as journal:
            asyncio.run(_until_told(_worker(settings, journal)))
    except* (OSError, sqlite3.Error) as faults:
        _stop(f"the worker can't go on: {faults.exceptions[0]}")


def _worker(settings: PrinterSettings, journal: Journal) -> Worker:
    try:
        return Worker(settings, journal, open_printer(settings.printer))
    except ValueError as fault:
        raise typer.BadParameter(str(fault)) from fault


async def _until_told(worker: Worker) -> None:
    """A slip that has begun is finished before Ctrl-C or SIGTERM is obeyed."""
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, worker.stop)
    await worker.run()


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def main() -> None:
    """Entry point `hall-printer`."""
    cli()


if __name__ == "__main__":
    main()
