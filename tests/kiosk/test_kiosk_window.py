"""The kiosk's own window, pressed with a pointer, against a hall on a real socket."""

import json
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from tests.kiosk.fake_hall import SECRET, FakeHall, ticket_view
from tests.support.screens import Device

Start = Callable[..., Device]


@pytest.mark.row("A1", "A13")
def test_three_presses_from_idle_to_the_number(
    start_kiosk: Start, hall: FakeHall, tmp_path: Path
) -> None:
    kiosk = start_kiosk(hall.address)
    home = kiosk.on("home")
    assert len(home["cards"]) == 8
    kiosk.press("department:civil")
    kiosk.on("items")
    kiosk.press("item:civil-0")
    confirm = kiosk.on("confirm")
    assert confirm["facts"]["前面等候"] == "12 人"
    kiosk.press("confirm")
    ticket = kiosk.on("ticket")
    assert ticket["number"] == next(iter(hall.given.values())).number == "A012"
    assert ticket["touches"]["since_home"] == 3
    assert ticket["title"] == "请取走您的号票"
    kiosk.draws(tmp_path / "ticket.png", _looks_like_a_ticket)
    kiosk.press("done")
    assert kiosk.on("home")["number"] is None


def _looks_like_a_ticket(path: Path) -> None:
    """The number is drawn huge in blue on white, under a green top."""
    with Image.open(path) as picture:
        pixels = picture.convert("RGB")
        assert pixels.size == (1080, 1920)
        top = pixels.getpixel((540, 600))
        number = pixels.crop((100, 740, 980, 1100))
    assert top[1] > top[0] + 40  # type: ignore[index,operator]
    assert top[1] > top[2]  # type: ignore[index,operator]
    blue = number.point(lambda level: level < 190 and 255)  # type: ignore[operator]
    box = blue.split()[0].getbbox()
    assert box is not None
    assert box[3] - box[1] > 150
    assert box[2] - box[0] > 400


@pytest.mark.row("A1")
def test_a_hasty_finger_takes_one_ticket(start_kiosk: Start, hall: FakeHall) -> None:
    kiosk = start_kiosk(hall.address)
    kiosk.press("department:party")
    kiosk.on("confirm")
    hall.silent = True
    kiosk.press("confirm", times=6)
    kiosk.on("taking")
    hall.silent = False
    hall.stop()
    hall.start()
    assert kiosk.on("ticket")["number"] == "H012"
    assert len(hall.given) == 1
    assert len(set(hall.calls)) == 1


@pytest.mark.row("A12", "E2")
def test_it_tells_of_an_absent_server_and_an_empty_printer(
    start_kiosk: Start, hall: FakeHall
) -> None:
    kiosk = start_kiosk(hall.address, "--language", "en")
    kiosk.on("home")
    hall.printer("out")
    state = kiosk.until(lambda state: state["paper"] == "out")
    assert state["notice"] == "No ticket paper: your number will show here"
    hall.waiting("q-civil", 31)
    kiosk.until(lambda state: state["cards"][0]["detail"] == "31 waiting")
    hall.stop()
    away = kiosk.on("away")
    assert set(away["targets"]) == {"voice", "language", "large", "contrast"}
    assert "Please go to the guide desk" in away["lines"]
    hall.start()
    kiosk.on("home")
    kiosk.press("language")
    assert kiosk.until(lambda state: state["language"] == "zh")["notice"].startswith("打印机缺纸")


@pytest.mark.row("A12")
def test_large_type_and_contrast_are_one_press_away(
    start_kiosk: Start, hall: FakeHall, tmp_path: Path
) -> None:
    kiosk = start_kiosk(hall.address)
    kiosk.press("contrast")
    kiosk.until(lambda state: state["contrast"])
    kiosk.press("large")
    kiosk.until(lambda state: state["large"])
    kiosk.press("department:farm")
    assert len(kiosk.on("items")["cards"]) == 4
    kiosk.draws(tmp_path / "dark.png", _has_a_black_foot)


def _has_a_black_foot(path: Path) -> None:
    with Image.open(path) as picture:
        assert picture.convert("RGB").getpixel((540, 1690)) == (0, 0, 0)


