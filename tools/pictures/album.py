"""`docs/screens.md`: every picture under the words that say what it shows."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from hall_server.documents.forms import all_forms
from hall_server.prints.catalogue import PRINTS

HEAD = """# Screens

Made by `make pictures` from the real programs, in Chinese and the most important in English: the
sample hall, and a small one cut out of it. Each fault is a real one. Screens that take long to
come are drawn by the devices from the states of their tests.
"""

START = """
A hall without a page of its own has this one at `/`:

![start](pictures/start.zh.png)
"""

Captions = Mapping[str, str]

KIOSK: Captions = {
    "kiosk-home": "first screen: the departments, how many wait",
    "kiosk-events": "by life event",
    "kiosk-event-items": "what belongs to one",
    "kiosk-letters-few": "by pinyin initials",
    "kiosk-unsure": "who does not know: a number for the general window, and what helps",
    "kiosk-items": "items of a department",
    "kiosk-confirm": "before the number is taken: the wait, the windows, what to bring",
    "kiosk-guide": "the item's guide",
    "kiosk-priority": "priority, chosen in private",
    "kiosk-confirm-priority": "with priority, before the number is taken",
    "kiosk-more": "several items, several people",
    "kiosk-confirm-two": "two items on one number",
    "kiosk-ticket": "the number, the paper below",
    "kiosk-large": "large type and high contrast",
    "kiosk-queues": "first screen of a hall with at most eight queues",
    "kiosk-queue": "there, before the number is taken",
    "kiosk-landscape-home": "first screen, lying",
    "kiosk-landscape-confirm": "before the number is taken, lying",
    "kiosk-home-break": "first screen at noon",
    "kiosk-home-closed": "first screen on a day off",
    "kiosk-closing": "nobody would be served before the hall closes: what one may choose",
    "kiosk-shut": "the hall has closed",
}

TICKET: Captions = {
    "kiosk-scanned-waiting": "waiting",
    "kiosk-found-wait": "waiting, with the wait that is expected",
    "kiosk-why": "why others came first",
    "kiosk-pass": "letting others go first",
    "kiosk-scanned-called": "called",
    "kiosk-found-held": "put aside by the window",
    "kiosk-found-missed-back": "missed: back into line",
}

PAPERS: Captions = {
    "kiosk-check": "which papers are at hand: ticked",
    "kiosk-checked-missing": "what is missing, where to get it, and what to do",
    "kiosk-checked-owed": "the rest may come later",
    "kiosk-checked-all": "all there",
    "kiosk-notice": "the one-time notice is printed; its code brings the list back",
    "kiosk-notice-screen": "no paper: it is taken along by phone",
    "kiosk-guide-page-5": "a page of the guide: the steps, by whom and in what time",
    "kiosk-slip": "the guide is printed",
    "kiosk-sample": "a sample form",
    "kiosk-sample-large": "made larger, a quarter at a time",
    "kiosk-sample-away": "a sample that can't be shown now",
}

BOOKING: Captions = {
    "kiosk-days": "a time is booked: the day",
    "kiosk-slots": "the time",
    "kiosk-phone": "the mobile number",
    "kiosk-booked": "booked, the paper below",
    "kiosk-entry-typed": "a booked citizen is here: code or mobile number",
    "kiosk-early-code": "too early",
}

FAULTS: Captions = {
    "kiosk-warning": "nobody touches: back to the first screen soon",
    "kiosk-paper-out": "the printer has no paper",
    "kiosk-no-paper": "a number without paper: it stays longer, to be noted",
    "kiosk-slow": "the server takes long; one need not wait",
    "kiosk-problem": "no window serves the item any more",
    "kiosk-away": "the server is away",
}

PAPER: Captions = {
    "ticket": "80 mm: number, wait, windows, the papers to bring",
    "ticket-58": "58 mm",
    "booking": "a booking: day, time, code",
    "day-sheet": "the day on one sheet of A4",
}

FORMS: Captions = {
    **{f"form-{form.id}": f"{form.name.zh} · {form.name.en}" for form in all_forms()},
    "forms-58": "some of them on 58 mm",
}

PRINTED: Captions = {f"print-{one.id}": f"{one.name.zh} · {one.name.en}" for one in PRINTS}

WALL: Captions = {
    "display-idle": "before the first call",
    "display-calls": "a call",
    "display-get-ready": "who is next gets ready",
    "display-pages-1": "between the calls: what is done where, and how long one waits",
    "display-pages-3": "… who sits where",
    "display-covered-page": "… a window whose visitors go to another",
    "display-lunch": "at noon",
    "display-holiday": "on a day off",
    "display-portrait": "upright, in a small hall",
    "display-away": "the server is away: what was true, and when",
}

WINDOW: Captions = {
    "display-window-called": "called",
    "display-window-serving": "serving: number, clerk's card",
    "display-window-paused": "paused, and why",
    "display-window-covering": "serving a neighbour's queues too",
    "display-window-lunch": "at noon",
}

PAD: Captions = {
    "evaluator-idle": "the clerk's card",
    "evaluator-asking": "how was it?",
    "evaluator-reasons": "reasons of the level touched",
    "evaluator-writing": "own words; pinyin where Chinese is spoken",
    "evaluator-thanks": "thanks",
    "evaluator-closed": "nobody at the window",
    "evaluator-away": "the server is away",
}

CONSOLE: Captions = {
    "console-sign-in": "sign-in",
    "console-new-password": "a temporary password is changed first",
    "console-waiting": "somebody waits",
    "console-dial": "a chosen number is typed",
    "console-called": "called: shown and spoken; when no-show becomes possible",
    "console-unconfirmed": "called, and no wall showed it",
    "console-serving": "serving",
    "console-items": "serving: three items on one number, with priority",
    "console-finishing": "choosing the outcome",
    "console-own-words": "an outcome in the clerk's own words",
    "console-transfer": "handing on",
    "console-held": "put aside",
    "console-pause": "why a pause?",
    "console-paused": "paused",
    "console-keys": "the sheet of keys",
    "console-locked": "locked",
    "console-away": "the server is away: the press is kept",
}

PHONE: Captions = {
    "phone-waiting": "the ticket's page: place, wait, the latest calls",
    "phone-why": "why others came first",
    "phone-called": "called",
    "phone-rating": "afterwards",
    "book-days": "a time is booked: the day",
    "book-times": "the time",
    "book-who": "for whom",
    "book-done": "booked",
}

CITIZEN: Captions = {
    "citizen-home": "the entrance: the code of the hall's posters opens it",
    "citizen-guide": "the guide: by words, by what happens in a life, by department",
    "citizen-item": "an item, with every published field",
    "citizen-check": "which papers are at hand: ticked",
    "citizen-missing": "what is missing, before setting out",
    "citizen-notice": "the one-time notice; the ticket machine reads its code",
    "citizen-progress": "how a case stands",
    "citizen-opinion": "a complaint, an idea, praise or a petition; no name is needed",
    "citizen-taken": "received: number and code, to be photographed",
    "citizen-people": "who serves, and the numbers to ring",
    "citizen-request": "service at home, out of hours, on the fast track",
}

DESK: Captions = {
    "desk-issue": "a number is issued: by initials, with priority",
    "desk-issued": "it is shown where there is no paper",
    "desk-ticket": "a ticket that was found",
    "desk-booking": "a time is booked for a caller",
    "desk-notice": "the papers of somebody without a ticket",
    "desk-notice-given": "told once what is missing, taken along by phone",
    "desk-opinion": "written down for somebody who can't",
}

MANAGER: Captions = {
    "manager-sign-in": "sign-in",
    "manager-board": "the board",
    "manager-alarm": "no paper, and a wall that hangs",
    "manager-window": "a window",
    "manager-queue": "a queue",
    "manager-hours": "the hall's hours, out of turn",
    "manager-opening": "the opening list",
}

SETTINGS: Captions = {
    "settings-hours": "hours, with the month",
    "settings-queues": "queues",
    "settings-rules": "calling rules, told in words",
    "settings-items": "service items",
    "settings-review": "what will change",
}

SECTIONS: Mapping[str, Captions] = {
    "Kiosk": KIOSK,
    "Kiosk: a ticket in hand": TICKET,
    "Kiosk: the papers to bring": PAPERS,
    "Kiosk: a booking": BOOKING,
    "Kiosk: when something is wrong": FAULTS,
    "Paper": PAPER,
    "Forms: as a slip and on A4": FORMS,
    "Signs, boards, cards and the booklet": PRINTED,
    "Wall display": WALL,
    "Window's display": WINDOW,
    "Rating pad": PAD,
    "Clerk's console": CONSOLE,
    "The citizen's telephone": PHONE,
    "The citizen's telephone: the hall's own pages": CITIZEN,
    "Guide desk": DESK,
    "Manager's page": MANAGER,
    "Settings": SETTINGS,
    "Start page": {"demo": "of the demo hall"},
}


def write_album(document: Path, pictures: Path) -> None:
    """Writes it from the pictures there are. Raises `SystemExit` when one lacks."""
    parts = [HEAD]
    for title, captions in SECTIONS.items():
        parts.append(f"\n## {title}\n")
        parts += [_table(name, words, pictures) for name, words in captions.items()]
    document.write_text("".join([*parts, START]), encoding="utf-8")


def _table(name: str, words: str, pictures: Path) -> str:
    shown = list(_shown(name, pictures))
    if not shown:
        raise SystemExit(f"there is no picture {name}")
    cells = [words, *[""] * (len(shown) - 1)]
    return f"\n{_row(cells)}\n|{'---|' * len(shown)}\n{_row(shown)}\n"


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |".replace("|  |", "| |")


def _shown(name: str, pictures: Path) -> Iterator[str]:
    for language in ("zh", "en"):
        file = pictures / f"{name}.{language}.png"
        if file.exists():
            yield f"![{name}]({pictures.name}/{file.name})"
