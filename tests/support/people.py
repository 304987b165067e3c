"""People and machines who talk to a running hall over its API, for tests that read as talk."""

from functools import cache
from typing import Any

import httpx

from hall_server.console_socket import ask_running_server
from hall_server.devices.create_key import CreateKey
from hall_server.kernel.ids import digest, new_key
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword
from tests.support.hall import RunningHall, refused

ITEMS = {
    "civil": "urban-allowance",
    "identity": "marriage",
    "labour": "reemployment-card",
    "medical": "rural-medical-payment",
    "land": "farmhouse-permit",
    "farming": "tractor-plate",
    "finance": "grain-subsidy",
    "general": "advice",
    "legal": "mediation",
}
"""One service item of each queue of the sample hall."""


def key_of(hall: RunningHall, role: str, window: int | None = None, **place: Any) -> str:
    """A new key of a running hall, through the same door as `hall key create` but at once.

    place: a display's `zone` and whether it `speaks`.
    """
    key = new_key()
    command = CreateKey(role=role, window=window, key_hash=digest(key), **place)
    assert ask_running_server(hall.data, command) == {"done": True}
    return key


def give_password(hall: RunningHall, name: str, password: str) -> None:
    """What `hall staff password` does, at once."""
    command = SetPassword(name=name, password_hash=_hashed(password))
    assert ask_running_server(hall.data, command) == {"done": True}


@cache
def _hashed(password: str) -> str:
    """Hashing is slow on purpose; people of different halls may have the same hash."""
    return Passwords().hash(password)


class Voice:
    """Somebody with a key (or none). Answers are checked for their status and given as dicts."""

    def __init__(self, hall: RunningHall, key: str | None = None) -> None:
        self.http = hall.client(key)

    def ask(self, method: str, path: str, body: object = None, status: int = 200) -> Any:
        """Any request; the answer must have this status."""
        answer = self.http.request(method, path, json=body)
        assert answer.status_code == status, answer.text
        return answer.json()

    def refusal(self, path: str, body: object = None, method: str = "POST") -> tuple[int, str]:
        """Status and code of a request that must be refused, in the shape of every refusal."""
        return refused(self.http.request(method, path, json=body))

    def hall(self) -> dict[str, Any]:
        """`GET /hall`."""
        told: dict[str, Any] = self.ask("GET", "/hall")
        return told

    def take(self, queue: str = "civil", **more: Any) -> dict[str, Any]:
        """Takes a number in this queue."""
        body = {"items": [ITEMS[queue]], **more}
        ticket: dict[str, Any] = self.ask("POST", "/tickets", body, 201)
        return ticket

    def ticket(self, secret: str) -> dict[str, Any]:
        """What the holder of a ticket sees."""
        seen: dict[str, Any] = self.ask("GET", f"/tickets/{secret}")
        return seen


class Clerk(Voice):
    """Somebody who works at one window."""

    def __init__(self, hall: RunningHall, window: int, key: str | None = None) -> None:
        super().__init__(hall, key or key_of(hall, "clerk", window))
        self.window = window

    def does(self, act: str, **body: Any) -> dict[str, Any]:
        """Presses `call-next`, `recall`, `start`, `finish`, `no-show` or `sign-out`."""
        done: dict[str, Any] = self.ask("POST", f"/windows/{self.window}/{act}", body)
        return done

    def may_not(self, act: str, **body: Any) -> tuple[int, str]:
        """Presses it and is refused."""
        return self.refusal(f"/windows/{self.window}/{act}", body)

    def serves_one(self) -> str:
        """Calls, starts and finishes a visit; its number."""
        number = self.does("call-next")["number"]
        self.does("start")
        self.does("finish", outcome="done")
        return str(number)


def sits_down(hall: RunningHall, window: int, name: str, password: str) -> Clerk:
    """Signs in with a password; the clerk speaks with the token from then on."""
    body = {"name": name, "password": password}
    seated = Voice(hall).ask("POST", f"/windows/{window}/sign-in", body)
    return Clerk(hall, window, seated["token"])


def raw(voice: Voice, path: str, content: Any, **headers: str) -> httpx.Response:
    """A POST of bytes that no well-meaning client would send."""
    sent = {"content-type": "application/json", **headers}
    return voice.http.post(path, content=content, headers=sent)
