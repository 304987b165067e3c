"""A device's questions to the server before it has a key: plain HTTP requests that block."""

import ssl
from http.client import HTTPException
from typing import TypeVar
from urllib.error import HTTPError, URLError
from urllib.request import HTTPSHandler, ProxyHandler, Request, build_opener

from pydantic import ValidationError

from hall_link.entry.trust import blind_context, distrust
from hall_link.wire.base import Message
from hall_link.wire.enrolment import (
    AskToEnrol,
    EnrolmentAsked,
    EnrolmentSeen,
    OldDevice,
    TakePlace,
)
from hall_link.wire.envelope import Error

WITHIN_S = 5.0
MOST_BYTES = 65536
M = TypeVar("M", bound=Message)

ENROLMENTS = "/api/v1/enrolments"
AUTHORITY = "/api/v1/authority.pem"
JSON = {"Content-Type": "application/json"}
LABEL_REFUSED = ("unknown-label", "other-kind")


class NoAnswerError(Exception):
    """The server gave none that can be used. `why`: "away", "busy", or why it is not trusted."""

    def __init__(self, why: str, detail: object = "") -> None:
        super().__init__(f"{why} {detail}".strip())
        self.why = why


class PlaceRefusedError(Exception):
    """The hall does not take the label that was scanned. `code`: why; `device`: whose label it is,
    where the hall knows that one."""

    def __init__(self, error: Error) -> None:
        super().__init__(error.code)
        self.code = error.code
        self.device = OldDevice.model_validate(error.details) if error.details else None


class _Refused(Message):
    error: Error


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
        body = wish.model_dump_json().encode()
        request = Request(self._server + ENROLMENTS, body, JSON)  # noqa: S310
        status, told = _send(request, self._context)
        if status != 201:
            raise NoAnswerError("busy" if status == 429 else "away", status)
        return _parsed(EnrolmentAsked, told)

    def look(self, asked: EnrolmentAsked) -> EnrolmentSeen:
        """What came of it; one the server no longer knows has expired. Raises NoAnswerError."""
        request = Request(self._way(asked), headers=_bearer(asked))  # noqa: S310
        status, told = _send(request, self._context)
        if status == 404:
            return EnrolmentSeen(state="expired")
        if status != 200:
            raise NoAnswerError("away", status)
        return _parsed(EnrolmentSeen, told)

    def take_place(self, asked: EnrolmentAsked, label: str) -> EnrolmentSeen:
        """To be let in in place of the device whose label this is. Raises PlaceRefusedError, and
        NoAnswerError."""
        body = TakePlace(label=label).model_dump_json().encode()
        way = f"{self._way(asked)}/in-place-of"
        request = Request(way, body, JSON | _bearer(asked), method="PUT")  # noqa: S310
        status, told = _send(request, self._context)
        if status == 200:
            return _parsed(EnrolmentSeen, told)
        error = _parsed(_Refused, told).error
        if error.code in LABEL_REFUSED:
            raise PlaceRefusedError(error)
        if status == 404:
            return EnrolmentSeen(state="expired")
        raise NoAnswerError("away", status)

    def _way(self, asked: EnrolmentAsked) -> str:
        return f"{self._server}{ENROLMENTS}/{asked.enrolment_id}"


def _bearer(asked: EnrolmentAsked) -> dict[str, str]:
    return {"Authorization": f"Bearer {asked.secret}"}


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
            return refusal.code, refusal.read(MOST_BYTES)
    except (URLError, OSError, HTTPException, ValueError) as fault:
        raise NoAnswerError(distrust(fault) or "away", fault) from fault
