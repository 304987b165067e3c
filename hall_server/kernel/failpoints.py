"""Places where a test makes the process die as if the power went (`HALL_FAILPOINT=name:count`)."""

import os
import signal


class Failpoints:
    """Kills the process by SIGKILL at the `count`-th passing of the place called `name`."""

    def __init__(self, setting: str = "") -> None:
        self._name, _, count = setting.partition(":")
        self._left = int(count or 1)

    def reach(self, name: str) -> None:
        if name != self._name:
            return
        self._left -= 1
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
