"""What a wall display knows and how that changes. Pure: no window, no socket, no clock."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from display.calls import is_fresh, newest, round_key
from display.loudness import is_quiet
from display.messages import LinkChanged, Message, Tick, VoiceBegan, VoiceChanged, VoiceEnded
from display.part import shown_part
from display.timing import Timing
from hall_link.wire.board import Board, CallView
from hall_link.wire.calls import VoiceState, Wall
from hall_link.wire.envelope import Error

LAST_SPOKEN = 12
"""So many announcements the state file remembers as spoken."""


@dataclass(frozen=True)
class Pulse:
    """The announcement that lights up, and since when."""

    announcement: str
    since: float
    times: int


@dataclass(frozen=True)
class WallState:
    """`board` is the last truth; while not `connected` it is as old as `truth` (hall's time).

    `here` is the part of it this display shows. `window`: the one whose screen this is.

    `seen` are the rounds this wall has had on its card or need not light up any more. `turn`
    counts the pages turned. `lit`: the newest call's card is bright just now. `over_at`: when (of
    the clock that never jumps) the round `over_of` is too old to be large; `calm` since then.
    """

    language: str = "zh"
    at_window: int | None = None
    """The window named on the command line; one the hall tells goes before."""
    connected: bool = False
    board: Board | None = None
    here: Board | None = None
    wall: Wall | None = None
    goodbye: Error | None = None
    truth: datetime | None = None
    minute: datetime | None = None
    turn: int = 0
    turned_at: float | None = None
    pulse: Pulse | None = None
    lit: bool = False
    over_of: str | None = None
    over_at: float | None = None
    calm: bool = False
    seen: frozenset[str] = frozenset()
    voice: VoiceState = "off"
    speaking: str | None = None
    spoken: tuple[str, ...] = ()
    timing: Timing = field(default_factory=Timing)

    @property
    def window(self) -> int | None:
        """The window whose screen this is; None for a board."""
        told = self.wall.window if self.wall else None
        return told if told is not None else self.at_window

    @property
    def quiet(self) -> bool:
        """Whether the hall is to be quiet now, so that calls are shown only."""
        return bool(self.board and self.minute and is_quiet(self.board.rules, self.minute))


def update(state: WallState, message: Message) -> WallState:
    """The state after a message."""
    match message:
        case LinkChanged():
            return _link(state, message)
        case Tick():
            return _tick(state, message)
        case VoiceChanged():
            quiet = message.voice != "ready"
            return replace(state, voice=message.voice, speaking=None if quiet else state.speaking)
        case VoiceBegan():
            return replace(state, speaking=message.announcement)
        case VoiceEnded():
            return _voice_ended(state, message)


def _link(state: WallState, message: LinkChanged) -> WallState:
    snapshot = message.snapshot
    lost = state.connected and not message.connected
    after = replace(
        state,
        connected=message.connected,
        board=snapshot.board if snapshot else state.board,
        wall=snapshot.wall if snapshot else state.wall,
        goodbye=message.goodbye,
        truth=None if message.connected else message.heard if lost else state.truth,
    )
    board, wall = after.board, after.wall
    here = shown_part(board, wall, after.window) if board else None
    return _lighten(replace(after, here=here), message, first=state.board is None)


def _lighten(state: WallState, message: LinkChanged, *, first: bool) -> WallState:
    """Begin to pulse where the card shows a round it never had, and one that still matters."""
    board, call = state.here, newest(state.here)
    if board is None or call is None:
        return replace(state, pulse=None, lit=False, seen=frozenset(), over_of=None, calm=False)
    present = frozenset(round_key(known) for known in board.recent_calls)
    new = round_key(call) not in state.seen and _matters(call, message.at, first)
    after = replace(state, seen=present)
    if state.over_of != round_key(call):
        after = _large(after, call, message)
    if new:
        beats = state.timing.flashes if call.flash else state.timing.pulses
        pulse = Pulse(round_key(call), message.now, beats)
        return replace(after, pulse=pulse, lit=True)
    still = state.pulse is not None and state.pulse.announcement == round_key(call)
    return after if still else replace(after, pulse=None, lit=False)


def _large(state: WallState, call: CallView, message: LinkChanged) -> WallState:
    """A call is large while it is of use."""
    if message.at is None:
        return state
    left = (call.expires_at - message.at).total_seconds()
    return replace(state, over_of=round_key(call), over_at=message.now + left, calm=left <= 0)


def _matters(call: CallView, at: datetime | None, first: bool) -> bool:
    """A display just started does not light up what a display has shown before."""
    return at is not None and is_fresh(call, at) and not (first and call.shown_at is not None)


def _tick(state: WallState, tick: Tick) -> WallState:
    after = replace(state, minute=tick.minute)
    if state.turned_at is None:
        after = replace(after, turned_at=tick.now)
    elif tick.now - state.turned_at >= _page_s(state):
        after = replace(after, turn=state.turn + 1, turned_at=tick.now)
    if state.over_of and state.over_at is not None and tick.now >= state.over_at:
        after = replace(after, calm=True)
    return _beat(after, tick.now)


def _page_s(state: WallState) -> float:
    return state.board.rules.pages_s if state.board else state.timing.page_s


def _beat(state: WallState, now: float) -> WallState:
    """Bright and ordinary in turn, ordinary at last."""
    if state.pulse is None:
        return state
    beat = int((now - state.pulse.since) / state.timing.beat_s)
    if beat >= 2 * state.pulse.times:
        return replace(state, pulse=None, lit=False)
    return replace(state, lit=beat % 2 == 0)


def _voice_ended(state: WallState, message: VoiceEnded) -> WallState:
    speaking = None if state.speaking == message.announcement else state.speaking
    spoken = state.spoken
    if message.spoken:
        spoken = (*spoken, message.announcement)[-LAST_SPOKEN:]
    return replace(state, speaking=speaking, spoken=spoken)
