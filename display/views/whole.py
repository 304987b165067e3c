"""From the state to the wall."""

from display.calls import newest, on_the_wall
from display.part import window_of
from display.script import getting_ready
from display.state import WallState
from display.view import Card, NoticeText, Recent, Row, Telling, View
from display.views.frame import header
from display.views.pages import notices, pages
from display.views.sign import sign, unknown_window
from display.views.tiles import queue_tiles, widest_number, window_tiles
from display.words import say
from hall_link.wire.board import Board, CallView


def show(state: WallState) -> View:
    """What the hall sees now. Calls outlive the line; only without a board there is nothing."""
    if state.board is None or state.here is None:
        return _away(state)
    if state.window is not None:
        return _window(state, state.board, state.window)
    return _hall(state, state.here)


def _away(state: WallState) -> View:
    language = state.language
    refused = state.goodbye
    key = "refused" if refused else "connecting"
    reason = refused.message.in_language(language) if refused else ""
    telling = Telling(
        title=say(key, language),
        text=say(f"{key}-more", language, reason=reason),
        icon="alert" if refused else "away",
    )
    return View("away", language, header(state), lit=False, turn=0, telling=telling)


def _window(state: WallState, board: Board, number: int) -> View:
    """The screen of a window sees the whole hall: its queues may be served elsewhere."""
    language, shown = state.language, sign(state, board, number)
    return View(
        screen="window" if shown else "away",
        language=language,
        header=header(state),
        lit=state.lit,
        turn=state.turn,
        sign=shown,
        telling=None if shown else unknown_window(number, language),
        widest=widest_number(board),
    )


def _hall(state: WallState, board: Board) -> View:
    language, latest = state.language, newest(board)
    call = None if latest and _is_over(state, board, latest) else latest
    return View(
        screen="calls" if call else "pages" if latest else "idle",
        language=language,
        header=header(state),
        lit=state.lit,
        turn=state.turn,
        card=_card(board, call, language) if call else None,
        flash=bool(call and call.flash),
        pages=() if call else pages(board, language, greet=latest is None),
        recent=_recent(board, call, language),
        serving=say("serving", language),
        windows=window_tiles(board, language),
        no_windows=say("no-windows", language),
        waiting=say("waiting", language),
        queues=queue_tiles(board, language),
        widest=widest_number(board),
        notices=notices(board, language),
        help=_help(board, language),
        ready=_ready(board, language),
    )


def _is_over(state: WallState, board: Board, call: CallView) -> bool:
    """The newest call makes room for the pages once it is old and nobody is still awaited."""
    window = window_of(board, call.window)
    awaited = window is not None and (window.serving, window.visit) == (call.number, "called")
    return state.calm and not awaited


def _ready(board: Board, language: str) -> NoticeText | None:
    numbers = getting_ready(board)[:3]
    joined = ("、" if language == "zh" else ", ").join(numbers)
    if not numbers:
        return None
    return NoticeText(say("ready", language), say("ready-more", language, numbers=joined))


def _card(board: Board, call: CallView, language: str) -> Card:
    return Card(
        announcement=f"{call.id}:{call.round}",
        title=say("calling", language),
        again=say("again", language, count=call.round) if call.round > 1 else "",
        number=call.number,
        before=say("to-window-before", language),
        window=str(call.window),
        after=say("to-window-after", language),
        beside=_beside(board, call, language),
    )


def _beside(board: Board, call: CallView, language: str) -> tuple[str, ...]:
    """An English ticket is called in English beside the Chinese (row C4)."""
    if call.language == "en" and language != "en":
        return say("please", "en"), say("window", "en", number=call.window)
    names = [window.name for window in board.windows if window.number == call.window]
    return tuple(name.in_language(language) for name in names[:1])


def _recent(board: Board, large: CallView | None, language: str) -> Recent:
    rows = tuple(
        Row(call.number, say("row", language, number=call.window), new=call is large)
        for call in on_the_wall(board)
    )
    return Recent(
        title=say("recent", language),
        to=say("to", language),
        rows=rows,
        empty=(say("no-calls", language), say("no-calls-more", language)),
    )


def _help(board: Board, language: str) -> NoticeText:
    return NoticeText(
        say("help", language), say("help-more", language, number=board.hotline or "12345")
    )
