"""Draws a window's screen: its number, who sits there, what is called, what is served."""

from dataclasses import dataclass

from kivy.graphics import Color

from display.screens.lines import line, paragraph, width
from display.screens.newest import card_ground
from display.screens.tiles import draw_services
from display.screens.type_scale import LEAST, MARGIN
from display.view import Person, Sign
from hall_link.look.boxes import Box
from hall_link.look.colours import Colour, faded, mixed
from hall_link.look.sheet import Sheet

GAP = 20.0
NUMBER = 460.0
BIG = 420.0
TITLE = 96.0

ICONS = {
    "called": "call",
    "serving": "people",
    "free": "seat",
    "paused": "closed",
    "elsewhere": "arrow",
    "closed": "clock",
}


@dataclass(frozen=True)
class Places:
    """Where the parts of a window's screen lie."""

    number: Box
    person: Box
    middle: Box
    queues: Box


def draw_sign(sheet: Sheet, box: Box, sign: Sign, lit: bool, turn: int) -> Color | None:
    """Returns the middle's colour while somebody is called: it may be changed to light it up."""
    places = _places(box.inset(MARGIN, GAP), sheet.portrait)
    _number(sheet, places.number, sign)
    _person(sheet, places.person, sign.person, sign)
    face = _middle(sheet, places.middle, sign, lit)
    _services(sheet, places.queues, sign, turn)
    return face


def _services(sheet: Sheet, box: Box, sign: Sign, turn: int) -> None:
    """Beside its heading, or below it where the screen is upright."""
    palette = sheet.palette
    if sheet.portrait:
        label, tiles = box.cut_top(72, 12)
    else:
        label, tiles = box.cut_left(width(sheet, sign.services, 56) + 56, 12)
    sheet.rounded(label, palette.primary, radius=20)
    line(sheet, label, sign.services, 56, palette.on_primary, align="center")
    draw_services(sheet, tiles, sign.queues, turn)


def _places(box: Box, portrait: bool) -> Places:
    queues = 330.0 if portrait else 160.0 + (box.h - 940) * 0.16
    upper, below = box.cut_top(box.h - queues - GAP, GAP)
    if portrait:
        top, middle = upper.cut_top(upper.h * 0.38, GAP)
        number, person = top.cut_left(top.w * 0.46, GAP)
        return Places(number, person, middle, below)
    side, middle = upper.cut_left(upper.w * 0.32, GAP)
    number, person = side.cut_top(side.h * 0.6, GAP)
    return Places(number, person, middle, below)


def _number(sheet: Sheet, box: Box, sign: Sign) -> None:
    palette = sheet.palette
    sheet.rounded(box, palette.primary, radius=32)
    inner = box.inset(32, 18)
    name, rest = inner.cut_bottom(96, 0)
    figure, unit = rest.cut_bottom(84, 0)
    line(sheet, unit, sign.number, min(NUMBER, unit.h * 1.24), palette.on_primary, align="center")
    line(sheet, figure, sign.unit, 72, palette.quiet_on_primary, align="center")
    paragraph(sheet, name, sign.name, 60, palette.on_primary, 2, bold=True, align="center")


def _person(sheet: Sheet, box: Box, person: Person | None, sign: Sign) -> None:
    """A silhouette where there is no photograph; without anybody what else is served here."""
    palette = sheet.palette
    sheet.panel(box, radius=32)
    inner = box.inset(32, 22)
    if sign.note:
        note, inner = inner.cut_bottom(72, 8)
        plate = note.inset(-14, 0)
        sheet.rounded(plate, faded(palette.primary, 0.12), radius=20)
        line(sheet, note, sign.note, 48, palette.primary, align="center")
    if person is None:
        size = min(inner.h * 0.7, 200.0)
        sheet.icon(inner.middle(size, size), "person", faded(palette.quiet, 0.75))
        return
    _card(sheet, inner, person)


def _card(sheet: Sheet, box: Box, person: Person) -> None:
    """The silhouette above the words where there is height for it, else beside them."""
    tall = box.h > box.w * 0.7
    size = min(box.h * 0.46, 220.0) if tall else min(box.h, box.w * 0.3)
    portrait, words = box.cut_top(size, 12) if tall else box.cut_left(size, 24)
    _silhouette(sheet, portrait.middle(size, size))
    words = words.middle(words.w, min(words.h, 260))
    name, rest = words.cut_top(words.h * (0.42 if person.post else 0.54))
    title, post = rest.cut_top(rest.h * (0.52 if person.post else 1.0))
    palette, align = sheet.palette, "center" if tall else "left"
    if width(sheet, person.name, 56) > name.w:
        paragraph(sheet, name, person.name, 56, palette.ink, 2, bold=True, align=align)
    else:
        line(sheet, name, person.name, 88, palette.ink, align=align)
    line(sheet, title, person.title, 56, palette.quiet, bold=False, align=align)
    if person.post:
        wide = width(sheet, person.post, 44) + 36
        pill = post.middle(wide, 60) if tall else post.cut_left(wide)[0].middle(wide, 60)
        sheet.rounded(pill, faded(palette.call, 0.3), radius=30)
        line(sheet, pill, person.post, 44, palette.ink, align="center")


def _silhouette(sheet: Sheet, disc: Box) -> None:
    palette = sheet.palette
    sheet.disc(disc, faded(palette.primary, 0.14))
    sheet.icon(disc.middle(disc.w * 0.8, disc.h * 0.8), "person", palette.primary)


def _grounds(sheet: Sheet, sign: Sign, lit: bool) -> tuple[Colour, Colour, Colour]:
    """Ground, the large words and the small ones."""
    palette = sheet.palette
    match sign.state:
        case "called":
            return card_ground(sheet, lit), palette.on_call, palette.on_call
        case "elsewhere":
            return palette.primary_deep, palette.on_primary, palette.quiet_on_primary
        case "paused" | "closed":
            return mixed(palette.ground, palette.line, 0.6), palette.ink, palette.quiet
        case "free":
            return palette.card, palette.good, palette.quiet
        case _:
            return palette.card, palette.primary, palette.quiet


def _middle(sheet: Sheet, box: Box, sign: Sign, lit: bool) -> Color | None:
    ground, ink, quiet = _grounds(sheet, sign, lit)
    face = sheet.panel(box, ground, radius=32)
    inner = box.inset(48, 32)
    title, rest = inner.cut_top(min(150.0, inner.h * 0.24), 0)
    below = sign.more or sign.beside
    if below:
        more, rest = rest.cut_bottom(min(150.0, rest.h * 0.28), 0)
        line(sheet, more, below, TITLE, ink if sign.beside else quiet, align="center")
    _title(sheet, title, sign, quiet)
    size = min(BIG, rest.h * 1.1)
    if width(sheet, sign.big, 120) > rest.w:
        paragraph(sheet, rest, sign.big, 160, ink, 2, bold=True, align="center")
    else:
        line(sheet, rest, sign.big, size, ink, align="center", least=LEAST)
    return face if sign.state == "called" else None


def _title(sheet: Sheet, box: Box, sign: Sign, ink: Colour) -> None:
    """Words beside a pictogram, both in the middle; the pictogram alone where there are none."""
    icon = min(box.h, 104.0)
    words = min(width(sheet, sign.title, TITLE), box.w - icon - 28) if sign.title else 0
    place = box.middle(icon + (28 + words if sign.title else 0), box.h)
    cell, rest = place.cut_left(icon, 28)
    sheet.icon(cell.middle(icon, icon), ICONS[sign.state], ink)
    if sign.title:
        line(sheet, rest, sign.title, TITLE, ink)
