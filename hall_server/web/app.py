"""The web application: routes, errors, limits. Knows rooms only through the desk."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from fastapi import FastAPI
from fastapi.telemetry import TelemetryConfig
from starlette.routing import Mount, WebSocketRoute

from hall_server.cases.file import CaseFile
from hall_server.complaints.book import ComplaintBook
from hall_server.days.day_book import DayBook
from hall_server.documents.tables import Document
from hall_server.erasures.matters import MatterBook
from hall_server.guide.search import GuideSearch
from hall_server.guide.tables import ItemVersion, Media
from hall_server.kernel.ledger_book import LedgerBook
from hall_server.queue.tables import Ticket
from hall_server.rectifications.book import RatingBook
from hall_server.registers.book import RegisterBook
from hall_server.staff.passwords import Passwords
from hall_server.web import (
    api,
    booking_api,
    case_api,
    casebook_api,
    complaint_api,
    day_api,
    deadline_api,
    document_api,
    enrol_api,
    guide_api,
    holder_api,
    joint_api,
    label_api,
    layout_api,
    media_api,
    metrics,
    post_api,
    prints_api,
    rating_api,
    register_api,
    reports,
    sessions,
    sign_in,
    window_api,
)
from hall_server.web.act_route import ActRoute
from hall_server.web.body_limit import BodyLimit
from hall_server.web.booking_pages import booking_routes
from hall_server.web.citizen_pages import citizen_routes
from hall_server.web.console_page import console_routes
from hall_server.web.desk import Desk
from hall_server.web.device_pages.pages import device_routes
from hall_server.web.device_socket import DeviceSocket
from hall_server.web.door import Door
from hall_server.web.enrolling import Enrolling
from hall_server.web.errors import add_error_handlers
from hall_server.web.front import front_routes
from hall_server.web.guide_desk import api as guide_desk_api
from hall_server.web.guide_desk.page import guide_desk_routes
from hall_server.web.manager.mount import PATH, ManagerPages
from hall_server.web.notice_page import notice_routes
from hall_server.web.phone.check_page import NOTICES_A_MINUTE
from hall_server.web.phone_page import PhonePage
from hall_server.web.shield import Shield
from hall_server.web.tickets import TicketFinder
from hall_server.web.turnstile import Turnstile

SOCKET_PATH = "/api/v1/devices/socket"
BODY_LIMIT = 64 * 1024
LARGER = {
    media_api.UPLOAD: media_api.UPLOAD_LIMIT,
    register_api.UPLOAD: register_api.UPLOAD_LIMIT,
}
"""Where a body may be larger than the others."""

APIS = (
    api,
    reports,
    rating_api,
    media_api,
    guide_api,
    day_api,
    deadline_api,
    document_api,
    layout_api,
    prints_api,
    casebook_api,
    enrol_api,
    label_api,
    sign_in,
    sessions,
    guide_desk_api,
    booking_api,
    complaint_api,
    case_api,
    joint_api,
    register_api,
    holder_api,
    metrics,
)
"""Each has a `router`; the API's description tells them in this order."""

