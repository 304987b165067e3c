"""The printing part: bytes become lines on paper, and a slip at each cut. Pure; opens nothing."""

from ticket_printer.virtual.scanner import Letter, Order, Scanner
from ticket_printer.virtual.slip import PRINTABLE_DOTS, Cell, Dots, Draft, Gap, Line, Place, Slip
from ticket_printer.virtual.style import Style
from ticket_printer.virtual.symbol import QrStore

SHOWN_BYTES = 16  # of an unknown order, in the report
TAB_COLUMNS = 8
SILENT = ("idle", "chinese on", "chinese off")  # the scanner minds the Chinese mode


class Press:
    """One paper of `width` millimetres (58 or 80).

    `feed` may be given the bytes in any chunks; the slips are the same. What is not cut yet stays
    on the paper and belongs to the next slip, whoever sends it.
    """

    def __init__(self, width: int) -> None:
        self._width = width
        self._scanner = Scanner()
        self._draft = Draft()
        self._reset()

    def feed(self, chunk: bytes) -> list[Slip]:
        """Prints; returns the slips that were cut."""
        slips: list[Slip] = []
        for unit in self._scanner.feed(chunk):
            slip = self._take(unit)
            if slip is not None:
                slips.append(slip)
        return slips

    def _reset(self) -> None:
        """ESC @: what is in the line is lost, printed lines stay."""
        self._style = Style(PRINTABLE_DOTS[self._width])
        self._qr = QrStore()
        self._cells: list[Cell] = []
        self._place = self._here()

    def _take(self, unit: Letter | Order) -> Slip | None:
        if isinstance(unit, Order) and unit.name == "query":
            return None
        self._draft.raw += unit.raw
        if isinstance(unit, Letter):
            self._set(self._style.cell(unit))
            return None
        if unit.name == "cut":
            return self._cut(unit)
        self._obey(unit)
        return None

    def _here(self) -> Place:
        style = self._style
        room = max(0, style.printable - style.left)
        area = room if style.area is None else min(room, style.area)
        return Place(style.align, style.left, area)

    def _set(self, cell: Cell) -> None:
        """Puts a character into the line; a full line goes out first."""
        used = sum(other.width for other in self._cells)
        if self._cells and used + cell.width > self._place.area:
            self._line_feed()
        if not self._cells:
            self._place = self._here()
        self._cells.append(cell)

    def _line_feed(self) -> None:
        place = self._place if self._cells else self._here()
        self._draft.items.append(Line(tuple(self._cells), place, self._style.spacing))
        self._cells = []

    def _flush(self) -> None:
        if self._cells:
            self._line_feed()

    def _cut(self, order: Order) -> Slip:
        self._flush()
        if order.args[:1] in (b"A", b"B", b"a", b"b") and order.args[1]:
            self._draft.items.append(Gap(order.args[1]))
        slip = self._draft.cut(self._width)
        self._draft = Draft()
        return slip

    def _obey(self, order: Order) -> None:
        name = order.name
        done = True
        if name == "line feed":
            self._line_feed()
        elif name == "reset":
            self._reset()
        elif name == "tab":
            self._tab()
        elif name.startswith("feed "):
            self._feed(order)
        elif name == "function":
            done = self._function(order)
        elif name == "raster":
            done = self._raster(order)
        else:
            done = _shows_nothing(order) or self._style.order(name, order.args)
        if not done:
            self._draft.unknown.append(order.raw[:SHOWN_BYTES].hex())

    def _feed(self, order: Order) -> None:
        """ESC d (lines) and ESC J (dots): prints what is in the line, then moves the paper."""
        unit = self._style.spacing if order.name == "feed lines" else 1
        moved = order.args[0] * unit
        if self._cells:
            self._line_feed()
            moved -= unit if order.name == "feed lines" else 0
        if moved > 0:
            self._draft.items.append(Gap(moved))

    def _tab(self) -> None:
        blank = self._style.cell(Letter(b" ", " ", wide=False))
        used = sum(cell.width for cell in self._cells)
        step = TAB_COLUMNS * blank.width
        for _ in range((step - used % step) // blank.width):
            self._set(blank)

    def _function(self, order: Order) -> bool:
        """GS ( k with symbol 49 is QR; every other GS ( is told as unknown."""
        if order.raw[2:3] != b"k" or order.raw[5:6] != b"1" or len(order.raw) < 7:
            return False
        function = order.raw[6]
        if function == 81:
            return self._print_qr()
        return self._qr.order(function, order.raw[7:])

    def _print_qr(self) -> bool:
        self._flush()
        dots = self._qr.draw(self._here()) if self._qr.data else None
        if dots is None:
            return False
        self._draft.items.append(dots)
        self._draft.qr.append(self._qr.data.decode("utf-8", errors="replace"))
        return True

    def _raster(self, order: Order) -> bool:
        mode, row = order.raw[3] & 3, int.from_bytes(order.raw[4:6], "little")
        data = order.raw[8:]
        self._flush()
        if order.raw[2] != 0x30 or not data:
            return False
        rows = tuple(data[at : at + row] for at in range(0, len(data), row))
        scale = 2 if mode & 1 else 1, 2 if mode & 2 else 1
        self._draft.items.append(Dots(rows, row * 8, scale, self._here()))
        return True


def _shows_nothing(order: Order) -> bool:
    """Settings that never show, and those that show only when they are not zero."""
    zero = not any(byte not in (0, 0x30) for byte in order.args)
    return order.name in SILENT or (order.name == "neutral" and zero)
