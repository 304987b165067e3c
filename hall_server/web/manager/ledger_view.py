"""The ledger's page as HTML. Pure: every word is escaped; forms and ways are plain addresses."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any
from urllib.parse import urlencode

from hall_link.wire.base import Language
from hall_server.kernel.ledger import Fault
from hall_server.kernel.ledger_book import DayChecked, LedgerPage, LedgerRow, Sought
from hall_server.web.manager.ledger_kinds import KINDS
from hall_server.web.manager.ledger_words import KEYS, TEXTS

PATH = "/manager/ledger"
GROUP = 8
"""Digits of a hash that are read out together, as on the day's sheet."""

SHOWN_HASH = 8
LONG_ID = 20
"""An id longer than this is told by its end: the rest is the same for hours."""

OTHERS = (("system:hall", "hall"), ("citizen:phone", "citizen"))
"""Actors who are neither staff nor devices, and their words."""

FAULTS = {
    "missing": "missing",
    "changed": "changed",
    "not readable": "unreadable",
    "columns": "columns",
    "ends at": "end",
}


@dataclass(frozen=True, slots=True)
class People:
    """(actor's name, what they are called): those of the hall, and its devices."""

    staff: tuple[tuple[str, str], ...]
    devices: tuple[tuple[str, str], ...]