@pytest.mark.row("A1")
def test_the_job_goes_to_the_printer_beside_it(
    start_kiosk: Start, hall: FakeHall, tmp_path: Path
) -> None:
    path = tmp_path / "printer.sock"
    lines: list[str] = []
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))
        listener.listen()
        listener.settimeout(60)
        worker = threading.Thread(target=_accept_one, args=(listener, lines))
        worker.start()
        kiosk = start_kiosk(hall.address, "--printer-socket", str(path))
        kiosk.press("department:party")
        kiosk.press("confirm")
        kiosk.on("ticket")
        worker.join(30)
    job = json.loads(lines[0])
    assert job["command_id"] == hall.calls[0]
    assert job["job"]["ticket"]["number"] == "H012"


def _accept_one(listener: socket.socket, lines: list[str]) -> None:
    line, _ = listener.accept()
    with line, line.makefile("rw") as stream:
        lines.append(stream.readline())
        stream.write('{"job_id":"j12","outcome":"stored"}\n')


def test_without_a_printer_beside_it_the_ticket_still_comes(
    start_kiosk: Start, hall: FakeHall, tmp_path: Path
) -> None:
    kiosk = start_kiosk(hall.address, "--printer-socket", str(tmp_path / "nobody.sock"))
    kiosk.press("department:party")
    kiosk.press("confirm")
    kiosk.on("ticket")
    kiosk.press("done")
    kiosk.on("home")


@pytest.mark.row("A1")
def test_two_presses_in_a_hall_of_few_queues(
    start_kiosk: Start, small_hall: FakeHall, tmp_path: Path
) -> None:
    kiosk = start_kiosk(small_hall.address)
    assert len(kiosk.on("home")["cards"]) == 8
    kiosk.press("queue:q-civil")
    assert kiosk.on("queue")["facts"]["预计等候"] == "15–180 分钟"
    kiosk.press("confirm")
    ticket = kiosk.on("ticket")
    assert (ticket["number"], ticket["touches"]["since_home"]) == ("A012", 2)
    kiosk.press("done")
    kiosk.press("queue:q-civil")
    kiosk.press("guide")
    kiosk.press("item:civil-1")
    kiosk.press("guide")
    assert kiosk.on("guide")["guide"][0][0] == "基本情况"
    kiosk.press("back")
    kiosk.press("confirm")
    assert kiosk.on("ticket")["number"] == "A013"


@pytest.mark.row("A2")
def test_every_page_of_the_guide_is_an_arrow_away(start_kiosk: Start, hall: FakeHall) -> None:
    kiosk = start_kiosk(hall.address)
    kiosk.press("department:civil")
    kiosk.press("item:civil-0")
    kiosk.press("guide")
    read = kiosk.on("guide")["guide"]
    for page in range(2, kiosk.state()["pages"] + 1):
        kiosk.press("next")
        read += kiosk.until(lambda state, page=page: state["page"] == page)["guide"]
    words = {text for section in read for text in section}
    assert {"申请条件", "申请材料", "办理流程", "30 个工作日", "户口簿", "12345"} <= words
    assert "《社会救助暂行办法》《城市居民最低生活保障条例》" in words


@pytest.mark.row("A12")
def test_a_ticket_under_the_scanner_says_how_it_stands(start_kiosk: Start, hall: FakeHall) -> None:
    kiosk = start_kiosk(hall.address)
    kiosk.on("home")
    kiosk.press("contrast")
    kiosk.until(lambda state: state["contrast"])  # the window has the keyboard by now
    kiosk.type(f"http://10.0.0.2:8000/t/{SECRET}")
    found = kiosk.on("found")
    assert (found["title"], found["number"]) == ("正在排队", "A012")
    hall.stands = ticket_view(state="called", window=3, ahead=None)
    kiosk.type(SECRET)
    assert kiosk.until(lambda state: state["title"] == "请到 3 号窗口")["facts"] == {
        "办理窗口": "3 号窗口"
    }
    kiosk.type("nobody_ever_had-this-Secret")
    kiosk.until(lambda state: "这不是本大厅的号票" in state["lines"])
    kiosk.press("done")
    kiosk.on("home")
    kiosk.type("4901234567894")
    kiosk.until(lambda state: state["notice"] == "没认出这个码，请扫号票上的码")
    kiosk.press("department:party")
    kiosk.type(SECRET)
    kiosk.until(lambda state: state["notice"] == "请先办完或返回首页，再扫号票")
    kiosk.press("confirm")
    assert kiosk.on("ticket")["number"] == "H012"
