"""What a browser sees at `/`: the hall's own start page, or links to what the server offers."""

import mimetypes
from collections.abc import Callable
from html import escape
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hall_link.wire.base import Words

INDEX = "index.html"
HEADERS = {
    "Cache-Control": "no-cache",
    "X-Frame-Options": "SAMEORIGIN",
    "X-Content-Type-Options": "nosniff",
}
"""A hall's page may show what is so now: a browser asks again each time. In no stranger's frame."""

LINKS = (
    ("/m", "群众手机入口", "For citizens' phones"),
    ("/console", "窗口叫号台", "Clerk's console"),
    ("/guide-desk", "导办台", "Guide desk"),
    ("/manager", "管理页", "Manager's page"),
    ("/device", "用平板、电视做显示屏或评价器", "A tablet or television as a board or pad"),
    ("/openapi.json", "接口说明", "Description of the interface"),
)

PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{zh}</title>
<meta name="viewport" content="width=device-width">
<style>
body {{ margin: 0; background: #f2f5fa; color: #101828; font-family: "Noto Sans SC",
  "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif }}
header {{ background: #0b4ea2; color: #fff; padding: 40px max(24px, 50vw - 320px) }}
h1 {{ margin: 0; font-size: 32px }} header p, small {{ opacity: .8; margin: 8px 0 0 }}
main {{ display: grid; gap: 16px; padding: 24px max(24px, 50vw - 320px) }}
a {{ background: #fff; border-radius: 20px; padding: 24px; color: #0b4ea2; font-size: 22px;
  font-weight: bold; text-decoration: none; box-shadow: 0 2px 8px #10182814 }}
small {{ display: block; color: #475467; font-weight: normal; font-size: 16px; opacity: 1 }}
</style></head><body><header><h1>{zh}</h1><p>{en}</p></header><main>{links}</main></body></html>
"""


def front_routes(folder: Path | None, name: Callable[[], Words]) -> list[Route]:
    """`/` and, with a folder, each file `NAME.KIND` that lies in it; none of its subfolders.

    The folder's `index.html` is the start page. Without a folder it is a page of links under the
    hall's `name`.
    """
    if folder is None:
        return [Route("/", lambda _request: HTMLResponse(_start_page(name()), headers=HEADERS))]

    def file(request: Request) -> Response:
        return _file(folder, request.scope["path"].removeprefix("/") or INDEX)

    return [Route("/", file), Route("/{name}.{kind}", file)]


def _file(folder: Path, name: str) -> Response:
    """The file as it is now: one that is replaced while it is read is still told whole.

    Only what lies in the folder is looked for: what is asked never becomes part of a path.
    """
    try:
        content = next(path for path in folder.iterdir() if path.name == name).read_bytes()
    except (OSError, StopIteration):
        raise HTTPException(404) from None
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers=HEADERS)


def _start_page(name: Words) -> str:
    links = "".join(f'<a href="{href}">{zh}<small>{en}</small></a>' for href, zh, en in LINKS)
    return PAGE.format(zh=escape(name.zh), en=escape(name.en), links=links)
