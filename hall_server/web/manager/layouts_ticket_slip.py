"""A ticket as it looks, drawn on a page as documents' slips are. Pure.

The printer sets the same parts in its own font (`ticket_printer.ticket_parts`).
"""

from collections.abc import Callable, Sequence
from html import escape

from hall_link.wire.base import Language, Words
from hall_link.wire.ticket_layout import LARGE, TicketPart, TicketPartKind
from hall_server.premises.tables import Premises
from hall_server.queue.slips import qr_of
from hall_server.web.manager.layouts_slip import COLUMNS
from hall_server.web.manager.layouts_ticket_words import SAMPLES
from hall_server.web.phone.poster import code_svg

NUMBER, SECRET, WINDOWS = "A012", "sample-of-a-ticket-only", "1、3"
QUEUE, ITEM = Words(zh="民政残联", en="Civil affairs"), Words(zh="城市低保", en="Allowance")
PAPERS = (
    Words(zh="户口簿 原件", en="Household book"),
    Words(zh="身份证 复印件", en="ID card, copy"),
)


def ticket_html(
    premises: Premises, parts: Sequence[TicketPart], language: Language, millimetres: int
) -> str:
    """The ticket of a sample visit."""
    ticket = _Ticket(premises, language, 2 * COLUMNS[millimetres])
    drawn = "".join(ticket.drawn(part) for part in parts)
    style = f"--signs:{COLUMNS[millimetres]}"
    return (
        f'<div class="slip-roll ticket" style="{style}"><div class="slip-part">{drawn}</div></div>'
    )


class _Ticket:
    def __init__(self, premises: Premises, language: Language, columns: int) -> None:
        self._premises, self._language, self._columns = premises, language, columns

    def drawn(self, part: TicketPart) -> str:
        is_large = part.size == "large" if part.size else part.part in LARGE
        inside = self._inside(part, is_large)
        return f'<div data-part="{part.part}">{inside}</div>' if inside else ""

    def _line(self, told: str, is_large: bool) -> str:
        """Large is twice as high, and twice as wide where one line holds it."""
        columns = sum(1 if letter.isascii() else 2 for letter in told)
        wide = "large" if columns * 2 <= self._columns else "tall"
        return f'<p class="{wide if is_large else "centre"}">{escape(told)}</p>'

    def _inside(self, part: TicketPart, is_large: bool) -> str:
        draw: Callable[[bool], str] | None = {
            "hall": self._hall,
            "number": self._number,
            "facts": self._facts,
            "code": self._code,
            "materials": self._papers,
        }.get(part.part)
        if draw is not None:
            return draw(is_large)
        told = self._sentence(part.part, part.text)
        return self._line(told, is_large) if told else ""

    def _sentence(self, part: TicketPartKind, text: Words | None) -> str:
        if part == "windows":
            return f"Windows {WINDOWS}" if self._language == "en" else f"{WINDOWS} 号窗口办理"
        words = {"queue": QUEUE, "missed": self._premises.missed_rule, "text": text, **SAMPLES}
        found = words[part]
        return found.in_language(self._language) if found else ""

    def _hall(self, is_large: bool) -> str:
        name = self._premises.name
        english = f'<p class="centre">{escape(name.en)}</p>' if self._language == "en" else ""
        return f"{self._line(name.zh, is_large)}{english}<hr>"

    def _number(self, _large: bool) -> str:
        return f'<p class="number">{NUMBER}</p>'

    def _facts(self, _large: bool) -> str:
        labels = ("For", "Issued") if self._language == "en" else ("事项", "取号")
        values = (ITEM.in_language(self._language), "2026-11-23 09:05")
        pairs = zip(labels, values, strict=True)
        rows = "".join(
            f'<div class="pair"><span>{label}&emsp;</span><span>{escape(value)}</span></div>'
            for label, value in pairs
        )
        return f"<hr>{rows}<hr>"

    def _code(self, _large: bool) -> str:
        caption = SAMPLES["code"].in_language(self._language)
        svg = code_svg(qr_of(self._premises, SECRET), 3)
        return f'<div class="code">{svg}<p class="centre">{escape(caption)}</p></div>'

    def _papers(self, _large: bool) -> str:
        title = SAMPLES["materials"].in_language(self._language)
        names = (escape(name.in_language(self._language)) for name in PAPERS)
        rows = "".join(
            f'<div class="entry"><span>□</span><span><b>{name}</b></span></div>' for name in names
        )
        return f"<hr>{self._line(title, True)}{rows}"
