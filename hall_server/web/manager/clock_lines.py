"""The lines of the clock board as HTML. Pure.

A hundred lines drawn piece by piece would be two thousand elements to build and to send: the list
is one element instead.
"""

from datetime import date
from html import escape

from hall_link.wire.base import Language
from hall_link.wire.cases import Cause
from hall_server.deadlines.why import day_words
from hall_server.web.manager.clocks_view import ClockLine, TaskLine
from hall_server.web.manager.words import say

CAUSES: dict[Cause, str] = {
    "delivery": "deliver-on",
    "owed": "owed-on",
    "stop": "stop-until",
    "papers": "papers-on",
    "notice": "notice-on",
}
"""The words of a day that is no promise of a decision."""

ICONS = {"red": "error", "yellow": "schedule", "green": "check_circle", "grey": "pause_circle"}
"""A shape beside each colour: colour never tells anything alone."""


def line_html(line: ClockLine, language: Language) -> str:
    """A case: how long it has, what it is, whose, by when, who was told, and a button to urge."""
    return row_html(
        (line.colour, ICONS[line.colour]),
        left_of(line, language),
        (line.item.in_language(language), f"{line.number} · {line.kind.in_language(language)}"),
        (say(language, "window", n=line.window), line.owner.in_language(language)),
        (day_of(line, language), stage_of(line, language)),
        _buttons(line, language),
    )


def task_html(task: TaskLine, language: Language) -> str:
    """A joined window's part."""
    stage = task.stage if task.colour == "red" else 0
    lead = say(language, "lead-window", n=task.lead)
    return row_html(
        (task.colour, ICONS[task.colour]),
        days_words(task.left, task.colour == "red", language),
        (task.item.in_language(language), f"{task.number} · {lead}"),
        (say(language, "window", n=task.window), ""),
        (
            say(language, "due-on", day=day_words_of(task.due, language)),
            _told(stage, task.urged, task.told_today, language),
        ),
        "",
    )


Pair = tuple[str, str]
"""What is said first, and what is said below it."""


def row_html(
    look: tuple[str, str], left: str, told: Pair, whose: Pair, day: Pair, button: str
) -> str:
    """A line of the page. `look`: its class and its icon; `button`: HTML."""
    colour, sign = look
    icon = f'<i class="q-icon material-icons" aria-hidden="true">{sign}</i>'
    cells = zip(("told", "whose", "day"), (told, whose, day), strict=True)
    return (
        f'<div class="clock {colour}"><div class="left">{icon}<span>{escape(left)}</span></div>'
        f"{''.join(_cell(name, pair) for name, pair in cells)}"
        f'<div class="buttons">{button}</div></div>'
    )


def _cell(name: str, pair: Pair) -> str:
    first, below = map(escape, pair)
    small = f'<div class="quiet">{below}</div>' if below else ""
    return f'<div class="{name}"><div class="what">{first}</div>{small}</div>'


def _buttons(line: ClockLine, language: Language) -> str:
    """A case can be looked at and handed on at any time; the hall urges by itself as a day opens,
    and a leader may do it again."""
    look = act_button("open", line.case_id, say(language, "open-case"), "again")
    look += act_button("hand_on", line.case_id, say(language, "hand-on"), "again")
    if line.colour not in ("red", "yellow"):
        return look
    key, shape = ("urge-again", "again") if line.told_today else ("urge", "urge")
    return look + act_button("urge", line.case_id, say(language, key), shape)


def act_button(act: str, case_id: str, word: str, look: str) -> str:
    """A button of a line; a press on it tells the page `act` and the case."""
    told = f'data-act="{escape(act)}" data-case="{escape(case_id)}"'
    return f'<button type="button" class="decide {look}" {told}>{escape(word)}</button>'


def left_of(line: ClockLine, language: Language) -> str:
    """How long there is, or how long it is over, in words."""
    if line.minutes is not None:
        key = "minutes-late" if line.minutes < 0 else "minutes-left"
        return say(language, key, n=abs(line.minutes))
    if line.left is None:
        return say(language, "to-fetch" if line.cause == "fetch" else "to-accept")
    return days_words(line.left, line.colour == "red", language)


def days_words(left: int, over: bool, language: Language) -> str:
    """So many working days to go, or over."""
    if over:
        key = {0: "just-late", -1: "day-late"}.get(left, "days-late")
    else:
        key = {0: "due-today", 1: "day-left"}.get(left, "days-left")
    return say(language, key, n=abs(left))


def day_of(line: ClockLine, language: Language) -> str:
    """What is to be done by when: the promise, or what else the case waits for."""
    if line.due is None:
        return ""
    key = CAUSES.get(line.cause) or ("send-on" if line.state == "sent_up" else "due-on")
    return say(language, key, day=day_words_of(line.due, language))


def stage_of(line: ClockLine, language: Language) -> str:
    """Who was told, how often it was urged, and whether it was today."""
    stage = line.stage if line.colour == "red" else 0
    return _told(stage, line.urged, line.told_today, language)


def _told(stage: int, urged: int, today: bool, language: Language) -> str:
    parts = [say(language, f"stage-{stage}")] if stage else []
    parts += [say(language, "urged-times", n=urged)] if urged else []
    parts += [say(language, "urged-today")] if today else []
    return " · ".join(parts)


def day_words_of(day: str, language: Language) -> str:
    """`2月14日（周六）` for `YYYY-MM-DD`."""
    return day_words(date.fromisoformat(day)).in_language(language)
