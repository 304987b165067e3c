"""The command line of the virtual printer."""

import asyncio
import signal
from pathlib import Path
from typing import Annotated

import typer

from ticket_printer.virtual.machine import Machine
from ticket_printer.virtual.server import VirtualPrinter
from ticket_printer.virtual.shelf import Shelf
from ticket_printer.virtual.slip import PRINTABLE_DOTS

app = typer.Typer(add_completion=False)


@app.command()
def serve(
    port: Annotated[int, typer.Option(help="TCP port of the printer; 0: any free one.")],
    out: Annotated[Path, typer.Option(help="Folder of the printed slips.")],
    control: Annotated[int, typer.Option(help="TCP port that sets the printer's state.")],
    host: Annotated[str, typer.Option(help="Address to listen at.")] = "127.0.0.1",
    width: Annotated[int, typer.Option(help="Width of the paper: 58 or 80 mm.")] = 80,
) -> None:
    """A receipt printer that prints into a folder: raw bytes, text and a picture of each slip."""
    if width not in PRINTABLE_DOTS:
        raise typer.BadParameter("58 or 80", param_hint="--width")
    printer = VirtualPrinter(Machine(width), Shelf(out), host)
    try:
        asyncio.run(_run(printer, port, control))
    except OSError as error:
        typer.echo(f"cannot listen: {error}", err=True)
        raise typer.Exit(1) from error


async def _run(printer: VirtualPrinter, port: int, control: int) -> None:
    """Serves until SIGTERM or SIGINT. The first line printed says that the printer is ready."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    opened, controlled = await printer.open(port, control)
    print(f"listening on {opened}", flush=True)
    print(f"control on {controlled}", flush=True)
    await stop.wait()
    await printer.close()


def main() -> None:
    """Entry point of `hall-virtual-printer`."""
    app()


if __name__ == "__main__":
    main()
