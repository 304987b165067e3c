"""What the registers are read from, as the web asks for them."""

from typing import Literal, Protocol

from hall_server.registers.asking import Names, RegisterKind, RegisterTable, Sight, Wanted
from hall_server.registers.figures import Figures
from hall_server.registers.tables import FrozenReport, ReportTemplate

FileForm = Literal["xlsx", "csv"]


class RegisterBook(Protocol):
    """Reads only, over connections of its own: never on the writer's way. Slow: ask in a thread.

    What is large is made by a process of its own, one at a time: `file`, `figures` and
    `figures_file` raise `RegistersBusy` meanwhile, and hold no thread waiting.
    """

    def told(self, kind: RegisterKind, wanted: Wanted, names: Names, sight: Sight) -> RegisterTable:
        """A register, or the page of it that was asked for."""
        ...

    def file(
        self, kind: RegisterKind, form: FileForm, wanted: Wanted, names: Names, sight: Sight
    ) -> bytes:
        """All of a register as a file; a large one is written by a process of its own."""
        ...

    def figures(self, first: str, last: str, names: Names) -> Figures:
        """The figures of these days."""
        ...

    def figures_file(self, first: str, last: str, names: Names) -> bytes:
        """The same as a workbook."""
        ...

    def report(self, month: str, revision: int) -> FrozenReport | None:
        """A frozen report with its bytes."""
        ...

    def template(self) -> ReportTemplate | None:
        """The hall's own workbook in use, with its bytes; None where it has none."""
        ...
