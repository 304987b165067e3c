"""The hall put away and brought back: `hall backup`, `restore`, `upgrade`, `put-away`, `head`."""

import os
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from sqlalchemy import Engine, select

from hall_server.commands.common import Data, act, engine_of, stop, whole_database
from hall_server.days.note_backup import NoteBackup
from hall_server.days.note_days_gone import NoteDaysGone
from hall_server.kernel.clock import SystemClock
from hall_server.premises.tables import PREMISES, Premises
from hall_server.settings import Settings
from hall_server.storage.backup import Made, back_up
from hall_server.storage.engine import one_moment, open_engine
from hall_server.storage.heads import Unreadable, day_head, hall_id, last_head
from hall_server.storage.migrate import HEAD, current_revision
from hall_server.storage.nightly import Nightly
from hall_server.storage.sealed import KEY_FILE
from hall_server.storage.sealed_days import NotWhole

app = typer.Typer()


@app.command()
def backup(
    data: Data,
    file: Annotated[Path, typer.Argument(help="The file to write; it must not be there yet.")],
    with_keys: Annotated[
        bool,
        typer.Option("--with-keys", help="The folder's keys, too: keep such a file locked away."),
    ] = False,
) -> None:
    """Write the whole hall into one file, beside a running server too, and look through it."""
    with whole_database(data):
        engine = engine_of(data, older=True)
        made = back_up(engine, data, file, SystemClock().now(), keys=with_keys)
        _note(engine, data, made, nightly=False)
    _tell(made)


@app.command("put-away")
def put_away(data: Data) -> None:
    """Do what the server does by itself every night: a backup, and the ledger's heads told."""
    os.nice(10)
    with whole_database(data):
        engine = engine_of(data, older=True)
        nightly, now = Nightly(engine, data, Settings.of(data).nights(data)), SystemClock().now()
        made = nightly.put_away(now, _zone(engine))
        _note(engine, data, made, nightly=True)
        try:
            nightly.tell_heads()
        except (OSError, Unreadable) as error:
            stop(f"The backup is made; the ledger's heads were not told: {error}")
        _let_go(engine, data, nightly)
    _tell(made)


def _let_go(engine: Engine, data: Path, nightly: Nightly) -> None:
    """Only after their heads were told outside the hall."""
    if current_revision(engine) != HEAD:
        return
    try:
        gone = nightly.let_go(SystemClock().now(), _zone(engine))
    except NotWhole as fault:
        stop(f"Old days of the ledger stay: it is NOT whole, {fault}. hall verify tells more.")
    if gone:
        first, last = gone[0], gone[-1]
        note = NoteDaysGone(first=first.day, last=last.day, seq=last.last_seq, head=last.head)
        act(data, note)


def _zone(engine: Engine) -> ZoneInfo:
    with engine.connect() as connection:
        body = connection.scalar(select(PREMISES.c.body))
    return ZoneInfo(Premises.model_validate_json(body or "").time_zone)


def _note(engine: Engine, data: Path, made: Made, nightly: bool) -> None:
    """An older hall's ledger is not written by this program before its upgrade."""
    if current_revision(engine) == HEAD:
        told = made.manifest
        act(data, NoteBackup(seq=told.seq, head=told.head, keys=told.keys, nightly=nightly))


def _tell(made: Made) -> None:
    told = made.manifest
    size = f"{made.bytes / 1024 / 1024:.1f} MiB"
    typer.echo(f"{made.file}: {told.hall} up to ledger row {told.seq}, {size}, looked through.")
    if told.ledger_faults:
        typer.echo("Its ledger is NOT whole: hall verify tells where.", err=True)


@app.command()
def restore(
    data: Data,
    file: Annotated[Path, typer.Argument(help="A backup.")],
    replace: Annotated[
        bool, typer.Option("--replace", help="Set the hall that is there aside.")
    ] = False,
) -> None:
    """Put the hall of a backup into a data folder. Devices notice at once: it has a new epoch."""
    from hall_server.app import DataFolderBusy, data_lock
    from hall_server.storage.archive import NotABackup
    from hall_server.storage.restore import HallThere, InUse
    from hall_server.storage.restore import restore as put_in

    data.mkdir(parents=True, exist_ok=True)
    engine = open_engine(Settings.of(data).url(data), key_file=data / KEY_FILE)
    try:
        with whole_database(data), data_lock(data):
            done = put_in(file, engine, data, SystemClock().now(), replace=replace)
    except (DataFolderBusy, InUse):
        stop("A server serves this hall. Stop it first; nothing was changed.")
    except HallThere:
        stop(f"{data} holds a hall; nothing was changed. With --replace it is set aside.")
    except NotABackup as error:
        stop(f"{file}: {error}; nothing was changed.")
    except OSError as error:
        stop(f"{file} could not be restored: {error.strerror}; nothing was changed.")
    told = done.manifest
    typer.echo(f"{told.hall} is as it was on {told.made_at[:16]} UTC (ledger row {told.seq}).")
    typer.echo("What was done after that moment is not in it: numbers taken since are void, and")
    typer.echo("devices and accounts revoked since must be revoked again.")
    if done.aside:
        typer.echo(f"What was here before lies in {done.aside}")


@app.command()
def upgrade(data: Data) -> None:
    """Bring an older hall up to this program, after a backup of it. `hall serve` does so, too."""
    from hall_server.app import DataFolderBusy, data_lock
    from hall_server.storage.opening import open_hall

    engine = engine_of(data, older=True)
    try:
        with whole_database(data), data_lock(data):
            plan = Settings.of(data).nights(data)
            done = open_hall(engine, data, plan.backups, SystemClock().now())
    except DataFolderBusy:
        stop("A server serves this hall. Stop it first; nothing was changed.")
    if done.before is None:
        typer.echo(f"The hall is up to date (migration {done.revision}).")
    else:
        typer.echo(f"The hall went from migration {done.revision} to {HEAD}.")
        typer.echo(f"As it was before: {done.before.file}")


@app.command()
def head(
    data: Data,
    day: Annotated[
        str | None, typer.Option(help="Like 2026-11-23; the ledger's last day without.")
    ] = None,
) -> None:
    """Print the ledger's head of a day: to be kept outside the hall, for `hall verify --heads`."""
    with whole_database(data), one_moment(engine_of(data, older=True)) as connection:
        found = day_head(connection, day) if day else last_head(connection)
        if found is None:
            stop(f"Nothing was done on {day}.")
        typer.echo(found.line(hall_id(connection)))
