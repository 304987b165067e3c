"""Who fills the hall before its pictures are taken: citizens and clerks, over HTTP."""

from typing import Any

import httpx

from tools.demo.house import Demo
from tools.demo.household import SEATS

CITIZENS = {
    3: ["urban-allowance"] * 4,
    5: ["marriage"] * 2,
    6: ["reemployment-card"] * 5,
    7: ["rural-medical-payment"] * 3,
    9: ["farmhouse-permit"] * 2,
    11: ["grain-subsidy"] * 4,
}
"""Window -> what people come to it for."""

AT_WINDOW_1 = ["advice", "trader-licence", "investment"]


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

    def take(self, item: str, printed: bool = False) -> None:
        """Somebody takes a number."""
        order = {"items": [item], "print": printed, "language": self._demo.language}
        self.ask("/tickets", self._demo.keys["INTEGRATOR"], order)

    def fill(self) -> None:
        """People wait everywhere; each clerk but that of window 1 has called one and serves."""
        for window, items in CITIZENS.items():
            for place, item in enumerate(items):
                self.take(item, printed=place == 0)
            key = self._sign_in(window)
            self.ask(f"/windows/{window}/call-next", key)
            if window != max(CITIZENS):
                self.ask(f"/windows/{window}/start", key)

        for item in AT_WINDOW_1:
            self.take(item)

    def _sign_in(self, window: int) -> str:
        name = next(name for name, seat in SEATS.items() if seat == window)
        who = {"name": name, "password": self._demo.page.passwords[name]}
        return str(self.ask(f"/windows/{window}/sign-in", "", who)["token"])
