"""Draws the way of a case as a line of stations, and what its citizen has to know or do."""

from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, faded
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import BODY, GAP, SMALL
from kiosk.view import Fact, Progress, Station, View

STATION = 112.0
DISC = 56.0
FACT = 84.0


def draw_progress(sheet: Sheet, body: Box, view: View) -> None:
    """Upright the stations above, lying beside."""
    told = view.progress
    assert told is not None
    below = FACT * len(told.facts) + (66 + 54 * max(2, len(told.tasks)) if told.tasks else 0) + 40
    if sheet.portrait:
        low = min(below * min(sheet.text_scale, 1.2), body.h * 0.56)
        facts, line = body.cut_bottom(low, GAP)
        high = min(line.h, STATION * 1.2 * len(told.stations) + 40)
        line = line._replace(h=high)
    else:
        line, facts = body.cut_left(body.w * 0.54, GAP)
    _line(sheet, line, told.stations)
    _facts(sheet, facts, told)


def _line(sheet: Sheet, box: Box, stations: tuple[Station, ...]) -> None:
    sheet.panel(box, radius=32)
    inner = box.inset(36, 16)
    cells = inner.grid(1, max(1, len(stations)), 0)
    _rails(sheet, cells, stations)
    for cell, station in zip(cells, stations, strict=False):
        _station(sheet, cell, station)


def _rails(sheet: Sheet, cells: list[Box], stations: tuple[Station, ...]) -> None:
    """From disc to disc; heavy where the case has come along."""
    palette = sheet.palette
    for place in range(len(stations) - 1):
        top, low = cells[place].centre[1], cells[place + 1].centre[1]
        x = cells[place].x + DISC / 2
        gone = stations[place].done and (stations[place + 1].done or stations[place + 1].here)
        wide = 10.0 if gone else 4.0
        fill = _tint(sheet) if gone else palette.line
        sheet.rectangle(Box(x - wide / 2, top, wide, low - top), fill)


def _tint(sheet: Sheet) -> Colour:
    palette = sheet.palette
    return palette.ink if palette.plain else palette.good


def _station(sheet: Sheet, cell: Box, station: Station) -> None:
    palette = sheet.palette
    disc, words = cell.cut_left(DISC, 28)
    at = disc.middle(DISC, DISC)
    _disc(sheet, at, station)
    if station.day:
        wide = min(sheet.width_of(station.day, SMALL) + 8, words.w * 0.45)
        day, words = words.cut_right(wide, 16)
        sheet.text(day, station.day, SMALL, palette.quiet, align="right", lines=2)
    strong = station.done or station.here
    ink = palette.ink if strong else palette.quiet
    sheet.text(words, station.words, BODY + 4, ink, bold=station.here, lines=2)


def _disc(sheet: Sheet, at: Box, station: Station) -> None:
    """A tick for what is done, a full disc where it is, an empty one for what is to come."""
    palette = sheet.palette
    if station.done:
        sheet.disc(at, _tint(sheet))
        sheet.icon(at.middle(36, 36), "check", palette.card)
    elif station.here:
        main = palette.call if palette.plain else palette.primary
        sheet.disc(at, faded(main, 0.25))
        sheet.disc(at, palette.card)
        sheet.disc(at, faded(main, 0.25))
        sheet.disc(at.inset(12), main)
    else:
        sheet.disc(at.inset(4), palette.line)
        sheet.disc(at.inset(9), palette.card)


def _facts(sheet: Sheet, box: Box, told: Progress) -> None:
    """Labels and values; below them what to do."""
    sheet.panel(box, radius=32)
    inner = box.inset(36, 20)
    rows = len(told.facts) + (0.8 + 0.95 * max(2, len(told.tasks)) if told.tasks else 0)
    high = min(FACT * sheet.text_scale, inner.h / max(1.0, rows))
    for fact in told.facts:
        row, inner = inner.cut_top(high)
        _fact(sheet, row, fact)
    if told.tasks:
        _tasks(sheet, inner, told, high)


def _fact(sheet: Sheet, row: Box, fact: Fact) -> None:
    palette = sheet.palette
    ink = palette.ink if palette.plain else palette.primary
    label, value = row.cut_left(row.w * 0.36, 16)
    icon, words = label.cut_left(48, 16)
    sheet.icon(icon.middle(44, 44), fact.icon, ink)
    sheet.text(words, fact.label, SMALL, palette.quiet, lines=2)
    sheet.text(value, fact.value, BODY + 2, palette.ink, bold=True, lines=3)


def _tasks(sheet: Sheet, box: Box, told: Progress, high: float) -> None:
    """What the citizen has to do stands out: a card of the call's colour."""
    palette = sheet.palette
    title, rest = box.cut_top(high * 0.8)
    ink = palette.ink if palette.plain else palette.call_deep
    icon, words = title.cut_left(48, 16)
    sheet.icon(icon.middle(44, 44), "alert", ink)
    sheet.text(words, told.task_title, BODY, ink, bold=True, lines=1)
    only = len(told.tasks) == 1
    size = BODY + 8 if only else BODY
    rest = rest._replace(h=min(rest.h, high * 1.15 * len(told.tasks)))
    for cell, paper in zip(rest.grid(1, len(told.tasks), 0), told.tasks, strict=True):
        dot, text = cell.cut_left(48, 16)
        sheet.icon(dot.middle(18, 18), "dot", ink)
        sheet.text(text, paper, size, palette.ink, bold=only, lines=2)
