"""Reads difficult formats in a process of its own: it may hang, crash or fill its memory alone.

The process gets bytes and gives JSON; nothing that it says is ever executed. It ends by itself when
this one does, because its input ends.
"""

import atexit
import datetime
import json
import struct
import subprocess
import sys
import threading
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from corpus.facts import MAX_TEXT, Draft, Facts, Refused

SECONDS = 60.0
"""Longest time for one file: a long PDF takes a few seconds."""

MEMORY = 1_500_000_000
"""Most address space in bytes; the libraries alone take about 300 MB of it."""

_ROOT = str(Path(__file__).resolve().parent.parent)
# -I: neither the present folder nor the environment may add code.
_COMMAND = f"import sys; sys.path.insert(0, {_ROOT!r}); from corpus.isolation import serve; serve()"
_HEAD = struct.Struct(">QQ")
_LARGEST_REPLY = 8 * MAX_TEXT


class ReadingProcess:
    """One process that reads file after file, started when needed and again when it has died."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._process: subprocess.Popen[bytes] | None = None
        self._busy = threading.Lock()

    def read(self, data: bytes, suffix: str, url: str = "") -> list[Draft]:
        """Read one file; raises `Refused`, also when time or memory ran out."""
        with self._busy:
            process = self._started()
            late = threading.Event()

            def give_up() -> None:
                late.set()
                process.kill()

            timer = threading.Timer(self._seconds, give_up)
            timer.start()
            try:
                reply = _converse(process, data, suffix, url)
            except (OSError, EOFError, ValueError, struct.error):
                self._stop()
                if late.is_set():
                    raise Refused(
                        f"reading it took more than {self._seconds:g} seconds; save it in another "
                        "format"
                    ) from None
                raise Refused("reading it failed; save it in another format") from None
            finally:
                timer.cancel()
                timer.join()
        if "refused" in reply:
            raise Refused(str(reply["refused"]))
        return [_draft(one) for one in reply["drafts"]]

    def close(self) -> None:
        """End the process, if there is one."""
        with self._busy:
            self._stop()

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._stop()
            self._process = subprocess.Popen(  # noqa: S603
                # Our own interpreter and code, and nothing of the file.
                [sys.executable, "-I", "-c", _COMMAND, str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                if pipe:
                    try:
                        pipe.close()
                    except OSError:  # what was still to be written cannot be
                        continue
            self._process = None


_shared = ReadingProcess()
atexit.register(_shared.close)


def read_isolated(data: bytes, suffix: str, url: str = "") -> list[Draft]:
    """Read one file in the reading process that all callers share; raises `Refused`."""
    return _shared.read(data, suffix, url)


def serve() -> None:
    """Be the reading process: answer until the input ends."""
    _limit(int(sys.argv[1]))
    from corpus.readers import read_original

    source, target = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # what a library prints must not get between the answers
    while True:
        try:
            about, data = _receive(source, 1 << 40)
        except EOFError:
            return
        asked = json.loads(about)
        try:
            drafts = read_original(data, asked["suffix"], asked["url"])
            reply: dict[str, Any] = {"drafts": [asdict(draft) for draft in drafts]}
        except Refused as error:
            reply = {"refused": str(error)}
        _send(target, json.dumps(reply, default=str).encode(), b"")


def _limit(memory: int) -> None:
    """Forbid this process what a reader never needs."""
    try:
        import resource
    except ImportError:  # Windows; the time limit holds there too
        return
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):  # macOS does not limit the address space
            continue


def _converse(
    process: subprocess.Popen[bytes], data: bytes, suffix: str, url: str
) -> dict[str, Any]:
    if process.stdin is None or process.stdout is None:
        raise EOFError
    _send(process.stdin, json.dumps({"suffix": suffix, "url": url}).encode(), data)
    reply, _ = _receive(process.stdout, _LARGEST_REPLY)
    value: dict[str, Any] = json.loads(reply)
    return value


def _send(pipe: BinaryIO | Any, about: bytes, data: bytes) -> None:
    pipe.write(_HEAD.pack(len(about), len(data)))
    pipe.write(about)
    pipe.write(data)
    pipe.flush()


def _receive(pipe: BinaryIO | Any, most: int) -> tuple[bytes, bytes]:
    """Receive two blocks; raises EOFError where the other side has ended, ValueError beyond."""
    first, second = _HEAD.unpack(_exactly(pipe, _HEAD.size))
    if first + second > most:
        raise ValueError(f"{first + second} bytes are more than expected")
    return _exactly(pipe, first), _exactly(pipe, second)


def _exactly(pipe: BinaryIO | Any, size: int) -> bytes:
    data: bytes = pipe.read(size)
    if len(data) < size:
        raise EOFError
    return data


def _draft(stated: dict[str, Any]) -> Draft:
    facts = stated["facts"]
    if facts["date"]:
        facts["date"] = datetime.date.fromisoformat(facts["date"])
    for name in ("authors", "pages"):
        if facts[name] is not None:
            facts[name] = tuple(facts[name])
    return Draft(Facts(**facts), stated["body"], stated["name"])
