"""How a device asks to be let in, before it has a key (row K4)."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Header, Request, Response
from pydantic import Field

from hall_link.wire.enrolment import EnrolmentAsked, EnrolmentSeen, EnrolRole
from hall_server.devices.enrolments import LASTS, UnknownEnrolment
from hall_server.web.api import REFUSALS, json
from hall_server.web.bodies import Body
from hall_server.web.turnstile import address_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk
    from hall_server.web.enrolling import Enrolling

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["devices"])  # type: ignore[arg-type]

Secret = Annotated[str, Header()]

ASKED_A_MINUTE = 20
LOOKS_A_MINUTE = 600
"""Of one address: a test hall has all its devices on one machine, each looking every 2 s."""


class Wish(Body):
    """A device asks to be let in. `name`: what its machine is called."""

    role: EnrolRole
    name: str = Field(default="", max_length=64)


class Wanted(Body):
    """Whose place a device asks for. `label`: what the QR on that device says, as scanned."""

    label: str = Field(min_length=1, max_length=100)


@router.post("/enrolments", status_code=201, response_model=EnrolmentAsked)
async def ask_to_enrol(request: Request, wish: Wish) -> Response:
    """Ask to be let in: a code for the device's screen, and a secret to look what came of it."""
    state, now = request.app.state, _now(request)
    state.enrol_asks.check(address_of(request), now)
    enrolling: Enrolling = state.enrolling
    asking, secret = enrolling.asking.ask(wish.role, wish.name, address_of(request), now)
    lasts = int(LASTS.total_seconds())
    asked = EnrolmentAsked(enrolment_id=asking.id, code=asking.code, secret=secret, lasts_s=lasts)
    return json(asked, 201)


@router.get("/enrolments/{enrolment_id}", response_model=EnrolmentSeen)
async def look_at_enrolment(
    request: Request, enrolment_id: str, authorization: Secret = ""
) -> Response:
    """What came of it. The key comes once, with the first `approved`; afterwards, and once 15
    minutes are over, the id is unknown."""
    enrolling = _looked(request)
    return json(enrolling.look(enrolment_id, _secret(authorization)))


@router.put("/enrolments/{enrolment_id}/in-place-of", response_model=EnrolmentSeen)
async def ask_for_place(
    request: Request, enrolment_id: str, wanted: Wanted, authorization: Secret = ""
) -> Response:
    """Ask for the place of another device, by the label on it (row K10). The code stays; the
    administrator who types it sees the wish, and decides. The last label that fits counts."""
    enrolling = _looked(request)
    return json(enrolling.wish(enrolment_id, _secret(authorization), wanted.label))


def _looked(request: Request) -> "Enrolling":
    state = request.app.state
    state.enrol_looks.check(address_of(request), _now(request))
    enrolling: Enrolling = state.enrolling
    return enrolling


def _secret(authorization: str) -> str:
    scheme, _, secret = authorization.partition(" ")
    if scheme.lower() != "bearer":
        raise UnknownEnrolment
    return secret.strip()


@router.get("/authority.pem", response_class=Response)
async def authority(request: Request) -> Response:
    """The certificate of the hall's own authority, which its devices and browsers are to trust;
    404 where the hall has none. Compare its fingerprint with `hall tls` before trusting it."""
    enrolling: Enrolling = request.app.state.enrolling
    if not enrolling.authority:
        raise UnknownEnrolment
    return Response(enrolling.authority, media_type="application/x-pem-file")


def _now(request: Request) -> datetime:
    desk: Desk = request.app.state.desk
    return desk.clock.now()
