"""The command `hall simulate`: what it takes, and what it prints."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

SAMPLE_DAY = "2026-11-23"
"""A market day of the sample hall; the sample trace was made for it."""

Out = Annotated[Path, typer.Option(help="A folder for summary.json and the tickets' CSV.")]
Trace = Annotated[
    Path | None, typer.Option(help="Who comes, as CSV; the bundled market day without.")
]
Hall = Annotated[Path | None, typer.Option(help="A hall file; the sample without.")]
Rule = Annotated[
    str | None, typer.Option(help="A calling rule of the file for every window; its own without.")
]
Plain = Annotated[bool, typer.Option("--fcfs", help="First come, first served only.")]
Day = Annotated[str, typer.Option(help="The day, YYYY-MM-DD.")]
Seed = Annotated[int | None, typer.Option(help="Make a trace of this seed instead.")]
Tickets = Annotated[int, typer.Option(help="How many citizens a made trace has.", min=1)]
Make = Annotated[
    bool, typer.Option("--make-trace", help="Only make a trace: trace.csv in the folder.")
]


def simulate(
    out: Out,
    trace: Trace = None,
    hall: Hall = None,
    rule: Rule = None,
    fcfs: Plain = False,
    day: Day = SAMPLE_DAY,
    seed: Seed = None,
    tickets: Tickets = 600,
    make_trace: Make = False,
) -> None:
    """Live a day of a hall through its own API, and again first come, first served."""
    from hall_server.simulate.day import sessions_of
    from hall_server.simulate.run import UnknownRule, run
    from hall_server.simulate.trace import TraceFault, read_trace, write_trace

    file, chosen = _hall_file(hall), _day(day)
    if not sessions_of(file, chosen):
        _stop(f"--day {day}: the hall is closed then.")
    out.mkdir(parents=True, exist_ok=True)
    if seed is not None or make_trace:
        trace = out / "trace.csv"
        write_trace(trace, _made(file, chosen, tickets, seed or 0))
        typer.echo(f"{trace}: {tickets} citizens")
    if make_trace:
        return
    path = trace or sample_trace_path()
    try:
        summary = run(file, chosen, read_trace(path), out, rule, fcfs)
    except (TraceFault, OSError) as fault:
        _stop(f"{path}: {fault}")
    except UnknownRule:
        _stop(f"--rule {rule}: one of {', '.join(known.id for known in file.rules)}")
    for line in lines(summary):
        typer.echo(line)
    typer.echo(f"{out / 'summary.json'}")


def sample_trace_path() -> Path:
    """The trace that comes with the program."""
    return Path(__file__).with_name("market_day.csv")


def _hall_file(path: Path | None) -> Any:
    from hall_server.hall_file.errors import HallFileErrors
    from hall_server.hall_file.read import read_hall_file
    from hall_server.hall_file.sample import sample_hall_path

    chosen = path or sample_hall_path()
    try:
        return read_hall_file(chosen)
    except HallFileErrors as errors:
        _stop("\n".join(f"{chosen}:{e.line}: {e.where}: {e.message}" for e in errors.errors))
    except OSError as error:
        _stop(f"{chosen}: {error.strerror}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        _stop(f"--day {text}: not a day like {SAMPLE_DAY}")


def _made(file: Any, day: date, tickets: int, seed: int) -> Any:
    from hall_server.simulate.day import sessions_of
    from hall_server.simulate.making import make_trace

    return make_trace(file, sessions_of(file, day), tickets, seed)


def lines(summary: dict[str, Any]) -> list[str]:
    """The summary for a reader: waits in minutes."""
    told = [f"{'minutes':<26}{'mean':>7}{'p50':>7}{'p90':>7}{'max':>7}"]
    for name, title in (("rules", "the hall's rules"), ("first_come", "first come")):
        for kind in ("ordinary", "entitled") if name in summary else ():
            waits = summary[name]["waits_s"][kind]
            figures = (waits[key] for key in ("mean", "p50", "p90", "max"))
            cells = "".join(f"{'-' if f is None else format(f / 60, '.1f'):>7}" for f in figures)
            told.append(f"{title + ', ' + kind:<26}{cells}")
    for name in ("rules", "first_come"):
        inside = summary.get(name, {}).get("estimates", {}).get("inside_80")
        if inside is not None:
            told.append(f"{name}: {inside:.1%} of the tickets waited as long as their range told")
    return told


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
