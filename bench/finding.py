"""Finding one of two thousand items by what a citizen types, over HTTP."""

import statistics
import tempfile
import time
from pathlib import Path

import httpx

from bench.figures import Figure, figure
from hall_server.hall_file.read import read_hall_file
from hall_server.hall_file.sample import sample_hall_path
from hall_server.hall_file.write import write_hall_text
from tests.support.hall import RunningHall

ITEMS = 2000
TYPED = ("lsjz", "临时", "linshi", "temporary aid", "ylbx", "身份证", "建房", "nothing of it")
ROUNDS = 5


def measure_finding() -> list[Figure]:
    """The slowest of `TYPED`, and the first search of a hall, which makes the index."""
    with tempfile.TemporaryDirectory() as folder:
        hall = RunningHall(Path(folder) / "hall", file=_large(Path(folder)))
        hall.start()
        try:
            with httpx.Client(base_url=hall.url) as client:
                first = _asked(client, "begin")
                medians = [
                    statistics.median(_asked(client, typed) for _ in range(ROUNDS))
                    for typed in TYPED
                ]
        finally:
            hall.stop()
    return [
        figure("guide_search_ms_2000_items", [max(medians)], "ms"),
        figure("guide_first_search_ms", [first], "ms"),
    ]


def _large(folder: Path) -> Path:
    """The sample with twenty of each item, each of another name."""
    sample = read_hall_file(sample_hall_path())
    items = [
        item.model_copy(
            update={
                "id": f"{item.id[:40]}-{n}",
                "name": item.name.model_copy(update={"zh": f"{item.name.zh}（{n}）"}),
            }
        )
        for n in range(-(-ITEMS // len(sample.items)))
        for item in sample.items
    ][:ITEMS]
    file = folder / "hall.yaml"
    casebook = sample.casebook.model_copy(update={"fetch_item": None})
    large = {"items": items, "events": [], "appointments": None, "casebook": casebook}
    file.write_text(write_hall_text(sample.model_copy(update=large)), encoding="utf-8")
    return file


def _asked(client: httpx.Client, typed: str) -> float:
    begun = time.perf_counter()
    answer = client.get("/api/v1/guide", params={"q": typed})
    assert answer.status_code == 200
    return (time.perf_counter() - begun) * 1000
