"""Several processes with one Chroma server and one folder of articles, each with its own words.

TEST_ROUNDS sets how often three processes add and ask at once; `make shared` does it 40 times.
"""

import multiprocessing
import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import chromadb
import pytest
from chroma_server import ChromaOnLoopback
from fakes import WordEmbedding

from assistant.assistant import Assistant
from corpus.folder import Corpus, CorpusError
from index import sharing
from index.index import Index
from index.lock import IndexLock
from index.vectors import ChromaServer, VectorStoreError, open_vectors

ROUNDS = int(os.environ.get("TEST_ROUNDS", "2"))
TOWNS = ["Aldeby", "Brenzone", "Castelfranco", "Dunmore", "Ebersberg", "Falkenau", "Granholm"]
forkserver = multiprocessing.get_context("forkserver")
forkserver.set_forkserver_preload(["fakes", "assistant.assistant"])


def opened(folder: Path, home: Path, url: str, embedding: WordEmbedding | None = None) -> Index:
    lock = IndexLock(home)
    lock.acquire("a test", wait=5)
    return Index(lock, Corpus(folder), embedding or WordEmbedding(), ChromaServer(url))


def text(town: str, number: int) -> bytes:
    opening = f"The bridge of {town} was closed on Monday after {number + 2} cracks were found."
    return f"{opening} Engineers will look at it for some weeks.".encode()


def work(folder: Path, home: Path, url: str, pipe: Connection) -> None:
    """Add an article and ask for one at each word of the test; tell what happened."""
    assistant = Assistant(Corpus(folder), opened(folder, home, url))
    assistant.sync()
    pipe.send("open")
    while (said := pipe.recv()) != "end":
        told = "in step"
        try:
            if said:
                assistant.add(text(said, 7), f"{said}.md")
            else:
                assistant.sync()
        except VectorStoreError as error:
            told = str(error)
        answer = assistant.ask("When was the bridge of Aldeby closed?")
        pipe.send((told, answer.warning, [one.article.id for one in answer.citations]))
    pipe.send(assistant.index.contents())
    assistant.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChromaOnLoopback]:
    server = ChromaOnLoopback(tmp_path_factory.mktemp("server"))
    yield server
    server.kill()


@pytest.fixture
def join(
    server: ChromaOnLoopback, corpus: Corpus, tmp_path: Path
) -> Iterator[Callable[..., Index]]:
    """Open the index as one more process would, with a home of its own."""
    opened_here: list[Index] = []

    def join(name: str, embedding: WordEmbedding | None = None) -> Index:
        opened_here.append(opened(corpus.folder, tmp_path / name, server.url, embedding))
        return opened_here[-1]

    yield join
    for index in opened_here:
        index.close()


def all_well(index: Index) -> bool:
    contents = index.contents()
    return bool(contents) and all(contents.values())


def test_three_processes_add_and_ask_while_the_server_dies_and_returns(tmp_path: Path) -> None:
    server = ChromaOnLoopback(tmp_path / "server")
    folder = tmp_path / "articles"
    folder.mkdir()
    Corpus(folder).add(text("Aldeby", 0), "aldeby.md")
    pipes, processes = [], []
    for name in "abc":
        ours, theirs = forkserver.Pipe()
        arguments = (folder, tmp_path / name, server.url, theirs)
        processes.append(forkserver.Process(target=work, args=arguments))
        processes[-1].start()
        pipes.append(ours)

    def step(made: str) -> list[Any]:
        for place, pipe in enumerate(pipes):
            pipe.send(made and f"{made} {'abc'[place]}")
        return [pipe.recv() for pipe in pipes]

    try:
        assert [pipe.recv() for pipe in pipes] == ["open"] * 3
        for number in range(ROUNDS):
            assert step(f"Uferstadt {number}") == [("in step", "", ["aldeby"])] * 3
        server.kill()
        for told, warning, cited in step("Wendorf"):
            assert "BELEGT_CHROMA_URL" in told
            assert warning
            assert cited == ["aldeby"]
        server.start()
        assert step("") == [("in step", "", ["aldeby"])] * 3
        for number in range(ROUNDS):
            assert step(f"Zellau {number}") == [("in step", "", ["aldeby"])] * 3
        step("")
        for pipe in pipes:
            pipe.send("end")
        first, *others = [pipe.recv() for pipe in pipes]
    finally:
        for process in processes:
            process.kill()
            process.join()
        server.kill()
    assert all(first.values())
    assert others == [first, first]
    assert len({sharing.article_of(one) for one in first}) == 1 + 3 * (2 * ROUNDS + 1)


def test_who_joins_embeds_nothing_again(join: Callable[..., Index], corpus: Corpus) -> None:
    corpus.add(text("Aldeby", 0), "a.md")
    assert join("one").sync().embedded == 1
    report = (second := join("two")).sync()
    assert (report.added, report.embedded) == (["a"], 0)
    assert all_well(second)


def test_another_model_and_another_corpus_keep_to_themselves(
    join: Callable[..., Index], corpus: Corpus, server: ChromaOnLoopback, tmp_path: Path
) -> None:
    corpus.add(text("Aldeby", 0), "a.md")
    first = join("one")
    first.sync()
    join("two", WordEmbedding("other")).sync()
    (tmp_path / "elsewhere").mkdir()
    Corpus(tmp_path / "elsewhere").add(text("Brenzone", 0), "b.md")
    elsewhere = opened(tmp_path / "elsewhere", tmp_path / "three", server.url)
    elsewhere.sync()
    elsewhere.close()
    assert not first.drifted()
    assert first.sync().embedded == 0
    assert {sharing.article_of(one) for one in first.contents()} == {"a"}


