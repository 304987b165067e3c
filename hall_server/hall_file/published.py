"""What a hall file leaves unpublished, told as a remark and never as a fault."""

from collections.abc import Iterator

from hall_server.guide.openness import FIELDS, PRESETS, coverage_of
from hall_server.hall_file.model import HallFile


def openness_lines(file: HallFile) -> Iterator[str]:
    """How many items tell all they must by the hall's list, and how many lack each field."""
    openness = file.casebook.openness
    coverage = coverage_of((item.for_guide([]) for item in file.items), openness)
    if coverage.complete == coverage.items:
        return
    preset = PRESETS[openness.preset].name.zh
    yield f"{preset}: {coverage.complete} of {coverage.items} items tell every field."
    lacking = [f"{FIELDS[key].name.zh} {n}" for key, n in coverage.lacking.items() if n]
    yield f"Items without: {', '.join(lacking)}."
