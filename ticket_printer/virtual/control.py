"""The words of the control port."""

from ticket_printer.virtual.machine import CONDITIONS, Machine
from ticket_printer.virtual.slip import Slip

Answer = tuple[str, tuple[Slip, ...]]
DONE = "ok"


def answer_line(machine: Machine, line: bytes) -> Answer:
    """Does what a line says; returns the line to answer and the slips that came out by it.

    A condition, `pull` and `die-after N` are answered `ok`, `state` with the present condition or
    `pull`, anything else `error …`.
    """
    words = line.decode("utf-8", errors="replace").split()
    if len(words) == 2 and words[0] == "die-after":
        return _die_after(machine, words[1])
    if len(words) != 1:
        return _unknown(words)
    return _word(machine, words[0])


def _word(machine: Machine, word: str) -> Answer:
    for condition in CONDITIONS:
        if word == condition:
            return DONE, machine.turn(condition)
    if word == "state":
        return ("pull" if machine.pulled else machine.condition), ()
    if word == "pull":
        machine.pull()
        return DONE, ()
    return _unknown([word])


def _die_after(machine: Machine, count: str) -> Answer:
    if not (count.isascii() and count.isdecimal()):
        return f"error not a number of bytes: {count}", ()
    machine.die_after(int(count))
    return DONE, ()


def _unknown(words: list[str]) -> Answer:
    return f"error unknown command: {' '.join(words)}", ()
