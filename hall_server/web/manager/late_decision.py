"""A decision that was made in time and never noted: a leader, who has seen that it was so, tells
the day of it. Its own window can't any more once the promised day is over."""

from functools import partial
from typing import Literal

from nicegui import ui

from hall_link.wire.case_views import CaseView
from hall_link.wire.cases import ActOnCase
from hall_server.web.manager.panel import Page, Panel, box, press, text

WHYS = {"granted": ("proved-minutes", "proved-paper", "proved-down"), "denied": ("deny-rule",)}
"""The usual reasons, by outcome; that of a denial stands on the decision."""

Outcome = Literal["granted", "denied"]


def tell_decision(panel: Panel, view: CaseView, back: Page) -> None:
    """Asks for the day and what was decided; the panel asks once more, with the reason."""
    say = panel.leader.say

    def page() -> None:
        text(say("late-decided"), "sentence")
        day = ui.input(value=view.promised).props(
            f'type=date outlined aria-label="{say("on-day")}"'
        )
        with box("buttons"):
            for outcome in ("granted", "denied"):
                look = "main" if outcome == "granted" else "act grave"
                press(say(outcome), partial(_sure, panel, view, outcome, day, page_again), look)
            press(say("back"), back)

    page_again = partial(tell_decision, panel, view, back)
    panel.show(f"{say('late-decision')} {view.row.number}", page)


def _sure(panel: Panel, view: CaseView, outcome: Outcome, day: ui.input, back: Page) -> None:
    say, on = panel.leader.say, day.value
    sentence = say("sure-late-decision", number=view.row.number, outcome=say(outcome), day=on)

    def act(why: str) -> ActOnCase:
        told = {"outcome": outcome, "day": on, "reason": why, "print": outcome == "denied"}
        return ActOnCase.model_validate({"case_id": view.row.case_id, "act": "decide", **told})

    panel.confirm(sentence, act, back, WHYS[outcome], "note-case")
