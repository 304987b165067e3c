"""The virtual printer's conditions, buffer and cable, without sockets."""

import ast
from pathlib import Path

import pytest

import ticket_printer.virtual.machine as machine_module
from tests.printer.virtual_paper import CUT
from ticket_printer.virtual.control import answer_line
from ticket_printer.virtual.machine import BUFFER_BYTES, Machine, QueryEar

pytestmark = pytest.mark.unit
ALL_QUERIES = b"\x10\x04\x01\x10\x04\x02\x10\x04\x03\x10\x04\x04"


def test_a_query_split_between_chunks_is_heard() -> None:
    machine, ear = Machine(80), QueryEar()
    answers = [
        machine.receive(ear, bytes((byte,))).answer for byte in b"ab\x10\x04\x01\x10\x04\x09"
    ]
    assert b"".join(answers) == b"\x12"


def test_two_connections_do_not_complete_each_others_queries() -> None:
    machine, one, other = Machine(80), QueryEar(), QueryEar()
    machine.receive(one, b"\x10\x04")
    assert machine.receive(other, b"\x01").answer == b""


def test_a_query_inside_a_picture_is_answered_and_stays_in_the_picture() -> None:
    machine = Machine(80)
    outcome = machine.receive(QueryEar(), b"\x1dv0\x00\x03\x00\x01\x00\x10\x04\x01" + CUT)
    assert outcome.answer == b"\x12"
    assert outcome.slips[0].unknown == ()


def test_a_stopped_printer_keeps_what_it_is_sent() -> None:
    machine, ear = Machine(80), QueryEar()
    machine.turn("cover")
    outcome = machine.receive(ear, b"one\n" + ALL_QUERIES + CUT)
    assert (outcome.answer, outcome.slips) == (b"\x1a\x16\x12\x12", ())
    machine.turn("paper-out")
    (slip,) = machine.turn("ok")
    assert slip.lines[0].text == "one"
    assert machine.turn("ok") == ()


def test_it_is_full_at_64_kib() -> None:
    machine = Machine(80)
    machine.turn("offline")
    machine.receive(QueryEar(), b"\n" * (BUFFER_BYTES - 1))
    assert not machine.full
    machine.receive(QueryEar(), b"\n")
    assert machine.full
    machine.turn("ok")
    assert not machine.full


def test_a_pulled_cable_loses_the_slip_begun() -> None:
    machine, ear = Machine(80), QueryEar()
    machine.receive(ear, b"lost\n\x1dv0\x00\xff\x00\xff\x00")
    machine.pull()
    machine.turn("ok")
    (slip,) = machine.receive(ear, b"kept\n" + CUT).slips
    assert [line.text for line in slip.lines] == ["kept"]


def test_the_fuse_counts_data_and_not_queries() -> None:
    machine, ear = Machine(80), QueryEar()
    machine.die_after(8)
    first = machine.receive(ear, ALL_QUERIES + b"ab\n" + CUT)
    assert (first.answer, len(first.slips), machine.pulled) == (b"\x12" * 4, 1, False)
    last = machine.receive(ear, b"c" + CUT + ALL_QUERIES)
    assert (last.slips, last.answer, last.pulled, machine.pulled) == ((), b"", True, True)


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (b"paper-low\r\n", "ok"),
        (b"state\n", "ok"),
        (b"die-after 5\n", "ok"),
        (b"die-after x\n", "error not a number of bytes: x"),
        (b"explode\n", "error unknown command: explode"),
        (b"\n", "error unknown command: "),
        (b"\xff\xfe a\n", "error unknown command: \ufffd\ufffd a"),
    ],
)
def test_control_lines(line: bytes, answer: str) -> None:
    assert answer_line(Machine(80), line)[0] == answer


def test_the_state_is_told() -> None:
    machine = Machine(80)
    seen = []
    for word in ("paper-out", "pull", "silent", "ok"):
        answer_line(machine, word.encode())
        seen.append(answer_line(machine, b"state")[0])
    assert seen == ["paper-out", "pull", "pull", "ok"]


def test_it_is_an_eye_of_its_own() -> None:
    """A printer that borrowed from the sender's code would agree with the sender's mistakes."""
    for path in Path(machine_module.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            for name in names:
                assert not name.startswith(("escpos", "hall_")), path
                ours = name.startswith("ticket_printer")
                assert not ours or name.startswith("ticket_printer.virtual."), path
