"""Carries what was committed to the devices that are connected.

Connections that hear the same share a stream: its pushes are written once. Everything here runs on
the event loop, so a snapshot and the place in its stream always belong together.
"""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from hall_link.wire.envelope import Change, Fresh, Identified, Identify, Snapshot
from hall_server.delivery.before import Before
from hall_server.delivery.hall import Hall
from hall_server.delivery.phones import Phones
from hall_server.delivery.snapshots import snapshot
from hall_server.delivery.touched import Touched
from hall_server.delivery.waits import Waits
from hall_server.kernel.work import Record

log = logging.getLogger(__name__)

QUEUE_LIMIT = 256
"""Frames a slow connection may lag behind before it is closed; it then comes back afresh."""

NOTHING_HEARD = -1
"""The seq of a stream whose devices may have missed something: no device is at that."""

StreamKey = tuple[str, int | None, str]


@dataclass(eq=False)
class Connection:
    """One device's line. `outbox` is drained by the socket; `overflow` closes the line.

    `is_elsewhere`: whether the bearer of the line's key no longer belongs to its window.
    """

    role: str
    window: int | None
    device: str
    overflow: Callable[[], None]
    is_elsewhere: Callable[[], bool] = lambda: False
    outbox: "asyncio.Queue[str]" = field(default_factory=lambda: asyncio.Queue(QUEUE_LIMIT))

    @property
    def stream(self) -> StreamKey:
        """Devices with the same key hear the same."""
        if self.role == "printer":
            return ("printer", None, self.device)
        if self.role in ("clerk", "evaluator"):
            return (self.role, self.window, "")
        return ("board", None, "")

    def is_gone(self) -> bool:
        """Whether it stood for a window that is no longer its own, or no longer there."""
        return self.window is not None and self.is_elsewhere()

    def send(self, frame: str) -> None:
        """Puts a frame into the line's queue; a full queue closes the line, nothing is dropped."""
        try:
            self.outbox.put_nowait(frame)
        except asyncio.QueueFull:
            self.overflow()


@dataclass
class Stream:
    """Connections that hear the same, and the seq of the last push they were given."""

    seq: int
    connections: set[Connection] = field(default_factory=set)


@dataclass
class Roll:
    """Who answered a question of who is there, and whose phrase has sounded."""

    answered: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)

    def hear(self, device: str, frame: Identified) -> None:
        """Takes in an answer."""
        self.answered.add(device)
        self.spoken |= {device} if frame.spoken else set()


