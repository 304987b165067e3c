"""A hall's own layouts: a broken one is refused with its line; what was set stays (row E4)."""

import pytest

from hall_link.wire.documents import IssueDocument
from hall_link.wire.printing import PrintJob
from hall_server.hall_file.errors import HallFileErrors
from hall_server.hall_file.read import parse_hall_text
from hall_server.hall_file.sample import sample_hall_path
from tests.support.small_hall import SmallHall, clerk

pytestmark = pytest.mark.unit

OWN = """
layouts:
  - form: {form}
    parts: |
      # 我们的退件单
      {line}
"""


def faults(form: str, line: str) -> list[str]:
    text = sample_hall_path().read_text(encoding="utf-8") + OWN.format(form=form, line=line)
    try:
        parse_hall_text(text)
    except HallFileErrors as wrong:
        return [error.message for error in wrong.errors]
    return []


def test_a_broken_layout_is_refused_with_its_line() -> None:
    assert faults("return-slip", "{reason}") == []
    told = faults("return-slip", "{nobody}")
    assert told == ["line 2 of the layout: the form has no field 'nobody'"]
    assert faults("none-such", "text") == ["there is no form 'none-such'"]


def test_a_document_stays_as_it_was_set() -> None:
    hall = SmallHall(layouts={"return-slip": "# 我们的退件单\n{reason}"})
    told = hall.do(
        IssueDocument(form="return-slip", window=1, fields={"reason": "缺主件"}), clerk(1)
    )
    (job,) = hall.state.paper.homeless()
    document = PrintJob.model_validate_json(job.body).document
    assert document is not None
    assert [block.block for block in document.blocks] == ["heading", "pair"]
    kept = hall.state.documents.find(told.document.document_id)
    assert kept is not None
    assert kept.layout.startswith("# 我们的退件单")
