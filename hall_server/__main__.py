"""The command line: `hall init`, `check`, `export`, `serve`, `key`, `staff` and others."""

import logging
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, NoReturn, get_args

import typer
from pydantic import BaseModel
from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from hall_link.wire.envelope import Role
from hall_link.wire.refusals import REFUSALS
from hall_server.console_socket import ask_running_server
from hall_server.hall_file.errors import HallFileErrors
from hall_server.hall_file.media_folder import NAME as MEDIA
from hall_server.hall_file.media_folder import media_of, read_folder, write_folder
from hall_server.hall_file.model import HallFile
from hall_server.hall_file.published import openness_lines
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import for_trying, sample_hall_path
from hall_server.kernel.clock import ChosenClock, Clock, SystemClock
from hall_server.kernel.ids import digest, new_key
from hall_server.kernel.metadata import HALL
from hall_server.kernel.refusals import Refusal
from hall_server.kernel.writer import StoreFailed
from hall_server.settings import Settings, instance_key
from hall_server.simulate.command import simulate
from hall_server.storage.engine import open_engine

app = typer.Typer(help="The hall's server.", no_args_is_help=True, add_completion=False)
keys = typer.Typer(help="Keys of devices.", no_args_is_help=True)
staff = typer.Typer(help="Accounts of the staff.", no_args_is_help=True)
app.add_typer(keys, name="key")
app.add_typer(staff, name="staff")
app.command()(simulate)

Data = Annotated[Path, typer.Option(help="The hall's data folder.")]


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)


def _engine(data: Path) -> Engine:
    settings = Settings.of(data)
    if settings.database_url is None and not (data / "hall.db").exists():
        _stop(f"{data} holds no hall. Make one with: hall init --data {data}")
    return open_engine(settings.url(data))


def _read(path: Path) -> HallFile:
    try:
        return read_hall_file(path)
    except HallFileErrors as errors:
        _stop(
            "\n".join(f"{path}:{e.line}:{e.column}: {e.where}: {e.message}" for e in errors.errors)
        )
    except OSError as error:
        _stop(f"{path}: {error.strerror}")


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
    engine = open_engine(Settings.of(data).url(data))
    now = SystemClock().now()
    media, faults = read_folder((file or sample_hall_path()).parent / MEDIA, hall_file, now)
    try:
        init_hall(engine, hall_file, demo, now, media)
    except AlreadyInitialised:
        _stop(f"{data} holds a hall already; nothing was changed.")
    typer.echo(
        f"{hall_file.hall.name.zh}: {len(hall_file.windows)} windows, {len(hall_file.items)} items."
    )
    for fault in faults:
        typer.echo(f"A form or photograph is missing: {fault}", err=True)
    _first_password(data, [p.name for p in hall_file.staff if "administrator" in p.roles])


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

    with _engine(data).connect() as connection:
        found = hall_file_of(Hall(load_records(connection)).rooms)
        text = write_hall_text(found)
        if out is None:
            typer.echo(text, nl=False)
            return
        out.write_text(text, encoding="utf-8")
        kept = (read_media(connection, media) for media in media_of(found))
        count = write_folder(out.parent / MEDIA, (medium for medium in kept if medium))
    typer.echo(f"{out}: {len(text.splitlines())} lines; {count} forms and photographs beside it.")


@app.command("import-guide")
def import_guide(
    data: Data,
    file: Annotated[Path, typer.Argument(help="A workbook (.xlsx) or CSV file of items.")],
    apply: Annotated[bool, typer.Option("--apply", help="Do it; without, only tell.")] = False,
) -> None:
    """Tell what a workbook would change in the guide, and every fault; with --apply change it."""
    from hall_server.hall_file.change_hall import ChangeHall
    from hall_server.hall_file.compare import differences
    from hall_server.hall_file.export import digest_of
    from hall_server.hall_file.sheets.merge import merged
    from hall_server.hall_file.sheets.read import Unreadable, read_sheets

    before = _hall_file(data)
    try:
        done = merged(before, read_sheets(file.read_bytes()))
    except (Unreadable, OSError) as error:
        _stop(f"{file}: {error}")
    for fault in done.faults:
        typer.echo(f"{file}: {fault}", err=True)
    if done.file is None:
        raise typer.Exit(1)
    for difference in differences(before, done.file):
        for what in ("added", "changed"):
            for key in getattr(difference, what):
                typer.echo(f"{what}: {key}")
    if apply:
        _act(data, ChangeHall(file=done.file, based_on=digest_of(before)))
        typer.echo("The guide is changed.")


