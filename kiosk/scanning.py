"""What a code under the scanner, or digits that were typed, can be. Pure."""

import re

_SECRET = re.compile(r"^(?:https?://\S+/[a-z]/)?([A-Za-z0-9_-]{20,64})/?$")
_CASE = re.compile(r"^case:([0-9]{10})$")
_NOTICE = re.compile(r"^https?://\S+/n/([A-Za-z0-9_-]{20,64})/?$")
_CODE = re.compile(r"^[0-9]{8}$")
_PHONE = re.compile(r"^1[0-9]{10}$")

MOST_DIGITS = 11


def secret_in(code: str) -> str | None:
    """The secret a ticket's or a booking's QR carries, bare or as the end of its address."""
    found = _SECRET.match(code.strip())
    return found.group(1) if found else None


def case_in(code: str) -> str | None:
    """The number of the case a slip's QR names."""
    found = _CASE.match(code.strip())
    return found.group(1) if found else None


def notice_in(code: str) -> str | None:
    """The secret of a one-time notice's address; a bare secret may be anything's."""
    found = _NOTICE.match(code.strip())
    return found.group(1) if found else None


def code_typed(digits: str) -> str | None:
    """The digits if they are a booking's code."""
    return digits if _CODE.match(digits) else None


def phone_typed(digits: str) -> str | None:
    """The digits if they are a mobile number."""
    return digits if _PHONE.match(digits) else None
