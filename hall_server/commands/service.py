"""The machine's services: `hall service write`."""

import sys
from pathlib import Path
from typing import Annotated, get_args

import typer

from hall_server.commands.common import stop
from hall_server.service.units import Machine, Screens, Unfit, units

app = typer.Typer(help="The machine's services.", no_args_is_help=True)

_MACHINE = Machine(data=Path("/var/lib/hall"), programs=Path(sys.argv[0]).resolve().parent)


@app.callback()
def _group() -> None:
    """So that `write` is named even while it is the only one."""


@app.command()
def write(
    folder: Annotated[Path, typer.Argument(help="Where the files go.")],
    data: Annotated[Path, typer.Option(help="The hall's data folder.")] = _MACHINE.data,
    user: Annotated[str, typer.Option(help="Whom server and devices run as.")] = _MACHINE.user,
    programs: Annotated[
        Path, typer.Option(help="The folder of the programs; this one's without.")
    ] = _MACHINE.programs,
    host: Annotated[str, typer.Option(help="Where the server listens.")] = _MACHINE.host,
    port: Annotated[int, typer.Option(help="And its port.")] = _MACHINE.port,
    server: Annotated[str, typer.Option(help="Where devices find it.")] = _MACHINE.server,
    printer: Annotated[
        str, typer.Option(help="Its address, as hall-printer --printer.")
    ] = _MACHINE.printer,
    screens: Annotated[
        str, typer.Option(help="What screens run under: cage or xinit.")
    ] = _MACHINE.screens,
    writable: Annotated[
        list[Path] | None, typer.Option(help="A folder of backups or heads elsewhere.")
    ] = None,
) -> None:
    """Write systemd's units for the server and every kind of device, and the user they run as."""
    if screens not in get_args(Screens):
        stop(f"--screens {screens}: one of {', '.join(get_args(Screens))}")
    machine = Machine(
        data=data.absolute(),
        user=user,
        programs=programs.absolute(),
        host=host,
        port=port,
        server=server,
        printer=printer,
        screens="xinit" if screens == "xinit" else "cage",
        writable=tuple(path.absolute() for path in writable or ()),
    )
    try:
        made = units(machine)
    except Unfit as unfit:
        stop(str(unfit))
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in made.items():
        (folder / name).write_text(text, encoding="utf-8")
        typer.echo(folder / name)
