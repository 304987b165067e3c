"""Posters, signs, cards and the booklet, out of the hall as it is (row E7)."""

from collections.abc import Callable

from hall_server.delivery.hall import Hall
from hall_server.prints.gather import Photo, Source, gather, photos_of, with_photos

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