@app.command("import-status")
def import_status(
    data: Data,
    file: Annotated[Path, typer.Argument(help="CSV or .xlsx: 外部编号, 状态, 日期, 说明.")],
    apply: Annotated[bool, typer.Option("--apply", help="Do it; without, only tell.")] = False,
) -> None:
    """Tell what another authority's list says of cases here, and every fault by its row; with
    --apply take it over."""
    from hall_server.cases.import_status import ImportStatus, StatusLine, plan
    from hall_server.delivery.hall import Hall
    from hall_server.hall_file.sheets.read import Unreadable, read_table
    from hall_server.storage.load import load_records

    try:
        rows = read_table(file.read_bytes(), "外部编号")
    except (Unreadable, OSError) as error:
        _stop(f"{file}: {error}")
    lines = [
        StatusLine(
            row=row.number,
            outer=row.cells.get("外部编号", ""),
            status=row.cells.get("状态", ""),
            day=row.cells.get("日期", "")[:10].replace("/", "-"),
            note=row.cells.get("说明", "")[:300],
        )
        for row in rows
    ]
    with _engine(data).connect() as connection:
        planned = plan(Hall(load_records(connection)).casework, lines)
    for one in planned:
        number = one.case.number if one.case else one.line.outer
        told = one.fault or (f"{number} {one.act.act}" if one.act else f"{number} unchanged")
        typer.echo(f"{file}:{one.line.row}: {told}", err=bool(one.fault))
    if apply:
        _act(data, ImportStatus(lines=[one.line for one in planned if one.act]))
        typer.echo(f"{sum(one.act is not None for one in planned)} cases were brought up to date.")
    if any(one.fault for one in planned):
        raise typer.Exit(1)


@app.command("export-guide")
def export_guide(
    data: Data,
    out: Annotated[Path, typer.Option(help="The workbook to write (.xlsx).")],
    empty: Annotated[bool, typer.Option("--empty", help="Only the template.")] = False,
) -> None:
    """Write the guide as a workbook to edit and import again."""
    from hall_server.hall_file.sheets.write import guide_workbook

    file = _hall_file(data)
    out.write_bytes(guide_workbook(file, filled=not empty))
    typer.echo(f"{out}: {0 if empty else len(file.items)} items.")


def _hall_file(data: Path) -> HallFile:
    from hall_server.delivery.hall import Hall
    from hall_server.hall_file.export import hall_file_of
    from hall_server.storage.load import load_records

    with _engine(data).connect() as connection:
        return hall_file_of(Hall(load_records(connection)).rooms)


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
    engine = _engine(data)
    chosen = _clock(engine, clock)
    engine.dispose()
    try:
        serve_hall(data, host, port, chosen, Settings.of(data), front)
    except DataFolderBusy:
        _stop(f"{data} is in use by another server.")
    except (StoreFailed, SQLAlchemyError) as error:
        _stop(f"The database can't be opened: {error}")


def _clock(engine: Engine, moment: str | None) -> Clock:
    if moment is None:
        return SystemClock()
    with engine.connect() as connection:
        demo = connection.execute(select(HALL.c.demo)).scalar_one()
    if not demo:
        _stop("--clock is for halls made with: hall init --demo")
    try:
        return ChosenClock(datetime.fromisoformat(moment).astimezone())
    except ValueError:
        _stop(f"--clock {moment}: not a moment like 2026-11-22T09:00:00+08:00")


@keys.command("create")
def key_create(
    data: Data,
    role: Annotated[str, typer.Option(help="kiosk, display, evaluator, printer, clerk, …")],
    window: Annotated[
        int | None,
        typer.Option(help="The window it belongs to; clerk, evaluator, window screen."),
    ] = None,
    device: Annotated[str | None, typer.Option(help="A name for the device.")] = None,
    zone: Annotated[str | None, typer.Option(help='Where a display hangs; "main" without.')] = None,
    speaks: Annotated[
        bool, typer.Option("--speaks", help="A display is its zone's voice.")
    ] = False,
) -> None:
    """Print a new bearer key. It is shown once; the hall keeps only its digest."""
    from hall_server.devices.create_key import BOUND_TO_WINDOW, CreateKey

    if role not in get_args(Role):
        _stop(f"--role {role}: one of {', '.join(get_args(Role))}")
    if role in BOUND_TO_WINDOW and window is None:
        _stop(f"A {role} key needs --window.")
    if role != "display" and (zone is not None or speaks):
        _stop("--zone and --speaks are for displays.")
    if role == "display" and window is not None and (zone is not None or speaks):
        _stop("A window's screen has no --zone of its own and does not speak.")
    key = new_key()
    command = CreateKey(
        role=role, window=window, name=device, zone=zone, speaks=speaks, key_hash=digest(key)
    )
    _act(data, command)
    typer.echo(key)


