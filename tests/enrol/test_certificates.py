"""The hall's certificates: made, renewed, and what becomes of them when clocks jump (row K4)."""

import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from hall_link.entry.trust import check_words, context_for, distrust, fingerprint_of
from hall_server.tls.authority import make_authority
from hall_server.tls.certificates import RENEW_BEFORE, Certificates

pytestmark = [pytest.mark.unit, pytest.mark.row("K4")]

NOW = datetime(2026, 11, 23, tzinfo=UTC)
NAMES = frozenset({"hall.example", "127.0.0.1"})
DAY = timedelta(days=1)


@pytest.fixture
def made(tmp_path: Path) -> Certificates:
    certificates = Certificates(tmp_path)
    certificates.make("云禾镇便民服务中心", NAMES, NOW)
    return certificates


def met(certificates: Certificates, authority: str, name: str = "hall.example") -> None:
    """A device that trusts `authority` meets the server, in memory. Raises ssl.SSLError."""
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(certificates.certificate, certificates.key)
    up, down = ssl.MemoryBIO(), ssl.MemoryBIO()
    device = context_for(authority).wrap_bio(down, up, server_hostname=name)
    hall = server.wrap_bio(up, down, server_side=True)
    for _ in range(3):
        for end in (device, hall):
            try:
                end.do_handshake()
            except ssl.SSLWantReadError:
                continue


def test_keys_are_for_their_owner_alone(made: Certificates) -> None:
    folder = made.key.parent
    assert folder.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in folder.glob("*.key")} == {0o600}
    assert sorted(path.name for path in folder.iterdir()) == [
        "ca.key",
        "ca.pem",
        "server.key",
        "server.pem",
    ]


def test_a_device_trusts_its_hall_and_no_other(made: Certificates) -> None:
    own = made.authority.read_text()
    met(made, own)
    met(made, own, "127.0.0.1")
    stranger = make_authority("云禾镇便民服务中心 CA", NOW).certificate.decode()
    with pytest.raises(ssl.SSLError) as fault:
        met(made, stranger)
    assert distrust(fault.value) == "foreign"
    with pytest.raises(ssl.SSLError) as fault:
        met(made, own, "other.example")
    assert distrust(fault.value) == "wrong-name"


def test_a_device_with_a_dead_clock_battery_still_knows_its_hall(tmp_path: Path) -> None:
    future = Certificates(tmp_path)
    future.make("hall", NAMES, datetime(2060, 1, 1, tzinfo=UTC))
    met(future, future.authority.read_text())


def test_it_is_renewed_sixty_days_before_its_end_and_not_before(made: Certificates) -> None:
    first = made.look()
    assert first is not None
    due = first.ends - RENEW_BEFORE
    assert not made.keep(NAMES, due - DAY)
    assert made.keep(NAMES, due)
    second = made.look()
    assert second is not None
    assert second.ends > first.ends
    assert set(second.names) == NAMES
    assert not made.keep(NAMES, due)
    met(made, made.authority.read_text())


def test_a_new_address_is_taken_in_and_an_old_one_stays(made: Certificates) -> None:
    assert made.keep(frozenset({"10.0.0.7"}), NOW)
    looked = made.look()
    assert looked is not None
    assert set(looked.names) == NAMES | {"10.0.0.7"}


@pytest.mark.parametrize("jump", [timedelta(days=9000), timedelta(days=-9000)])
def test_a_clock_that_jumped_and_came_back_costs_nothing(
    made: Certificates, jump: timedelta
) -> None:
    own = made.authority.read_text()
    assert made.keep(NAMES, NOW + jump)
    met(made, own)
    made.keep(NAMES, NOW)
    looked = made.look()
    assert looked is not None
    assert looked.begins <= NOW < looked.ends
    assert made.authority.read_text() == own
    met(made, own)


def test_a_power_cut_between_key_and_certificate_is_mended(made: Certificates) -> None:
    made.certificate.write_bytes(b"half a certific")
    assert made.keep(NAMES, NOW)
    other = Certificates(made.key.parent / "other")
    other.make("other", NAMES, NOW)
    made.key.write_bytes(other.key.read_bytes())
    assert made.look() is None
    assert made.keep(NAMES, NOW)
    met(made, made.authority.read_text())


def test_an_authority_whose_key_was_carried_away_serves_on(made: Certificates) -> None:
    (made.key.parent / "ca.key").unlink()
    looked = made.look()
    assert looked is not None
    assert not made.keep(NAMES, looked.ends - DAY)
    assert made.look() == looked


def test_check_words_are_the_fingerprints_first_digits(made: Certificates) -> None:
    told = made.fingerprint()
    assert told == fingerprint_of(made.authority.read_text())
    assert check_words(told).replace(" ", "").lower() == told[:20]
