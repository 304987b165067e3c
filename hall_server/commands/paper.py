"""What is printed outside the hall: `hall day-sheet`, `prints`."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from hall_server.commands.common import Data, engine_of, stop
from hall_server.kernel.clock import SystemClock

app = typer.Typer()


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

    with engine_of(data).connect() as connection:
        hall = Hall(load_records(connection))
        try:
            chosen = date.fromisoformat(day or hall.business_day)
        except ValueError:
            stop(f"--day {day}: not a day like 2026-11-23")
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
        stop(f"--size {size}: nothing comes in this size.")
    with engine_of(data).connect() as connection:

        def photo(media: str) -> bytes | None:
            kept = read_media(connection, media)
            return kept.content if kept else None

        make = print_maker(Hall(load_records(connection)), photo)
        for one in chosen:
            (folder / f"{one.id}.pdf").write_bytes(make(one.id, size, None))
            typer.echo(f"{folder / one.id}.pdf: {one.name.zh}")
