"""A device's line spoken by hand, frame by frame: for what no device of ours would ever send."""

import json
import time
from typing import Any

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from hall_link.socket import socket_address
from hall_link.wire.version import WIRE_VERSION
from tests.support.hall import RunningHall


class Line:
    """One websocket to the hall's device socket; heartbeats are passed over."""

    def __init__(self, hall: RunningHall) -> None:
        address = socket_address(hall.url)
        self._opening = connect(
            address,
            proxy=None,
            compression=None,
            max_size=None,
            ping_interval=None,
            close_timeout=1,  # an answer behind frames nobody reads would never come
        )

    def __enter__(self) -> "Line":
        self.socket = self._opening.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.socket.close()

    def say(self, frame: object) -> None:
        """Sends a dict as JSON; text and bytes as they are."""
        is_raw = isinstance(frame, str | bytes)
        self.socket.send(frame if is_raw else json.dumps(frame))  # type: ignore[arg-type]

    def hear(self, kind: str | None = None, within: float = 10) -> dict[str, Any]:
        """The next frame (of this type)."""
        end = time.monotonic() + within
        while True:
            frame: dict[str, Any] = json.loads(self.socket.recv(end - time.monotonic()))
            if frame["type"] != "heartbeat" and kind in (None, frame["type"]):
                return frame

    def hello(self, role: str, key: str, **changes: Any) -> dict[str, Any]:
        """Introduces itself; the server's answer."""
        hello = {"type": "hello", "role": role, "key": key, "wire_version": WIRE_VERSION}
        self.say({**hello, **changes})
        return self.hear()

    def call(self, call_id: str, kind: str, /, **fields: Any) -> dict[str, Any]:
        """Has a command done; the reply."""
        self.say({"type": "call", "id": call_id, "command": {"kind": kind, **fields}})
        return self.hear("reply")

    def end(self, within: float = 10) -> tuple[int, str | None]:
        """The code the server closes the line with, and the goodbye's reason if it said one."""
        reason, end = None, time.monotonic() + within
        while True:
            try:
                frame = json.loads(self.socket.recv(end - time.monotonic()))
            except ConnectionClosed as closed:
                return (closed.rcvd.code if closed.rcvd else 1006), reason
            if frame["type"] == "goodbye":
                assert set(frame["error"]) == {"code", "message", "details"}
                reason = frame["error"]["code"]
