"""The command line: `hall init`, `check`, `export`, `serve`, `key`, `backup` and others."""

import typer

from hall_server.commands import (
    accounts,
    backup,
    cases,
    doctor,
    erasing,
    guide,
    halls,
    keys,
    paper,
    running,
    service,
    tls,
)
from hall_server.simulate.command import simulate

app = typer.Typer(help="The hall's server.", no_args_is_help=True, add_completion=False)
app.command()(simulate)
for group in (halls, backup, guide, cases, running, paper, tls, doctor, erasing):
    app.add_typer(group.app)
app.add_typer(keys.app, name="key")
app.add_typer(accounts.app, name="staff")
app.add_typer(service.app, name="service")


def main() -> None:
    """Entry point."""
    app()


if __name__ == "__main__":
    main()
