"""Every operation of the interface's own description, sent what fits it and what does not."""

import random
import warnings
from collections import Counter
from collections.abc import Iterator
from typing import Any

import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.specs.openapi.checks import response_schema_conformance

from tests.access.askers import Asker
from tests.support.hall import RunningHall

SLOW = frozenset({"/api/v1/sessions", "/api/v1/windows/{n}/sign-in"})
"""Where a password is hashed, on purpose slowly: a few requests of a round are enough."""

BUSY = "registers-busy"
"""The one refusal with a 503 that is no fault: two large registers are written at a time."""

BACK_AND_FORTH = (GenerationMode.POSITIVE, GenerationMode.NEGATIVE)


LET_IN = frozenset({"kiosk", "clerk", "@manager", "@administrator"})
"""Between them they may ask for nearly everything."""


class Api:
    """Rounds over all operations. `faults`: answers no request may cause."""

    def __init__(
        self,
        hall: RunningHall,
        askers: dict[str, Asker],
        things: dict[str, Any],
        start: int,
        only: str = "",
    ) -> None:
        """`only`: addresses that begin so."""
        warnings.simplefilter("ignore")
        described = requests.get(f"{hall.url}/openapi.json", timeout=30).json()
        schema = schemathesis.openapi.from_dict(described)
        operations = [found.ok() for found in schema.get_all_operations()]
        self._operations = [one for one in operations if one.path.startswith(only)]
        self._url = hall.url
        self._askers = [asker for name, asker in askers.items() if name != "forged"]
        self._let_in = [asker for asker in self._askers if asker.name in LET_IN]
        self._things = things
        self._session = requests.Session()
        self._seed = start
        self._made: dict[tuple[str, GenerationMode], Any] = {}
        self.asked = 0
        self.faults: list[str] = []
        self.count: Counter[str] = Counter()

    def everything_once(self) -> None:
        """Asks for all there is, of those who are let in: much is loaded when it is first wanted
        (workbooks, PDF, fonts), and must not look like a leak when that comes late."""
        for operation in self._operations:
            for asker in self._let_in:
                self._ask(operation, GenerationMode.POSITIVE, 1, asker)

    def round(self, examples: int) -> Iterator[str]:
        """Gives each operation's name, in any order, after it was asked so many times, with what
        fits in one round and with what does not in the next."""
        chance = random.Random(self._seed)
        for operation in chance.sample(self._operations, len(self._operations)):
            self._seed += 1
            many = 1 if operation.path in SLOW else examples
            self._ask(operation, BACK_AND_FORTH[self._seed % 2], many)
            self.asked += 1
            yield operation.label

    def _ask(
        self, operation: Any, mode: GenerationMode, examples: int, by: Asker | None = None
    ) -> None:
        @seed(self._seed)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(
            case=self._cases(operation, mode),
            asker=st.just(by) if by else st.sampled_from(self._askers),
            known=st.just(True) if by else st.booleans(),
        )
        def send(case: Any, asker: Asker, known: bool) -> None:
            self._send(case, asker, known)

        try:
            send()
        except Exception as fault:  # nothing can be made that does not fit, or nothing that does
            self.count[f"not asked: {type(fault).__name__}"] += 1

    def _cases(self, operation: Any, mode: GenerationMode) -> Any:
        """What can be sent, worked out once: that takes longer than sending it."""
        name = (operation.label, mode)
        if name not in self._made:
            self._made[name] = operation.as_strategy(generation_mode=mode)
        return self._made[name]

    def _send(self, case: Any, asker: Asker, known: bool) -> None:
        if known:
            _lay_in(case.path_parameters, self._things)
            _lay_in(case.body, self._things)
        headers = {"Authorization": f"Bearer {asker.key}"} if asker.key else {}
        cookies = {"hall_session": asker.cookie} if asker.cookie else {}
        answer = case.call(
            base_url=self._url, session=self._session, headers=headers, cookies=cookies, timeout=60
        )
        self.count[str(answer.status_code)] += 1
        where = f"{asker.name}: {case.as_curl_command()[:600]}"
        if answer.status_code >= 500 and BUSY not in answer.text:
            self.faults.append(f"{answer.status_code} {answer.text[:200]} {where}")
        elif answer.status_code < 300:
            self._check_shape(case, answer, where)

    def _check_shape(self, case: Any, answer: Any, where: str) -> None:
        try:
            case.validate_response(answer, checks=[response_schema_conformance])
        except FailureGroup as found:
            told = "; ".join(str(fault) for fault in found.exceptions)
            self.faults.append(f"{told[:400]} {where}")


def _lay_in(fields: Any, things: dict[str, Any]) -> None:
    """What there really is in place of what was made up, wherever a field has that name."""
    if isinstance(fields, dict):
        for name, value in fields.items():
            if name in things:
                fields[name] = things[name]
            else:
                _lay_in(value, things)
