"""Keys of devices: `hall key create`."""

from typing import Annotated, get_args

import typer

from hall_link.wire.envelope import Role
from hall_server.commands.common import Data, act, stop
from hall_server.kernel.ids import digest, new_key

app = typer.Typer(help="Keys of devices.", no_args_is_help=True)


@app.command("create")
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
        stop(f"--role {role}: one of {', '.join(get_args(Role))}")
    if role in BOUND_TO_WINDOW and window is None:
        stop(f"A {role} key needs --window.")
    if role != "display" and (zone is not None or speaks):
        stop("--zone and --speaks are for displays.")
    if role == "display" and window is not None and (zone is not None or speaks):
        stop("A window's screen has no --zone of its own and does not speak.")
    key = new_key()
    command = CreateKey(
        role=role, window=window, name=device, zone=zone, speaks=speaks, key_hash=digest(key)
    )
    act(data, command)
    typer.echo(key)
