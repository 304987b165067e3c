"""A day on which everybody who leaves a name or a word at a hall leaves one that is looked for."""

import threading
from datetime import date, timedelta
from typing import Any

from websockets.exceptions import ConnectionClosed

from tests.support.hall import RunningHall
from tests.support.lines import Line
from tests.support.pages import Crew
from tests.support.people import Clerk, Voice, key_of, sits_down

WINDOW, NEIGHBOUR = 3, 4
ID_NUMBER = "110101199003077475"
PHONES = ("19911112222", "19933334444")
NAMES = ("欧阳暗记", "司马暗记", "上官暗记", "诸葛暗记", "慕容暗记", "东方暗记")
WORDS = tuple(f"暗记第{figure}句" for figure in "甲乙丙丁戊己庚辛壬癸子丑")
MARKS = (ID_NUMBER, *PHONES, *NAMES, *WORDS, "暗记巷七号")
"""What stands nowhere but sealed."""

ROLES = ("kiosk", "display", "evaluator", "printer", "guide", "manager")


class Ear:
    """A device that writes down everything it is told."""

    def __init__(self, hall: RunningHall, role: str) -> None:
        self.told: list[str] = []
        self._over = threading.Event()
        self._line = Line(hall).__enter__()
        window = WINDOW if role == "evaluator" else None
        self.told.append(str(self._line.hello(role, key_of(hall, role, window))))
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while not self._over.is_set():
            try:
                self.told.append(str(self._line.socket.recv(0.3)))
            except TimeoutError:
                self._line.say({"type": "heartbeat"})
            except ConnectionClosed:
                return

    def close(self) -> None:
        self._over.set()
        self._thread.join()
        self._line.__exit__()


class MarkedDay:
    """What was done, and the numbers it can be found by."""

    def __init__(self, hall: RunningHall, crew: Crew, clerk: str, password: str) -> None:
        self.kiosk = Voice(hall, key_of(hall, "kiosk"))
        self.guide = Voice(hall, key_of(hall, "guide"))
        self.clerk = sits_down(hall, WINDOW, clerk, password)
        self.neighbour = Clerk(hall, NEIGHBOUR)
        self.leader = crew.client("liangmin")
        self.handler = crew.client("gaoyuan")

    def play(self) -> None:
        visitor = {"name": NAMES[0], "phone": PHONES[0], "address": "暗记巷七号"}
        told = {"text": WORDS[0], "visitor": visitor}
        self.complaint = self.kiosk.ask("POST", "/complaints", {"command": told}, 201)["number"]
        asks = {"what": "at_home", "visitor": visitor, "wanted": WORDS[1], "text": WORDS[2]}
        told_request = self.kiosk.ask("POST", "/service-requests", {"command": asks}, 201)
        self.request = told_request["number"]
        self._books()
        self._rings()
        self._visits()

    def _books(self) -> None:
        day = date.fromisoformat(self.kiosk.hall()["business_day"]) + timedelta(days=1)
        slots: list[dict[str, Any]] = []
        while not slots:
            way = f"/appointments/slots?item=marriage&day={day}"
            slots = [slot for slot in self.guide.ask("GET", way)["slots"] if slot["free"]]
            day += timedelta(days=1)
        free = slots[0]["starts"]
        order = {"item": "marriage", "starts": free, "name": NAMES[1], "phone": PHONES[1]}
        booked = self.guide.ask("POST", "/appointments", order, 201)
        self.booking = booked["code"]
        self.guide.ask("POST", "/appointments/cancel", {"secret": booked["secret"]})

    def _rings(self) -> None:
        call = {"caller": NAMES[2], "phone": PHONES[0], "content": WORDS[3], "answer": WORDS[4]}
        self.guide.ask("POST", "/registers/calls", call, 201)
        note = {"note_kind": "note", "text": WORDS[5]}
        done = self.leader.post("/duty-log", json=note)
        assert done.status_code == 201, done.text

    def _visits(self) -> None:
        ticket = self.kiosk.take(person=ID_NUMBER)
        self.ticket = ticket["ticket_id"]
        self.clerk.does("call-next")
        self.clerk.does("start")
        self._opens_a_case()
        self._asks()
        self.clerk.does("transfer", to_window=NEIGHBOUR, note=WORDS[6])
        self.neighbour.does("call-next")
        self.neighbour.does("start")
        self.neighbour.does("finish", outcome="done")
        rating = {"secret": ticket["secret"], "level": 5, "text": WORDS[7]}
        self.kiosk.ask("POST", "/ratings", rating, 201)

    def _asks(self) -> None:
        told = {"question": WORDS[8], "answer": WORDS[9], "close": True}
        self.clerk.ask("POST", f"/windows/{WINDOW}/consultation", told)

    def _opens_a_case(self) -> None:
        who = {"name": NAMES[3], "phone": PHONES[1], "agent": NAMES[4], "agent_phone": PHONES[0]}
        command = {
            "window": WINDOW,
            "case_kind": "on-the-spot",
            "item": "urban-allowance",
            "applicant": who,
            "papers": [{"name": "身份证", "place": 0}],
            "print": False,
        }
        opened = self.clerk.ask("POST", "/cases", {"command": command}, 201)["case"]
        self.case, self.case_id = opened["number"], opened["case_id"]
        self._fills_a_slip()
        self._passes_papers()

    def _fills_a_slip(self) -> None:
        slip = {"form": "return-slip", "fields": {"reason": WORDS[10]}, "print": True}
        made = self.clerk.ask("POST", f"/windows/{WINDOW}/documents", slip, 201)["document"]
        self.paper = made["serial"]
        void = f"/documents/{made['document_id']}/void"
        self.clerk.ask("POST", void, {"reason": WORDS[11]})

    def _passes_papers(self) -> None:
        papers = [{"name": "身份证", "place": 0}]
        passed = {"case_id": self.case_id, "window": WINDOW, "to": "档案室", "papers": papers}
        self.clerk.ask("POST", "/cases/papers", {"command": passed}, 201)
        (custody,) = self.clerk.ask("GET", f"/cases/{self.case_id}")["custody"]
        taken = {"custody_id": custody["custody_id"], "window": WINDOW, "taker": NAMES[5]}
        self.clerk.ask("POST", "/cases/papers/taken", {"command": taken})
