"""One process at a time holds the index; the others learn who it is and where it answers."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds the index: its id, what it does, and its URL if it answers at one."""

    pid: int
    purpose: str
    url: str = ""


class IndexHeld(RuntimeError):
    """Another process holds the index; ``holder`` says which, where that is known."""

    def __init__(self, holder: Holder | None) -> None:
        who = f"{holder.purpose} (process {holder.pid})" if holder else "another process"
        super().__init__(f"the index is in use by {who}; wait for it to end, or end it")
        self.holder = holder


class IndexLock:
    """The lock on one index folder; freed by the system when its process ends, however it ends."""

    def __init__(self, home: Path) -> None:
        home.mkdir(parents=True, exist_ok=True)
        self.home = home
        self._lock = FileLock(home / "index.lock", thread_local=False)
        self._holder = home / "holder.json"

    def acquire(self, purpose: str, wait: float = 0.0) -> None:
        """Take the lock within ``wait`` seconds; raises `IndexHeld`."""
        try:
            self._lock.acquire(timeout=wait)
        except Timeout:
            raise IndexHeld(self.holder()) from None
        self.announce(purpose)

    def announce(self, purpose: str, url: str = "") -> None:
        """Tell other processes what this one does, and where it can be asked."""
        holder = Holder(os.getpid(), purpose, url)
        fresh = self._holder.with_suffix(".new")
        fresh.write_text(json.dumps(asdict(holder)), encoding="utf-8")
        fresh.replace(self._holder)

    def holder(self) -> Holder | None:
        """Return who held the lock last."""
        try:
            return Holder(**json.loads(self._holder.read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def release(self) -> None:
        """Give the lock back."""
        self._holder.unlink(missing_ok=True)
        self._lock.release()
