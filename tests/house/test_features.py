"""The table of features tells what the tests show, and nothing else."""

import json
import re
from pathlib import Path

import pytest

from tools import features
from tools.features import Fault, Row, Section, read_rows, table

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[2]
ROWS = """
- title: A. Citizens
  rows:
    - {id: A1, what: Takes a ticket., state: begun, note: the voice}
    - {id: A2, what: Reads the guide., state: done}
    - {id: A3, what: Ticks papers., state: open}
"""
SHOWN = {
    "A1": {"tests/a/test_take.py::test_one": True, "tests/a/test_rules.py::test_two": False},
    "A2": {"tests/b/test_guide.py::test_it": True, "tests/a/test_guide.py::test_it": True},
    "A3": {"tests/a/test_rules.py::test_papers": False},
}


def test_a_row_tells_its_state_and_the_files_that_show_it() -> None:
    text = table(read_rows(ROWS), SHOWN)
    assert "## A. Citizens\n\n| id | what | state | shown by |\n|---|---|---|---|\n" in text
    assert "| A1 | Takes a ticket. | begun; missing: the voice | `tests/a/test_take.py` |" in text
    assert "| done | `tests/a/test_guide.py`, `tests/b/test_guide.py` |" in text
    assert "3 rows: 1 done, 1 begun, 1 open." in text


def test_unit_tests_show_rules_only() -> None:
    text = table(read_rows(ROWS), SHOWN)
    assert "| A3 | Ticks papers. | open | rules only: `tests/a/test_rules.py` |" in text


def test_a_long_list_of_files_is_cut() -> None:
    many = {f"tests/test_{place}.py::test": True for place in range(8)}
    text = table([Section("A", (Row("A1", "x", "done"),))], {"A1": many})
    assert "`tests/test_5.py`, and 2 more |" in text
    assert "test_6" not in text


@pytest.mark.parametrize("row", ["A1", "A2"])
def test_what_is_begun_or_done_needs_a_real_test(row: str) -> None:
    rules_only = {**SHOWN, row: dict.fromkeys(SHOWN[row], False)}
    nothing = {name: tests for name, tests in SHOWN.items() if name != row}
    for shown in (rules_only, nothing):
        with pytest.raises(Fault, match=f"^{row}: .* no passed test drives its real part$"):
            table(read_rows(ROWS), shown)


def test_a_test_of_an_unknown_row_is_told_with_its_name() -> None:
    with pytest.raises(Fault, match=r"Z9: no such row, but marked at tests/z\.py::test_z"):
        table(read_rows(ROWS), {**SHOWN, "Z9": {"tests/z.py::test_z": True}})


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("id: A2", "id: A1", "A1: is there more than once"),
        ("state: open", "state: soon", "A3: state 'soon' is none of done, begun, open"),
        (", note: the voice", "", "A1: a note tells"),
        ("state: done", "state: done, note: nothing", "A2: a note tells"),
        ("what: Ticks papers.", "why: so", "not well formed"),
    ],
)
def test_rows_that_are_not_well_told_are_faults(before: str, after: str, told: str) -> None:
    with pytest.raises(Fault, match=told):
        read_rows(ROWS.replace(before, after))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with rows and a record of passed tests; the working folder."""
    monkeypatch.chdir(tmp_path)
    Path("docs").mkdir()
    features.ROWS.write_text(ROWS)
    Path("rows.json").write_text(json.dumps(SHOWN))
    return tmp_path


def test_what_was_written_passes_the_check(house: Path) -> None:
    assert features.main(["--write", "rows.json"]) == 0
    assert features.main(["--check", "rows.json"]) == 0


def test_a_table_out_of_date_fails_and_tells_the_lines(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    features.main(["--write", "rows.json"])
    features.ROWS.write_text(ROWS.replace("Ticks papers.", "Ticks the papers."))
    assert features.main(["--check", "rows.json"]) == 1
    told = capsys.readouterr().err
    assert "out of date" in told
    assert "make features" in told
    assert "+ | A3 | Ticks the papers. |" in told
    assert "- | A3 | Ticks papers. |" in told


def test_a_table_or_record_that_is_missing_fails(
    house: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert features.main(["--check", "rows.json"]) == 1
    assert "docs/features.md is not there" in capsys.readouterr().err
    assert features.main(["--write", "none.json"]) == 1
    assert "none.json" in capsys.readouterr().err


def test_a_fault_is_not_written(house: Path) -> None:
    Path("rows.json").write_text("{}")
    assert features.main(["--write", "rows.json"]) == 1
    assert not features.FEATURES.exists()


def test_the_hall_s_own_rows_are_well_told() -> None:
    rows = [row for section in _own_rows() for row in section.rows]
    assert len(rows) > 100
    assert all(row.what.endswith(".") for row in rows)


def test_every_section_has_the_rows_of_its_letter() -> None:
    for section in _own_rows():
        assert {row.id[0] for row in section.rows} == {section.title[0]}


def test_every_mark_names_a_row() -> None:
    known = {row.id for section in _own_rows() for row in section.rows}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        marks = re.findall(r"mark\.row\(([^)]*)\)", path.read_text(encoding="utf-8"))
        named = {row for mark in marks for row in re.findall(r'"([A-Z]\d+)"', mark)}
        assert named <= known, path


def _own_rows() -> list[Section]:
    return read_rows((ROOT / features.ROWS).read_text(encoding="utf-8"))
