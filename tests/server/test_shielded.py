"""Whatever is asked for, the answer tells browsers what they may do with it (row K4)."""

from http import HTTPStatus

import pytest

from tests.support.hall import RunningHall
from tools import access

ADDRESSES = [
    path
    for method, _, path in (address.partition(" ") for address in access.table()["http"])
    if method == "GET" and "{" not in path
]
ENDLESS = frozenset(path for path in ADDRESSES if path.endswith(("/events", "/stream")))


@pytest.mark.row("K4")
def test_every_answer_is_shielded(shared_hall: RunningHall) -> None:
    assert len(ADDRESSES) > 50
    seen = set()
    with shared_hall.client() as client:
        for path in (*sorted(set(ADDRESSES) - ENDLESS), "/nothing/there", "/api/v1/nothing"):
            with client.stream("GET", shared_hall.url + path) as answer:
                seen.add(answer.status_code)
                told = answer.headers
            assert told["x-content-type-options"] == "nosniff", path
            assert told["referrer-policy"] in ("no-referrer", "same-origin"), path
            policy = told["content-security-policy"]
            assert "frame-ancestors 'none'" in policy or "frame-ancestors 'self'" in policy, path
            assert "access-control-allow-origin" not in told, path
    assert {HTTPStatus.OK, HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND} <= seen
