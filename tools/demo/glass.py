"""Touches on the pictures of the start page, passed on to the virtual screens."""

import json
import threading
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tools.demo.screens import VirtualScreen

LONGEST = 200


class Glass:
    """A small HTTP server of 127.0.0.1: `POST /` with `{"screen", "x", "y"}`, x and y in 0 … 1.

    It listens to the start page only: a browser says which page a request comes from.
    """

    def __init__(self, port: int, page_port: int, screens: Mapping[str, VirtualScreen]) -> None:
        pages = {f"http://{host}:{page_port}" for host in ("127.0.0.1", "localhost")}

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                status = 403
                if self.headers.get("Origin") in pages:
                    length = min(int(self.headers.get("Content-Length") or 0), LONGEST)
                    status = _press(screens, self.rfile.read(length))
                self.send_response(status)
                self.end_headers()

            def log_message(self, format: str, *args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Listens no more."""
        self._server.shutdown()
        self._server.server_close()


def _press(screens: Mapping[str, VirtualScreen], body: bytes) -> int:
    try:
        told = json.loads(body)
        screen, x, y = screens[told["screen"]], float(told["x"]), float(told["y"])
    except (ValueError, KeyError, TypeError):
        return 422
    if not (0 <= x < 1 and 0 <= y < 1):
        return 422
    screen.touch(x, y)
    return 204
