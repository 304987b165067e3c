"""Identifiers: UUIDv7 for things, secrets for tickets, digests for keys."""

import hashlib
import secrets
from datetime import datetime

SECRET_BYTES = 18
"""A ticket's secret: 144 bits from the operating system."""


def new_id(moment: datetime) -> str:
    """A UUIDv7 (RFC 9562): 48 bits of Unix milliseconds, 74 random bits."""
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    chance = secrets.randbits(74)
    value = milliseconds << 80 | 0x7 << 76 | (chance >> 62) << 64
    value |= 0b10 << 62 | chance & ((1 << 62) - 1)
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def new_secret() -> str:
    """24 characters safe in a URL; can't be guessed (row A16)."""
    return secrets.token_urlsafe(SECRET_BYTES)


def new_key() -> str:
    """A bearer key for a device: 256 bits."""
    return secrets.token_urlsafe(32)


def digest(key: str) -> str:
    """How a bearer key is stored. The key is random and long: a plain SHA-256 is enough."""
    return hashlib.sha256(key.encode()).hexdigest()
