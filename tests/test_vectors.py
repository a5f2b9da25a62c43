"""Chroma for real: in a folder, and as a server that the test starts."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from chroma_server import ChromaOnLoopback, free_port

from index.embedding import Vectors
from index.passages import Passage
from index.vectors import ChromaServer, VectorStore, VectorStoreError, open_vectors

DAY = datetime.date(2025, 12, 7)
PASSAGES = [
    Passage("a", "v" * 64, 0, 9, "Titel", "Heading", "de", DAY),
    Passage("a", "v" * 64, 10, 19, "Titel", "", "de", DAY),
    Passage("b", "w" * 64, 0, 9, "Other", "", "en", None),
]
VECTORS: Vectors = np.eye(3, 4, dtype=np.float32)


@pytest.fixture(scope="module")
def server_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    server = ChromaOnLoopback(tmp_path_factory.mktemp("server"))
    yield server.url
    server.kill()


@pytest.fixture(params=["folder", "server"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> VectorStore:
    url = request.getfixturevalue("server_url") if request.param == "server" else ""
    store = open_vectors(tmp_path / "chroma", "model", ChromaServer(url) if url else None)
    store.clear()
    store.put(PASSAGES, VECTORS)
    return store


def test_passages_come_back_whole_and_best_first(store: VectorStore) -> None:
    found = store.search(np.array([0.6, 0.8, 0, 0], dtype=np.float32), 2)
    assert [passage for passage, _ in found] == [PASSAGES[1], PASSAGES[0]]
    assert [similarity for _, similarity in found] == pytest.approx([0.8, 0.6], abs=1e-5)


def test_more_may_be_asked_for_than_is_there(store: VectorStore) -> None:
    assert len(store.search(VECTORS[0], 50)) == 3
    store.remove(["a", "b"])
    assert store.search(VECTORS[0], 50) == []


def test_putting_twice_changes_nothing(store: VectorStore) -> None:
    store.put(PASSAGES, VECTORS)
    assert store.count() == 3


def test_removing_takes_all_passages_of_an_article(store: VectorStore) -> None:
    store.remove(["a"])
    assert [passage for passage, _ in store.get(None)] == [PASSAGES[2]]
    store.remove([])
    assert store.count() == 1


def test_vectors_are_read_by_id(store: VectorStore) -> None:
    ((passage, vector),) = store.get([PASSAGES[1].id])
    assert passage == PASSAGES[1]
    np.testing.assert_allclose(vector, VECTORS[1], atol=1e-6)
    assert store.get([]) == []


def test_another_model_empties_the_collection(tmp_path: Path) -> None:
    open_vectors(tmp_path, "model").put(PASSAGES, VECTORS)
    assert open_vectors(tmp_path, "model").count() == 3
    assert open_vectors(tmp_path, "other").count() == 0


def test_a_server_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(VectorStoreError, match="BELEGT_CHROMA_URL"):
        open_vectors(tmp_path, "model", ChromaServer(f"http://127.0.0.1:{free_port()}"))
