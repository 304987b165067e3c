"""Every fault of a hall file is told at once, each at its line."""

from pathlib import Path

import pytest

from hall_server.hall_file.read import (
    HallFileError,
    HallFileErrors,
    parse_hall_text,
    read_hall_file,
)

pytestmark = [pytest.mark.unit, pytest.mark.row("I4")]


def errors_of(text: str) -> list[HallFileError]:
    with pytest.raises(HallFileErrors) as caught:
        parse_hall_text(text)
    return caught.value.errors


def places(text: str) -> list[tuple[int, str]]:
    return [(error.line, error.where) for error in errors_of(text)]


def line_of(text: str, words: str) -> int:
    """The line, from 1, in which `words` stand; they stand there once."""
    assert text.count(words) == 1
    return text[: text.index(words)].count("\n") + 1


def broken(text: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_many_faults_in_one_file(small_hall: str) -> None:
    text = broken(
        small_hall,
        ("id: small-hall", "id: Small Hall"),
        ('hotline: "12345"', "hotline: 12345"),
        ("time_zone: Asia/Shanghai", "time_zone: Asia/Peking\n  colr: red"),
        ("icon: heart", "icon: hart"),
        ("prefix: A,", "prefix: a1,"),
        ("queue: aid\n", "queue: ade\n"),
        ("    minutes: 15", "    minutes: soon"),
        ("roles: [clerk]", "roles: [clerk, emperor]"),
    )
    assert places(text) == [
        (line_of(text, "Small Hall"), "hall.id"),
        (line_of(text, "hotline"), "hall.hotline"),
        (line_of(text, "Peking"), "hall.time_zone"),
        (line_of(text, "colr"), "hall.colr"),
        (line_of(text, "hart"), "departments[0].icon"),
        (line_of(text, "a1"), "queues[0].prefix"),
        (line_of(text, "emperor"), "staff[0].roles[1]"),
        (line_of(text, "ade\n"), "items[0].queue"),
        (line_of(text, "soon"), "items[0].minutes"),
    ]


def test_columns_point_at_the_value(small_hall: str) -> None:
    text = broken(small_hall, ("queues: [aid]", "queues: [aid, nope]"))
    [error] = errors_of(text)
    line = text.splitlines()[error.line - 1]
    assert line[error.column - 1 :].startswith("nope")
    assert str(error) == (
        f"line {error.line}, column {error.column}: windows[0].queues[1]: there is no queue 'nope'"
    )


def twice(text: str, start: str) -> str:
    """The line that starts with `start`, once more under itself."""
    [line] = [line for line in text.splitlines(keepends=True) if line.startswith(start)]
    return text.replace(line, line + line)


@pytest.mark.parametrize(
    ("start", "where", "message"),
    [
        ("  - {id: civil", "departments[1].id", "department 'civil' is here twice"),
        ("  - {id: aid", "queues[1].id", "queue 'aid' is here twice"),
        ("  - {id: aid", "queues[1].prefix", "prefix 'A' is here twice"),
        ("  - {number: 1", "windows[1].number", "window 1 is here twice"),
        ("  - {name: lixia", "staff[1].name", "member of staff 'lixia' is here twice"),
        ("  - {code: done", "outcomes[1].code", "outcome 'done' is here twice"),
        ("    - {level: 1, code", "rating.tags[1].code", "tag 115 is here twice"),
        ("    - {level: 4", "rating.levels[2].level", "level 4 is here twice"),
    ],
)
def test_what_is_unique_is_told_at_the_second(
    small_hall: str, start: str, where: str, message: str
) -> None:
    text = twice(small_hall, start)
    first = next(n for n, line in enumerate(text.splitlines(), 1) if line.startswith(start))
    told = {(e.line, e.where, e.message) for e in errors_of(text)}
    assert (first + 1, where, message) in told


def test_item_ids_are_unique(small_hall: str) -> None:
    item = small_hall[small_hall.index("  - id: temporary-aid") :]
    [error] = errors_of(small_hall + item)
    assert (error.where, error.message) == ("items[1].id", "item 'temporary-aid' is here twice")
    assert error.line == small_hall.count("\n") + 1


def test_a_queue_no_window_serves(small_hall: str) -> None:
    extra = (
        '  - {id: far, name: {zh: 远, en: Far}, prefix: B, colour: "#000000", department: civil}\n'
    )
    text = broken(small_hall, ("windows:\n", extra + "windows:\n"))
    [error] = errors_of(text)
    assert (error.line, error.where) == (line_of(text, "id: far"), "queues[1].id")
    assert "no window serves" in error.message


def test_a_broken_section_calls_nobody_unknown(small_hall: str) -> None:
    text = broken(small_hall, ("- {id: aid, name", "- {name"))
    assert places(text) == [(line_of(text, "prefix: A"), "queues[0].id")]


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("en: Temporary aid}", 'en: " "}', "items[0].name.en"),
        ("en: Temporary aid}", "en:}", "items[0].name.en"),
        ("zh: 临时救助, en", "en", "items[0].name.zh"),
        ("amount: 10, unit: working_day", "amount: 0, unit: working_day", "items[0].promised"),
        ("amount: 10, unit: working_day", "amount: 3, unit: week", "items[0].promised.unit"),
        ("amount: 0}", "amount: -1}", "items[0].fee"),
        ("form: {zh: 原件", "copies: 0, form: {zh: 原件", "items[0].materials[0]"),
        ("number: 1,", "number: true,", "windows[0].number"),
        ("bad: true}\n  tags", "bad: yes}\n  tags", "rating.levels[4].bad"),
        ("queues: [aid]", "queues: [aid, aid]", "windows[0].queues[1]"),
        ("queues: [aid]", "queues: [aid], queues: [aid]", "windows[0].queues"),
        ("department: civil\n", "department: !!str civil2\n", "items[0].department"),
        ("outcomes:", "outcomes: &a", None),
        ("name: lixia", "name: Li Xia", "staff[0].name"),
    ],
)
def test_one_fault_alone(small_hall: str, old: str, new: str, where: str | None) -> None:
    text = broken(small_hall, (old, new))
    if where is None:
        assert parse_hall_text(text)
        return
    assert places(text) == [(line_of(small_hall, old), where)]


