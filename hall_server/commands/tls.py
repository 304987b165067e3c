"""The hall's certificates: `hall tls`."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from hall_link.entry.trust import check_words
from hall_server.commands.common import Data, engine_of, hall_file_now, stop
from hall_server.kernel.clock import SystemClock
from hall_server.settings import Settings
from hall_server.tls.addresses import is_address, is_name, own_names
from hall_server.tls.certificates import Certificates

app = typer.Typer()


@app.command()
def tls(
    data: Data,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A further name or address the server is reached by; may be repeated."),
    ] = None,
    renew: Annotated[
        bool, typer.Option("--renew", help="A new certificate of the server, whatever is left.")
    ] = False,
    new_authority: Annotated[
        bool,
        typer.Option("--new-authority", help="A new authority: every device must enrol anew."),
    ] = False,
    out: Annotated[
        Path | None, typer.Option(help="Copy the authority's certificate there, for browsers.")
    ] = None,
) -> None:
    """Tell the hall's certificates and the check words devices show; renew them.

    A running server takes a renewed certificate within an hour, or when it is started anew.
    """
    engine_of(data).dispose()  # a folder without a hall gets no certificates
    certificates, now = Certificates(data), SystemClock().now()
    wanted = _names(certificates, name or [])
    if new_authority or not certificates.exist():
        certificates.make(hall_file_now(data).hall.name.zh, wanted, now)
    elif renew or name:
        _renew(certificates, wanted)
    if out is not None:
        shutil.copyfile(certificates.authority, out)
    tell(data)


def _names(certificates: Certificates, more: list[str]) -> frozenset[str]:
    """The machine's, those of before, and `more`."""
    for name in more:
        if not is_address(name) and not is_name(name):
            stop(f"--name {name}: a host name or an IP address")
    before = certificates.look()
    return own_names() | frozenset(before.names if before else ()) | frozenset(more)


def _renew(certificates: Certificates, names: frozenset[str]) -> None:
    try:
        certificates.renew(names, SystemClock().now())
    except OSError as fault:
        stop(f"The authority's key can't be read, nothing was changed: {fault}")


def tell(data: Path) -> None:
    """Prints what the certificates are."""
    certificates = Certificates(data)
    authority, server = certificates.look_at_authority(), certificates.look()
    fingerprint = certificates.fingerprint()
    typer.echo(f"Authority   {certificates.authority}, until {authority.ends:%Y-%m-%d}")
    typer.echo(f"SHA-256     {fingerprint}")
    typer.echo(f"Check words {check_words(fingerprint)}")
    if server is not None:
        typer.echo(f"Server      until {server.ends:%Y-%m-%d}, for {', '.join(server.names)}")
    if not Settings.of(data).tls:
        typer.echo("The server does not use them yet: put tls = true into settings.toml.")
