"""Draws those who serve: a portrait, the name, the post, and where this person is now."""

from typing import NamedTuple

from hall_link.look.boxes import Box
from hall_link.look.portrait import draw_portrait
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import GAP, LEAST, SMALL
from kiosk.screens.options import draw_options
from kiosk.view import Person, View

DOT = 26.0


def draw_people(sheet: Sheet, body: Box, view: View) -> None:
    """Cards in the same places on every page; below them what may be chosen instead."""
    if view.options:
        row, body = body.cut_bottom(120, GAP)
        draw_options(sheet, row, view.options, len(view.options))
    cells = body.grid(*_cells(sheet, view), GAP)
    pairs = list(zip(cells, view.people, strict=False))
    names = [(_parts(cell).name, person.name) for cell, person in pairs]
    size = sheet.common_size(names, 52, lines=2) or LEAST
    for cell, person in pairs:
        _card(sheet, cell, person, size)


def _cells(sheet: Sheet, view: View) -> tuple[int, int]:
    if view.large:
        return (1, 4) if sheet.portrait else (2, 2)
    return (2, 3) if sheet.portrait else (3, 2)


class Parts(NamedTuple):
    """Where a card's parts lie."""

    picture: Box
    post: Box
    name: Box
    place: Box


def _parts(cell: Box) -> Parts:
    """The post beside the portrait, name and whereabouts below; in a wide card all beside it."""
    inner = cell.inset(22, 16)
    if cell.w > 2.6 * cell.h:
        picture, words = inner.cut_left(inner.h, 28)
        name, rest = words.cut_top(words.h * 0.44)
        post, place = rest.cut_top(rest.h * 0.5)
        return Parts(picture, post, name, place)
    place, upper = inner.cut_bottom(46)
    top, name = upper.cut_top(upper.h * (0.46 if cell.h < 280 else 0.56), 4)
    picture, post = top.cut_left(min(top.h, inner.w * 0.42), 18)
    return Parts(picture, post, name, place)


def _card(sheet: Sheet, cell: Box, person: Person, size: float) -> None:
    palette = sheet.palette
    parts = _parts(cell)
    face = sheet.panel(cell)
    side = min(parts.picture.w, parts.picture.h)
    draw_portrait(sheet, parts.picture.middle(side, side), person.initial, person.picture)
    _post(sheet, parts.post, person)
    sheet.text(parts.name, person.name, size, palette.ink, bold=True, lines=2)
    _place(sheet, parts.place, person)
    if person.key:
        sheet.pressable(person.key, cell, face, palette.card_pressed)


def _post(sheet: Sheet, box: Box, person: Person) -> None:
    """What somebody does here; of the leader that, before all else."""
    palette = sheet.palette
    if not person.ribbon:
        sheet.text(box, person.post, SMALL, palette.quiet, lines=3)
        return
    ink = palette.ink if palette.plain else palette.primary
    sheet.text(box, person.ribbon, SMALL, ink, bold=True, lines=3)


def _place(sheet: Sheet, box: Box, person: Person) -> None:
    """A dot that is filled for who is there, and the words that say it."""
    if not person.place:
        return
    palette = sheet.palette
    dot, words = box.cut_left(DOT, 12)
    at = dot.middle(DOT, DOT)
    good = palette.ink if palette.plain else palette.good
    sheet.disc(at, good if person.here else palette.quiet)
    if not person.here:
        sheet.disc(at.inset(5), palette.card)
    ink = good if person.here else palette.quiet
    sheet.text(words, person.place, SMALL, ink, bold=person.here, lines=2)
