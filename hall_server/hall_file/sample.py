"""The sample hall that comes with the server."""

from importlib.resources import files
from pathlib import Path


def sample_hall_path() -> Path:
    """The file of a fictional township hall, to start from and to try things on."""
    return Path(str(files("hall_server.hall_file") / "sample_hall.yaml"))
