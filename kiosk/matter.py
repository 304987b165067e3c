"""What every matter besides tickets has in common."""

from typing import Protocol, Self

from hall_link.wire.commands import Command, Result


class Matter(Protocol):
    """A story in steps, frozen: each press gives the next one.

    `whole`: what the step asks for is there. `refusal`: the code of what the server would not do.
    """

    @property
    def step(self) -> str: ...

    @property
    def refusal(self) -> str: ...

    @property
    def whole(self) -> bool: ...

    def pressed(self, key: str, language: str) -> tuple[Self, Command | None]:
        """After a press by its name, with what is to be asked of the server."""
        ...

    def back(self) -> Self | None:
        """One step back; None goes home."""
        ...

    def answered(self, result: Result) -> Self:
        """After the server's answer."""
        ...

    def refused(self, code: str) -> Self:
        """After the server's refusal."""
        ...
