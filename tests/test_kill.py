"""A process that is killed while it syncs leaves an index that the next sync makes whole.

TEST_KILLS sets how often; `make kills` does it 200 times.
"""

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEmbedding

from corpus.folder import Corpus
from index.index import Index
from index.lock import IndexLock

KILLS = int(os.environ.get("TEST_KILLS", "8"))
ARTICLES = 40
# Forked from a server without threads: a fork of this process would keep the locks of its threads.
server = multiprocessing.get_context("forkserver")
server.set_forkserver_preload(["fakes", "index.index"])  # so that a try costs no imports


class SlowEmbedding(WordEmbedding):
    """Takes its time, as a real model does, so that there are moments to be killed in."""

    def embed_passages(self, texts: Any, languages: Any) -> Any:
        time.sleep(0.02)
        return super().embed_passages(texts, languages)


def sync(folder: Path, home: Path, tell: Connection) -> None:
    lock = IndexLock(home)
    lock.acquire("a test", wait=30)
    index = Index(lock, Corpus(folder), SlowEmbedding())
    tell.send("open")
    index.sync()
    rows = {
        passage.id: (passage.title, vector.round(4).tolist())
        for passage, vector in index._vectors.get(None)
    }
    tell.send((index.contents(), rows))


def run(folder: Path, home: Path, until: Callable[[Connection], Any]) -> Any:
    """Sync in a process of its own; ``until`` gets the pipe that it tells on."""
    ours, theirs = server.Pipe()
    process = server.Process(target=sync, args=(folder, home, theirs))
    process.start()
    theirs.close()
    try:
        assert ours.recv() == "open"
        return until(ours)
    finally:
        if process.is_alive():
            os.kill(process.pid or 0, signal.SIGKILL)
        process.join()
        ours.close()


def finish(pipe: Connection) -> Any:
    return pipe.recv()


def change(folder: Path, chance: random.Random) -> None:
    """Change some articles, remove some and add some."""
    for number in chance.sample(range(ARTICLES), ARTICLES // 2):
        path = folder / f"{number}.txt"
        if path.exists() and chance.random() < 0.3:
            path.unlink()
        else:
            words = chance.choices(["Kiew", "Miami", "London", "Moskau", "Plan"], k=80)
            path.write_text(f"{' '.join(words)} Nummer {chance.random()}.", encoding="utf-8")


@pytest.mark.parametrize("number", range(KILLS))
def test_the_next_sync_makes_the_index_whole(tmp_path: Path, number: int) -> None:
    chance = random.Random(number)
    folder, home = tmp_path / "articles", tmp_path / "home"
    folder.mkdir()
    change(folder, chance)
    if number % 2:  # killed while building for the first time, or while bringing up to date
        run(folder, home, finish)
        change(folder, chance)
    began = time.monotonic()
    undisturbed = run(folder, tmp_path / "undisturbed", finish)
    took = time.monotonic() - began
    for _ in range(chance.choice([1, 1, 2])):
        run(folder, home, lambda _: time.sleep(chance.uniform(0, took)))
    assert run(folder, home, finish) == undisturbed
    assert all(undisturbed[0].values())
