"""A window's screen (row C2): the number called or served, who sits here, what is served."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from display.calls import newest
from display.part import queues_at, window_of
from display.state import WallState
from display.view import Person, QueueTile, Sign, SignState, Telling
from display.views.hours import hours_now, serves
from display.views.tiles import queue_tile
from display.words import say
from hall_link.wire.board import Board, ClerkCard, QueueView, WindowView


def sign(state: WallState, board: Board, number: int) -> Sign | None:
    """The screen of that window; None where the hall has no such window."""
    window = window_of(board, number)
    if window is None:
        return None
    language = state.language
    kind = _kind(window, serves(board))
    title, big, more = _words(board, window, kind, language)
    return Sign(
        number=str(number),
        unit=say("unit", language),
        name=window.name.in_language(language),
        state=kind,
        title=title,
        big=big,
        more=more,
        beside=_beside(state, window, kind),
        services=say("services", language),
        queues=tuple(
            _service(queue, language)
            for wanted in queues_at(board, window)
            for queue in board.queues
            if queue.id == wanted
        ),
        note=_note(board, window, language),
        person=_person(window.clerk, language) if window.clerk else None,
    )


def _service(queue: QueueView, language: str) -> QueueTile:
    waiting = say("here-wait", language, count=queue.waiting)
    return replace(queue_tile(queue, language), waiting=waiting)


def unknown_window(number: int, language: str) -> Telling:
    """Instead of the screen of a window the hall does not have."""
    return Telling(
        title=say("unknown-window", language, number=number),
        text=say("unknown-window-more", language),
        icon="alert",
    )


def _kind(window: WindowView, open_now: bool) -> SignState:
    """Somebody at the window comes first: the visit goes on whatever was pressed."""
    if window.serving:
        return window.visit or "serving"
    if window.covered_by is not None:
        return "elsewhere"
    if window.state == "paused":
        return "paused"
    return "free" if window.state == "open" and open_now else "closed"


def _words(
    board: Board, window: WindowView, kind: SignState, language: str
) -> tuple[str, str, str]:
    """What stands over, in and under the middle."""
    title = say(f"sign-{kind}", language, window=window.number)
    match kind:
        case "called" | "serving":
            return title, window.serving or "", ""
        case "elsewhere":
            big = say("sign-elsewhere-big", language, to=window.covered_by)
            return title, big, say("sign-elsewhere-more", language)
        case "paused":
            reason = window.paused.in_language(language) if window.paused else ""
            return reason, title, _since(window.paused_at, board, language)
        case _ if not serves(board):
            return "", hours_now(board, language), ""
        case "free":
            return "", say("sign-free-big", language), title
        case _:
            return "", title, say("sign-closed-more", language)


def _since(moment: datetime | None, board: Board, language: str) -> str:
    if moment is None:
        return ""
    return say("since", language, time=f"{moment.astimezone(ZoneInfo(board.time_zone)):%H:%M}")


def _beside(state: WallState, window: WindowView, kind: SignState) -> str:
    """An English ticket is called in English too (row C4)."""
    call = newest(state.here)
    english = call is not None and call.number == window.serving and call.language == "en"
    if kind != "called" or not english or state.language == "en":
        return ""
    return say("sign-come-en", "en", number=window.number)


def _note(board: Board, window: WindowView, language: str) -> str:
    covered = [str(w.number) for w in board.windows if w.covered_by == window.number]
    joined = ("、" if language == "zh" else ", ").join(covered)
    return say("covers", language, numbers=joined) if covered else ""


def _person(clerk: ClerkCard, language: str) -> Person:
    return Person(
        name=clerk.name.in_language(language),
        title=clerk.title.in_language(language),
        post=say("post-b", language) if clerk.post == "B" else "",
    )
