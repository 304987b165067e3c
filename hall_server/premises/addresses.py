"""The addresses of a hall's pages, as its papers carry them in a code. Pure."""

from hall_server.premises.tables import Premises


def address_of(premises: Premises, page: str, secret: str) -> str:
    """`{public_url}/{page}/{secret}`; the bare secret where the hall has no such address."""
    if premises.public_url is None:
        return secret
    return f"{premises.public_url.rstrip('/')}/{page}/{secret}"
