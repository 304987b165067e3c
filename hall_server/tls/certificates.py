"""The certificates of a data folder: made once, looked at when the server starts and each hour.

`tls/ca.pem`, `ca.key`: the hall's own authority, ten years; it is never made anew by itself, for
every device trusts it alone. `server.pem`, `server.key`: the server's, signed by it.
"""

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import DNSName, IPAddress, SubjectAlternativeName

from hall_link.entry.trust import fingerprint_of
from hall_server.kernel.secret_file import write_secret
from hall_server.tls.authority import Pair, make_authority, make_server

RENEW_BEFORE = timedelta(days=60)

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Looked:
    """What a certificate says. `names` are in order; the moments are UTC."""

    names: tuple[str, ...]
    begins: datetime
    ends: datetime


class Certificates:
    """The folder `tls` in a hall's data folder."""

    def __init__(self, data: Path) -> None:
        self._folder = data / "tls"

    @property
    def authority(self) -> Path:
        """The authority's certificate: what devices and browsers are to trust. No secret."""
        return self._folder / "ca.pem"

    @property
    def certificate(self) -> Path:
        """The server's certificate."""
        return self._folder / "server.pem"

    @property
    def key(self) -> Path:
        """The server's private key."""
        return self._folder / "server.key"

    def exist(self) -> bool:
        """Whether this folder has its authority."""
        return self.authority.exists()

    def fingerprint(self) -> str:
        """SHA-256 of the authority's certificate, 64 hex digits."""
        return fingerprint_of(self.authority.read_text())

    def make(self, hall: str, names: Iterable[str], now: datetime) -> None:
        """Makes the authority, named after the hall, and the server's certificate; anew if need
        be: then every device has to be told of the new one."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        authority = make_authority(f"{hall} CA", now)
        write_secret(self._folder / "ca.key", authority.key.decode())
        write_secret(self.authority, authority.certificate.decode())
        self.renew(names, now)

    def renew(self, names: Iterable[str], now: datetime) -> None:
        """A new certificate of the server, with a new key."""
        authority = Pair(self.authority.read_bytes(), (self._folder / "ca.key").read_bytes())
        made = make_server(authority, names, now)
        write_secret(self.key, made.key.decode())
        write_secret(self.certificate, made.certificate.decode())

    def keep(self, names: Iterable[str], now: datetime) -> bool:
        """Renews the server's certificate where that is due; whether it was.

        Names it has stay in it. A clock that jumped costs nothing worse than a certificate more:
        devices ask only who signed it, and after the clock was set right it is renewed again.
        """
        wanted = frozenset(names)
        looked = self.look()
        if looked is not None and not _is_due(looked, wanted, now):
            return False
        if looked is not None and not (self._folder / "ca.key").exists():
            log.error("the certificate is due, and the authority's key is not in %s", self._folder)
            return False
        self.renew(wanted | frozenset(looked.names if looked else ()), now)
        log.info("the server's certificate was renewed")
        if self.look_at_authority().ends < now + RENEW_BEFORE:
            log.error("the hall's own authority ends soon: hall tls --new-authority")
        return True

    def look(self) -> Looked | None:
        """The server's certificate; None where there is none that goes with its key."""
        try:
            found = x509.load_pem_x509_certificate(self.certificate.read_bytes())
            return _looked(found) if _belong(found, self.key) else None
        except (OSError, ValueError):
            return None

    def look_at_authority(self) -> Looked:
        """The authority's. Raises OSError, ValueError."""
        return _looked(x509.load_pem_x509_certificate(self.authority.read_bytes()))


def _is_due(looked: Looked, names: frozenset[str], now: datetime) -> bool:
    in_time = looked.begins <= now < looked.ends - RENEW_BEFORE
    return not in_time or not names <= set(looked.names)


def _looked(found: x509.Certificate) -> Looked:
    try:
        told = found.extensions.get_extension_for_class(SubjectAlternativeName).value
        names = [*told.get_values_for_type(DNSName)]
        names += map(str, told.get_values_for_type(IPAddress))
    except x509.ExtensionNotFound:
        names = []
    return Looked(tuple(names), found.not_valid_before_utc, found.not_valid_after_utc)


def _belong(found: x509.Certificate, key: Path) -> bool:
    """A power cut between two files must not leave a server that can't start."""
    return load_pem_private_key(key.read_bytes(), None).public_key() == found.public_key()
