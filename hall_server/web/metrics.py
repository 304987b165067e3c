"""`/metrics`: the hall's figures, for the machine itself and for whoever leads or integrates."""

from ipaddress import ip_address
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request, Response

from hall_server.kernel.refusals import WrongRole
from hall_server.staff.rules import LEADERS
from hall_server.web.api import bearer_of

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

MAY_READ = LEADERS | {"integrator"}
PROXIED = ("forwarded", "x-forwarded-for", "x-real-ip")
"""What a proxy of this machine says about whom it speaks for: then it is not the machine itself."""

router = APIRouter()


@router.get("/metrics", include_in_schema=False)
async def metrics(request: Request) -> Response:
    """In Prometheus' text format; from this machine without a key. Raises `Unauthorized`,
    `WrongRole`."""
    if not _from_here(request):
        desk: Desk = request.app.state.desk
        role = desk.actor(bearer_of(request.headers.get("authorization"))).role
        if role not in MAY_READ:
            raise WrongRole(role=role)
    text = request.app.state.metrics()
    return Response(text, media_type="text/plain; version=0.0.4; charset=utf-8")


def _from_here(request: Request) -> bool:
    if request.client is None or any(name in request.headers for name in PROXIED):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False
