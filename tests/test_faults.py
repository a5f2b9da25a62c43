"""Whatever befalls disk and processes, every article is still there, and the next start heals.

TEST_FAULTS sets how many faults there are; `make faults` makes 400. Each is one of FAULTS.
"""

import hashlib
import multiprocessing
import os
import random
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEmbedding

from corpus.facts import Facts
from corpus.folder import Corpus, UnknownArticle
from index.index import Index
from index.lock import IndexLock
from index.manifest import MANIFEST
from index.passages import split_passages

NUMBER = int(os.environ.get("TEST_FAULTS", "14"))
ARTICLES = 12
WORDS = ["Kiew", "Miami", "London", "Moskau", "Plan", "Euro", "Hafen", "Schritt"]
# Forked from a server without threads: a fork of this process would keep the locks of its threads.
server = multiprocessing.get_context("forkserver")
server.set_forkserver_preload(["fakes", "index.index"])


def text(chance: random.Random) -> str:
    return f"{' '.join(chance.choices(WORDS, k=60))} Nummer {chance.random()}."


def synced(folder: Path, home: Path, tell: Connection) -> None:
    """Open, sync and close the index; tell what it holds."""
    lock = IndexLock(home)
    lock.acquire("a test", wait=30)
    index = Index(lock, Corpus(folder), WordEmbedding())
    tell.send("open")
    index.sync()
    tell.send(index.contents())
    found = index.find("Plan für den Hafen", "de", 5)
    tell.send(sorted(one.passage.id for one in found))
    index.close()
    tell.send("closed")


def writing(folder: Path, seed: int, tell: Connection) -> None:
    """Add, change, remove and bring back articles without end, telling what is about to be."""
    chance = random.Random(seed)
    corpus = Corpus(folder)
    tell.send("open")
    for number in range(10_000):
        what = chance.choice(["add", "change", "remove", "undo"])
        try:
            if what == "add":
                corpus.add(text(chance).encode(), f"neu-{seed}-{number}.txt")
            elif what == "change":
                one = chance.choice(sorted(corpus.files()))
                corpus.add(text(chance).encode(), "x.txt", Facts(title="T"), one)
            elif what == "remove":
                corpus.remove(chance.choice(sorted(corpus.files())))
            else:
                corpus.undo()
        except (OSError, UnknownArticle, IndexError):
            continue


class Place:
    """A corpus and its index, what every file of it must hold, and chance."""

    def __init__(self, root: Path, seed: int) -> None:
        self.chance = random.Random(seed)
        self.seed = seed
        self.folder, self.home = root / "articles", root / "home"
        self.folder.mkdir(parents=True)
        for number in range(ARTICLES):
            (self.folder / f"{number}.txt").write_text(text(self.chance), encoding="utf-8")
        self.expected = self.files()

    def files(self) -> dict[str, str]:
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in Corpus(self.folder).files().values()
        }

    def passages(self) -> dict[str, bool]:
        """What the index must hold: each passage id, in both parts."""
        embedding, corpus = WordEmbedding(), Corpus(self.folder)
        return {
            passage.id: True
            for article_id in corpus.files()
            for passage in split_passages(
                corpus.get(article_id), embedding.window, embedding.count_tokens
            )
        }

    def run(self, work: Any, *arguments: Any, until: Callable[[Connection], Any]) -> Any:
        """Work in a process of its own, until ``until`` returns; what still runs is killed."""
        ours, theirs = server.Pipe()
        process = server.Process(target=work, args=(*arguments, theirs))
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

    def sync(self, home: Path | None = None) -> Any:
        def finish(pipe: Connection) -> Any:
            held = pipe.recv(), pipe.recv()
            assert pipe.recv() == "closed"
            return held

        return self.run(synced, self.folder, home or self.home, until=finish)

    def index_file(self) -> Path:
        paths = [self.home / MANIFEST]
        for part in ("chroma", "tantivy"):
            paths += [path for path in (self.home / part).rglob("*") if path.stat().st_size]
        return self.chance.choice(sorted(path for path in paths if path.is_file()))


def flip(place: Place) -> None:
    """Flip some bytes of a file of the index."""
    path = place.index_file()
    data = bytearray(path.read_bytes())
    for _ in range(place.chance.choice([1, 5, 100])):
        data[place.chance.randrange(len(data))] ^= place.chance.randrange(1, 256)
    path.write_bytes(data)


def cut(place: Place) -> None:
    """Cut a file of the index short."""
    path = place.index_file()
    path.write_bytes(path.read_bytes()[: place.chance.randrange(path.stat().st_size)])


def lose(place: Place) -> None:
    """Lose some files of the index, or a whole part of it."""
    if place.chance.random() < 0.2:
        shutil.rmtree(place.home / place.chance.choice(["chroma", "tantivy"]))
    for _ in range(place.chance.randrange(1, 4)):
        place.index_file().unlink()


def swap(place: Place) -> None:
    """Put garbage in the place of a file of the index."""
    place.index_file().write_bytes(place.chance.randbytes(place.chance.randrange(5000)))


def seal(place: Place) -> None:
    """Damage the seal itself, or take it away."""
    path = place.home / "seal.json"
    path.write_bytes(b"{") if place.chance.random() < 0.5 else path.unlink()


