"""How a case stands: two questions, and the answer in plain words (row A9)."""

from dataclasses import replace
from datetime import date, datetime

from hall_link.look.dates import date_words
from hall_link.look.parts import Button
from hall_link.wire.case_views import CaseFound, ProgressStep
from kiosk.asking import Asking
from kiosk.state import KioskState
from kiosk.view import Billboard, Fact, Progress, Station, View
from kiosk.views.frame import back_and_home, framed
from kiosk.views.letters import digit_board, parted
from kiosk.views.refused import asked
from kiosk.words import say, window_list

MOST_TO_BRING = 4
MOST_STATIONS = 7
"""A line of more is read from the stations round where the case is."""


def progress_view(state: KioskState, asking: Asking) -> View:
    """The question the person is at, or the answer."""
    if asking.found is not None:
        return _told(state, asking.found)
    if asking.step == "number":
        return _number(state, asking)
    return _phone(state, asking)


def _number(state: KioskState, asking: Asking) -> View:
    language = state.language
    scan = (say("progress-scan", language),) if state.scanner else ()
    typed = say("progress-typed" if scan else "progress-only", language)
    billboard = asked(state, "progress", "progress")
    return replace(
        framed(state, "progress", billboard),
        private=True,
        lines=(*scan, typed),
        keyboard=replace(
            digit_board(asking.number, say("progress-hint", language)),
            shown=case_words(asking.number),
        ),
        actions=(*back_and_home(language), _next(state, "on", asking.whole)),
    )


def _phone(state: KioskState, asking: Asking) -> View:
    language = state.language
    billboard = asked(state, "progress-phone", "phone", asking.refusal)
    return replace(
        framed(state, "progress-phone", billboard),
        private=True,
        lines=(say("progress-phone-typed", language, number=case_words(asking.number)),),
        keyboard=digit_board(asking.last_four, say("progress-phone-hint", language)),
        actions=(*back_and_home(language), _next(state, "look-up", asking.whole)),
    )


def _next(state: KioskState, words: str, whole: bool) -> Button:
    return Button("tell:on", say(words, state.language), "check", "right", True, whole)


# --- the answer ----------------------------------------------------------------------------------


def _told(state: KioskState, found: CaseFound) -> View:
    language = state.language
    tone = "good" if found.state in ("ready", "delivered", "closed", "decided") else "ask"
    billboard = Billboard(
        found.headline.in_language(language),
        found.item_name.in_language(language),
        "check" if tone == "good" else "progress",
        "good" if tone == "good" else "ask",
    )
    done = Button("done", say("done", language), "check", "right", main=True)
    return replace(
        framed(state, "progress-told", billboard),
        private=True,
        progress=Progress(
            stations=_stations(state, found.steps),
            facts=_facts(state, found),
            task_title=_task_title(found, language),
            tasks=_tasks(found, language),
        ),
        actions=(done,),
    )


def _stations(state: KioskState, steps: list[ProgressStep]) -> tuple[Station, ...]:
    """Done ones first; the first still to come is where it is. Of many those round it."""
    here = next((place for place, step in enumerate(steps) if not step.done), len(steps))
    stations = [
        Station(
            step.words.in_language(state.language),
            day_words(state, step.at),
            step.done,
            place == here,
        )
        for place, step in enumerate(steps)
    ]
    first = max(0, min(here - MOST_STATIONS // 2, len(stations) - MOST_STATIONS))
    return tuple(stations[first : first + MOST_STATIONS])


def _facts(state: KioskState, found: CaseFound) -> tuple[Fact, ...]:
    language = state.language
    facts = [Fact(say("case", language), case_words(found.number), "progress")]
    if found.due:
        facts.append(Fact(say("due", language), day_words(state, found.due), "calendar"))
    if found.fetch is None and found.window is not None:
        asked = window_list([found.window], language)
        told = f"{asked} {found.telephone}".strip()
        facts.append(Fact(say("ask-at", language), told, "window"))
    return tuple(facts)


def _task_title(found: CaseFound, language: str) -> str:
    """Fetching a result is the one thing to do where one lies ready."""
    if found.fetch is not None:
        return say("fetch", language)
    if found.meeting is not None and not found.bring:
        return say("meeting", language)
    return say("bring", language) if found.bring else ""


def _tasks(found: CaseFound, language: str) -> tuple[str, ...]:
    if found.fetch is not None:
        return (found.fetch.in_language(language),)
    if found.meeting is None:
        return _to_bring(found.bring, MOST_TO_BRING, language)
    meets = found.meeting.in_language(language)
    papers = _to_bring(found.bring, MOST_TO_BRING - 2, language)
    return (*papers, say("meeting", language), meets) if papers else (meets,)


def _to_bring(papers: list[str], most: int, language: str) -> tuple[str, ...]:
    """The first few; that there are more is said."""
    if len(papers) <= most:
        return tuple(papers)
    more = say("bring-more", language, count=len(papers))
    return (*papers[: most - 1], more)


def case_words(number: str) -> str:
    """Day and place of the day apart, as on the slip."""
    return parted(number, 6)


def day_words(state: KioskState, day: str | None) -> str:
    """A day as people say it; empty for none."""
    if day is None:
        return ""
    found = date.fromisoformat(day)
    if state.wall is not None and found == state.wall.date():
        return say("today", state.language)
    return date_words(datetime.combine(found, datetime.min.time()), state.language)
