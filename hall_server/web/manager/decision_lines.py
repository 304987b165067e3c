"""The lines of what waits for a leader as HTML. Pure."""

from html import escape

from hall_link.wire.base import Language
from hall_server.web.manager.clock_lines import act_button, day_words_of, row_html
from hall_server.web.manager.decisions_view import APPROVE, Decision, LooseLine
from hall_server.web.manager.words import say


def decision_html(line: Decision, language: Language) -> str:
    """What is asked for which case, and the buttons that decide it."""
    due = say(language, "due-on", day=day_words_of(line.due, language)) if line.due else ""
    return row_html(
        ("asks", "gavel"),
        asked_words(line, language),
        (_item(line, language), f"{line.number} · {line.kind.in_language(language)}"),
        (say(language, "window", n=line.window), line.owner.in_language(language)),
        (due, ""),
        _buttons(line, language),
    )


def loose_html(line: LooseLine, language: Language) -> str:
    """A case whose owner has left, or that took too many visits."""
    icon = "person_off" if line.why == "left" else "directions_walk"
    words = say(language, f"case-{line.why}", n=line.visits)
    buttons = act_button("hand_on", line.case_id, say(language, "hand-on"), "urge")
    return row_html(
        ("loose", icon),
        words,
        (_item(line, language), f"{line.number} · {line.kind.in_language(language)}"),
        (say(language, "window", n=line.window), line.owner.in_language(language)),
        ("", ""),
        act_button("open", line.case_id, say(language, "open-case"), "again") + buttons,
    )


def asked_words(line: Decision, language: Language) -> str:
    """What is asked for, in a few words."""
    unit = say(language, f"unit-{line.unit}", n=line.days)
    return say(language, f"asks-{line.asked}", days=unit)


def _item(line: Decision | LooseLine, language: Language) -> str:
    return line.item.in_language(language)


def _buttons(line: Decision, language: Language) -> str:
    seen = act_button("open", line.case_id, say(language, "open-case"), "again")
    if line.mine:
        return f'{seen}<span class="quiet">{escape(say(language, "another-leader"))}</span>'
    approve, deny = APPROVE[line.asked]
    return (
        seen
        + act_button(deny, line.case_id, say(language, "deny"), "deny")
        + act_button(approve, line.case_id, say(language, "approve"), "urge")
    )
