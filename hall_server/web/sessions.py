"""Signing in to the pages that belong to no window, and out of them.

The token travels in a cookie no script can read and no other site's page can make a browser send.
"""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Header, Request, Response

from hall_server.kernel.refusals import Refusal, Unauthorized, WrongRole
from hall_server.kernel.work import Actor
from hall_server.staff.close_session import CloseSession
from hall_server.staff.open_session import OpenSession, SessionOpened
from hall_server.staff.rules import SESSION_LASTS, has_one_of
from hall_server.web.api import REFUSALS, bearer_of, json
from hall_server.web.bodies import Entered, Entry, Left

if TYPE_CHECKING:
    from hall_server.web.desk import Desk
    from hall_server.web.door import Door

COOKIE = "hall_session"
AS_LONG = SESSION_LASTS // timedelta(seconds=1)

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["sessions"])  # type: ignore[arg-type]


@router.post("/sessions", status_code=201, response_model=Entered)
async def open_session(request: Request, who: Entry) -> Response:
    """Sign in as a leader or hall guide; the answer sets a cookie that lasts twelve hours."""
    desk: Desk = request.app.state.desk
    door: Door = request.app.state.door
    proof = await door.prove(who.name, who.password, who.new_password)
    command = OpenSession(name=who.name, password_hash=proof.password_hash, new_hash=proof.new_hash)
    opened = await desk.submit(Actor("staff", who.name, "staff"), command)
    assert isinstance(opened, SessionOpened)
    answer = json(_entered(opened), 201)
    _set_cookie(request, answer, desk.access.token(opened.session_id), AS_LONG)
    return answer


@router.delete("/sessions", response_model=Left)
async def close_session(request: Request) -> Response:
    """Sign out; harmless when nobody is signed in."""
    desk: Desk = request.app.state.desk
    try:
        actor = visitor_of(desk, request)
        await desk.submit(actor, CloseSession(session_id=actor.session or ""))
        closed = True
    except Unauthorized:
        closed = False
    answer = json(Left(closed=closed))
    _set_cookie(request, answer, "", 0)
    return answer


def _entered(opened: SessionOpened) -> Entered:
    return Entered(staff=opened.staff, role=opened.role, expires_at=opened.expires_at)


def visitor_of(desk: "Desk", request: Request) -> Actor:
    """The person whose cookie came with a request. Raises `Unauthorized`."""
    return desk.visitor(request.cookies.get(COOKIE, ""))


def person_of(desk: "Desk", request: Request, roles: frozenset[str]) -> Actor:
    """The person whose cookie came with a request, who has one of these roles, be it beside a
    higher one. Raises `Unauthorized`, `WrongRole`.
    """
    visitor = visitor_of(desk, request)
    if not has_one_of(desk.hub.hall.staff.find(visitor.id), roles):
        raise WrongRole(role=visitor.role)
    return visitor


def asker(roles: frozenset[str] | None = None) -> Callable[..., Awaitable[Actor]]:
    """A dependency: who asks, one of these roles, or whoever it is.

    Whose key is in the header, else whose cookie of the pages: a clerk is nobody else because a
    leader is signed in on the same computer. Raises `Unauthorized`, `WrongRole`.
    """

    async def who_asks(
        request: Request, authorization: Annotated[str | None, Header()] = None
    ) -> Actor:
        desk: Desk = request.app.state.desk
        keyed = authorization is not None
        found = desk.actor(bearer_of(authorization)) if keyed else visitor_of(desk, request)
        if roles is not None and found.role not in roles:
            raise WrongRole(role=found.role)
        return found

    return who_asks


def visitor_or_none(desk: "Desk", request: Request) -> Actor | None:
    """The person whose cookie came with a request, if it is good."""
    try:
        return visitor_of(desk, request)
    except Refusal:
        return None


Whoever = Annotated[Actor, Depends(asker())]
"""A device's key, a clerk's token, or the cookie of a leader's page."""


def _set_cookie(request: Request, answer: Response, token: str, seconds: int) -> None:
    answer.set_cookie(
        COOKIE,
        token,
        max_age=seconds,
        path="/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="strict",
    )
