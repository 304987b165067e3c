"""Boards and pads in a browser (row K10): pages that are devices, on the device socket.

What all of them share lies below `/device`, and so does the page where a new machine is told what
it is to be. They need no key to be read: a page asks to be let in as any device does.
"""

from pathlib import Path

from starlette.routing import Route

from hall_server.web.console_page import page_routes
from hall_server.web.device_pages.pad_facts import pad_facts_route

FOLDER = Path(__file__).parent


def device_routes() -> list[Route]:
    """`/device`, `/screen` (wall display, zone board, window screen), `/pad`, and their parts."""
    return [
        *page_routes(FOLDER / "base", "index.html", "/device"),
        *page_routes(FOLDER / "board", "screen.html", "/screen"),
        pad_facts_route(),
        *page_routes(FOLDER / "pad", "pad.html", "/pad"),
    ]
