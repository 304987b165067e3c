"""Refusals: an answer of "no" with a permanent code. Anything else that is raised is a bug."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, not an error
    """Nothing was changed. `code` is one of `hall_link.wire.refusals.REFUSALS`."""

    code = "invalid"

    def __init__(self, **details: Any) -> None:
        super().__init__(self.code)
        self.details = details


class TryAgain(Refusal):
    """The act could not be made durable; the same command id may be sent again."""

    code = "try-again"


class CommandIdReused(Refusal):
    """The command id belongs to another request."""

    code = "command-id-reused"


class WrongRole(Refusal):
    """The actor's role may not do this."""

    code = "wrong-role"


class Unauthorized(Refusal):
    """The key is missing, unknown or revoked."""

    code = "unauthorized"


class AlreadyExists(Refusal):
    """Something of that name is there already."""

    code = "already-exists"
