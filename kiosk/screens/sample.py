"""Draws a sample form over the whole screen, its buttons below in reach."""

from hall_link.look.boxes import Box
from hall_link.look.controls import draw_label
from hall_link.look.pictures import draw_picture
from hall_link.look.sheet import Sheet
from hall_link.look.type_scale import MARGIN, TARGET
from kiosk.screens.frame import draw_actions, draw_footer
from kiosk.view import Picture, View

SHARE = 0.55
"""Of a page's width and height a quarter shows: a little more than half, so that no line is lost
where two quarters meet."""

TITLE_BAR = 100.0


def draw_sample(sheet: Sheet, view: View, picture: Picture) -> None:
    """Name and kind of the form in a bar above, the page, then back, larger, and the arrows."""
    palette, frame = sheet.palette, sheet.frame
    sheet.rectangle(frame, palette.ground)
    footer, rest = frame.cut_bottom(TARGET + (40 if sheet.portrait else 24))
    bar, rest = rest.cut_top(TITLE_BAR, 16)
    actions, page = rest.cut_bottom(136 if sheet.portrait else 120, 16)
    sheet.rectangle(bar, palette.primary_deep)
    board = view.billboard
    words = f"{board.title} · {board.subtitle}" if board.subtitle else board.title
    draw_label(sheet, bar.inset(MARGIN, 8), words, board.icon, palette.on_primary, 40, scaled=False)
    _page(sheet, page.inset(24, 0), picture)
    draw_actions(sheet, actions._replace(h=actions.h - 16).inset(MARGIN, 0), view)
    draw_footer(sheet, footer, view.footer)


def _page(sheet: Sheet, box: Box, picture: Picture) -> None:
    """On a frame, so that white paper ends somewhere on a white screen."""
    part = None
    if picture.quarter is not None:
        across, down = picture.quarter % 2, picture.quarter // 2
        part = Box(across * (1 - SHARE), down * (1 - SHARE), SHARE, SHARE)
    field = draw_picture(sheet, box, picture.path, part)
    edge = sheet.palette.line
    for line in (
        Box(field.x, field.y, field.w, 3),
        Box(field.x, field.bottom - 3, field.w, 3),
        Box(field.x, field.y, 3, field.h),
        Box(field.right - 3, field.y, 3, field.h),
    ):
        sheet.rectangle(line, edge)
