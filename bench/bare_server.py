"""The machine's bare limit: the least a server could do and still do the same.

`POST /insert` stores one row durably, the rows that wait together in one commit: `/insert/raw` as a
bare ASGI app, `/insert` as the smallest FastAPI route that reads a JSON body, FastAPI being what
the hall is built with. `POST /broadcast` sends its body to every websocket. Nothing is decided,
numbered or chained.

    python -m bench.bare_server DATABASE PORT
"""

import asyncio
import queue
import sqlite3
import sys
import threading
import uuid
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import uvicorn
from fastapi import FastAPI, Response
from pydantic import BaseModel

BATCH = 64
TABLE = "CREATE TABLE IF NOT EXISTS tickets (id TEXT PRIMARY KEY, body TEXT NOT NULL)"
INSERT = "INSERT INTO tickets VALUES (?, ?)"
ANSWER = b'{"ticket":"' + b"t" * 330 + b'"}'
"""As long as the hall's answer to a ticket that is taken."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Waiting = tuple[str, "asyncio.Future[None]"]


class Inserter:
    """One writer thread; SQLite in WAL mode with synchronous=FULL."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._inbox: queue.SimpleQueue[Waiting] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._work, daemon=True)

    def start(self) -> None:
        """Starts the thread."""
        self._thread.start()

    async def insert(self, body: str) -> None:
        """Comes back when the row is durable."""
        future = asyncio.get_running_loop().create_future()
        self._inbox.put((body, future))
        await future

    def _work(self) -> None:
        database = sqlite3.connect(self._path)
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=FULL")
        database.execute(TABLE)
        while True:
            batch = self._take()
            database.executemany(INSERT, [(str(uuid.uuid4()), body) for body, _ in batch])
            database.commit()
            loop = batch[0][1].get_loop()
            loop.call_soon_threadsafe(self._settle, batch)

    def _take(self) -> list[Waiting]:
        batch = [self._inbox.get()]
        while len(batch) < BATCH:
            try:
                batch.append(self._inbox.get_nowait())
            except queue.Empty:
                break
        return batch

    @staticmethod
    def _settle(batch: list[Waiting]) -> None:
        for _, future in batch:
            if not future.done():
                future.set_result(None)


class BareApp:
    """The ASGI app."""

    def __init__(self, inserter: Inserter) -> None:
        self._inserter = inserter
        self._framed = framed(inserter)
        self._sockets: set[Send] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._http(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(receive, send)
        else:
            await self._lifespan(receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["path"] == "/insert":
            await self._framed(scope, receive, send)
            return
        body, answer, status = await _body(receive), b'{"status":"ok"}', 200
        if scope["path"] == "/insert/raw":
            await self._inserter.insert(body.decode())
            answer, status = ANSWER, 201
        elif scope["path"] == "/broadcast":
            text = body.decode()
            for told in list(self._sockets):
                await told({"type": "websocket.send", "text": text})
        headers = [(b"content-type", b"application/json"), (b"content-length", b"%d" % len(answer))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _socket(self, receive: Receive, send: Send) -> None:
        await receive()
        await send({"type": "websocket.accept"})
        self._sockets.add(send)
        while (await receive())["type"] != "websocket.disconnect":
            pass
        self._sockets.discard(send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self._inserter.start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})


class Order(BaseModel):
    """The body of an order, checked as FastAPI checks it."""

    items: list[str] = []
    print: bool = True
    command_id: str | None = None


def framed(inserter: Inserter) -> FastAPI:
    """The smallest FastAPI app with a durable insert."""
    app = FastAPI()

    @app.post("/insert", status_code=201)
    async def insert(order: Order) -> Response:
        await inserter.insert(order.model_dump_json())
        return Response(ANSWER, 201, media_type="application/json")

    return app


async def _body(receive: Receive) -> bytes:
    body = b""
    while True:
        message = await receive()
        part: bytes = message.get("body", b"")
        body += part
        if not message.get("more_body"):
            return body


def main(database: str, port: int) -> None:
    """Serves, with the same options as the hall's server."""
    config = uvicorn.Config(
        BareApp(Inserter(database)),
        host="127.0.0.1",
        port=port,
        loop="uvloop",
        http="httptools",
        ws="websockets-sansio",
        ws_ping_interval=None,
        ws_per_message_deflate=False,
        access_log=False,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
