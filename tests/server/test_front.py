"""The start page: the server's own, or the files of a folder given to `hall serve --front`."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.support.hall import RunningHall


@pytest.fixture
def own(tmp_path: Path) -> Iterator[RunningHall]:
    """A hall whose server has not been started."""
    made = RunningHall(tmp_path / "hall")
    yield made
    made.stop()


def test_a_folder_is_the_start_page(own: RunningHall, tmp_path: Path) -> None:
    front = tmp_path / "front"
    (front / "inner").mkdir(parents=True)
    (front / "index.html").write_text("<h1>云禾</h1>", encoding="utf-8")
    (front / "inner" / "page.html").write_text("inner")
    (tmp_path / "secret.txt").write_text("secret")
    own.process = own.spawn(
        ["serve", "--data", str(own.data), "--port", str(own.port), "--front", str(front)], own.env
    )
    own.wait_healthy()
    page = httpx.get(own.url)
    assert (page.status_code, page.text) == (200, "<h1>云禾</h1>")
    assert page.headers["content-type"].startswith("text/html")
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    for path in ("/inner/page.html", "/..%2Fsecret.txt", "/none.html", "/inner", "/a%00.html"):
        assert httpx.get(own.url + path).status_code == 404, path
    assert httpx.post(own.url + "/api/v1/windows/9/dance").status_code == 404


def test_the_servers_own_page_has_links(own: RunningHall) -> None:
    own.start()
    page = httpx.get(own.url)
    assert page.status_code == 200
    assert "云禾镇便民服务中心" in page.text
    assert page.headers["x-frame-options"] == "SAMEORIGIN"
    for link in ("/console", "/manager", "/openapi.json"):
        assert f'href="{link}"' in page.text
    assert httpx.get(own.url + "/index.html").status_code == 404