def test_a_new_version_and_a_removal_are_the_same_for_all(
    join: Callable[..., Index], corpus: Corpus
) -> None:
    for town in TOWNS:
        corpus.add(text(town, 0), f"{town}.md")
    indexes = [join(name) for name in "abc"]
    for index in indexes:
        index.sync()
    (corpus.folder / "aldeby.md").write_bytes(text("Aldeby", 90))
    corpus.remove("brenzone")
    for index in indexes:
        index.sync()
    kept = [index.contents() for index in indexes]
    assert kept[0] == kept[1] == kept[2]
    assert all(kept[0].values())
    assert {sharing.article_of(one) for one in kept[0]} == {town.lower() for town in TOWNS} - {
        "brenzone"
    }


def test_what_another_removed_comes_back(
    join: Callable[..., Index], corpus: Corpus, server: ChromaOnLoopback
) -> None:
    for town in TOWNS:
        corpus.add(text(town, 0), f"{town}.md")
    index = join("one")
    index.sync()
    there = chromadb.HttpClient(port=int(server.url.rsplit(":")[-1])).get_collection(
        sharing.Sharing(corpus, "words").collection
    )
    there.delete(where={"article": "dunmore"})
    assert index.drifted()
    assert index.sync().embedded == 1
    assert not index.drifted()
    assert all_well(index)


def test_what_belongs_to_nobody_is_removed_after_a_while_and_not_at_once(
    join: Callable[..., Index],
    corpus: Corpus,
    server: ChromaOnLoopback,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    corpus.add(text("Aldeby", 0), "a.md")
    corpus.add(text("Brenzone", 0), "b.md")
    index = join("one")
    index.sync()
    gone = join("two")
    gone.sync()
    # One process dies before it learns that an article was removed, and another has put it back.
    vectors = open_vectors(
        tmp_path, "words", ChromaServer(server.url), sharing.Sharing(corpus, "words").collection
    )
    rows = vectors.get([one for one in index.contents() if one.startswith("b:")])
    corpus.remove("b")
    index.sync()
    vectors.put([rows[0][0]], rows[0][1][None, :])
    index = join("three")
    index.sync()
    assert vectors.count() == 2
    monkeypatch.setattr(sharing, "_GRACE", 0.0)
    assert index.drifted()
    index.sync()
    assert vectors.count() == 1
    assert all_well(index)


def test_an_empty_mount_point_removes_nothing(
    join: Callable[..., Index], corpus: Corpus, tmp_path: Path
) -> None:
    corpus.add(text("Aldeby", 0), "a.md")
    index = join("one")
    index.sync()
    mounted = corpus.folder.rename(tmp_path / "away")
    corpus.folder.mkdir()
    with pytest.raises(CorpusError, match="mounted"):
        index.sync()
    corpus.folder.rmdir()
    mounted.rename(corpus.folder)
    index.sync()
    assert all_well(index)


def test_a_collection_that_was_deleted_is_filled_again(
    join: Callable[..., Index], corpus: Corpus, server: ChromaOnLoopback
) -> None:
    corpus.add(text("Aldeby", 0), "a.md")
    index = join("one")
    index.sync()
    client = chromadb.HttpClient(port=int(server.url.rsplit(":")[-1]))
    client.delete_collection(sharing.Sharing(corpus, "words").collection)
    assert index.sync().embedded == 1
    assert all_well(index)


def test_tenant_and_database_are_separate(
    server: ChromaOnLoopback, tmp_path: Path, corpus: Corpus
) -> None:
    corpus.add(text("Aldeby", 0), "a.md")
    with pytest.raises(VectorStoreError, match="BELEGT_CHROMA_DATABASE"):
        open_vectors(tmp_path, "words", ChromaServer(server.url, tenant="desk", database="news"))
    settings = chromadb.Settings(
        chroma_api_impl="chromadb.api.fastapi.FastAPI",
        chroma_server_host="127.0.0.1",
        chroma_server_http_port=int(server.url.rsplit(":")[-1]),
    )
    admin = chromadb.AdminClient(settings)
    admin.create_tenant("desk")
    admin.create_database("news", "desk")
    store = open_vectors(
        tmp_path, "words", ChromaServer(server.url, tenant="desk", database="news")
    )
    assert store.count() == 0


def test_the_token_is_sent_and_never_shown(tmp_path: Path) -> None:
    seen: list[str | None] = []

    class Refusing(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            seen.extend([self.headers["X-Chroma-Token"], self.headers["Authorization"]])
            self.send_error(401)

        def log_message(self, *_: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Refusing) as refusing:
        threading.Thread(target=refusing.serve_forever, daemon=True).start()
        server = ChromaServer(f"http://127.0.0.1:{refusing.server_port}", "geheim")
        with pytest.raises(VectorStoreError, match="BELEGT_CHROMA_TOKEN") as caught:
            open_vectors(tmp_path, "words", server)
        refusing.shutdown()
    assert seen[:2] == ["geheim", "Bearer geheim"]
    assert "geheim" not in f"{caught.value}{server}"
