"""The citizen's pages (rows A2, A3, A9, A10, A11, G3): one entrance at `/m`, no app, no key."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hall_server.kernel.refusals import Refusal
from hall_server.web.errors import STATUS, error_of
from hall_server.web.phone import (
    check_page,
    follow_page,
    guide_pages,
    opinion_page,
    people_page,
    poster,
    progress_page,
    request_page,
)
from hall_server.web.phone.markup import page_of, reader_of, said

Page = Callable[[Request], Awaitable[Response]]


def citizen_routes() -> list[Route]:
    """Every page below `/m`, and what is said from a ticket's page. Each is whole without a script;
    what is filled in is sent to the address that showed it."""
    shown: dict[str, Page] = {
        "/m": guide_pages.home,
        "/m/poster": poster.poster,
        "/m/guide": guide_pages.guide,
        "/m/item/{item}": guide_pages.item,
        "/m/item/{item}/check": check_page.check,
        "/m/progress": progress_page.ask,
        "/m/opinion": opinion_page.form,
        "/t/{secret}/opinion": opinion_page.form_of_visit,
        "/m/follow": follow_page.form,
        "/m/people": people_page.people,
        "/m/request": request_page.form,
    }
    sent: dict[str, Page] = {
        "/m/item/{item}/notice": check_page.notice,
        "/m/progress": progress_page.find,
        "/m/opinion": opinion_page.leave,
        "/t/{secret}/opinion": opinion_page.leave,
        "/m/follow": follow_page.act,
        "/m/request": request_page.ask,
    }
    return [
        *(Route(path, _told(page)) for path, page in shown.items()),
        *(Route(path, _told(page), methods=["POST"]) for path, page in sent.items()),
    ]


def _told(page: Page) -> Page:
    """With a refusal told as a page: nobody at a telephone reads JSON."""

    async def answer(request: Request) -> Response:
        try:
            return await page(request)
        except Refusal as fault:
            r = reader_of(request)
            words = said(r.told(error_of(fault.code).message))
            title = r.t("暂时不行", "Not now")
            return page_of(request, title, words, STATUS.get(fault.code, 409), personal=True)

    return answer
