"""The service guide for phones and other programs: what anybody may read (row A2)."""

import asyncio
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel

from hall_link.wire.base import Language
from hall_link.wire.guide import Department, ServiceItem
from hall_server.delivery.hall import Hall
from hall_server.guide.flow import flow_svg
from hall_server.guide.search import GuideSearch
from hall_server.web.api import REFUSALS
from hall_server.web.bodies import Refused
from hall_server.web.turnstile import Turnstile, address_of

LOOKS = 600
"""How often one address may ask in a minute: the phones of a whole hall may share one."""

router = APIRouter(
    prefix="/api/v1/guide",
    responses={**REFUSALS, 429: {"model": Refused, "description": "Too often"}},  # type: ignore[dict-item]
    tags=["guide"],
)


class GuideFound(BaseModel):
    """The items that fit best first. `count`: how many the guide has in all."""

    items: list[ServiceItem]
    departments: list[Department]
    count: int


async def _one_more_look(request: Request) -> None:
    """Raises `TooOften`."""
    looks: Turnstile = request.app.state.guide_looks
    address = address_of(request)
    looks.check(address, request.app.state.desk.clock.now())


Looking = Depends(_one_more_look)


@router.get("", dependencies=[Looking])
async def find_items(
    request: Request,
    q: Annotated[str, Query(max_length=60)] = "",
    most: Annotated[int, Query(ge=1, le=100)] = 20,
) -> GuideFound:
    """Items by what somebody types: Chinese, pinyin whole or by its initials, English. Without
    `q` the first of the guide. No key is needed."""
    hall: Hall = request.app.state.desk.hub.hall
    items, departments = hall.guide.items(), hall.guide.departments()
    found = items[:most]
    if q.strip():
        search: GuideSearch = request.app.state.guide_search
        found = await asyncio.to_thread(search.find, items, departments, q, most)
    served = [_with_windows(hall, item) for item in found]
    return GuideFound(items=served, departments=departments, count=len(items))


def _with_windows(hall: Hall, item: ServiceItem) -> ServiceItem:
    return item.model_copy(update={"windows": hall.windows.meant_for(item.queue)})


@router.get("/items/{item}", dependencies=[Looking])
async def get_item(request: Request, item: str) -> ServiceItem:
    """One item with every published field. No key is needed."""
    return _item(request, item)


@router.get("/items/{item}/flow.svg", dependencies=[Looking], response_class=Response)
async def get_flow(request: Request, item: str, language: Language = "zh") -> Response:
    """The item's steps as a picture. No key is needed."""
    drawn = flow_svg(_item(request, item).steps, language)
    return Response(drawn, media_type="image/svg+xml", headers={"Cache-Control": "no-cache"})


def _item(request: Request, item_id: str) -> ServiceItem:
    hall: Hall = request.app.state.desk.hub.hall
    (item,) = hall.guide.chosen([item_id])
    return _with_windows(hall, item)
