"""Posters, signs, cards and the booklet, out of the hall as it is (row E7)."""

from collections.abc import Callable

from hall_link.entry.device_label import AT_WINDOW, KINDS, label_code
from hall_link.wire.board import MAIN_ZONE
from hall_server.delivery.hall import Hall
from hall_server.devices.labels import labelled, old_device
from hall_server.devices.tables import Device
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


def label_maker(hall: Hall, device: str | None) -> SheetMaker | None:
    """What makes the PDF of the labels of all devices in use, or of this one's (row K10); None
    where there is none. The making may be done in another thread."""
    chosen = [one for one in labelled(hall.devices) if device in (None, one.id)]
    if not chosen:
        return None
    named = hall.premises.premises.name.zh
    told = [
        (label_code(one.id), _kind(one), one.name, _place(hall, one), one.role != "printer")
        for one in chosen
    ]

    def make() -> bytes:
        from hall_server.prints.labels import (  # who wants paper loads fpdf2
            DeviceLabel,
            device_labels,
        )

        return device_labels(named, [DeviceLabel(*each) for each in told])

    return make


def _kind(device: Device) -> str:
    old = old_device(device)
    return KINDS[old.role].zh if old else ""


def _place(hall: Hall, device: Device) -> list[str]:
    """Its window's number and what is done there, or the zone it is for."""
    if device.window is not None:
        window = hall.windows.known(device.window)
        lines = [AT_WINDOW.zh.format(n=device.window), window.name.zh if window else ""]
    else:
        zone = device.zone if device.zone != MAIN_ZONE else ""
        lines = [f"区域 {zone}" if zone else "", "语音叫号" if device.speaks else ""]
    return [line for line in lines if line]
