"""Keys of devices: `hall key create`, `list`, `revoke`."""

from pathlib import Path
from typing import Annotated, get_args

import typer
from sqlalchemy import select

from hall_link.wire.envelope import Role
from hall_server.commands.common import Data, act, engine_of, stop
from hall_server.devices.tables import DEVICES, Device
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


@app.command("list")
def key_list(data: Data) -> None:
    """Tell every device: id, name, role, where it is, since when, and whether it was revoked."""
    for device in _devices(data):
        where = f"window {device.window}" if device.window is not None else device.zone or "-"
        state = f"revoked {device.revoked_at[:16]}" if device.revoked_at else "good"
        since = device.created_at[:16]
        typer.echo("\t".join((device.id, device.name, device.role, where, since, state)))


@app.command("revoke")
def key_revoke(
    data: Data,
    device: Annotated[str, typer.Argument(help="The device's name or id, as `list` tells them.")],
    role: Annotated[
        str | None, typer.Option(help="Its role, where two devices bear the name.")
    ] = None,
) -> None:
    """End a device's key at once; a line it has is cut."""
    from hall_server.devices.change_device import RevokeKey

    good = [one for one in _devices(data) if one.revoked_at is None]
    found = [one for one in good if device in (one.id, one.name) and role in (None, one.role)]
    if not found:
        stop(f"{device}: no device in use is called so. See: hall key list")
    if len(found) > 1:
        roles = ", ".join(one.role for one in found)
        stop(f"{device}: {len(found)} devices are called so ({roles}); add --role.")
    act(data, RevokeKey(device=found[0].id))
    typer.echo(f"{found[0].role} {found[0].name}: its key is revoked.")


def _devices(data: Path) -> list[Device]:
    """All, oldest first."""
    with engine_of(data).connect() as connection:
        rows = connection.execute(select(DEVICES).order_by(DEVICES.c.created_at, DEVICES.c.id))
        return [Device(**row._mapping) for row in rows]
