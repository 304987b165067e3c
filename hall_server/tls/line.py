"""The running server's side of TLS: its context, kept true while it runs."""

import asyncio
import logging
import ssl
from pathlib import Path

from hall_server.kernel.clock import SystemClock
from hall_server.tls.addresses import own_names
from hall_server.tls.certificates import Certificates

LOOK_S = 3600
"""A server runs for years: its certificate is renewed under it."""

log = logging.getLogger(__name__)


class NoCertificate(Exception):  # noqa: N818
    """The folder `tls` has no certificate the hall could be served with, and none can be made."""


class SecureLine:
    """One server's, listening on `host`. The true clock counts, also where a demo's is set."""

    def __init__(self, data: Path, host: str) -> None:
        self._certificates = Certificates(data)
        self._host = host
        self._clock = SystemClock()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.minimum_version = ssl.TLSVersion.TLSv1_2

    def open(self, hall: str) -> ssl.SSLContext:
        """Makes what lacks, renews what is due. Raises `NoCertificate`."""
        try:
            self._make_ready(hall)
        except (OSError, ValueError) as fault:
            raise NoCertificate(str(fault)) from fault
        return self._context

    def _make_ready(self, hall: str) -> None:
        now = self._clock.now()
        if not self._certificates.exist():
            self._certificates.make(hall, own_names(self._host), now)
        self._certificates.keep(own_names(self._host), now)
        self._load()

    @property
    def authority(self) -> str:
        """What devices are to trust, PEM. Raises OSError."""
        return self._certificates.authority.read_text(encoding="ascii")

    async def watch(self) -> None:
        """Goes on until it is cancelled. Lines that are open stay; new ones get the new one."""
        while True:
            await asyncio.sleep(LOOK_S)
            try:
                names = await asyncio.to_thread(own_names, self._host)
                if self._certificates.keep(names, self._clock.now()):
                    self._load()
            except (OSError, ValueError):
                log.exception("the server's certificate can't be renewed")

    def _load(self) -> None:
        self._context.load_cert_chain(self._certificates.certificate, self._certificates.key)