class Hub:
    """Delivery's picture of the hall and everyone who looks at it. `pushes`: frames sent so far."""

    def __init__(self, hall: Hall, epoch: str, seq: int) -> None:
        self.hall = hall
        self.epoch = epoch
        self.seq = seq
        self.phones = Phones()
        self.pushes = 0
        self._rolls: dict[str, Roll] = {}
        self._waits = Waits(hall)
        self._streams: dict[StreamKey, Stream] = {}

    @property
    def connections(self) -> int:
        """How many devices are connected."""
        return sum(len(stream.connections) for stream in self._streams.values())

    def of_roles(self) -> Counter[str]:
        """How many lines there are of each role."""
        streams = self._streams.values()
        return Counter(c.role for stream in streams for c in stream.connections)

    def has(self, device: str) -> bool:
        """Whether this device has a line now."""
        streams = self._streams.values()
        return any(c.device == device for stream in streams for c in stream.connections)

    def join(self, connection: Connection) -> tuple[int, Snapshot]:
        """The seq and snapshot a connection starts from; from now on it hears every push."""
        stream = self._streams.setdefault(connection.stream, Stream(self.seq))
        stream.connections.add(connection)
        return stream.seq, self._snapshot(connection)

    def leave(self, connection: Connection) -> None:
        """Forgets a connection."""
        stream = self._streams.get(connection.stream)
        if stream is not None:
            stream.connections.discard(connection)
            if not stream.connections:
                del self._streams[connection.stream]

    def fresh(self, connection: Connection) -> None:
        """Sends a new snapshot to a connection that saw a gap."""
        stream = self._streams[connection.stream]
        connection.send(self._fresh_frame(connection, stream.seq))

    def _snapshot(self, connection: Connection) -> Snapshot:
        return snapshot(self.hall, connection.role, connection.window, connection.device)

    def _fresh_frame(self, connection: Connection, seq: int) -> str:
        frame = Fresh(epoch=self.epoch, seq=seq, snapshot=self._snapshot(connection))
        return frame.model_dump_json()

    def take_in(self, records: Iterable[Record], seq: int) -> Callable[[], None]:
        """Takes committed records into the picture; gives the pushing of them, to be done after."""
        records = list(records)
        before = Before(self.hall, records)
        for record in records:
            self.hall.apply(record)
        self.seq = max(self.seq, seq)
        if not records:
            return lambda: None
        touched = Touched(self.hall, records, before)
        return lambda: self._push(touched)

    @contextmanager
    def call_roll(self, frame: Identify, devices: Collection[str]) -> Iterator[Roll]:
        """Asks these devices whether they are there; inside the block the answers gather."""
        roll = self._rolls[frame.id] = Roll()
        text = frame.model_dump_json()
        for stream in list(self._streams.values()):
            for connection in list(stream.connections):
                if connection.device in devices:
                    connection.send(text)
        try:
            yield roll
        finally:
            del self._rolls[frame.id]

    def hear(self, device: str, frame: Identified) -> None:
        """Takes in an answer; one that comes too late is passed over."""
        if (roll := self._rolls.get(frame.id)) is not None:
            roll.hear(device, frame)

    def heartbeat(self, frame: str) -> None:
        """Sends the same frame to everybody."""
        for stream in list(self._streams.values()):
            for connection in list(stream.connections):
                connection.send(frame)

    def replace(self, hall: Hall, seq: int) -> None:
        """The writer's memory was built anew: everyone gets a fresh snapshot."""
        self.hall, self.seq = hall, seq
        for stream in self._streams.values():
            stream.seq = seq
            for connection in stream.connections:
                connection.send(self._fresh_frame(connection, seq))
        self.phones.wake_all()

    def _push(self, touched: Touched) -> None:
        try:
            self._tell(touched)
        except Exception:  # a fault of ours must not pass for a push that was heard
            log.exception("a push failed; at the next one every device asks for a fresh snapshot")
            for stream in self._streams.values():
                stream.seq = NOTHING_HEARD

    def _tell(self, touched: Touched) -> None:
        touched.queues |= self._waits.changed(self.hall)
        common = [_json(change) for change in touched.board_changes()]
        for (role, window, device), stream in list(self._streams.items()):
            own = [_json(change) for change in touched.own_changes(role, window, device)]
            if common or own:
                self._send(stream, common + own)
            if touched.whole:
                for connection in list(stream.connections):
                    if not (touched.moved and connection.is_gone()):
                        self.fresh(connection)
        if touched.moved:
            self._end_where_moved()
        self._end_lines_of(touched.changed_devices)
        self.phones.wake(self.hall, touched)

    def _end_where_moved(self) -> None:
        """Ends the lines of those whose window is another now, or was taken by somebody else: they
        come back and are told where they are, or that they are nobody there."""
        for stream in list(self._streams.values()):
            for connection in list(stream.connections):
                if connection.is_gone():
                    connection.overflow()

    def _end_lines_of(self, devices: set[str]) -> None:
        """Ends the lines of devices that were renamed, moved or revoked: they come back and are
        told what they are now, if anything."""
        for stream in list(self._streams.values()) if devices else ():
            for connection in list(stream.connections):
                if connection.device in devices:
                    connection.overflow()

    def _send(self, stream: Stream, changes: list[str]) -> None:
        frame = (
            f'{{"type":"push","seq":{self.seq},"follows":{stream.seq},'
            f'"changes":[{",".join(changes)}]}}'
        )
        stream.seq = self.seq
        self.pushes += len(stream.connections)
        for connection in list(stream.connections):
            connection.send(frame)


def _json(change: Change) -> str:
    return change.model_dump_json()
