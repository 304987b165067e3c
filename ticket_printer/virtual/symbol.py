"""The QR symbol a printer draws by itself (GS ( k): its settings, its store, its dots."""

from collections.abc import Iterable

import segno

from ticket_printer.virtual.slip import Dots, Place

LEVELS = {48: "l", 49: "m", 50: "q", 51: "h"}


class QrStore:
    """What the printer remembers of a QR symbol between the orders that make one."""

    def __init__(self) -> None:
        self._module = 3
        self._level = "l"
        self.data = b""

    def order(self, function: int, args: bytes) -> bool:
        """Model (65), module size (67), error level (69) or store (80); False for any other."""
        if function == 67 and args and 1 <= args[0] <= 16:
            self._module = args[0]
        elif function == 69 and args and args[0] in LEVELS:
            self._level = LEVELS[args[0]]
        elif function == 80 and args[:1] == b"0":
            self.data = args[1:]
        else:
            return function == 65 and args[:1] in (b"1", b"2")
        return True

    def draw(self, place: Place) -> Dots | None:
        """The symbol; None when nothing is stored or it does not fit: a printer prints nothing."""
        try:
            symbol = segno.make_qr(self.data, error=self._level, boost_error=False)
        except ValueError:
            return None
        dots = Dots(
            rows=tuple(_packed(row) for row in symbol.matrix),
            columns=len(symbol.matrix),
            scale=(self._module, self._module),
            place=place,
        )
        return dots if dots.width <= place.area else None


def _packed(row: Iterable[int]) -> bytes:
    bits = "".join("1" if dot else "0" for dot in row)
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")
