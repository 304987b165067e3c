"""Pages of sample forms on this machine's disk: fetched once, verified at every look (row A4)."""

import asyncio
import base64
import hashlib
import os
import ssl
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import httpx

from kiosk.check_messages import PictureFault

WITHIN_S = 20.0
MOST_BYTES = 8_000_000
MOST_KEPT = 400
"""Pages on the disk; those not looked at for longest go first."""

SIGNATURE = b"\x89PNG\r\n\x1a\n"


class PictureError(Exception):
    """A page can't be shown; `why` is what the person is told."""

    def __init__(self, why: PictureFault, more: str = "") -> None:
        super().__init__(f"{why} {more}".strip())
        self.why = why


class Pictures:
    """A folder of pages, `<media>-<page>-<SHA-256 of the file>.png`, and the server they are of."""

    def __init__(
        self,
        server: str,
        folder: Path,
        trusted: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        """`trusted`: whom the device trusts when it fetches a page."""
        self._server = server.rstrip("/")
        self._folder = folder
        self._trusted = trusted
        self._fetching: dict[tuple[str, int], asyncio.Task[Path]] = {}

    async def page(self, media: str, page: int) -> Path:
        """The file of a page, counted from 1. Asked for twice at once it is fetched once.

        Raises PictureError.
        """
        if kept := self._kept(media, page):
            return kept
        key = media, page
        if key not in self._fetching:
            task = asyncio.create_task(self._fetched(media, page))
            self._fetching[key] = task
            task.add_done_callback(lambda _: self._fetching.pop(key, None))
        return await asyncio.shield(self._fetching[key])

    # --- on the disk -------------------------------------------------------------------------

    def _kept(self, media: str, page: int) -> Path | None:
        """A whole file of the page; one that rotted on the disk is thrown away."""
        for path in self._folder.glob(f"{media}-{page}-*.png"):
            with suppress(OSError):
                if hashlib.sha256(path.read_bytes()).hexdigest() == path.stem.rpartition("-")[2]:
                    os.utime(path)
                    return path
                path.unlink()
        return None

    def _keep(self, media: str, page: int, content: bytes) -> Path:
        digest = hashlib.sha256(content).hexdigest()
        path = self._folder / f"{media}-{page}-{digest}.png"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".new")
            beside.write_bytes(content)
            os.replace(beside, path)
            self._make_room()
        except OSError as fault:
            raise PictureError("broken", f"the disk: {fault.strerror}") from fault
        return path

    def _make_room(self) -> None:
        kept = sorted(self._folder.glob("*.png"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-MOST_KEPT]:
            path.unlink(missing_ok=True)

    # --- over the line -----------------------------------------------------------------------

    async def _fetched(self, media: str, page: int) -> Path:
        address = f"{self._server}/media/{media}/{page}.png"
        try:
            async with asyncio.timeout(WITHIN_S):
                content = await _download(address, self._trusted())
        except TimeoutError as fault:
            raise PictureError("slow", address) from fault
        except httpx.TimeoutException as fault:
            raise PictureError("slow", address) from fault
        except httpx.RemoteProtocolError as fault:
            raise PictureError("broken", str(fault)) from fault
        except httpx.HTTPError as fault:
            raise PictureError("away", str(fault)) from fault
        if not is_whole_png(content):
            raise PictureError("broken", "no whole PNG")
        return self._keep(media, page, content)


async def _download(address: str, trusted: ssl.SSLContext) -> bytes:
    """The answer's body. Raises PictureError, httpx.HTTPError."""
    async with (
        httpx.AsyncClient(verify=trusted, trust_env=False, timeout=WITHIN_S) as client,
        client.stream("GET", address) as answer,
    ):
        if answer.status_code != httpx.codes.OK:
            raise PictureError("missing", f"{address}: {answer.status_code}")
        content = bytearray()
        async for piece in answer.aiter_bytes():
            content += piece
            if len(content) > MOST_BYTES:
                raise PictureError("broken", "too large")
        _check_digest(bytes(content), answer.headers.get("Repr-Digest"))
        return bytes(content)


def _check_digest(content: bytes, told: str | None) -> None:
    """Against the header of RFC 9530, where it came. Raises PictureError."""
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    if told is not None and told != f"sha-256=:{digest}:":
        raise PictureError("broken", "not what the server sent")


def is_whole_png(content: bytes) -> bool:
    """Whether every chunk is there and has the checksum it carries."""
    if not content.startswith(SIGNATURE):
        return False
    at = len(SIGNATURE)
    while at + 12 <= len(content):
        length = int.from_bytes(content[at : at + 4])
        end = at + 12 + length
        chunk, told = content[at + 4 : end - 4], content[end - 4 : end]
        if end > len(content) or zlib.crc32(chunk) != int.from_bytes(told):
            return False
        if chunk[:4] == b"IEND":
            return True
        at = end
    return False
