"""The names and addresses under which this machine may be reached, for its certificate."""

import ipaddress
import socket
from contextlib import suppress

FAR = {socket.AF_INET: "192.0.2.1", socket.AF_INET6: "2001:db8::1"}
"""Addresses nobody has (RFC 5737, RFC 3849). Nothing is sent there: the system is only asked which
of its own addresses it would send from."""

EVERYWHERE = frozenset({"", "0.0.0.0", "::"})  # noqa: S104 (compared with, not listened on)


def own_names(host: str = "") -> frozenset[str]:
    """Host names and addresses of this machine, loopback's among them; `host`: where it listens."""
    names = {"localhost", "127.0.0.1", "::1"}
    name = socket.gethostname()
    names.update({name, f"{name}.local"} if is_name(name) else ())
    if host not in EVERYWHERE:
        names.add(host)
    return frozenset(names | _addresses(name))


def _addresses(name: str) -> set[str]:
    found: set[str] = set()
    with suppress(OSError):
        found.update(str(info[4][0]) for info in socket.getaddrinfo(name, None))
    for family, far in FAR.items():
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))
            found.add(str(probe.getsockname()[0]))
    return {address for address in found if "%" not in address}


def is_address(text: str) -> bool:
    """Whether it is an IP address."""
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def is_name(text: str) -> bool:
    """Whether it can be a host's name in a certificate: ASCII letters, digits, hyphens."""
    labels = text.rstrip(".").split(".")
    return len(text) <= 253 and all(
        0 < len(label) <= 63
        and label.isascii()
        and label.replace("-", "").isalnum()
        and not label.startswith("-")
        and not label.endswith("-")
        for label in labels
    )
