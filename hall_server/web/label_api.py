"""The labels of the hall's devices, to be printed and stuck on them (row K10)."""

import asyncio
from typing import TYPE_CHECKING, Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from hall_server.delivery.prints import label_maker
from hall_server.devices.change_device import UnknownDevice
from hall_server.kernel.work import Actor
from hall_server.web.api import REFUSALS
from hall_server.web.prints_api import PDF
from hall_server.web.sessions import asker

if TYPE_CHECKING:
    from hall_server.web.desk import Desk

router = APIRouter(prefix="/api/v1", responses=REFUSALS, tags=["devices"])  # type: ignore[arg-type]

Administrator = Annotated[Actor, Depends(asker(frozenset({"administrator"})))]
OneDevice = Annotated[str | None, Query(max_length=36)]


@router.get("/devices/labels.pdf", response_class=Response, responses=PDF)
async def device_labels(
    request: Request, _who: Administrator, device: OneDevice = None
) -> Response:
    """The labels of all devices in use, or of the one with this id, ten on a sheet of A4."""
    desk: Desk = request.app.state.desk
    make = label_maker(desk.hub.hall, device)
    if make is None:
        raise UnknownDevice(device=device)
    headers = {
        "Content-Disposition": 'inline; filename="device-labels.pdf"',
        "Cache-Control": "no-store",
    }
    return Response(await asyncio.to_thread(make), media_type="application/pdf", headers=headers)