class LedgerView:
    """`times`: a stored moment -> the hall's wall clock."""

    def __init__(self, language: Language, people: People, times: Mapping[str, str]) -> None:
        self._language = language
        self._people = people
        self._times = times
        others = ((who, TEXTS[key].in_language(language)) for who, key in OTHERS)
        self._names = dict((*people.staff, *people.devices, *others))

    def _say(self, key: str, **told: object) -> str:
        return escape(TEXTS[key].in_language(self._language).format(**told))

    # --- what is sought ---------------------------------------------------------------------------

    def form(self, sought: Sought) -> str:
        """The fields by which rows are sought."""
        say = self._say
        return (
            f'<form class="card seek" method="get" action="{PATH}">'
            f'<input type="hidden" name="lang" value="{self._language}">'
            f'<label>{say("day")}<input type="date" name="day" '
            f'value="{_value(sought.day)}"></label>'
            f"<label>{say('kind')}{self._kinds(sought.kind)}</label>"
            f"<label>{say('who')}{self._who(sought.who)}</label>"
            f'<label>{say("about")}<input name="about" maxlength="64" autocomplete="off" '
            f'placeholder="{say("about-hint")}" value="{_value(sought.about)}"></label>'
            f'<button class="find">{say("find")}</button>'
            f'<a class="clear" href="{self._address(Sought())}">{say("clear")}</a></form>'
        )

    def _kinds(self, chosen: str | None) -> str:
        kinds = [(kind, words.in_language(self._language)) for kind, words in KINDS.items()]
        return self._select("kind", _options(kinds, chosen))

    def _who(self, chosen: str | None) -> str:
        known = [(who, self._names[who]) for who, _ in OTHERS]
        groups = (("staff", self._people.staff), ("devices", self._people.devices))
        told = "".join(
            f'<optgroup label="{self._say(key)}">{_options(people, chosen)}</optgroup>'
            for key, people in groups
        )
        return self._select("who", _options(known, chosen) + told)

    def _select(self, name: str, options: str) -> str:
        every = f'<option value="">{self._say("all")}</option>'
        return f'<select name="{name}">{every}{options}</select>'

    def _address(self, sought: Sought, before: int | None = None) -> str:
        told = {
            "lang": self._language,
            "day": sought.day,
            "kind": sought.kind,
            "who": sought.who,
            "about": sought.about,
            "before": before,
        }
        return escape(f"{PATH}?{urlencode({k: v for k, v in told.items() if v})}")

    # --- the day's chain --------------------------------------------------------------------------

    def state(self, day: str, checked: DayChecked | None) -> str:
        """Whether the day's chain is whole, and its head."""
        if checked is None:
            return f'<section class="card chain none">{self._say("none-of-day", day=day)}</section>'
        look = "bad" if checked.faults else "well"
        key = "not-whole" if checked.faults else "gone" if checked.gone else "whole"
        rows = self._say(
            "rows", n=checked.last - checked.first + 1, first=checked.first, last=checked.last
        )
        return (
            f'<section class="card chain {look}"><h1>{self._say(key, day=day)}</h1>'
            f'<p class="quiet">{rows}</p>{self._faults(checked.faults)}'
            f'<p class="head"><b>{self._say("head")}</b> <code>{_grouped(checked.head)}</code></p>'
            f'<p class="quiet">{self._say("head-hint")}</p></section>'
        )

    def _faults(self, faults: tuple[Fault, ...]) -> str:
        if not faults:
            return ""
        told = "".join(
            f"<li>{self._say('fault', seq=fault.seq, why=self._why(fault))}</li>"
            for fault in faults
        )
        return f'<ul class="faults">{told}</ul><p>{self._say("more-faults")}</p>'

    def _why(self, fault: Fault) -> str:
        key = next((key for part, key in FAULTS.items() if part in fault.why), None)
        return TEXTS[key].in_language(self._language) if key else fault.why

    # --- rows -------------------------------------------------------------------------------------

    def rows(self, sought: Sought, page: LedgerPage) -> str:
        """The table, and the ways to earlier rows."""
        if page.rows:
            return f"{self._table(sought, page.rows)}{self._ways(sought, page)}"
        key = "nothing" if page.older is None else "nothing-yet"
        told = self._say(key, n=page.older)
        return f'<p class="quiet empty">{told}</p>{self._ways(sought, page)}'

    def _table(self, sought: Sought, rows: tuple[LedgerRow, ...]) -> str:
        keys = ("seq", "at", "kind", "who", "told", "hash")
        heads = "".join(f"<th scope=col>{self._say(key)}</th>" for key in keys)
        told = "".join(self._row(sought, row) for row in rows)
        return (
            f'<div class="sheet-box"><table><thead><tr>{heads}</tr></thead>'
            f"<tbody>{told}</tbody></table></div>"
        )

    def _row(self, sought: Sought, row: LedgerRow) -> str:
        words = KINDS.get(row.kind)
        kind = words.in_language(self._language) if words else row.kind
        cells = (
            f'<td class="number">{row.seq}</td>',
            f"<td class=when>{escape(self._times.get(row.at, row.at))}</td>",
            f'<td title="{escape(row.kind)}"><b>{escape(kind)}</b></td>',
            f'<td title="{escape(row.who)}">{escape(self._names.get(row.who, row.who))}</td>',
            f'<td class="told">{"".join(self._facts(sought, row.told))}</td>',
            f'<td><code title="{escape(row.hash)}">{escape(row.hash[:SHOWN_HASH])}…</code></td>',
        )
        return f'<tr data-seq="{row.seq}">{"".join(cells)}</tr>'

    def _facts(self, sought: Sought, told: Mapping[str, Any]) -> Iterator[str]:
        for key, value in told.items():
            if value is False or value in (None, "", [], {}):
                continue
            words = KEYS.get(key)
            name = words.in_language(self._language) if words else key
            yield f"<span><i>{escape(name)}</i> {self._value(sought, value)}</span>"

    def _value(self, sought: Sought, value: Any) -> str:
        """An id or a number leads to everything else the ledger tells of it."""
        if isinstance(value, list):
            return "、".join(self._value(sought, one) for one in value)
        if isinstance(value, dict):
            return "、".join(f"{escape(key)} {escape(str(one))}" for key, one in value.items())
        text = value if isinstance(value, str) else str(value)
        shown = f"…{text[-GROUP:]}" if _is_id(text) else text
        if not isinstance(value, str) or not any(letter.isdigit() for letter in text):
            return escape(shown)
        way = self._address(Sought(day=sought.day, about=text))
        return f'<a href="{way}" title="{escape(text)}">{escape(shown)}</a>'

    def _ways(self, sought: Sought, page: LedgerPage) -> str:
        newest = f'<a class="turn" href="{self._address(sought)}">{self._say("newest")}</a>'
        if page.older is None:
            return f'<nav class="turns">{newest}</nav>'
        way = self._address(sought, page.older)
        older = f'<a class="turn older" href="{way}">{self._say("older")}</a>'
        return f'<nav class="turns">{newest}{older}</nav>'


def _is_id(text: str) -> bool:
    return len(text) > LONG_ID and " " not in text


def _value(told: str | None) -> str:
    return escape(told or "")


def _options(choices: Iterable[tuple[str, str]], chosen: str | None) -> str:
    return "".join(
        f'<option value="{escape(key)}"{" selected" if key == chosen else ""}>'
        f"{escape(words)}</option>"
        for key, words in choices
    )


def _grouped(digits: str) -> str:
    """In groups, so that it can be read out."""
    return " ".join(digits[place : place + GROUP] for place in range(0, len(digits), GROUP))
