"""What `hall doctor` found: of the machine and its folder, and of every device; pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from hall_server.devices.self_test import DeviceTested, SelfTested

OLD_BACKUP = timedelta(hours=36)
"""A night's backup was missed, whatever the hour it is made at."""

PAPER = {
    "low": "put a new roll beside it",
    "out": "put in a new roll",
    "cover": "close its cover",
    "offline": "look at its power and its cable",
    "unknown": "see that its worker runs: systemctl status hall-printer",
}

MAY_WAIT = ("disk-low", "backup")

_FAULTS = {
    "clock": ("the clock is earlier than the ledger", "see the date, then: hall confirm-date"),
    "disk-low": ("the disk is filling up", "remove what is not the hall's, or old backups"),
    "disk-full": ("the disk is full: nothing new is given out", "make room at once"),
    "backup": ("last night's backup was not made", "see the log: journalctl -u hall"),
    "store": ("nothing can be stored", "see the server's log: journalctl -u hall"),
}


@dataclass(frozen=True, slots=True)
class Finding:
    """`do`: what helps; empty where all is well."""

    level: Literal["well", "mend", "bad"]
    what: str
    do: str = ""

    def line(self) -> str:
        """As it is printed."""
        head = {"well": "ok  ", "mend": "LOOK", "bad": "BAD "}[self.level]
        return f"{head} {self.what}" + (f" -> {self.do}" if self.do else "")


def of_clock(now: datetime, latest: datetime | None) -> Finding:
    """The machine's clock against the ledger's last entry."""
    told = f"{now:%Y-%m-%d %H:%M} UTC"
    if latest is not None and latest > now:
        what = f"the clock says {told}, the ledger's last entry is of {latest:%Y-%m-%d %H:%M} UTC"
        return Finding("bad", what, "set the clock, or if it is right: hall confirm-date")
    return Finding("well", f"clock: {told}, after the ledger's last entry")


def of_backup(now: datetime, newest: datetime | None) -> Finding:
    """How old the newest backup is."""
    if newest is None:
        return Finding("mend", "no backup was ever made", "hall backup; see the setting backup_dir")
    hours = (now - newest).total_seconds() / 3600
    if now - newest > OLD_BACKUP:
        return Finding("mend", f"the newest backup is {hours:.0f} h old", "hall backup")
    return Finding("well", f"backup: {hours:.0f} h old")


def of_room(free_mib: int, low_mib: int, full_mib: int) -> Finding:
    """The room on the data folder's disk."""
    told = f"disk: {free_mib} MiB free"
    if free_mib < full_mib:
        return Finding("bad", told, _FAULTS["disk-full"][1])
    if free_mib < low_mib:
        return Finding("mend", told, _FAULTS["disk-low"][1])
    return Finding("well", told)


def of_devices(told: SelfTested) -> Iterator[Finding]:
    """Every device that should be there, and what the server says of itself."""
    for fault in told.faults:
        yield Finding("mend" if fault in MAY_WAIT else "bad", *_FAULTS[fault])
    for device in told.devices:
        yield from _of_device(device)
    if not told.devices:
        yield Finding("mend", "no device has a key", "hall key create, or enrol the devices")


def _of_device(device: DeviceTested) -> Iterator[Finding]:
    name = f"{device.role} {device.name}" + (f" (window {device.window})" if device.window else "")
    if not device.connected:
        yield Finding("bad", f"{name} is not there", "look at its power and its network cable")
        return
    if not device.answered:
        yield Finding("bad", f"{name} has a line but does not answer", "start it anew")
        return
    yield Finding("well", f"{name} answers")
    yield from _of_paper(name, device)
    yield from _of_voice(name, device)


def _of_paper(name: str, device: DeviceTested) -> Iterator[Finding]:
    if device.printer in PAPER:
        level: Literal["mend", "bad"] = "mend" if device.printer == "low" else "bad"
        yield Finding(level, f"{name}: paper or printer is {device.printer}", PAPER[device.printer])
    if device.printed is not None:
        well = Finding("well", f"{name} printed its test slip")
        yield well if device.printed else Finding("bad", f"{name} printed no slip", "see its tray")


def _of_voice(name: str, device: DeviceTested) -> Iterator[Finding]:
    if device.voice == "fault":
        yield Finding("bad", f"{name}: its voice is broken", "look at its speakers and its log")
    if device.spoken is not None:
        well = Finding("well", f"{name} spoke the test phrase")
        yield well if device.spoken else Finding("bad", f"{name} did not speak", "see its speakers")
