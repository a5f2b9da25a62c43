import subprocess
import sys
import time
from pathlib import Path

import pytest

from index.lock import IndexHeld, IndexLock

HOLD = """
import sys, time
from pathlib import Path
from index.lock import IndexLock
lock = IndexLock(Path(sys.argv[1]))
lock.acquire("another program")
lock.announce("another program", "http://127.0.0.1:1")
print("held", flush=True)
time.sleep(600)
"""


def test_one_process_holds_the_index_and_the_others_learn_who(tmp_path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path],
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent,
    )
    assert holder.stdout
    assert holder.stdout.readline() == b"held\n"
    lock = IndexLock(tmp_path)
    with pytest.raises(IndexHeld, match="another program") as caught:
        lock.acquire("a test")
    assert caught.value.holder is not None
    assert (caught.value.holder.pid, caught.value.holder.url) == (holder.pid, "http://127.0.0.1:1")
    holder.kill()
    holder.wait()
    holder.stdout.close()
    lock.acquire("a test", wait=10)  # a killed process holds nothing
    lock.release()


def test_a_free_index_has_no_holder(tmp_path: Path) -> None:
    lock = IndexLock(tmp_path)
    lock.acquire("a test")
    assert lock.holder() is not None
    lock.release()
    assert lock.holder() is None


def test_waiting_ends(tmp_path: Path) -> None:
    first, second = IndexLock(tmp_path), IndexLock(tmp_path)
    first.acquire("a test")
    began = time.monotonic()
    with pytest.raises(IndexHeld):
        second.acquire("another", wait=0.1)
    assert time.monotonic() - began < 30
    first.release()
