"""Personal data sealed with a key of its own for every subject (row K4).

A subject is what the data hangs on: `case:<id>`, `complaint:<id>`, `booking:<id>`, … Its key is
kept wrapped by the hall's master key, which is never in the database. Without its key nobody reads
a subject's data again, in the database or in any copy of it.
"""

import base64
import secrets
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

ERASED = "已删除"
"""What erased personal data reads as."""

KEY_BYTES = 32
_NONCE_BYTES = 12
MARK = "sealed1"
"""What every sealed text begins with."""


class WrongKey(Exception):  # noqa: N818
    """The key at hand is not the one this was sealed with, or the sealed text was changed."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """Which columns of a table are personal data.

    subjects: kind -> the column that holds its id; the first that is filled says whose a row is.
    blank: what an erased column reads as where it holds no plain words.
    """

    subjects: dict[str, str]
    columns: tuple[str, ...]
    blank: dict[str, str] = field(default_factory=dict)

    def subject_of(self, row: dict[str, object]) -> str | None:
        """Whose a row is, `kind:id`; None for nobody's, which holds nothing personal."""
        named = (f"{kind}:{row[name]}" for kind, name in self.subjects.items() if row.get(name))
        return next(named, None)


class Vault:
    """Wraps the keys of subjects by the master key, and seals texts by a subject's key."""

    def __init__(self, master: bytes) -> None:
        self._master = AESGCM(master)

    def new_key(self, subject: str) -> str:
        """A fresh key, wrapped; only for this subject."""
        return _closed(self._master, secrets.token_bytes(KEY_BYTES), subject)

    def unwrap(self, subject: str, wrapped: str) -> bytes:
        """A subject's key. Raises `WrongKey`."""
        return _opened(self._master, wrapped, subject)


def seal(key: bytes, subject: str, place: str, text: str) -> str:
    """The text as it may be stored. `place`, table and column, and the subject are bound to it: put
    anywhere else it does not open."""
    return f"{MARK}:{subject}:{_closed(AESGCM(key), text.encode(), f'{subject} {place}')}"


def unseal(key: bytes, place: str, sealed: str) -> str:
    """The text again. Raises `WrongKey`."""
    subject, _, closed = sealed.removeprefix(f"{MARK}:").rpartition(":")
    return _opened(AESGCM(key), closed, f"{subject} {place}").decode()


def subject_in(stored: object) -> str | None:
    """Whose a stored text is; None for one that is not sealed: empty, or erased."""
    if not isinstance(stored, str) or not stored.startswith(f"{MARK}:"):
        return None
    return stored.removeprefix(f"{MARK}:").rpartition(":")[0]


def _closed(cipher: AESGCM, plain: bytes, bound_to: str) -> str:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = nonce + cipher.encrypt(nonce, plain, bound_to.encode())
    return base64.urlsafe_b64encode(sealed).decode()


def _opened(cipher: AESGCM, closed: str, bound_to: str) -> bytes:
    try:
        sealed = base64.urlsafe_b64decode(closed)
        return cipher.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], bound_to.encode())
    except (InvalidTag, ValueError) as error:
        raise WrongKey from error
