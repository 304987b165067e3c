"""What somebody who means harm, or a broken program, sends in place of what is expected."""

import copy
import json
import random
from typing import Any

DEEP = 3000
LONG = 60_000

TEXTS = (
    "",
    " ",
    "\0",
    "a\0b",
    "\ud800",
    "\udfff\ud800",
    "﻿",
    "‮‏",
    "́" * 300,
    "👩‍👩‍👧‍👦" * 40,
    "号" * 9000,
    "x" * LONG,
    "' OR 1=1 --",
    "'; DROP TABLE tickets; --",
    "%s%n%x",
    "{{7*7}}${7*7}",
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "\r\nSet-Cookie: a=b",
    "=cmd|' /C calc'!A0",
    "NaN",
    "9999-12-31T23:59:59.999999+00:00",
    "0001-01-01T00:00:00+14:00",
    "2026-02-30",
)
NUMBERS = (0, -1, 1, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**400, 1e308, -0.0, 0.1)
OTHERS: tuple[Any, ...] = (None, True, False, [], {}, [[]], [None] * 500, {"": ""}, {"kind": "x"})


def value(chance: random.Random) -> Any:
    """Anything."""
    return chance.choice(chance.choice((TEXTS, NUMBERS, OTHERS)))


def spoiled(sound: Any, chance: random.Random) -> Any:
    """A copy with something else in one place, something missing, or something more."""
    spoilt = copy.deepcopy(sound)
    places = list(_places(spoilt))
    if not places:
        return value(chance)
    where, key = chance.choice(places)
    what = chance.random()
    if what < 0.7:
        where[key] = value(chance)
    elif what < 0.85:
        del where[key]
    elif isinstance(where, dict):
        where[str(value(chance))] = value(chance)
    else:
        where.extend(where * 40)
    return spoilt


def _places(sound: Any) -> Any:
    keys = (
        sound if isinstance(sound, dict) else range(len(sound)) if isinstance(sound, list) else ()
    )
    for key in list(keys):
        yield sound, key
        yield from _places(sound[key])


def as_text(sound: Any) -> str:
    """JSON as Python writes it: with lone surrogates and numbers no other program has."""
    return json.dumps(sound)


def broken_text(sound: Any, chance: random.Random) -> str | bytes:
    """No JSON, or hardly."""
    text = as_text(sound)
    cut = chance.randrange(len(text) + 1)
    return chance.choice(
        (
            text[:cut],
            text + text,
            text[:cut] + "\0" + text[cut:],
            text.replace('"', "'"),
            "[" * DEEP + "]" * DEEP,
            '{"a":' * DEEP + "1" + "}" * DEEP,
            '{"type":"call","id":"d","command":' + "[" * LONG,
            '{"type":"call","type":"hello"}',
            "NaN",
            "1" * LONG,
            text.encode("utf-16"),
            text.encode(errors="surrogatepass"),
            chance.randbytes(chance.randrange(2000)),
        )
    )
