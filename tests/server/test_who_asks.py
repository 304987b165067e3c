"""Who asks over HTTP: a key, or the cookie of the pages, in one place for every address."""

from types import SimpleNamespace

import pytest

from hall_server.kernel.refusals import Unauthorized, WrongRole
from hall_server.kernel.work import Actor
from hall_server.web.sessions import COOKIE, asker, person_of
from tests.support.looping import run

pytestmark = pytest.mark.unit

CLERK, LEADER = Actor("staff", "wang", "clerk", 2), Actor("staff", "liang", "manager")


def asked(
    roles: frozenset[str] | None, cookie: str = "", authorization: str | None = None
) -> Actor:
    """Who it is to a desk that knows one key and one cookie."""
    known = {"key": CLERK, "cookie": LEADER}

    def look(told: str) -> Actor:
        if told not in known:
            raise Unauthorized
        return known[told]

    desk = SimpleNamespace(actor=look, visitor=look)
    app = SimpleNamespace(state=SimpleNamespace(desk=desk))
    request = SimpleNamespace(app=app, cookies={COOKIE: cookie})
    return run(asker(roles)(request, authorization))  # type: ignore[arg-type]


def test_a_clerk_with_a_key_is_not_the_leader_signed_in_on_the_same_computer() -> None:
    assert asked(None, "cookie", "Bearer key") is CLERK
    assert asked(frozenset({"clerk"}), "cookie", "Bearer key") is CLERK
    with pytest.raises(WrongRole):
        asked(frozenset({"manager"}), "cookie", "Bearer key")


def test_without_a_key_the_cookie_says_who_it_is() -> None:
    assert asked(frozenset({"manager"}), "cookie") is LEADER
    for nobody in ("", "other"):
        with pytest.raises(Unauthorized):
            asked(None, nobody)


def test_a_wrong_key_is_nobody_even_with_a_good_cookie() -> None:
    for wrong in ("", "key", "Bearer ", "Basic key", "Bearer other"):
        with pytest.raises(Unauthorized):
            asked(None, "cookie", wrong)


@pytest.mark.parametrize(
    ("roles", "may"), [(("guide",), False), (("complaints",), True), (("guide", "manager"), True)]
)
def test_a_page_is_for_who_has_one_of_its_roles(roles: tuple[str, ...], may: bool) -> None:
    person = SimpleNamespace(roles=roles)
    hall = SimpleNamespace(staff=SimpleNamespace(find=lambda _: person))
    desk = SimpleNamespace(visitor=lambda _: LEADER, hub=SimpleNamespace(hall=hall))
    request = SimpleNamespace(cookies={COOKIE: "cookie"})
    allowed = frozenset({"complaints", "manager"})
    if may:
        assert person_of(desk, request, allowed) is LEADER  # type: ignore[arg-type]
    else:
        with pytest.raises(WrongRole):
            person_of(desk, request, allowed)  # type: ignore[arg-type]