def test_aliases_are_told_not_followed(small_hall: str) -> None:
    text = broken(
        small_hall, ("outcomes:", "outcomes: &again"), ("queues: [aid]", "queues: *again")
    )
    [alias, unserved] = sorted(errors_of(text), key=lambda e: "alias" not in e.message)
    assert alias.where == "windows[0].queues"
    assert "no window serves" in unserved.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("# nothing\n", 1),
        ("- a\n- b\n", 1),
        ("hall:\n  id: [a, b\n", 2),
        ("hall:\n\tid: a\n", 2),
        ("hall: {id: a}\n---\nhall: {id: b}\n", 2),
        ("hall:\n  id: *nobody\n", 2),
        ("hall:\n  id: a\x07\n", 2),
        ("[" * 5000, 1),
        ("- " * 5000, 1),
        ("a: &a [*a]\n", 1),
        ("hall: !!python/object/apply:os.getcwd []\n", 1),
        ("hall: " + "9" * 6000 + "\n", 1),
    ],
)
def test_no_hall_at_all(text: str, line: int) -> None:
    assert line in {error.line for error in errors_of(text)}


def test_lines_are_those_an_editor_shows(small_hall: str) -> None:
    text = broken(
        small_hall, ("zh: 民政窗口", 'zh: "民政\u2028\x85窗口"'), ("queue: aid\n", "queue: ade\n")
    )
    for ends in ("\n", "\r\n"):
        assert places(text.replace("\n", ends)) == [
            (line_of(small_hall, "queue: aid\n"), "items[0].queue")
        ]


def test_a_file_that_breaks_off_is_told_at_its_last_word() -> None:
    [error] = errors_of("hall:\n  id: [a, b\n\n\n")
    assert (error.line, error.column) == (2, 12)


def test_a_file_in_another_encoding_is_told_at_its_line(tmp_path: Path, small_hall: str) -> None:
    path = tmp_path / "hall.yaml"
    path.write_bytes(small_hall.encode("gbk"))
    with pytest.raises(HallFileErrors) as caught:
        read_hall_file(path)
    [error] = caught.value.errors
    assert error.line == line_of(small_hall, "小镇便民")
    assert "UTF-8" in error.message


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, small_hall: str) -> None:
    path = tmp_path / "hall.yaml"
    path.write_text(small_hall, encoding="utf-8-sig")
    assert read_hall_file(path).hall.id == "small-hall"


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "hall.yaml"
    path.write_bytes(b"#" * (5 * 1024 * 1024))
    with pytest.raises(HallFileErrors, match="too large"):
        read_hall_file(path)


def test_a_missing_file_is_the_systems_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read_hall_file(tmp_path / "none.yaml")
