"""What the commands `hall …` have in common: the folder, its database, and how a change is made."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer
from pydantic import BaseModel
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from hall_link.wire.refusals import REFUSALS
from hall_server.console_socket import ask_running_server
from hall_server.hall_file.model import HallFile
from hall_server.kernel.clock import SystemClock
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.writer import StoreFailed
from hall_server.settings import Settings
from hall_server.storage.archive import DATABASE
from hall_server.storage.backup import BackupFailed
from hall_server.storage.engine import open_engine
from hall_server.storage.integrity import Damaged, MadeByNewer, refuse_foreign, refuse_newer
from hall_server.storage.migrate import HEAD, current_revision
from hall_server.storage.sealed import KEY_FILE

Data = Annotated[Path, typer.Option(help="The hall's data folder.")]
Apply = Annotated[bool, typer.Option("--apply", help="Do it; without, only tell.")]


REFUSED = 11
"""Exit status where the hall's folder can't be served as it is and won't mend itself: a service
manager is not to start the server again and again."""


def stop(message: str, status: int = 1) -> NoReturn:
    """Ends the command with a message; nothing more is done."""
    typer.echo(message, err=True)
    raise typer.Exit(status)


def engine_of(data: Path, *, older: bool = False) -> Engine:
    """The database of a folder that holds a hall; ends the command for any other, and for one that
    is damaged at first sight. `older`: the command can also do with one not upgraded yet, which is
    not even opened here."""
    settings = Settings.of(data)
    engine = open_engine(settings.url(data), key_file=data / KEY_FILE)
    with whole_database(data):
        if settings.database_url is None:
            if not (data / DATABASE).exists():
                stop(f"{data} holds no hall. Make one with: hall init --data {data}", REFUSED)
            refuse_foreign(data / DATABASE)
        if not older:
            _refuse_older(data, current_revision(engine))
    return engine


def _refuse_older(data: Path, revision: str | None) -> None:
    refuse_newer(revision)
    if revision != HEAD:
        stop(f"An older program has written this hall. First: hall upgrade --data {data}")


@contextmanager
def whole_database(data: Path) -> Iterator[None]:
    """Ends the command in words where the hall's database can't be trusted or not be read."""
    try:
        yield
    except Damaged as damaged:
        stop(damaged_words(data, damaged.faults), REFUSED)
    except MadeByNewer as newer:
        stop(
            f"A newer program has written this hall (migration {newer}). Nothing was changed. "
            "Start that program again, or restore a backup made before the upgrade.",
            REFUSED,
        )
    except BackupFailed as failed:
        stop(str(failed))
    except (StoreFailed, SQLAlchemyError) as error:
        stop(f"The database can't be opened: {error}")


def damaged_words(data: Path, faults: list[str]) -> str:
    """What was found, that nothing was touched, and the way out."""
    latest = sorted(Settings.of(data).nights(data).backups.glob("*.zip"), reverse=True)[:3]
    known = [f"  {path}" for path in latest] or ["  (none found there)"]
    return "\n".join(
        [
            f"The database of {data} is DAMAGED. It was not opened, and nothing was changed.",
            *(f"  found: {fault}" for fault in faults),
            "The way out:",
            "1. Copy the whole folder somewhere else before anything else is tried.",
            "2. Put in the newest backup; what is there now is set aside, not deleted:",
            f"     hall restore BACKUP --data {data} --replace",
            f"   Newest in {Settings.of(data).nights(data).backups}:",
            *known,
            "3. Look for the cause: disk, memory, power. docs/backup.md tells more.",
        ]
    )


def hall_file_now(data: Path) -> HallFile:
    """The hall file of a hall as it is now."""
    from hall_server.delivery.hall import Hall
    from hall_server.hall_file.export import hall_file_of
    from hall_server.storage.load import load_records

    with engine_of(data).connect() as connection:
        return hall_file_of(Hall(load_records(connection)).rooms)


def act(data: Path, command: BaseModel) -> None:
    """Does a command through the running server, or here when none runs."""
    from hall_server.app import DataFolderBusy, data_lock, run_here

    engine = engine_of(data)
    answer = ask_running_server(data, command)
    try:
        if answer is None:
            with data_lock(data):
                run_here(engine, SystemClock(), command)
        elif "refused" in answer:
            _refused(answer["refused"])
    except Refusal as refusal:
        _refused(refusal.code)
    except DataFolderBusy:
        stop("The server of this folder is starting or stopping; please try again.")


def _refused(code: str) -> NoReturn:
    words = REFUSALS.get(code)
    stop(f"{words.en} ({code})." if words else code)
