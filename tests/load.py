"""Many users at once: each opens the page and asks one question after another, with a pause.

`make load` has 50 of them for five minutes, at an app of its own over the shipped articles; the
test suite has a few for seconds. What is measured is what a user waits until the whole answer.
"""

import argparse
import asyncio
import itertools
import json
import random
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.app_on_loopback import ROOT, AppOnLoopback

QUESTIONS = ROOT / "tests" / "questions" / "shipped.jsonl"


@dataclass
class Load:
    """What the users met: seconds of each answer, requests that were refused, and errors."""

    waited: list[float] = field(default_factory=list)
    refused: int = 0
    errors: list[str] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """Return the seconds that so many of 100 answers took at most."""
        ordered = sorted(self.waited)
        return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


async def _ask(client: httpx.AsyncClient, question: str, load: Load) -> None:
    began = time.perf_counter()
    try:
        joined = await client.post("/gradio_api/call/ask", json={"data": [question, "", "", ""]})
        if joined.status_code in (429, 503):
            load.refused += 1
            return
        joined.raise_for_status()
        told = await client.get(f"/gradio_api/call/ask/{joined.json()['event_id']}")
        if not told.text.startswith(("event: complete", "event: heartbeat")):
            load.errors.append(told.text[:200])
            return
        lines = [line for line in told.text.splitlines() if line.startswith("data: [")]
        assert json.loads(lines[-1].removeprefix("data: "))[0]["question"] == question
        load.waited.append(time.perf_counter() - began)
    except (httpx.HTTPError, ValueError, IndexError, AssertionError) as error:
        load.errors.append(f"{type(error).__name__}: {error}"[:200])


async def _user(
    url: str, number: int, questions: Sequence[str], until: float, pause: float, load: Load
) -> None:
    luck = random.Random(number)
    # To the app each comes from an address of its own, as if through a proxy on this machine.
    address = {"x-forwarded-for": f"10.0.{number // 250}.{number % 250 + 1}"}
    # A server closes idle connections after 5 s; whoever asks at that very moment meets an error.
    limits = httpx.Limits(keepalive_expiry=2)
    client = httpx.AsyncClient(base_url=url, timeout=120, headers=address, limits=limits)
    async with client:
        await asyncio.sleep(luck.uniform(0, pause))
        page = await client.get("/")
        if page.status_code != httpx.codes.OK:
            load.errors.append(f"the page: {page.status_code}")
        for turn in itertools.count():
            await _ask(client, questions[(7 * number + turn) % len(questions)], load)
            if time.monotonic() >= until:
                return
            await asyncio.sleep(luck.uniform(0, 2 * pause))


def run(url: str, users: int, seconds: float, pause: float) -> Load:
    """Let users ask the app at ``url``; between two questions they pause so long, on average."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines]
    load, until = Load(), time.monotonic() + seconds

    async def all_of_them() -> None:
        await asyncio.gather(
            *(_user(url, number, questions, until, pause, load) for number in range(users))
        )

    with ThreadPoolExecutor(1) as pool:  # a browser's driver may have this thread's event loop
        pool.submit(asyncio.run, all_of_them()).result()
    return load


def main() -> None:
    """Run the load and print what the users met."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=300)
    parser.add_argument("--pause", type=float, default=5, help="seconds between two questions")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        app = AppOnLoopback(ROOT / "corpus" / "articles", home / "home", home / "log")
        try:
            load = run(app.url, options.users, options.seconds, options.pause)
        finally:
            app.end()
    asked = len(load.waited)
    print(f"{options.users} users, {options.seconds:g} s, a pause of {options.pause:g} s")
    print(f"{asked} answers, {asked / options.seconds:.1f} a second")
    print(", ".join(f"p{one} {load.percentile(one):.2f} s" for one in (50, 90, 95, 99, 100)))
    print(f"{load.refused} refused, {len(load.errors)} errors", *load.errors[:5], sep="\n")
    raise SystemExit(bool(load.errors))


if __name__ == "__main__":
    main()
