"""Personal data erased: `hall erase`."""

from typing import Annotated, get_args

import typer

from hall_server.commands.common import Data, act, engine_of, stop, whole_database
from hall_server.kernel.clock import SystemClock

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


@app.command("forget-personal-data")
def forget_personal_data(data: Data) -> None:
    """Go on without what a lost personal.key has sealed: all of it is erased for good.

    The last way, where no backup made with --with-keys holds the key. Numbers, days, outcomes and
    the ledger stay. It asks twice, and the ledger tells it.
    """
    from hall_server.app import DataFolderBusy, data_lock
    from hall_server.storage.forgetting import NotLost, Served, forget, how_many

    engine = engine_of(data)
    try:
        with whole_database(data), data_lock(data):
            count = how_many(engine)
            typer.echo(
                f"The names and words of {count} matters can't be read without the lost key."
            )
            _ask_twice(count)
            forget(engine, data, SystemClock().now())
    except (DataFolderBusy, Served):
        stop("A server serves this hall. Stop it first; nothing was changed.")
    except NotLost:
        stop("personal.key fits, nothing is lost; nothing was changed.")
    typer.echo(f"{count} matters are erased. What is told from now on is sealed by a new key.")


def _ask_twice(count: int) -> None:
    typer.confirm("Was it looked for in every backup made with --with-keys?", abort=True)
    if typer.prompt(f"Type how many matters are to be erased ({count})", type=int) != count:
        stop("Another number; nothing was changed.")
