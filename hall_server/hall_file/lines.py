"""From a position in a text to the line and column an editor shows."""

import re
from bisect import bisect_right


class Lines:
    """The lines of a text, ended by LF, CR LF or CR.

    Not by the other marks YAML takes for line ends (such as U+2028): editors do not count those.
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(end.end() for end in re.finditer(r"\r\n|\r|\n", text))]
        self._end = len(text.rstrip())

    def at(self, position: int) -> tuple[int, int]:
        """Line and column, from 1; a position behind the last word is at that word's end."""
        position = min(position, self._end)
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1
