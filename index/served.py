"""An embedding model on another machine: a server that speaks OpenAI's protocol or TEI's.

TEI is Hugging Face's text-embeddings-inference: https://huggingface.github.io/text-embeddings-inference
"""

import logging
import math
import re
import threading
import time
from collections.abc import Sequence
from typing import Any

import httpx
import numpy as np

from index.embedding import EmbeddingError, Vectors, prompts

_BATCH = 32  # texts a request; TEI takes no more unless it is told to
_TIMEOUT = 60.0  # seconds
_WINDOW = 256  # tokens of a model whose server does not say: few models have less
_LONGEST = 512
_SPECIAL = 8  # tokens that the server adds, and the words before an E5 model's texts
_BUSY = (429, 503)
_PAUSE = 1.0  # seconds before a busy server is asked once more
_PIECE = 2.5  # letters of a token; German news in an English vocabulary have 2.8

_WORD = re.compile(r"\w+|[^\w\s]")

logger = logging.getLogger(__name__)


class ServedEmbedding:
    """An embedding model that a server computes; its tokens are counted by a careful guess."""

    def __init__(self, url: str, name: str, key: str = "") -> None:
        """Ask the server for its model and a first vector; raises `EmbeddingError`.

        A ``url`` that ends in `/embed` is TEI's own; else it is the base of OpenAI's protocol, such
        as `http://127.0.0.1:8080/v1`.
        """
        self.name = name
        self._tei = url.rstrip("/").endswith("/embed")
        self._url = url.rstrip("/") if self._tei else f"{url.rstrip('/')}/embeddings"
        self._passage_prompt, self._question_prompt = prompts(name)
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        self._client = httpx.Client(timeout=_TIMEOUT, headers=headers)
        self._dimensions = 0
        self._checking = threading.Lock()
        self.window = self._ask_window() - _SPECIAL
        self.embed_question("Belegt", "de")

    def count_tokens(self, texts: Sequence[str], language: str) -> list[int]:
        """Guess each text's tokens, rather too many: all machines must guess alike."""
        return [
            sum(math.ceil(len(word) / _PIECE) for word in _WORD.findall(text)) for text in texts
        ]

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """Embed texts to be found; raises `EmbeddingError`."""
        given = [self._passage_prompt + text for text in texts]
        parts = [self._embed(given[one : one + _BATCH]) for one in range(0, len(given), _BATCH)]
        return np.concatenate(parts)

    def embed_question(self, text: str, language: str) -> Vectors:
        """Embed a text to find with; raises `EmbeddingError`."""
        row: Vectors = self._embed([self._question_prompt + text])[0]
        return row

    def _ask_window(self) -> int:
        """Return how many tokens a text may have, where the server tells; check its model."""
        root = self._url.removesuffix("/embed").removesuffix("/embeddings").removesuffix("/v1")
        try:
            told = self._client.get(f"{root}/info").json()
            longest, model = int(told["max_input_length"]), str(told["model_id"])
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as error:
            logger.debug("%s does not tell about its model (%s)", root, error)
            return _WINDOW
        self._check_model(model)
        return min(longest, _LONGEST)

    def _embed(self, texts: list[str]) -> Vectors:
        body: dict[str, Any] = {"model": self.name, "input": texts, "encoding_format": "float"}
        if self._tei:
            body = {"inputs": texts, "truncate": True, "normalize": True}
        told = self._post(body)
        try:
            rows = told
            if not self._tei:
                self._check_model(str(told.get("model") or self.name))
                rows = [one["embedding"] for one in sorted(told["data"], key=lambda o: o["index"])]
            vectors = np.asarray(rows, dtype=np.float32)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise self._wrong("its answer holds no vectors") from error
        if vectors.ndim != 2 or len(vectors) != len(texts) or not np.isfinite(vectors).all():
            raise self._wrong(f"its answer has the shape {vectors.shape} for {len(texts)} texts")
        with self._checking:
            self._dimensions = self._dimensions or vectors.shape[1]
        if vectors.shape[1] != self._dimensions:
            raise self._wrong(
                f"its vectors have {vectors.shape[1]} numbers, not {self._dimensions}"
            )
        unit: Vectors = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return unit

    def _post(self, body: dict[str, Any]) -> Any:
        try:
            answer = self._client.post(self._url, json=body)
            if answer.status_code in _BUSY:
                time.sleep(_PAUSE)
                answer = self._client.post(self._url, json=body)
            answer.raise_for_status()
            return answer.json()
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise self._wrong(str(error).splitlines()[0] or type(error).__name__) from error

    def _check_model(self, served: str) -> None:
        """Compare the names' last parts: servers name their models with or without an owner."""
        if served.rsplit("/", 1)[-1].lower() != self.name.rstrip("/").rsplit("/", 1)[-1].lower():
            raise self._wrong(
                f"it serves {served}, and BELEGT_EMBEDDING_MODEL names {self.name}; "
                "vectors of two models do not go together"
            )

    def _wrong(self, why: str) -> EmbeddingError:
        return EmbeddingError(
            f"the embedding server {self._url} cannot be used ({why}); start it or correct "
            "BELEGT_EMBEDDING_URL, BELEGT_EMBEDDING_KEY and BELEGT_EMBEDDING_MODEL"
        )
