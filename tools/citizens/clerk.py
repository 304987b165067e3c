"""A clerk at a window: calls, serves, and all that comes between."""

import asyncio
import contextlib
import random
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

import httpx

from tools.citizens.talk import Line, Refused, happens, pause

WALKING_S = (3.0, 7.0)
SERVING_S = (15.0, 50.0)
BREATHING_S = (1.0, 4.0)
PAUSING_S = (20.0, 45.0)
ANSWERING_S = (8.0, 20.0)
NO_SHOWS, COMES_BACK = 0.08, 0.6
AGAIN_S = 2.0

FINISH, HOLD, HAND_ON, SPLIT = "finish", "hold", "hand on", "split"
ENDS = {FINISH: 84, HOLD: 6, HAND_ON: 7, SPLIT: 3}
"""How a visit goes on, of a hundred."""

PAUSES, QUESTIONS, WALK_INS, HELPS = 0.03, 0.05, 0.04, 0.01
CALLS_NEXT_AT_ONCE = 0.4

QUESTIONS_ASKED = {
    "下午几点开门？": "下午两点半。",
    "替家里老人办,要带什么？": "带双方身份证和委托书。",
    "社保卡在哪里激活？": "请到八号窗口。",
}


@dataclass(frozen=True)
class Words:
    """What the hall's file lets a clerk say: codes of outcomes, and of reasons to pause."""

    outcomes: Sequence[str]
    pauses: Sequence[str]


class Clerk:
    """One clerk. `colleagues`: the windows a visit may be handed on to."""

    def __init__(
        self,
        http: httpx.AsyncClient,
        who: tuple[str, str],
        window: int,
        words: Words,
        colleagues: Sequence[int],
    ) -> None:
        self._http, self._who, self._window, self._words = http, who, window, words
        self._colleagues = [number for number in colleagues if number != window]
        self._line = Line(http)
        self._called = False
        self._held: list[str] = []
        self._missed: list[str] = []

    async def work(self) -> None:
        """For ever; signs in anew whenever that is needed."""
        while True:
            try:
                await self._sign_in()
                await self._clear()
                while True:
                    await self._one_turn()
            except (httpx.HTTPError, Refused) as fault:
                print(f"window {self._window}: {fault!r}; signs in anew", flush=True)
            await asyncio.sleep(AGAIN_S)

    async def _sign_in(self) -> None:
        who = dict(zip(("name", "password"), self._who, strict=True))
        seated = await Line(self._http).post(f"/windows/{self._window}/sign-in", who)
        self._line = Line(self._http, seated["token"])

    async def _act(self, act: str, body: object = None) -> dict[str, Any]:
        return await self._line.post(f"/windows/{self._window}/{act}", body)

    async def _clear(self) -> None:
        """Ends what was left open when the demo was closed."""
        for act, body in (("resume", None), ("start", None), ("finish", {"outcome": "other"})):
            with contextlib.suppress(Refused):
                await self._act(act, body)
        self._called = False

    async def _one_turn(self) -> None:
        if not self._called:
            await pause(*BREATHING_S)
            await self._between()
            self._called = await self._calls()
        if self._called:
            self._called = False
            await self._serves()

    # --- between two visits ---------------------------------------------------------------------

    async def _between(self) -> None:
        """What may happen while nobody is at the window."""
        for chance, act in self._small_acts():
            if happens(chance):
                with contextlib.suppress(Refused):
                    await act()
                return

    def _small_acts(self) -> Sequence[tuple[float, Callable[[], Awaitable[None]]]]:
        return (
            (PAUSES, self._pauses),
            (QUESTIONS, self._is_asked),
            (HELPS, self._calls_for_help),
            (COMES_BACK if self._missed else 0, self._brings_back),
        )

    async def _pauses(self) -> None:
        await self._act("pause", {"reason": random.choice(self._words.pauses)})
        await pause(*PAUSING_S)
        await self._act("resume")

    async def _is_asked(self) -> None:
        """A question without a ticket; its words follow while the citizen is answered."""
        question, answer = random.choice([*QUESTIONS_ASKED.items()])
        kept = await self._act("consultation", {"question": question})
        await pause(*ANSWERING_S)
        told = {"consultation_id": kept["consultation_id"], "answer": answer, "close": True}
        await self._act("consultation", told)

    async def _calls_for_help(self) -> None:
        call = await self._act("help", {"what": "colleague"})
        await pause(*ANSWERING_S)
        await self._line.post("/help/answer", {"help_id": call["help_id"]})

    async def _brings_back(self) -> None:
        """Who missed the call stands here now."""
        await self._line.post("/tickets/restore", {"ticket_id": self._missed.pop(0)})

    # --- a visit --------------------------------------------------------------------------------

    async def _calls(self) -> bool:
        """Whether somebody is called: who was put aside and is back, or who is next."""
        if self._held and happens(0.5):
            with contextlib.suppress(Refused):
                await self._act("call", {"ticket_id": self._held.pop(0)})
                return True
        try:
            await self._act("call-next")
        except Refused as refused:
            if str(refused) != "nobody-waiting":
                raise
            return await self._walk_in()
        return True

    async def _walk_in(self) -> bool:
        """Somebody without a ticket, where nobody waits. A visit begins, nobody is called."""
        if happens(WALK_INS):
            await self._act("serve", {})
            await self._goes_on()
        return False

    async def _serves(self) -> None:
        await pause(*WALKING_S)
        if happens(NO_SHOWS):
            await self._call_again()
            return
        await self._act("start")
        await self._goes_on()

    async def _goes_on(self) -> None:
        await pause(*SERVING_S)
        match random.choices([*ENDS], [*ENDS.values()])[0]:
            case "hold":
                held = await self._act("hold", {"note": "去复印身份证"})
                self._held.append(held["ticket_id"])
            case "hand on":
                goal = {"to_window": random.choice(self._colleagues), "note": "请核对户口簿"}
                await self._act("transfer", {**goal, "return_after": happens(0.3)})
            case "split":
                await self._act("split", {})
                await self._finishes()
            case _:
                await self._finishes()

    async def _finishes(self) -> None:
        outcomes = self._words.outcomes
        outcome = random.choices(outcomes, range(len(outcomes), 0, -1))[0]
        at_once = happens(CALLS_NEXT_AT_ONCE)
        done = await self._act("finish", {"outcome": outcome, "call_next": at_once})
        self._called = at_once and done["state"] == "called"

    # --- nobody comes ---------------------------------------------------------------------------

    async def _call_again(self) -> None:
        """As often as the hall's rule asks for, until the number may be given up."""
        while not await self._gives_up():
            if not await self._gives_up():
                with contextlib.suppress(Refused):
                    await self._act("recall")

    async def _gives_up(self) -> bool:
        """Whether nobody's coming was recorded; waits as long as the hall says, if not yet."""
        try:
            missed = await self._act("no-show")
        except Refused as refused:
            if str(refused) != "no-show-too-soon":
                raise
            await asyncio.sleep(refused.details["wait_s"] + AGAIN_S)
            return False
        self._missed.append(missed["ticket_id"])
        return True
