"""The sample hall that comes with the server."""

from importlib.resources import files
from pathlib import Path

from hall_server.hall_file.model import HallFile


def sample_hall_path() -> Path:
    """The file of a fictional township hall, to start from and to try things on."""
    return Path(str(files("hall_server.hall_file") / "sample_hall.yaml"))


def for_trying(sample: HallFile) -> HallFile:
    """The sample as somebody tries it, at any hour and as fast as they can press: it never closes
    and lets kiosks issue as many tickets in a minute as they are asked for."""
    limits = sample.limits.model_copy(update={"kiosk_minute": 0})
    return sample.model_copy(update={"hours": None, "limits": limits})
