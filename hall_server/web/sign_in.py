"""Signing in with a password, and the health of the server."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from hall_link.wire.windows import SignedIn
from hall_server.kernel.refusals import TryAgain
from hall_server.kernel.work import Actor
from hall_server.web.api import REFUSALS, json
from hall_server.web.bodies import Credentials, Health, Seated
from hall_server.windows.sign_in import TakeWindow

if TYPE_CHECKING:
    from hall_server.web.desk import Desk
    from hall_server.web.door import Door

router = APIRouter()


@router.post(
    "/api/v1/windows/{n}/sign-in",
    response_model=Seated,
    responses=REFUSALS,  # type: ignore[arg-type]
    tags=["windows"],
)
async def sign_in(request: Request, n: int, who: Credentials) -> Response:
    """Sit down at a window. The token is a bearer key for it."""
    desk: Desk = request.app.state.desk
    door: Door = request.app.state.door
    proof = await door.prove(who.name, who.password, who.new_password)
    actor = Actor("staff", who.name, "clerk", n)
    asked = TakeWindow(window=n, name=who.name, password_hash="")
    command = asked.model_copy(update=asdict(proof))
    signed = await desk.submit(actor, command, who.command_id, asked)
    assert isinstance(signed, SignedIn)
    token = desk.access.token(signed.session_id)
    return json(Seated(token=token, window=signed.window, staff=signed.staff, post=signed.post))


@router.get("/healthz", responses={503: REFUSALS[503]}, tags=["hall"])
async def healthz(request: Request) -> Health:
    """Good while the hall can do what it is asked; 503 `try-again` while it can't store."""
    desk: Desk = request.app.state.desk
    if not desk.healthy():
        raise TryAgain
    hub = desk.hub
    hall_id = hub.hall.premises.premises.hall_id
    return Health(status="ok", hall_id=hall_id, seq=hub.seq, devices=hub.connections)
