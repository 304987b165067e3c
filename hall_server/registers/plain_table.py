"""A table as CSV that spreadsheets open as it is meant."""

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA = "=+-@\t\r"
"""What a spreadsheet takes for a formula, at the beginning of a field."""


def as_csv(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """UTF-8 with the mark by which Excel knows it; no text becomes a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_field(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _field(value: object) -> object:
    risky = isinstance(value, str) and value != "" and value[0] in FORMULA
    return f"'{value}" if risky else value
