"""Another authority's list of states: `hall import-status`."""

from pathlib import Path
from typing import Annotated

import typer

from hall_server.commands.common import Apply, Data, act, engine_of, stop

app = typer.Typer()


@app.command("import-status")
def import_status(
    data: Data,
    file: Annotated[Path, typer.Argument(help="CSV or .xlsx: 外部编号, 状态, 日期, 说明.")],
    apply: Apply = False,
) -> None:
    """Tell what another authority's list says of cases here, and every fault by its row; with
    --apply take it over."""
    from hall_server.cases.import_status import StatusLine, plan, slices
    from hall_server.delivery.hall import Hall
    from hall_server.hall_file.sheets.read import Unreadable, read_table
    from hall_server.storage.load import load_records

    try:
        rows = read_table(file.read_bytes(), "外部编号")
    except (Unreadable, OSError) as error:
        stop(f"{file}: {error}")
    lines = [
        StatusLine(
            row=row.number,
            outer=row.cells.get("外部编号", ""),
            status=row.cells.get("状态", ""),
            day=row.cells.get("日期", "")[:10].replace("/", "-"),
            note=row.cells.get("说明", "")[:300],
        )
        for row in rows
    ]
    with engine_of(data).connect() as connection:
        planned = plan(Hall(load_records(connection)).casework, lines)
    for one in planned:
        number = one.case.number if one.case else one.line.outer
        told = one.fault or (f"{number} {one.act.act}" if one.act else f"{number} unchanged")
        typer.echo(f"{file}:{one.line.row}: {told}", err=bool(one.fault))
    if apply:
        for part in slices([one.line for one in planned if one.act]):
            act(data, part)
        typer.echo(f"{sum(one.act is not None for one in planned)} cases were brought up to date.")
    if any(one.fault for one in planned):
        raise typer.Exit(1)