NO_TELEMETRY: TelemetryConfig = {"tracing": False, "metrics": False, "logs": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Books:
    """What the web may look up that is not in memory: a ticket by its secret, a day's book,
    a medium with its content, all versions of an item, the files of complaints, a case's whole
    file by its id, a document by its id, a notice by its secret, the numbers of the cases a visit
    became by its ticket's id, ratings with what came of them, the registers, the ledger,
    what holds personal data."""

    ticket: Callable[[str], Ticket | None]
    day: Callable[[str], DayBook]
    media: Callable[[str], Media | None]
    versions: Callable[[str], list[ItemVersion]]
    complaints: ComplaintBook
    case: Callable[[str], CaseFile | None]
    document: Callable[[str], Document | None]
    notice: Callable[[str], Document | None]
    cases_of: Callable[[str], list[str]]
    ratings: RatingBook
    registers: RegisterBook
    ledger: LedgerBook
    matters: MatterBook


def build_web(
    desk: Desk,
    books: Books,
    passwords: Passwords,
    lifespan: Callable[[FastAPI], AbstractAsyncContextManager[None]],
    front: Path | None = None,
    authority: str = "",
    figures: Callable[[], bytes] = bytes,
) -> FastAPI:
    """The ASGI app of one hall. `authority`: the certificate its devices are to trust, PEM;
    `figures`: what `/metrics` tells."""
    app = FastAPI(
        title="Hall",
        version="1",
        lifespan=lifespan,
        telemetry=NO_TELEMETRY,
        docs_url=None,  # its pages about the interface fetch their program from the internet
        redoc_url=None,
    )
    app.state.desk = desk
    app.state.metrics = figures
    app.state.door = Door(desk, passwords)
    app.state.finder = TicketFinder(
        desk.hub, books.ticket, books.cases_of, lambda: desk.clock.now()
    )
    _keep_books(app, books)
    app.state.enrolling = Enrolling(desk, authority)
    _keep_turnstiles(app)
    add_error_handlers(app)
    app.add_middleware(BodyLimit, limit=BODY_LIMIT, larger=LARGER)
    app.add_middleware(Shield)
    _add_api(app)
    app.router.routes.append(WebSocketRoute(SOCKET_PATH, DeviceSocket(desk)))
    _add_pages(app, desk, books)
    app.router.routes.extend(front_routes(front, lambda: desk.hub.hall.premises.premises.name))
    return app


def _keep_books(app: FastAPI, books: Books) -> None:
    """What the routes read from."""
    app.state.day_book = books.day
    app.state.read_document = books.document
    app.state.rating_book = books.ratings
    app.state.media = books.media
    app.state.media_pages = {}
    app.state.guide_search = GuideSearch()
    app.state.complaint_book = books.complaints
    app.state.case_book = books.case
    app.state.register_book = books.registers


def _keep_turnstiles(app: FastAPI) -> None:
    """How often an address may ask what needs no key."""
    app.state.guide_looks = Turnstile(guide_api.LOOKS)
    app.state.turnstiles = booking_api.Turnstiles()
    app.state.complaint_turnstiles = complaint_api.Turnstiles()
    app.state.case_looks = Turnstile(case_api.LOOKS_A_MINUTE)
    app.state.deadline_looks = Turnstile(deadline_api.ASKED_A_MINUTE)
    app.state.enrol_asks = Turnstile(enrol_api.ASKED_A_MINUTE)
    app.state.enrol_looks = Turnstile(enrol_api.LOOKS_A_MINUTE)
    app.state.holders = Turnstile(holder_api.ACTS)
    app.state.phone_notices = Turnstile(NOTICES_A_MINUTE)


def _add_api(app: FastAPI) -> None:
    for acts in (api.acts, window_api.acts, post_api.acts):
        app.router.routes.extend(act.plain() for act in acts.routes if isinstance(act, ActRoute))
        app.include_router(acts)
    for rooms in APIS:
        app.include_router(rooms.router)


def _add_pages(app: FastAPI, desk: Desk, books: Books) -> None:
    app.router.routes.extend(console_routes())
    app.router.routes.extend(device_routes())
    app.router.routes.extend(booking_routes())
    app.router.routes.extend(guide_desk_routes())
    app.router.routes.extend(citizen_routes())
    app.router.routes.extend(notice_routes(desk, books.notice, app.state.finder))
    app.router.routes.extend(PhonePage(app.state.finder, desk.hub.phones).routes())
    app.state.manager = ManagerPages(
        desk,
        books.versions,
        books.complaints,
        books.ratings,
        books.registers,
        books.case,
        app.state.enrolling,
        books.ledger,
        books.matters,
    )
    app.router.routes.append(Mount(PATH, app.state.manager))
