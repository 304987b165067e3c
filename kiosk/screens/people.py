"""Draws those who serve: a portrait, the name, the post, and where this person is now."""

from hall_link.look.boxes import Box
from hall_link.look.colours import faded
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
    names = [(_parts(cell)[1], person.name) for cell, person in pairs]
    size = sheet.common_size(names, 52, lines=2) or LEAST
    for cell, person in pairs:
        _card(sheet, cell, person, size)


def _cells(sheet: Sheet, view: View) -> tuple[int, int]:
    if view.large:
        return (1, 4) if sheet.portrait else (2, 2)
    return (2, 3) if sheet.portrait else (3, 2)


def _parts(cell: Box) -> tuple[Box, Box, Box, Box]:
    """Portrait, name, post, whereabouts: the portrait above, in a low card beside."""
    inner = cell.inset(24, 18)
    if cell.h < 260:
        picture, words = inner.cut_left(min(inner.h, 170), 24)
    else:
        picture, words = inner.cut_top(inner.h * 0.42, 8)
    name, rest = words.cut_top(words.h * 0.42)
    post, place = rest.cut_top(rest.h * 0.5)
    return picture, name, post, place


def _card(sheet: Sheet, cell: Box, person: Person, size: float) -> None:
    palette = sheet.palette
    picture, name, post, place = _parts(cell)
    face = sheet.panel(cell)
    beside = cell.h < 260
    side = min(picture.w, picture.h)
    disc = picture.middle(side, side)
    if not beside:
        disc = disc._replace(x=picture.x)
    draw_portrait(sheet, disc, person.initial, person.picture)
    if person.ribbon and not beside:
        _ribbon(sheet, Box(disc.right + 16, disc.y, picture.right - disc.right - 16, 84), person)
    sheet.text(name, person.name, size, palette.ink, bold=True, lines=2)
    words = f"{person.post} {person.telephone}".strip()
    if person.ribbon and beside:
        words = person.ribbon
    sheet.text(post, words, SMALL, palette.quiet, lines=2)
    _place(sheet, place, person)
    if person.key:
        sheet.pressable(person.key, cell, face, palette.card_pressed)


def _ribbon(sheet: Sheet, box: Box, person: Person) -> None:
    """Who leads the hall today."""
    palette = sheet.palette
    if palette.border:
        sheet.panel(box, radius=16)
        ink = palette.ink
    else:
        sheet.rounded(box, faded(palette.primary, 0.12), radius=16)
        ink = palette.primary
    sheet.text(box.inset(14, 6), person.ribbon, SMALL, ink, bold=True, lines=2)


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
