"""Personal data erased: `hall erase`."""

from typing import Annotated, get_args

import typer

from hall_server.commands.common import Data, act, stop

app = typer.Typer()


@app.command()
def erase(
    data: Data,
    what: Annotated[str, typer.Argument(help="case, complaint, request, or visit.")],
    number: Annotated[str, typer.Argument(help="Its number; of a visit the ticket's id.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask first.")] = False,
) -> None:
    """Erase for good what people told about themselves in a matter that is over."""
    from hall_server.erasures.erase_person import ErasePerson, Matter

    if what not in get_args(Matter):
        stop(f"{what}: one of {', '.join(get_args(Matter))}")
    if not yes:
        typer.confirm(
            f"Erase the personal data of {what} {number}? Nobody can undo it.", abort=True
        )
    act(data, ErasePerson.model_validate({"what": what, "number": number}))
    typer.echo(f"{what} {number}: names, telephones, addresses and words are erased.")