def _first_password(data: Path, administrators: list[str]) -> None:
    """Nobody can sign in to a new hall: there are no passwords by default (row H1)."""
    name = next(iter(administrators), None)
    if name is None:
        typer.echo("The hall file names no administrator.")
    elif sys.stdin.isatty():
        password = typer.prompt(
            f"A password for {name}, the administrator", hide_input=True, confirmation_prompt=True
        )
        _set_password(data, name, password)
    else:
        typer.echo(f"No password is set. Set the first: hall staff password --name {name}")


@staff.command("password")
def staff_password(
    data: Data,
    name: Annotated[str, typer.Option(help="The name typed at sign-in.")],
    temporary: Annotated[
        bool,
        typer.Option("--temporary", help="Its owner must choose another at the first sign-in."),
    ] = False,
) -> None:
    """Set a password, read from standard input. An unknown name becomes a new clerk."""
    _set_password(data, name, sys.stdin.readline().rstrip("\r\n"), temporary)


def _set_password(data: Path, name: str, password: str, temporary: bool = False) -> None:
    from hall_server.staff.passwords import Passwords
    from hall_server.staff.rules import WEAK, weakness
    from hall_server.staff.set_password import SetPassword

    if not password:
        _stop("The password is empty; nothing was changed.")
    why = weakness(name, password)
    if why is not None:
        _stop(f"{WEAK[why]['en']}; nothing was changed.")
    hashed = Passwords().hash(password)
    try:
        command = SetPassword(name=name, password_hash=hashed, temporary=temporary)
    except ValueError:
        _stop(f"--name {name}: letters, digits, '_', '.' and '-' only.")
    _act(data, command)
    typer.echo(f"The password of {name} is set.")


def _act(data: Path, command: BaseModel) -> None:
    """Does a command through the running server, or here when none runs."""
    from hall_server.app import DataFolderBusy, data_lock, run_here

    engine = _engine(data)
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
        _stop("The server of this folder is starting or stopping; please try again.")


def _refused(code: str) -> NoReturn:
    words = REFUSALS.get(code)
    _stop(f"{words.en} ({code})." if words else code)


@app.command("day-sheet")
def day_sheet(
    data: Data,
    out: Annotated[Path, typer.Option(help="The PDF to write.")],
    day: Annotated[
        str | None, typer.Option(help="Like 2026-11-23; the present day without.")
    ] = None,
) -> None:
    """Write the director's one-page report of a day as a PDF."""
    from hall_server.delivery.day_sheet import sheet_maker
    from hall_server.delivery.hall import Hall
    from hall_server.storage.day_book import read_day_book
    from hall_server.storage.load import load_records

    with _engine(data).connect() as connection:
        hall = Hall(load_records(connection))
        try:
            chosen = date.fromisoformat(day or hall.business_day)
        except ValueError:
            _stop(f"--day {day}: not a day like 2026-11-23")
        book = read_day_book(connection, chosen.isoformat())
    out.write_bytes(sheet_maker(hall, chosen, SystemClock().now())(book))
    typer.echo(f"{out}: {len(book.tickets)} tickets on {chosen}.")


@app.command()
def prints(
    data: Data,
    folder: Annotated[Path, typer.Argument(help="Where the PDFs are written.")],
    size: Annotated[str, typer.Option(help="A3, A4 …; the usual of each without.")] = "",
) -> None:
    """Write signs, boards, cards and the service booklet as PDFs, from the hall as it is now."""
    from hall_server.delivery.hall import Hall
    from hall_server.delivery.prints import print_maker
    from hall_server.prints.catalogue import PRINTS
    from hall_server.storage.guide_book import read_media
    from hall_server.storage.load import load_records

    folder.mkdir(parents=True, exist_ok=True)
    chosen = [one for one in PRINTS if not size or size in one.sizes]
    if not chosen:
        _stop(f"--size {size}: nothing comes in this size.")
    with _engine(data).connect() as connection:

        def photo(media: str) -> bytes | None:
            kept = read_media(connection, media)
            return kept.content if kept else None

        make = print_maker(Hall(load_records(connection)), photo)
        for one in chosen:
            (folder / f"{one.id}.pdf").write_bytes(make(one.id, size, None))
            typer.echo(f"{folder / one.id}.pdf: {one.name.zh}")


@app.command()
def verify(data: Data) -> None:
    """Check the ledger's chain; every changed, removed or inserted row is told."""
    from hall_server.storage.verify import verify_ledger

    engine = _engine(data)
    checked, faults = verify_ledger(engine)
    for fault in faults:
        typer.echo(f"row {fault.seq}: {fault.why}")
    if faults:
        _stop(f"The ledger is NOT whole: {len(faults)} faults in {checked} rows.")
    typer.echo(f"The ledger is whole: {checked} rows.")


def main() -> None:
    """Entry point."""
    app()


if __name__ == "__main__":
    main()
