"""Embeddings by a server on loopback, that also fails in every way we know."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from chroma_server import free_port
from fakes import WordEmbedding

from assistant.assistant import Assistant
from assistant.settings import Settings
from corpus.folder import Corpus
from index import served
from index.embedding import EmbeddingError
from index.index import Index
from index.served import ServedEmbedding

MODEL = "someone/words"


@dataclass
class Server:
    """What the server is and does: ``spoil`` changes each answer, ``statuses`` come first."""

    url: str = ""
    info: dict[str, Any] | None = None
    spoil: Callable[[Any], Any] = lambda answer: answer
    statuses: list[int] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()
    words = WordEmbedding()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._send(200 if self.path == "/info" and state.info else 404, state.info)

        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            state.asked.append(asked)
            state.keys.append(self.headers["Authorization"])
            if state.statuses:
                self._send(state.statuses.pop(0), {"error": "busy"})
                return
            texts = asked["inputs"] if self.path == "/embed" else asked["input"]
            rows = [[3 * float(x) for x in words.embed_question(text, "de")] for text in texts]
            answer: Any = rows
            if self.path == "/v1/embeddings":
                # The protocol does not promise the order; the index tells it.
                data = [{"index": n, "embedding": row} for n, row in enumerate(rows)][::-1]
                answer = {"model": asked["model"], "data": data}
            self._send(200, state.spoil(answer))

        def _send(self, status: int, answer: Any) -> None:
            data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as http:
        threading.Thread(target=http.serve_forever, daemon=True).start()
        state.url = f"http://127.0.0.1:{http.server_port}"
        yield state
        http.shutdown()


@pytest.fixture(params=["v1", "embed"])
def protocol(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_both_protocols_give_unit_vectors_in_order(server: Server, protocol: str) -> None:
    embedding = ServedEmbedding(f"{server.url}/{protocol}/", MODEL, "geheim")
    texts = [f"text {number}" for number in range(70)]
    expected = WordEmbedding().embed_passages(texts, ["de"] * len(texts))
    np.testing.assert_allclose(
        embedding.embed_passages(texts, ["de"] * len(texts)), expected, atol=1e-6
    )
    np.testing.assert_allclose(embedding.embed_question("text 3", "de"), expected[3], atol=1e-6)
    assert set(server.keys) == {"Bearer geheim"}
    sizes = [len(asked.get("input") or asked["inputs"]) for asked in server.asked]
    assert max(sizes) <= 32


def test_e5_models_get_their_words(server: Server, protocol: str) -> None:
    embedding = ServedEmbedding(f"{server.url}/{protocol}", "intfloat/multilingual-e5-small")
    embedding.embed_passages(["Kiew"], ["de"])
    embedding.embed_question("Kiew", "de")
    sent = [(asked.get("input") or asked["inputs"])[0] for asked in server.asked[-2:]]
    assert sent == ["passage: Kiew", "query: Kiew"]


def test_the_server_tells_the_window(server: Server, protocol: str) -> None:
    unknown = ServedEmbedding(f"{server.url}/{protocol}", MODEL).window
    server.info = {"model_id": "someone/words", "max_input_length": 128}
    told = ServedEmbedding(f"{server.url}/{protocol}", MODEL).window
    server.info = {"model_id": "someone/words", "max_input_length": 8192}
    assert told < 128 < unknown < ServedEmbedding(f"{server.url}/{protocol}", MODEL).window < 512


def test_tokens_are_not_guessed_too_few(server: Server) -> None:
    from index.embedding import PACKAGED, load_embedding

    text = "Die Außenministerinnen der Nato-Mitgliedstaaten trafen sich am 3. Dezember in Brüssel."
    real = load_embedding(PACKAGED).count_tokens([text], "")[0]  # as it stands
    guessed, none = ServedEmbedding(f"{server.url}/v1", MODEL).count_tokens([text, ""], "de")
    assert real <= guessed < 2 * real
    assert none == 0


def test_another_model_is_refused(server: Server) -> None:
    server.info = {"model_id": "someone/other", "max_input_length": 128}
    with pytest.raises(EmbeddingError, match="someone/other"):
        ServedEmbedding(f"{server.url}/embed", MODEL)
    server.info = None
    server.spoil = lambda answer: answer | {"model": "other"}
    with pytest.raises(EmbeddingError, match="BELEGT_EMBEDDING_MODEL"):
        ServedEmbedding(f"{server.url}/v1", MODEL)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda answer: b"<html>",
        lambda answer: None,
        lambda answer: "words",
        lambda answer: [],
        lambda answer: {"data": [{"index": 0, "embedding": None}]},
        lambda answer: {"data": [{"index": 0, "embedding": [float("nan")] * 64}]},
        lambda answer: {"data": [{"index": 0, "embedding": [1.0]}]},
        lambda answer: {"data": answer["data"] * 2},
    ],
)
def test_whatever_is_no_vector_is_an_error_that_names_the_setting(
    server: Server, spoil: Callable[[Any], Any]
) -> None:
    embedding = ServedEmbedding(f"{server.url}/v1", MODEL)
    server.spoil = spoil
    with pytest.raises(EmbeddingError, match="BELEGT_EMBEDDING_URL"):
        embedding.embed_question("Kiew", "de")


def test_a_busy_server_is_asked_once_more(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(served, "_PAUSE", 0.0)
    embedding = ServedEmbedding(f"{server.url}/v1", MODEL)
    server.statuses = [429]
    assert embedding.embed_question("Kiew", "de").shape == (64,)
    server.statuses = [503, 503]
    with pytest.raises(EmbeddingError, match="503"):
        embedding.embed_question("Kiew", "de")


def test_no_server_is_named_with_its_setting() -> None:
    with pytest.raises(EmbeddingError, match="BELEGT_EMBEDDING_URL"):
        ServedEmbedding(f"http://127.0.0.1:{free_port()}/v1", MODEL)


def test_the_server_is_set_by_the_environment(
    server: Server, tmp_path: Path, corpus: Corpus, write: Callable[..., Path]
) -> None:
    write("a.md", "The bridge of Aldeby was closed on Monday after two cracks were found.")
    settings = Settings(
        corpus=corpus.folder, home=tmp_path / "home", embedding_url=f"{server.url}/v1"
    )
    with pytest.raises(EmbeddingError, match="BELEGT_EMBEDDING_MODEL"):
        Assistant.open(settings, purpose="a test")
    named = settings.model_copy(update={"embedding_model": MODEL})
    assistant = Assistant.open(named, purpose="a test")
    try:
        assistant.sync()
        assert assistant.ask("When was the bridge of Aldeby closed?").citations
        assert assistant.status().embedding_model == MODEL
    finally:
        assistant.close()


def test_words_alone_answer_while_the_server_fails(
    server: Server, write: Callable[..., Path], open_index: Callable[..., Index]
) -> None:
    write("a.md", "The bridge of Aldeby was closed on Monday after two cracks were found.")
    index = open_index(ServedEmbedding(f"{server.url}/v1", MODEL))
    assistant = Assistant(index.corpus, index)
    assistant.sync()
    server.spoil = lambda answer: None
    answer = assistant.ask("When was the bridge of Aldeby closed?")
    assert answer.warning
    assert [one.article.id for one in answer.citations] == ["a"]
    server.spoil = lambda answer: answer
    assert not assistant.ask("When was the bridge of Aldeby closed?").warning
