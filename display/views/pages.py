"""What the board tells between calls (row C6): the day, services, who sits where, notices."""

from display.part import queues_at, window_of
from display.view import Line, List, NoticeText, Page, Welcome
from display.views.hours import day_page, serves
from display.words import say
from hall_link.wire.board import Board, QueueView, WindowView
from hall_link.wire.wait import Wait


def pages(board: Board, language: str, *, greet: bool) -> tuple[Page, ...]:
    """Every page there is something to say on; `greet` before the first call of the day."""
    welcome = _welcome(board, language) if greet else None
    found = (
        welcome,
        day_page(board, language),
        _services(board, language),
        _staff(board, language),
        *notices(board, language),
    )
    shown = tuple(page for page in found if page is not None)
    return shown or (_welcome(board, language),)


def notices(board: Board, language: str) -> tuple[NoticeText, ...]:
    """Who may be called once more after a restart (row K9), windows served elsewhere (Ruling 7),
    then the hall's own."""
    asked = [
        say("again-at", language, number=window.serving, window=window.number)
        for window in board.windows
        if window.again and window.serving
    ]
    moved = [
        say("moved", language, window=window.number, to=window.covered_by)
        for window in board.windows
        if window.covered_by is not None
    ]
    own = [
        NoticeText(notice.title.in_language(language), notice.text.in_language(language))
        for notice in board.notices
    ]
    stop = "；" if language == "zh" else "; "
    first = (("again-title", asked), ("moved-title", moved))
    told = [NoticeText(say(title, language), stop.join(lines)) for title, lines in first if lines]
    return (*told, *own)


def _welcome(board: Board, language: str) -> Welcome:
    key = "greeting" if board.open else "not-open"
    return Welcome(
        title=say(key, language),
        text=say(f"{key}-more", language, number=board.hotline),
        steps=tuple(
            (icon, say(f"step-{place}", language))
            for place, icon in enumerate(("ticket", "seat", "window"), start=1)
        ),
    )


# --- services ----------------------------------------------------------------------------------


def _services(board: Board, language: str) -> List | None:
    lines = tuple(_service(board, queue, language) for queue in board.queues)
    return List(say("services-title", language), "window", lines) if lines else None


def _service(board: Board, queue: QueueView, language: str) -> Line:
    """Where it is served now, and how long somebody waits who comes now."""
    numbers = [
        window.number
        for window in sorted(board.windows, key=lambda window: window.number)
        if window.state != "closed"
        and window.covered_by is None
        and queue.id in queues_at(board, window)
    ]
    where = "、".join(map(str, numbers)) if language == "zh" else ", ".join(map(str, numbers))
    told = queue.wait if numbers and serves(board) else None
    wait = wait_words(told, language) if told else ""
    return Line(
        badge=queue.prefix,
        colour=queue.colour,
        icon=queue.icon,
        name=queue.name.in_language(language),
        beside=wait,
        right=say("windows" if numbers else "no-window", language, numbers=where),
        faint=not numbers,
    )


def wait_words(wait: Wait, language: str) -> str:
    """A wait as a range of minutes (row A13)."""
    return say(f"wait-{wait.shape}", language, low=wait.low, high=wait.high)


# --- who sits where ------------------------------------------------------------------------------


def _staff(board: Board, language: str) -> List | None:
    """Windows with somebody who has a name; where only keys sign in there is nobody to name."""
    lines = tuple(
        _person(board, window, language)
        for window in sorted(board.windows, key=lambda window: window.number)
        if window.clerk is not None
    )
    return List(say("staff-title", language), "person", lines) if lines else None


def _person(board: Board, window: WindowView, language: str) -> Line:
    clerk = window.clerk
    name = clerk.name.in_language(language) if clerk else ""
    title = clerk.title.in_language(language) if clerk else ""
    if clerk and clerk.post == "B":
        title = say("post-b", language)
    return Line(
        badge=str(window.number),
        colour="",
        icon="",
        name=name,
        beside=title,
        right=_whereabouts(board, window, language),
        faint=window.state == "paused",
    )


def _whereabouts(board: Board, window: WindowView, language: str) -> str:
    if window.covered_by is not None and window_of(board, window.covered_by):
        return say("elsewhere", language, number=window.covered_by)
    if window.state != "paused":
        return window.name.in_language(language)
    return window.paused.in_language(language) if window.paused else say("paused", language)
