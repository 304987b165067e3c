"""The tables, tiles and charts of the registers' page as HTML. Pure: every word is escaped."""

from collections.abc import Sequence
from html import escape

from hall_link.wire.base import Language
from hall_server.registers.asking import Cell, RegisterTable
from hall_server.registers.figure_tables import COUNTS, NAMES, shown, whole
from hall_server.registers.figures import CaseCounts, Figures
from hall_server.web.manager.registers_words import tell

TILES = (
    "taken",
    "done",
    "on_time_rate",
    "average_days",
    "early",
    "late",
    "late_open",
    "supplement_rate",
    "many_visits",
    "complaints",
    "praise_rate",
    "consultations",
)
BAD = frozenset({"late", "late_open", "many_visits", "complaints"})
"""What should be nought: red where it is not."""

LINE_KEYS = (
    "taken",
    "done",
    "on_time_rate",
    "early",
    "late",
    "late_open",
    "average_days",
    "returned",
    "refused",
    "supplemented",
    "many_visits",
    "urged",
    "extended",
)
MOST_BARS = 62


def table_html(told: RegisterTable) -> str:
    """A register's page."""
    columns = zip(told.heads, told.widths, strict=True)
    heads = "".join(
        f'<th scope=col style="min-width:calc({width}ch + 28px)">{escape(head)}</th>'
        for head, width in columns
    )
    rows = "".join(f"<tr>{''.join(map(_td, row))}</tr>" for row in told.rows)
    return (
        f'<div class="sheet-box"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _td(value: Cell) -> str:
    if value is None or value == "":
        return "<td></td>"
    classes = {"超期": " class=bad", "责任未了": " class=bad", "待签字": " class=bad"}
    look = classes.get(str(value), " class=number" if isinstance(value, int | float) else "")
    return f"<td{look}>{escape(str(value))}</td>"


def tiles_html(figures: Figures) -> str:
    """The figures one looks for first."""
    told = whole(figures)
    return "".join(_tile(key, told.get(key)) for key in TILES)


def _tile(key: str, value: Cell) -> str:
    bad = " bad" if key in BAD and value else ""
    return (
        f'<div class="tile card{bad}" data-figure="{key}"><div class="figure">'
        f'{escape(shown(key, value))}</div><div class="quiet">{escape(NAMES[key])}</div></div>'
    )


def chart_html(figures: Figures, language: Language) -> str:
    """Bars of what each day took in and got done; of a long time, its last days."""
    days = list(figures.per_day.items())[-MOST_BARS:]
    most = max((max(pair) for _, pair in days), default=0)
    if not most:
        return f'<p class="quiet empty">{escape(tell(language, "nothing"))}</p>'
    bars = "".join(_bars(day, pair, most, language) for day, pair in days)
    legend = "".join(
        f'<span class="key {key}"></span>{escape(tell(language, key))}' for key in ("taken", "done")
    )
    return f'<div class="legend quiet">{legend}</div><div class="bars">{bars}</div>'


def _bars(day: str, pair: tuple[int, int], most: int, language: Language) -> str:
    taken, done = pair
    words = f"{day} {tell(language, 'taken')} {taken} {tell(language, 'done')} {done}"
    inner = "".join(
        f'<i class="{key}" style="height:{100 * n / most:.0f}%"></i>'
        for key, n in (("taken", taken), ("done", done))
    )
    return (
        f'<div class="day" title="{escape(words)}"><div class="pair">{inner}</div>'
        f"<span>{int(day[8:])}</span></div>"
    )


def part_html(name: str, lines: Sequence[tuple[str, CaseCounts]]) -> str:
    """The windows, departments or kinds, each with a bar of how much of all it took."""
    most = max((counts.taken for _, counts in lines), default=0) or 1
    heads = "".join(f"<th scope=col>{escape(COUNTS[key])}</th>" for key in LINE_KEYS)
    rows = "".join(_part_row(line, counts, most) for line, counts in lines)
    return (
        f'<div class="sheet-box"><table class="part"><thead><tr><th scope=col>{escape(name)}</th>'
        f"{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _part_row(name: str, counts: CaseCounts, most: int) -> str:
    told = counts.told()
    cells = "".join(
        f'<td class="number{" bad" if key in BAD and told[key] else ""}">'
        f"{escape(shown(key, told[key]))}</td>"
        for key in LINE_KEYS
    )
    share = 100 * counts.taken / most
    bar = f'<i class="share" style="width:{share:.0f}%"></i>'
    return f"<tr><th scope=row>{escape(name)}{bar}</th>{cells}</tr>"
