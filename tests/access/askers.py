"""Everybody who may ask a hall something, and what they are answered."""

import http.client
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from hall_server.app import run_here
from hall_server.devices.create_key import CreateKey
from hall_server.kernel.clock import SystemClock
from hall_server.kernel.ids import digest, new_key
from hall_server.settings import instance_key
from hall_server.storage.engine import open_engine, sqlite_url
from hall_server.web.access import Access
from tests.server.every_command import OURS, Scene
from tests.support.hall import RunningHall
from tests.support.pages import PASSWORD
from tests.support.people import give_password, key_of

NOT_LET_IN = frozenset({"unauthorized", "wrong-role", "wrong-window"})
"""Codes that say: not you, whatever it is."""

DEVICES = (
    "kiosk",
    "display",
    "evaluator",
    "printer",
    "integrator",
    "guide",
    "manager",
    "administrator",
)
CLERK, ELSEWHERE = "clerk", "clerk-elsewhere"
"""The clerk of the window that is named, and that of the window beside it."""

PEOPLE = {
    "@guide": "xiaoyu",
    "@complaints": "gaoyuan",
    "@manager": "liangmin",
    "@administrator": "songkai",
}
"""Who is signed in to the pages of no window -> somebody of the sample hall with that role."""

NOBODY = ("citizen", "other-hall", "forged")
"""Without a key; with one of another hall; with this hall's session under another hall's mark."""


IDLE_S = 2.0
"""A line not used for so long may be closed any moment by the server."""


@dataclass
class Answer:
    """`code`: why it was refused, where it was."""

    status: int
    code: str


@dataclass
class Asker:
    """Somebody with a key, a cookie, or nothing, at an address of their own: how often one address
    may ask is no matter of who asks."""

    name: str
    port: int
    address: str
    key: str = ""
    cookie: str = ""
    _line: http.client.HTTPConnection | None = field(default=None, repr=False)
    _used_at: float = 0.0

    def ask(
        self,
        method: str,
        path: str,
        query: dict[str, Any] | None = None,
        body: object = None,
        more: dict[str, str] | None = None,
    ) -> Answer:
        """Sends it, and reads whatever ends by itself."""
        headers = dict(more or {})
        headers |= {"Authorization": f"Bearer {self.key}"} if self.key else {}
        headers |= {"Cookie": f"hall_session={self.cookie}"} if self.cookie else {}
        headers |= {"Content-Type": "application/json"} if body is not None else {}
        text = None if body is None else json.dumps(body).encode()
        whole = path + (f"?{urlencode(query)}" if query else "")
        try:
            return self._answer(method, whole, text, headers)
        except ConnectionError:  # closed because nobody used it for a while
            self._line = None
            return self._answer(method, whole, text, headers)

    def _answer(
        self, method: str, path: str, text: bytes | None, headers: dict[str, str]
    ) -> Answer:
        line = self._connected()
        line.request(method, path, text, headers)
        answer = line.getresponse()
        if answer.headers.get_content_type() == "text/event-stream":
            line.close()
            return Answer(answer.status, "")
        return Answer(answer.status, _code(answer.read()))

    def _connected(self) -> http.client.HTTPConnection:
        now, used_at = time.monotonic(), self._used_at
        self._used_at = now
        if self._line is None or now - used_at > IDLE_S:
            self._line = http.client.HTTPConnection(
                "127.0.0.1", self.port, timeout=30, source_address=(self.address, 0)
            )
        return self._line


def _code(text: bytes) -> str:
    try:
        return str(json.loads(text)["error"]["code"])
    except (ValueError, KeyError, TypeError):
        return ""


def everybody(scene: Scene, other: RunningHall) -> dict[str, Asker]:
    """Every asker of the table; `other`: a hall whose keys open nothing here."""
    hall = scene.hall
    cookies = {name: _signed_in(hall, person) for name, person in PEOPLE.items()}
    cookies["forged"] = _forged(other, cookies["@administrator"])
    keys = dict(_keys(scene)) | {"other-hall": _key_elsewhere(other)}
    return {
        name: Asker(name, hall.port, f"127.0.1.{place}", keys.get(name, ""), cookies.get(name, ""))
        for place, name in enumerate((*DEVICES, CLERK, ELSEWHERE, *PEOPLE, *NOBODY), 1)
    }


def _keys(scene: Scene) -> Iterator[tuple[str, str]]:
    known = {**scene.keys, "printer": scene.printer}
    for role in DEVICES:
        window = OURS if role == "evaluator" else None
        yield role, known.get(role) or key_of(scene.hall, role, window)
    yield CLERK, scene.clerk_asks().key
    yield ELSEWHERE, scene.neighbour_asks().key


def _key_elsewhere(other: RunningHall) -> str:
    """An administrator's key, good in the other hall."""
    key, engine = new_key(), open_engine(sqlite_url(other.data))
    run_here(engine, SystemClock(), CreateKey(role="administrator", key_hash=digest(key)))
    engine.dispose()
    return key


def _signed_in(hall: RunningHall, name: str) -> str:
    give_password(hall, name, PASSWORD)
    body = {"name": name, "password": PASSWORD, "new_password": PASSWORD + "!"}
    with hall.client() as client:
        answer = client.post("/sessions", json=body)
    assert answer.status_code == 201, answer.text
    return str(answer.cookies["hall_session"])


def _forged(other: RunningHall, cookie: str) -> str:
    """A session of this hall under the mark of another hall's secret."""
    (other.data / "instance.key").unlink(missing_ok=True)  # a copied hall has its model's
    return Access(instance_key(other.data)).token(cookie.partition(".")[0])
