"""Passwords of the staff: `hall staff password`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from hall_server.commands.common import Data, act, stop

app = typer.Typer(help="Accounts of the staff.", no_args_is_help=True)


def first_password(data: Path, administrators: list[str]) -> None:
    """Nobody can sign in to a new hall: there are no passwords by default (row H1)."""
    name = next(iter(administrators), None)
    if name is None:
        typer.echo("The hall file names no administrator.")
    elif sys.stdin.isatty():
        password = typer.prompt(
            f"A password for {name}, the administrator", hide_input=True, confirmation_prompt=True
        )
        set_password(data, name, password)
    else:
        typer.echo(f"No password is set. Set the first: hall staff password --name {name}")


@app.command("password")
def staff_password(
    data: Data,
    name: Annotated[str, typer.Option(help="The name typed at sign-in.")],
    temporary: Annotated[
        bool,
        typer.Option("--temporary", help="Its owner must choose another at the first sign-in."),
    ] = False,
) -> None:
    """Set a password, read from standard input. An unknown name becomes a new clerk."""
    set_password(data, name, sys.stdin.readline().rstrip("\r\n"), temporary)


def set_password(data: Path, name: str, password: str, temporary: bool = False) -> None:
    from hall_server.staff.passwords import Passwords
    from hall_server.staff.rules import WEAK, weakness
    from hall_server.staff.set_password import SetPassword

    if not password:
        stop("The password is empty; nothing was changed.")
    why = weakness(name, password)
    if why is not None:
        stop(f"{WEAK[why]['en']}; nothing was changed.")
    hashed = Passwords().hash(password)
    try:
        command = SetPassword(name=name, password_hash=hashed, temporary=temporary)
    except ValueError:
        stop(f"--name {name}: letters, digits, '_', '.' and '-' only.")
    act(data, command)
    typer.echo(f"The password of {name} is set.")
