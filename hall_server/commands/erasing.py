"""Personal data erased: `hall erase`."""

from typing import Annotated, get_args

import typer

from hall_server.commands.common import Data, act, stop

app = typer.Typer()


@app.command()
def erase(
    data: Data,
    what: Annotated[str, typer.Argument(help="case, complaint, request, visit, booking, call …")],
    number: Annotated[str, typer.Argument(help="Its number; see below.")],
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask first.")] = False,
) -> None:
    """Erase for good what people told about themselves in a matter that is over.

    A booking is named by its code, a paper by its serial, a visit by the ticket's id or by day and
    number (2026-11-23/A012). A call, a consultation and an entry of the duty log by the day and the
    place in that day's register: 2026-11-23/4 is the fourth of that day.
    """
    from hall_server.erasures.erase_person import ErasePerson
    from hall_server.erasures.matters import What

    if what not in get_args(What):
        stop(f"{what}: one of {', '.join(get_args(What))}")
    if not yes:
        typer.confirm(
            f"Erase the personal data of {what} {number}? Nobody can undo it.", abort=True
        )
    act(data, ErasePerson.model_validate({"what": what, "number": number}))
    typer.echo(f"{what} {number}: names, telephones, addresses and words are erased.")
