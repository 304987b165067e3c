"""Posters, signs, cards and the booklet, out of the hall as it is (row E7)."""

from collections.abc import Callable

from hall_server.delivery.hall import Hall
from hall_server.prints.gather import Photo, Source, gather, photos_of, with_photos
from hall_server.queue.slips import qr_of

SheetMaker = Callable[[], bytes]

Printer = Callable[[str, str, int | None], bytes]
"""What it is called, its size (empty for the usual one), of which window -> the PDF. Raises
`UnknownForm`, `UnknownWindow`."""


def print_maker(hall: Hall, read: Photo) -> Printer:
    """What makes them. Takes from the hall what it needs, so that the making, up to some seconds,
    may be done in another thread; `read` is called there."""
    source = Source(hall.premises, hall.guide, hall.windows, hall.staff)
    facts, photos = gather(source), photos_of(source)

    def make(print_id: str, size: str = "", window: int | None = None) -> bytes:
        from hall_server.prints.catalogue import made, print_of  # who wants paper loads fpdf2

        return made(print_of(print_id), with_photos(facts, photos, read), size, window)

    return make


def hand_sheet_maker(hall: Hall, sheet: str) -> SheetMaker | None:
    """What makes the PDF of a sheet of slips (row K9); None where none of them is known. The making
    may be done in another thread."""
    slips = hall.queue.hands.of_sheet(sheet)
    if not slips:
        return None
    premises, queue = hall.premises.premises, hall.queue.queue_called(slips[0].queue)
    told = [(slip.number, qr_of(premises, slip.secret)) for slip in slips]

    def make() -> bytes:
        from hall_server.prints.hand_sheet import (  # who wants paper loads fpdf2
            HandSheet,
            HandSlip,
            hand_sheet,
        )

        each = [HandSlip(number, code) for number, code in told]
        named = HandSheet(premises.name, queue.name, queue.colour, premises.hotline, each)
        return hand_sheet(named)

    return make
