"""From the state to the wall."""

from display.calls import newest, on_the_wall
from display.state import WallState
from display.view import Card, NoticeText, Recent, Row, Telling, View, Welcome
from display.views.frame import header
from display.views.tiles import queue_tiles, widest_number, window_tiles
from display.words import say
from hall_link.wire.board import Board, CallView


def show(state: WallState) -> View:
    """What the hall sees now. Calls outlive the line; only without a board there is nothing."""
    if state.board is None:
        return _away(state)
    return _hall(state, state.board)


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


def _hall(state: WallState, board: Board) -> View:
    language, call = state.language, newest(board)
    return View(
        screen="calls" if call else "idle",
        language=language,
        header=header(state),
        lit=state.lit,
        turn=state.turn,
        card=_card(board, call, language) if call else None,
        welcome=None if call else _welcome(board, language),
        recent=_recent(board, language),
        serving=say("serving", language),
        windows=window_tiles(board, language),
        no_windows=say("no-windows", language),
        waiting=say("waiting", language),
        queues=queue_tiles(board, language),
        widest=widest_number(board),
        notices=tuple(
            NoticeText(notice.title.in_language(language), notice.text.in_language(language))
            for notice in board.notices
        ),
        help=_help(board, language),
    )


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


def _recent(board: Board, language: str) -> Recent:
    rows = tuple(
        Row(call.number, say("row", language, number=call.window), new=place == 0)
        for place, call in enumerate(on_the_wall(board))
    )
    return Recent(
        title=say("recent", language),
        to=say("to", language),
        rows=rows,
        empty=(say("no-calls", language), say("no-calls-more", language)),
    )


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


def _help(board: Board, language: str) -> NoticeText:
    return NoticeText(
        say("help", language), say("help-more", language, number=board.hotline or "12345")
    )
