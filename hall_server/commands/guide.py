"""The guide as a workbook: `hall import-guide`, `export-guide`."""

from pathlib import Path
from typing import Annotated

import typer

from hall_server.commands.common import Apply, Data, act, hall_file_now, stop

app = typer.Typer()


@app.command("import-guide")
def import_guide(
    data: Data,
    file: Annotated[Path, typer.Argument(help="A workbook (.xlsx) or CSV file of items.")],
    apply: Apply = False,
) -> None:
    """Tell what a workbook would change in the guide, and every fault; with --apply change it."""
    from hall_server.hall_file.change_hall import ChangeHall
    from hall_server.hall_file.compare import differences
    from hall_server.hall_file.export import digest_of
    from hall_server.hall_file.sheets.merge import merged
    from hall_server.hall_file.sheets.read import Unreadable, read_sheets

    before = hall_file_now(data)
    try:
        done = merged(before, read_sheets(file.read_bytes()))
    except (Unreadable, OSError) as error:
        stop(f"{file}: {error}")
    for fault in done.faults:
        typer.echo(f"{file}: {fault}", err=True)
    if done.file is None:
        raise typer.Exit(1)
    for difference in differences(before, done.file):
        for what in ("added", "changed"):
            for key in getattr(difference, what):
                typer.echo(f"{what}: {key}")
    if apply:
        act(data, ChangeHall(file=done.file, based_on=digest_of(before)))
        typer.echo("The guide is changed.")


@app.command("export-guide")
def export_guide(
    data: Data,
    out: Annotated[Path, typer.Option(help="The workbook to write (.xlsx).")],
    empty: Annotated[bool, typer.Option("--empty", help="Only the template.")] = False,
) -> None:
    """Write the guide as a workbook to edit and import again."""
    from hall_server.hall_file.sheets.write import guide_workbook

    file = hall_file_now(data)
    out.write_bytes(guide_workbook(file, filled=not empty))
    typer.echo(f"{out}: {0 if empty else len(file.items)} items.")
