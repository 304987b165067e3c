"""systemd's units: what they promise, and that systemd itself reads them."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from hall_server.commands.common import REFUSED
from hall_server.commands.running import CLOSED
from hall_server.service.units import Machine, Unfit, units
from tests.support.hall import HALL

PROGRAMS = Path(sys.executable).parent
SCREENS = {"hall-kiosk.service", "hall-display.service", "hall-evaluator.service"}
MACHINE = Machine(data=Path("/var/lib/hall"), programs=PROGRAMS)


@pytest.mark.unit
def test_every_service_has_a_user_a_watchdog_and_a_system_it_cannot_write() -> None:
    made = {name: text.splitlines() for name, text in units(MACHINE).items()}
    services = {name for name in made if name.endswith(".service")}
    assert services == SCREENS | {"hall.service", "hall-printer.service"}
    for name in services:
        assert {"User=hall", "Restart=always", "Type=notify", "WatchdogSec=30"} <= set(made[name])
        assert {"NoNewPrivileges=yes", "ProtectSystem=strict"} <= set(made[name])
        assert any(line.startswith("RestartPreventExitStatus=2") for line in made[name])
    assert "ReadWritePaths=/var/lib/hall" in made["hall.service"]
    assert f"RestartPreventExitStatus=2 {CLOSED} {REFUSED}" in made["hall.service"]
    assert made["hall.sysusers"] == ['u hall - "Hall" /var/lib/hall']


@pytest.mark.unit
def test_what_would_be_read_as_more_than_a_word_is_refused() -> None:
    for printer in ("tcp://a:9100 --key x", "a\nUser=root", "$HOME", '"x"'):
        with pytest.raises(Unfit):
            units(Machine(data=Path("/d"), programs=PROGRAMS, printer=printer))
    spoken = units(Machine(data=Path("/d"), programs=PROGRAMS, printer="lp:Front%1"))
    assert "--printer lp:Front%%1 " in spoken["hall-printer.service"]


@pytest.mark.unit
def test_the_programs_of_the_units_are_the_project_s() -> None:
    project = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))["project"]
    told = " ".join(units(MACHINE).values()).split()
    named = {Path(word).name for word in told if word.startswith(f"{PROGRAMS}/")}
    assert named <= set(project["scripts"])


@pytest.mark.row("K8")
@pytest.mark.parametrize("screens", ["cage", "xinit"])
def test_systemd_reads_them(tmp_path: Path, screens: str) -> None:
    words = ["service", "write", str(tmp_path), "--programs", str(PROGRAMS), "--screens", screens]
    subprocess.run([*HALL, *words], check=True, capture_output=True)
    if shutil.which("systemd-analyze") is None:
        pytest.skip(
            "systemd-analyze (package systemd) is not here: only our own tests read the units"
        )
    done = subprocess.run(
        ["systemd-analyze", "verify", *sorted(map(str, tmp_path.glob("*.service")))],
        capture_output=True,
        text=True,
        check=False,
    )
    away = f"Command /usr/bin/{screens} is not executable"  # a package real kiosks have
    assert [line for line in done.stderr.splitlines() if away not in line] == []


@pytest.mark.parametrize(
    "setting", ['disk_low_mib = "much"\n', "disk_low_mib = \n"], ids=["no number", "no TOML"]
)
def test_settings_nobody_understands_are_a_refused_start(tmp_path: Path, setting: str) -> None:
    """Told in words, with the status upon which the unit does not start it again."""
    (tmp_path / "settings.toml").write_text(setting, encoding="utf-8")
    words = [*HALL, "serve", "--data", str(tmp_path), "--port", "0"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == REFUSED
    assert "settings.toml" in done.stderr
    assert "Traceback" not in done.stderr