def kill_sync(place: Place) -> None:
    """Kill a sync at a random moment, while articles change."""
    for number in place.chance.sample(range(ARTICLES), 4):
        (place.folder / f"{number}.txt").write_text(text(place.chance), encoding="utf-8")
    place.expected = place.files()
    pause = place.chance.uniform(0, 0.3)
    place.run(synced, place.folder, place.home, until=lambda _: time.sleep(pause))


def kill_writers(place: Place) -> None:
    """Kill two processes that write articles at once, at a random moment."""
    before = place.files()
    pause = place.chance.uniform(0, 0.15)

    def both(_: Connection) -> None:
        place.run(writing, place.folder, -place.seed, until=lambda _: time.sleep(pause))

    place.run(writing, place.folder, place.seed, until=both)
    corpus = Corpus(place.folder)
    present = place.files()
    kept = {
        hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (place.folder / ".removed").rglob("*")
        if path.is_file()
    }
    # What was there is there, was removed and is kept, or has a newer version and is kept.
    for name, digest in before.items():
        article_id = Path(name).stem
        versions = [corpus.kept.get(article_id, one.version) for one in corpus.kept.of(article_id)]
        texts = {hashlib.sha256(one.text.encode()).hexdigest() for one in versions if one}
        assert digest in {present.get(name), *kept, *texts}, name
    for one in corpus.files():
        assert re.search(r"Nummer [0-9.e-]+\.$", corpus.get(one).text), one
    assert corpus.kept.damaged() == []
    place.expected = present


def clock(place: Place) -> None:
    """Let the clock jump: files get times of the past or future, one of them with a new text."""
    changed = place.chance.randrange(ARTICLES)
    for number in range(ARTICLES):
        path = place.folder / f"{number}.txt"
        status = path.stat()
        if number == changed:
            old = path.read_text(encoding="utf-8")
            path.write_text(old.replace("Plan", "Pfad").replace("Euro", "Oere"), encoding="utf-8")
        jump = 0 if number == changed else place.chance.choice([-(10**9), 10**8])
        at = status.st_mtime_ns + jump * 10**9
        os.utime(path, ns=(at, at))
    place.expected = place.files()


FAULTS = [flip, cut, lose, swap, seal, kill_sync, kill_writers, clock]


@pytest.mark.parametrize("number", range(NUMBER))
def test_the_next_start_heals_and_every_article_is_there(tmp_path: Path, number: int) -> None:
    place = Place(tmp_path, number)
    place.sync()
    FAULTS[number % len(FAULTS)](place)
    held, found = place.sync()
    assert place.files() == place.expected
    assert held == place.passages()
    assert found
    assert set(found) <= held.keys()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 300 kB of our own, where we may mount one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    options = ["-t", "tmpfs", "-o", "size=300k,mode=0777", "none", str(disk)]
    if subprocess.run(["mount", *options], capture_output=True, check=False).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_loses_nothing_and_space_heals_it(small_disk: Path, tmp_path: Path) -> None:
    chance = random.Random(1)
    folder = small_disk / "articles"
    folder.mkdir()
    corpus = Corpus(folder)
    stored: dict[str, bytes] = {}
    data = [(text(chance) * 40).encode() for _ in range(100)]

    def store_all() -> None:
        for number, one in enumerate(data):
            corpus.add(one, f"{number}.txt")
            stored[f"{number}.txt"] = one

    with pytest.raises(OSError, match="space"):
        store_all()
    assert len(stored) > 3
    with pytest.raises(OSError, match="space"):
        corpus.add(data[-1], "0.txt", Facts(title="neu"), "0")
    assert {path.name: path.read_bytes() for path in corpus.files().values()} == stored
    assert not list(folder.rglob(".adding-*"))
    corpus.remove("1")  # moving needs no space
    corpus.clean()
    corpus.add(text(chance).encode(), "neu.txt")
    del stored["1.txt"]
    assert stored.items() <= {p.name: p.read_bytes() for p in corpus.files().values()}.items()


def test_a_full_disk_under_the_index_is_told_and_space_heals_it(
    small_disk: Path, tmp_path: Path
) -> None:
    place = Place(tmp_path / "place", 1)
    process = server.Process(target=fill, args=(place.folder, small_disk / "home"))
    process.start()
    process.join(60)
    assert process.exitcode not in (0, None)
    assert place.files() == place.expected
    subprocess.run(["mount", "-o", "remount,size=50m", str(small_disk)], check=True)
    held, _ = place.sync(small_disk / "home")
    assert held == place.passages()


def fill(folder: Path, home: Path) -> None:
    lock = IndexLock(home)
    lock.acquire("a test")
    Index(lock, Corpus(folder), WordEmbedding()).sync()


def test_a_read_only_folder_can_be_asked_and_says_that_it_cannot_be_written(
    small_disk: Path, tmp_path: Path
) -> None:
    place = Place(small_disk / "place", 2)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    corpus = Corpus(place.folder)
    with pytest.raises(OSError, match="Read-only"):
        corpus.add(b"Ein Text.", "a.txt")
    with pytest.raises(OSError, match="Read-only"):
        corpus.remove("1")
    held, _ = place.sync(tmp_path / "home")
    assert held
    assert place.files() == place.expected
