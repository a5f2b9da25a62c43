"""How many questions a client may ask in a minute."""

import threading
import time
from collections import OrderedDict, deque

from assistant import metrics
from assistant.texts import say

_MINUTE = 60.0
_CLIENTS = 10_000  # that are remembered; the one that asked longest ago is forgotten first


class Rate:
    """Counts each client's questions of the last minute. Methods may be called from any thread."""

    def __init__(self, limit: int) -> None:
        """Allow ``limit`` questions a minute and client; 0 allows all."""
        self.limit = limit
        self._asked: OrderedDict[str, deque[float]] = OrderedDict()
        self._counting = threading.Lock()

    def wait(self, client: str) -> int:
        """Count a question; returns 0 if it may be asked, else in how many seconds it may."""
        if not self.limit:
            return 0
        now = time.monotonic()
        with self._counting:
            asked = self._asked.setdefault(client, deque())
            self._asked.move_to_end(client)
            while len(self._asked) > _CLIENTS:
                self._asked.popitem(last=False)
            while asked and asked[0] <= now - _MINUTE:
                asked.popleft()
            if len(asked) >= self.limit:
                return max(1, round(asked[0] + _MINUTE - now))
            asked.append(now)
            return 0


def refusal(rate: Rate, client: str, language: str) -> str:
    """Count a client's question; returns why it may not be asked now, or nothing."""
    seconds = rate.wait(client)
    if not seconds:
        return ""
    metrics.question("refused")
    return say("too_many", language, limit=rate.limit, seconds=seconds)
