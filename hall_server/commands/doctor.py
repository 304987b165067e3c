"""`hall doctor`: is everything as it must be when the hall opens?"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from hall_server.commands.common import Data, engine_of
from hall_server.console_socket import ask_running_server
from hall_server.devices.findings import Finding, of_devices
from hall_server.devices.self_test import SelfTest, SelfTested
from hall_server.kernel.clock import SystemClock
from hall_server.service.findings import of_backup, of_clock, of_machine, of_room
from hall_server.service.listening import AUDIBLE, Ear
from hall_server.service.room import MIB, Room
from hall_server.settings import Settings
from hall_server.storage.integrity import Damaged, refuse_damaged
from hall_server.storage.migrate import HEAD, current_revision

app = typer.Typer()


@app.command()
def doctor(
    data: Data,
    slips: Annotated[
        bool, typer.Option("--slips", help="Each printer prints a test slip.")
    ] = False,
    speak: Annotated[bool, typer.Option("--speak", help="Each voice says a test phrase.")] = False,
) -> None:
    """Look through the hall: its database, disk, clock and backups, and every device. What is
    wrong is told with what to do about it; status 1 then."""
    findings = [*_of_folder(data), *_of_server(data, SelfTest(slips=slips, speak=speak))]
    for finding in findings:
        typer.echo(finding.line())
    wrong = sum(finding.level != "well" for finding in findings)
    typer.echo(f"{wrong} of {len(findings)} findings need a hand." if wrong else "All is well.")
    if wrong:
        raise typer.Exit(1)


def _of_folder(data: Path) -> list[Finding]:
    from hall_server.storage.store import latest_moment

    engine, settings, now = engine_of(data), Settings.of(data), SystemClock().now()
    room = Room(data, settings.disk_low_mib, settings.disk_full_mib)
    found = [of_room(room.free // MIB, settings.disk_low_mib, settings.disk_full_mib)]
    if engine.dialect.name == "sqlite":
        try:
            refuse_damaged(data / "hall.db")
        except Damaged as damaged:
            what = f"the database is damaged: {damaged.faults[0]}"
            return [of_machine("bad", what, "hall restore, from the newest backup"), *found]
    if current_revision(engine) != HEAD:
        return [of_machine("mend", "the database is of another program", "hall upgrade"), *found]
    found.append(of_machine("well", "the database can be read"))
    with engine.connect() as connection:
        found.append(of_clock(now, latest_moment(connection)))
    return [*found, of_backup(now, _newest(settings.nights(data).backups))]


def _newest(folder: Path) -> datetime | None:
    made = [path.stat().st_mtime for path in folder.glob("*.zip")]
    return datetime.fromtimestamp(max(made), UTC) if made else None


def _of_server(data: Path, test: SelfTest) -> list[Finding]:
    ear = Ear()
    if test.speak:
        with ear.open():
            answer = ask_running_server(data, test)
    else:
        answer = ask_running_server(data, test)
    if answer is None or "told" not in answer:
        return [of_machine("bad", "no server runs here", "systemctl start hall, then look again")]
    told = SelfTested.model_validate(answer["told"])
    heard = [_heard(ear)] if any(device.spoken for device in told.devices) else []
    return [of_machine("well", "the server answers"), *of_devices(told), *heard]


def _heard(ear: Ear) -> Finding:
    if ear.peak is None:
        return of_machine("well", f"the test phrase was not measured: {ear.why}")
    if ear.peak < AUDIBLE:
        return of_machine(
            "bad", "the test phrase was silent", "turn the volume up; see the speakers"
        )
    return of_machine("well", f"the test phrase sounded, up to {ear.peak * 100 // 32767} % of full")
