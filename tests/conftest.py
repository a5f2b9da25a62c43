"""What the tests share: a small corpus, an index over it, and an embedding that needs no model."""

import hashlib
import os
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from corpus.folder import Corpus
from corpus.readers import Facts, compose, parse_date
from index.embedding import Vectors
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


class WordEmbedding:
    """Embeds a text as the sum of its words' hashed directions: alike words, alike vectors."""

    name = "words"
    window = 60

    def __init__(self, name: str = "words") -> None:
        self.name = name
        self.embedded: list[str] = []

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        self.embedded += texts
        return np.stack([self.embed_question(text) for text in texts])

    def embed_question(self, text: str) -> Vectors:
        vector = np.full(64, 1e-6, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            digest = hashlib.sha256(word.encode()).digest()
            vector += np.frombuffer(digest[:64] * 2, dtype=np.uint8).astype(np.float32) - 127.5
        normal: Vectors = vector / np.linalg.norm(vector)
        return normal


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
