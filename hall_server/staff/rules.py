"""Sound passwords, and what too many wrong ones lead to (row H1).

The limits follow what the national baseline for classified protection (GB/T 22239-2019, 8.1.4.1)
asks of every system: passwords not easily guessed, changed when another person set them, and
failed sign-ins answered by locking. The numbers are this hall's own.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime, timedelta

from hall_server.kernel.clock import from_text
from hall_server.kernel.refusals import Refusal
from hall_server.staff.tables import Staff

TRIES = 5
"""Wrong passwords in a row that lock an account."""

LOCKED_FOR = timedelta(minutes=15)

SESSION_LASTS = timedelta(hours=12)
"""A sign-in to the pages of no window: a working day with its evening."""

LEADERS = frozenset({"manager", "administrator"})
"""Roles that may open the manager's pages, and arrange windows without sitting at one."""

PAGE_ROLES = ("administrator", "manager", "complaints", "guide")
"""Roles with pages that belong to no window, the highest first."""

People = Mapping[str, Staff]
"""The staff by sign-in name."""

SHORTEST = 8
LONGEST = 200
SILLY = frozenset(
    [
        "12345678",
        "123456789",
        "1234567890",
        "87654321",
        "password",
        "password1",
        "passw0rd",
        "qwertyui",
        "qwerty123",
        "abcd1234",
        "abc12345",
        "1q2w3e4r",
        "iloveyou",
        "letmein1",
        "admin123",
        "admin888",
        "administrator",
        "welcome1",
        "woaini1314",
        "5201314520",
    ]
)
"""What is tried first by anybody who guesses."""


class UnknownStaff(Refusal):
    """Nobody of the staff has this name."""

    code = "unknown-staff"


class WrongCredentials(Refusal):
    """Name or password is wrong; which of them is not told."""

    code = "wrong-credentials"


class Locked(Refusal):
    """Too many wrong passwords. Details: `minutes` until the next try, at least 1."""

    code = "locked"


class PasswordMustChange(Refusal):
    """The password was set by somebody else and opens nothing but its own change."""

    code = "password-must-change"


class WeakPassword(Refusal):
    """The password is not taken. Details: `why`, one of the keys of `WEAK`, and its `words`."""

    code = "weak-password"


WEAK: dict[str, dict[str, str]] = {
    "short": {"zh": f"密码至少{SHORTEST}位", "en": f"At least {SHORTEST} characters, please"},
    "long": {"zh": f"密码最多{LONGEST}位", "en": f"At most {LONGEST} characters, please"},
    "name": {"zh": "密码不能是登录名", "en": "The password must not be the sign-in name"},
    "same": {"zh": "新密码不能与原密码相同", "en": "The new password must differ from the old"},
    "silly": {"zh": "这个密码太容易猜到", "en": "This password is too easily guessed"},
}
"""Why a password is not taken -> what to tell."""


def weakness(name: str, password: str, old: str | None = None) -> str | None:
    """What is wrong with a password for this account, a key of `WEAK`; None when it is sound."""
    if password == old:
        return "same"
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    if name.casefold() in (password.casefold(), password.casefold()[::-1]):
        return "name"
    return "silly" if password.casefold() in SILLY or len(set(password)) < 3 else None


def check_password(name: str, password: str, old: str | None = None) -> None:
    """Raises `WeakPassword`."""
    why = weakness(name, password, old)
    if why is not None:
        raise WeakPassword(why=why, words=WEAK[why])


def check_not_locked(person: Staff, now: datetime) -> None:
    """Raises `Locked`, however right the password may be."""
    until = from_text(person.locked_until)
    if until is not None and now < until:
        raise Locked(minutes=-((now - until) // timedelta(minutes=1)))


def failures_after(person: Staff, now: datetime) -> tuple[int, datetime | None]:
    """The count after one more wrong password, and until when that locks the account, if it does.

    A lock that has run out leaves a clean sheet.
    """
    until = from_text(person.locked_until)
    if until is not None and now < until:
        return person.failures, until
    failures = 1 if until is not None else person.failures + 1
    return failures, now + LOCKED_FOR if failures >= TRIES else None


def page_role(roles: Collection[str]) -> str | None:
    """In which role a person of these roles is signed in to the pages of no window, if at all."""
    return next((role for role in PAGE_ROLES if role in roles), None)


def may_lead(roles: Collection[str]) -> bool:
    """Whether a person of these roles may open the manager's pages."""
    return not LEADERS.isdisjoint(roles)


def has_one_of(person: Staff | None, roles: Collection[str]) -> bool:
    """Whether somebody has one of these roles, be it beside a higher one."""
    return person is not None and not set(roles).isdisjoint(person.roles)


def line_above(name: str, people: People) -> Iterator[str]:
    """The person and everybody above, the nearest first. A line that bites its tail ends there."""
    seen: set[str] = set()
    above: str | None = name
    while above and above not in seen:
        seen.add(above)
        yield above
        person = people.get(above)
        above = person.superior if person else None
