"""A device's questions to the server before it has a key: plain HTTP requests that block."""

import ssl
from http.client import HTTPException
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

from pydantic import ValidationError

from hall_link.entry.trust import blind_context, distrust
from hall_link.wire.base import Message
from hall_link.wire.enrolment import AskToEnrol, EnrolmentAsked, EnrolmentSeen

WITHIN_S = 5.0
MOST_BYTES = 65536
M = TypeVar("M", bound=Message)

ENROLMENTS = "/api/v1/enrolments"
AUTHORITY = "/api/v1/authority.pem"


class NoAnswerError(Exception):
    """The server gave none that can be used. `why`: "away", "busy", or why it is not trusted."""

    def __init__(self, why: str, detail: object = "") -> None:
        super().__init__(f"{why} {detail}".strip())
        self.why = why


def fetch_authority(server: str) -> str:
    """The PEM certificate the server says is its hall's authority; "" where it tells none.

    Not to be trusted before a person has compared its fingerprint. Raises NoAnswerError.
    """
    if not server.startswith("https:"):
        return ""
    status, body = _send(Request(server + AUTHORITY), blind_context())  # noqa: S310
    return body.decode("ascii", "replace") if status == 200 else ""


class Asking:
    """The questions of one device. `context`: whom it trusts, where the address is https."""

    def __init__(self, server: str, context: ssl.SSLContext | None) -> None:
        self._server = server
        self._context = context

    def ask(self, wish: AskToEnrol) -> EnrolmentAsked:
        """To be let in. Raises NoAnswerError."""
        headers = {"Content-Type": "application/json"}
        body = wish.model_dump_json().encode()
        request = Request(self._server + ENROLMENTS, body, headers)  # noqa: S310
        status, told = _send(request, self._context)
        if status != 201:
            raise NoAnswerError("busy" if status == 429 else "away", status)
        return _parsed(EnrolmentAsked, told)

    def look(self, asked: EnrolmentAsked) -> EnrolmentSeen:
        """What came of it; one the server no longer knows has expired. Raises NoAnswerError."""
        headers = {"Authorization": f"Bearer {asked.secret}"}
        address = f"{self._server}{ENROLMENTS}/{asked.enrolment_id}"
        status, told = _send(Request(address, headers=headers), self._context)  # noqa: S310
        if status == 404:
            return EnrolmentSeen(state="expired")
        if status != 200:
            raise NoAnswerError("away", status)
        return _parsed(EnrolmentSeen, told)


def _parsed(model: type[M], told: bytes) -> M:
    try:
        return model.model_validate_json(told)
    except ValidationError as fault:
        raise NoAnswerError("away", "not what a hall answers") from fault


def _send(request: Request, context: ssl.SSLContext | None) -> tuple[int, bytes]:
    opener = build_opener(ProxyHandler({}), HTTPSHandler(context=context))
    try:
        with opener.open(request, timeout=WITHIN_S) as answer:
            return answer.status, answer.read(MOST_BYTES)
    except HTTPError as refusal:
        with refusal:
            return refusal.code, b""
    except (URLError, OSError, HTTPException, ValueError) as fault:
        raise NoAnswerError(distrust(fault) or "away", fault) from fault
