"""The small hall of the docs, which is also where broken halls start from."""

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs" / "hall-file.md"


@pytest.fixture(scope="session")
def small_hall() -> str:
    """The text of the example in docs/hall-file.md."""
    example, *_ = re.findall(r"^```yaml\n(.*?)^```", DOCS.read_text(encoding="utf-8"), re.M | re.S)
    return str(example)
