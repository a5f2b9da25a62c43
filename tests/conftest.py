"""What the tests share: a small corpus and an index over it."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fakes import WordEmbedding
from hypothesis import HealthCheck, settings

from corpus.folder import Corpus
from corpus.readers import Facts, compose, parse_date
from index.index import Index
from index.lock import IndexLock

# Nothing here may reach for the network, whatever is set outside.
os.environ["HF_HUB_OFFLINE"] = "1"
for name in [name for name in os.environ if name.startswith("BELEGT_")]:
    del os.environ[name]

# A slow machine is no failure.
settings.register_profile(
    "belegt", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=100
)
settings.load_profile("belegt")


@pytest.fixture
def embedding() -> WordEmbedding:
    return WordEmbedding()


@pytest.fixture
def corpus(tmp_path: Path) -> Corpus:
    folder = tmp_path / "articles"
    folder.mkdir()
    return Corpus(folder)


@pytest.fixture
def write(corpus: Corpus) -> Callable[..., Path]:
    """Write an article file by hand, as a user with an editor does."""

    def write(name: str, text: str, **facts: str) -> Path:
        path = corpus.folder / name
        if facts:
            day = facts.pop("date", None)
            data = compose(Facts(date=parse_date(day) if day else None, **facts), text)
        else:
            data = text.encode()
        path.write_bytes(data)
        return path

    return write


@pytest.fixture
def open_index(corpus: Corpus, tmp_path: Path) -> Iterator[Callable[..., Index]]:
    """Open the index over the corpus, as often as a test likes; each time the last is closed."""
    opened: list[Index] = []

    def open_index(embedding: WordEmbedding | None = None) -> Index:
        while opened:
            opened.pop().close()
        lock = IndexLock(tmp_path / "home")
        lock.acquire("a test", wait=5)
        opened.append(Index(lock, corpus, embedding or WordEmbedding()))
        return opened[-1]

    yield open_index
    while opened:
        opened.pop().close()
