"""Who fills the hall before its pictures are taken: citizens and clerks, over HTTP."""

from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from hall_server.console_socket import ask_running_server
from hall_server.staff.passwords import Passwords
from hall_server.staff.set_password import SetPassword
from tools.demo.house import Demo
from tools.demo.household import SEATS

Visitors = Mapping[int, Sequence[str]]
"""Window -> what people come to it for."""

CITIZENS: Visitors = {
    2: ["mediation"],
    3: ["urban-allowance"] * 4,
    5: ["marriage"] * 2,
    6: ["reemployment-card"] * 5,
    7: ["rural-medical-payment"] * 3,
    9: ["farmhouse-permit"] * 2,
    11: ["grain-subsidy"] * 4,
}
ON_PAPER = (2, 3, 6, 9)
"""Windows whose first visitor takes a paper."""

AT_WINDOW_1 = ["advice", "trader-licence", "investment"]

TEMPORARY = "welcome-4711"


class Hall:
    """The demo's hall, asked with a key."""

    def __init__(self, demo: Demo) -> None:
        self._demo = demo
        self._http = httpx.Client(base_url=demo.server + "/api/v1", timeout=20)

    def ask(self, path: str, key: str, body: object = None) -> dict[str, Any]:
        """A POST that must succeed."""
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        answer = self._http.post(path, headers=headers, json=body).raise_for_status()
        told: dict[str, Any] = answer.json()
        return told

    def take(self, item: str, printed: bool = False) -> str:
        """Somebody takes a number; gives the secret its paper carries as a code."""
        order = {"items": [item], "print": printed, "language": self._demo.language}
        return str(self.ask("/tickets", self._demo.keys["INTEGRATOR"], order)["secret"])

    def take_several(self, items: Sequence[str], priority: str) -> tuple[str, str]:
        """Somebody takes one number for all of them; gives number and secret."""
        order = {"items": [*items], "print": False, "priority": priority}
        order["language"] = self._demo.language
        told = self.ask("/tickets", self._demo.keys["INTEGRATOR"], order)
        return str(told["number"]), str(told["secret"])

    def open_windows(self, visitors: Visitors) -> None:
        """Their clerks sign in."""
        self._tokens = {window: self._sign_in(window) for window in visitors}

    def fill(self, visitors: Visitors, waiting: Sequence[str]) -> list[str]:
        """People come to the open windows; each clerk has called one and serves, but for the last.

        Then those come who wait for nobody yet; gives the secrets of their tickets.
        """
        for window, items in visitors.items():
            for place, item in enumerate(items):
                self.take(item, printed=place == 0 and window in ON_PAPER)
            self.ask(f"/windows/{window}/call-next", self._tokens[window])
            if window != max(visitors):
                self.ask(f"/windows/{window}/start", self._tokens[window])
        return [self.take(item) for item in waiting]

    def open_case(self, window: int, item: str, phone: str) -> str:
        """The window's clerk takes papers in; gives the case's number."""
        order = {
            "kind": "open_case",
            "window": window,
            "case_kind": "committed",
            "item": item,
            "applicant": {"phone": phone},
            "papers": [{"name": "书面申请", "place": 0}],
            "print": False,
        }
        case = self.ask("/cases", self._tokens[window], {"command": order})["case"]
        return str(case["number"])

    def _sign_in(self, window: int) -> str:
        name = next(name for name, seat in SEATS.items() if seat == window)
        who = {"name": name, "password": self._demo.page.passwords[name]}
        return str(self.ask(f"/windows/{window}/sign-in", "", who)["token"])

    def forget_password(self, name: str) -> None:
        """The administrator gives somebody a temporary one: `TEMPORARY`."""
        fresh = Passwords().hash(TEMPORARY)
        command = SetPassword(name=name, password_hash=fresh, temporary=True)
        ask_running_server(self._demo.folder / "hall", command)
