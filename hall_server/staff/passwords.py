"""Hashing passwords (Argon2id)."""

from functools import cached_property

from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher


class Passwords:
    """Slow on purpose: tens of milliseconds a call, to be kept off the loop and the writer."""

    def __init__(self) -> None:
        self._hash = PasswordHash((Argon2Hasher(),))

    @cached_property
    def _nobody(self) -> str:
        """Made when first needed: at the start it would hold up the opening of the hall."""
        return self._hash.hash("nobody has this password")

    def hash(self, password: str) -> str:
        """The hash to store."""
        return self._hash.hash(password)

    def match(self, password: str, known: str | None) -> bool:
        """Whether the password fits; an account without one takes as long and never fits."""
        fits = self._hash.verify(password, known or self._nobody)
        return fits and known is not None
