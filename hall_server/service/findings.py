"""What `hall doctor` finds of the machine itself and its folder; pure. What it finds of the devices
is in `hall_server.devices.findings`."""

from datetime import datetime, timedelta

from hall_link.wire.base import Words
from hall_server.devices.findings import FAULTS, Finding, Level

OLD_BACKUP = timedelta(hours=36)
"""A night's backup was missed, whatever the hour it is made at."""


def of_machine(level: Level, what: str, do: str = "") -> Finding:
    """Told by the command line alone, which speaks English."""
    return Finding(level, Words(zh=what, en=what), Words(zh=do, en=do) if do else None)


def of_clock(now: datetime, latest: datetime | None) -> Finding:
    """The machine's clock against the ledger's last entry."""
    told = f"{now:%Y-%m-%d %H:%M} UTC"
    if latest is not None and latest > now:
        what = f"the clock says {told}, the ledger's last entry is of {latest:%Y-%m-%d %H:%M} UTC"
        return of_machine("bad", what, "set the clock, or if it is right: hall confirm-date")
    return of_machine("well", f"clock: {told}, after the ledger's last entry")


def of_backup(now: datetime, newest: datetime | None) -> Finding:
    """How old the newest backup is."""
    if newest is None:
        do = "hall backup; see the setting backup_dir"
        return of_machine("mend", "no backup was ever made", do)
    hours = (now - newest).total_seconds() / 3600
    if now - newest > OLD_BACKUP:
        return of_machine("mend", f"the newest backup is {hours:.0f} h old", "hall backup")
    return of_machine("well", f"backup: {hours:.0f} h old")


def of_room(free_mib: int, low_mib: int, full_mib: int) -> Finding:
    """The room on the data folder's disk."""
    told = f"disk: {free_mib} MiB free"
    if free_mib < full_mib:
        return of_machine("bad", told, FAULTS["disk-full"][1].en)
    if free_mib < low_mib:
        return of_machine("mend", told, FAULTS["disk-low"][1].en)
    return of_machine("well", told)
