"""The dense leg: passages' vectors in a Chroma collection. The only file that knows chromadb."""

import datetime
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import chromadb
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError

from index.embedding import Vectors
from index.filter import EVERYTHING, Filter
from index.passages import Passage

_COLLECTION = "passages"
_BATCH = 1000  # rows a call; Chroma allows about 5,000


class VectorStoreError(RuntimeError):
    """Chroma cannot be reached or read; the message says why and what to do."""


def open_vectors(folder: Path, url: str, model: str) -> "VectorStore":
    """Open the vectors in Chroma: in a folder of this machine, or on the server at ``url``.

    ``model`` is the embedding model's name. Raises `VectorStoreError`.
    """
    settings = ChromaSettings(anonymized_telemetry=False)
    try:
        if url:
            server = urlsplit(url)
            tls = server.scheme == "https"
            client = chromadb.HttpClient(
                host=server.hostname or "",
                port=server.port or (443 if tls else 80),
                ssl=tls,
                settings=settings,
            )
        else:
            folder.mkdir(parents=True, exist_ok=True)
            client = chromadb.PersistentClient(path=str(folder), settings=settings)
        return VectorStore(client, model)
    except (ChromaError, ValueError, OSError) as error:
        # Chroma keeps what it opened, by path; what is damaged must not be met again.
        SharedSystemClient.clear_system_cache()
        where = f"on {url}; start it (chroma run) or unset BELEGT_CHROMA_URL" if url else folder
        raise VectorStoreError(f"Chroma cannot be opened {where} ({error})") from error


class VectorStore:
    """The vectors of all passages, by passage id, with what is needed to find and filter them."""

    def __init__(self, client: ClientAPI, model: str) -> None:
        """Open the collection; one that was built with another embedding model is emptied.

        ``model`` is that model's name, kept with the collection.
        """
        self._client = client
        self._model = model
        self._collection = self._open()
        if self._collection.metadata.get("embedding_model") != model:
            self.clear()

    def close(self) -> None:
        """Let go of Chroma, which otherwise keeps a folder's vectors in memory, by its path.

        Whoever opens the folder again would meet them as they were, not as another process has
        left them since.
        """
        self._client.close()  # type: ignore[attr-defined]

    def count(self) -> int:
        """Count the passages."""
        return self._collection.count()

    def put(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Store passages with their vectors, over what is there under the same ids."""
        for first in range(0, len(passages), _BATCH):
            rows = passages[first : first + _BATCH]
            self._collection.upsert(
                ids=[passage.id for passage in rows],
                embeddings=vectors[first : first + _BATCH],
                metadatas=[_metadata(passage) for passage in rows],
            )

    def remove(self, articles: Collection[str]) -> None:
        """Remove all passages of these articles, whatever their version."""
        names = sorted(articles)
        for first in range(0, len(names), _BATCH):
            chosen: list[str | int | float | bool] = [*names[first : first + _BATCH]]
            self._collection.delete(where={"article": cast(Any, {"$in": chosen})})

    def search(
        self, vector: Vectors, limit: int, within: Filter = EVERYTHING
    ) -> list[tuple[Passage, float]]:
        """Find the nearest passages with their cosine similarity, best first."""
        if not (count := self.count()):
            return []
        found = self._collection.query(
            query_embeddings=vector[None, :],
            n_results=min(limit, count),
            where=_where(within),
            include=["metadatas", "distances"],
        )
        rows, distances = (found["metadatas"] or [[]])[0], (found["distances"] or [[]])[0]
        return [
            (_passage(dict(row)), 1.0 - float(distance))
            for row, distance in zip(rows, distances, strict=True)
        ]

    def get(self, ids: Collection[str] | None) -> list[tuple[Passage, Vectors]]:
        """Read passages with their vectors by id; all of them for None."""
        if ids is not None and not ids:
            return []
        found = self._collection.get(
            ids=None if ids is None else list(ids), include=["metadatas", "embeddings"]
        )
        rows, vectors = found["metadatas"] or [], found["embeddings"]
        return [
            (_passage(dict(row)), np.asarray(vector, dtype=np.float32))
            for row, vector in zip(rows, vectors if vectors is not None else [], strict=True)
        ]

    def clear(self) -> None:
        """Empty the collection and let it belong to the present embedding model."""
        self._client.delete_collection(_COLLECTION)
        self._collection = self._open()

    def _open(self) -> chromadb.Collection:
        return self._client.get_or_create_collection(
            _COLLECTION,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={"embedding_model": self._model},
            embedding_function=None,
        )


def _where(within: Filter) -> Any:
    """Write a filter as Chroma takes it; None where all may be found."""
    conditions: list[dict[str, Any]] = []
    if within.days:
        first, last = within.days
        conditions += [{"date": {"$gte": first}}, {"date": {"$lte": last}}]
    if within.source:
        conditions.append({"source": within.source})
    if len(conditions) < 2:
        return conditions[0] if conditions else None
    return {"$and": conditions}


def _metadata(passage: Passage) -> dict[str, str | int]:
    return {
        "article": passage.article,
        "version": passage.version,
        "start": passage.start,
        "end": passage.end,
        "title": passage.title,
        "heading": passage.heading,
        "language": passage.language,
        "source": passage.source,
        # Chroma compares numbers only, so a date is its ordinal; 0 stands for none.
        "date": passage.date.toordinal() if passage.date else 0,
    }


def _passage(row: dict[str, object]) -> Passage:
    ordinal = int(str(row["date"]))
    return Passage(
        article=str(row["article"]),
        version=str(row["version"]),
        start=int(str(row["start"])),
        end=int(str(row["end"])),
        title=str(row["title"]),
        heading=str(row["heading"]),
        language=str(row["language"]),
        source=str(row["source"]),
        date=datetime.date.fromordinal(ordinal) if ordinal else None,
    )
