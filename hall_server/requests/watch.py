"""Nobody who asked is forgotten: the duty officer is paged again, then the leaders are told (G3).

What was told is kept with the request, so that nothing is told twice or forgotten after a restart.
"""

from dataclasses import replace
from datetime import datetime

from pydantic import BaseModel

from hall_link.wire.calls import Noted
from hall_server.kernel.clock import to_text
from hall_server.kernel.work import Work
from hall_server.requests.ask_for_service import page_duty
from hall_server.requests.dues import TOLD
from hall_server.requests.room import Errands
from hall_server.requests.tables import ServiceRequest

DONE = {1: "service_request_urged", 2: "service_request_escalated"}


class WatchRequests(BaseModel):
    """Urge whoever has not rung back, or not done what was promised, in time."""


def requests_to_urge(errands: Errands, now: datetime) -> WatchRequests | None:
    """What the hall must do by itself now."""
    return WatchRequests() if errands.requests.late(to_text(now)) else None


def urge(errands: Errands, _command: WatchRequests, work: Work) -> Noted:
    """One step higher with each; the page that nobody answered stands, another is sent anew."""
    for request in errands.requests.late(to_text(work.now)):
        told = replace(request, urged=min(request.urged + 1, TOLD))
        work.put(told)
        work.event(DONE[told.urged], request=told.id, number=told.number, staff=told.staff)
        _page_again(errands, told, work)
    return Noted()


def _page_again(errands: Errands, request: ServiceRequest, work: Work) -> None:
    if errands.helps.paged_for("request", request.number) is None:
        page_duty(request, work)
