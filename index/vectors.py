"""The dense leg: passages' vectors in a Chroma collection. The only file that knows chromadb."""

import datetime
import itertools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

import chromadb
import httpx
import numpy as np
from chromadb.api import ClientAPI
from chromadb.api.shared_system_client import SharedSystemClient
from chromadb.config import DEFAULT_DATABASE, DEFAULT_TENANT
from chromadb.config import Settings as ChromaSettings
from chromadb.errors import ChromaError, NotFoundError

from index.embedding import Vectors
from index.filter import EVERYTHING, Filter
from index.passages import Passage

COLLECTION = "passages"
"""Name of the collection in a folder, which holds no other."""

_BATCH = 300  # rows a call; Chroma Cloud takes and gives no more
_TIMEOUT = 60.0  # seconds

T = TypeVar("T")


class VectorStoreError(RuntimeError):
    """Chroma cannot be reached or read; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class ChromaServer:
    """Where a Chroma server is, and what it must be told; empty where it asks for nothing."""

    url: str
    token: str = field(default="", repr=False)
    tenant: str = ""
    database: str = ""

    def connect(self, settings: ChromaSettings) -> ClientAPI:
        """Return a client; raises what chromadb raises."""
        parts = urlsplit(self.url)
        tls = parts.scheme == "https"
        # Chroma Cloud reads the one header, servers behind a proxy the other.
        headers = {"X-Chroma-Token": self.token, "Authorization": f"Bearer {self.token}"}
        client = chromadb.HttpClient(
            host=parts.hostname or "",
            port=parts.port or (443 if tls else 80),
            ssl=tls,
            headers=headers if self.token else None,
            settings=settings,
            tenant=self.tenant or DEFAULT_TENANT,
            database=self.database or DEFAULT_DATABASE,
        )
        # Chroma's client would wait for ever, and has no setting for it.
        session = getattr(client, "_server", None)
        if isinstance(session := getattr(session, "_session", None), httpx.Client):
            session.timeout = httpx.Timeout(_TIMEOUT)
        return client


def open_vectors(
    folder: Path, model: str, server: ChromaServer | None = None, collection: str = COLLECTION
) -> "VectorStore":
    """Open the vectors in Chroma: in a folder of this machine, or on a server.

    ``model`` is the embedding model's name. Raises `VectorStoreError`.
    """
    settings = ChromaSettings(anonymized_telemetry=False)
    try:
        if server:
            client = server.connect(settings)
        else:
            folder.mkdir(parents=True, exist_ok=True)
            client = chromadb.PersistentClient(path=str(folder), settings=settings)
        return VectorStore(client, model, collection, server)
    except Exception as error:
        if not server and not isinstance(error, ChromaError | ValueError | OSError):
            raise
        # Chroma keeps what it opened, by path; what is damaged must not be met again.
        SharedSystemClient.clear_system_cache()
        if server:
            raise _unreachable(server, error) from error
        raise VectorStoreError(f"Chroma cannot be opened {folder} ({error})") from error


class VectorStore:
    """The vectors of all passages, by passage id, with what is needed to find and filter them.

    On a server, whatever goes wrong is a `VectorStoreError`.
    """

    def __init__(
        self,
        client: ClientAPI,
        model: str,
        collection: str = COLLECTION,
        server: ChromaServer | None = None,
    ) -> None:
        """Open the collection; one that was built with another embedding model is emptied.

        ``model`` is that model's name, kept with the collection.
        """
        self._client = client
        self._model = model
        self._name = collection
        self._server = server
        self._collection = self._open()
        if (self._collection.metadata or {}).get("embedding_model") != model:
            self.clear()

    def close(self) -> None:
        """Let go of Chroma, which otherwise keeps a folder's vectors in memory, by its path.

        Whoever opens the folder again would meet them as they were, not as another process has
        left them since.
        """
        self._client.close()  # type: ignore[attr-defined]

    def count(self) -> int:
        """Count the passages."""
        return self._ask(lambda there: there.count())

    def put(self, passages: Sequence[Passage], vectors: Vectors) -> None:
        """Store passages with their vectors, over what is there under the same ids."""
        for first in range(0, len(passages), _BATCH):
            rows = passages[first : first + _BATCH]
            ids = [passage.id for passage in rows]
            metadatas: Any = [_metadata(passage) for passage in rows]
            embeddings: Any = vectors[first : first + _BATCH]
            self._ask(partial(_upsert, ids=ids, embeddings=embeddings, metadatas=metadatas))

    def remove(self, articles: Collection[str], keep: Collection[str] = ()) -> None:
        """Remove all passages of these articles, whatever their version, but those to keep."""
        for where in _of(articles):
            if keep:
                self.remove_ids(set(self._ids(where)) - set(keep))
            else:
                self._ask(partial(_delete, where=where))

    def remove_ids(self, ids: Collection[str]) -> None:
        """Remove these passages."""
        for chosen in _in_batches(sorted(ids)):
            self._ask(partial(_delete, ids=chosen))

    def ids(self) -> set[str]:
        """Return the ids of all passages."""
        return set(self._ids(None))

    def held(self, passages: Collection[Passage]) -> set[str]:
        """Return the ids of the passages that are there just as they are given."""
        wanted = {passage.id: passage for passage in passages}
        found: set[str] = set()
        for chosen in _in_batches(sorted(wanted)):
            rows = self._ask(partial(_get, ids=chosen, include=["metadatas"]))["metadatas"] or []
            there = [_passage(dict(row)) for row in rows]
            found |= {passage.id for passage in there if wanted.get(passage.id) == passage}
        return found

    def search(
        self, vector: Vectors, limit: int, within: Filter = EVERYTHING
    ) -> list[tuple[Passage, float]]:
        """Find the nearest passages with their cosine similarity, best first."""
        if not (count := self.count()):
            return []
        found = self._ask(
            lambda there: there.query(
                query_embeddings=vector[None, :],
                n_results=min(limit, count),
                where=_where(within),
                include=["metadatas", "distances"],
            )
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
        chosen = None if ids is None else list(ids)
        found = self._ask(partial(_get, ids=chosen, include=["metadatas", "embeddings"]))
        rows, vectors = found["metadatas"] or [], found["embeddings"]
        return [
            (_passage(dict(row)), np.asarray(vector, dtype=np.float32))
            for row, vector in zip(rows, vectors if vectors is not None else [], strict=True)
        ]

    def clear(self) -> None:
        """Empty the collection and let it belong to the present embedding model."""
        self._client.delete_collection(self._name)
        self._collection = self._open()

    def _open(self) -> chromadb.Collection:
        return self._client.get_or_create_collection(
            self._name,
            configuration={"hnsw": {"space": "cosine"}},
            metadata={"embedding_model": self._model},
            embedding_function=None,
        )

    def _ids(self, where: Any) -> Iterator[str]:
        """Yield the ids of all passages that meet a condition, page by page."""
        for offset in itertools.count(0, _BATCH):
            chosen = {"where": where, "include": [], "limit": _BATCH, "offset": offset}
            found: list[str] = self._ask(partial(_get, **chosen))["ids"]
            yield from found
            if len(found) < _BATCH:
                return

    def _ask(self, call: Callable[[chromadb.Collection], T]) -> T:
        """Ask Chroma; on a server, what was deleted there is made anew, empty."""
        if self._server is None:
            return call(self._collection)
        try:
            try:
                return call(self._collection)
            except NotFoundError:
                self._collection = self._open()
                return call(self._collection)
        # chromadb raises its own errors, httpx's, and bare exceptions for what the server says.
        except Exception as error:
            raise _unreachable(self._server, error) from error


def _upsert(there: chromadb.Collection, **rows: Any) -> None:
    there.upsert(**rows)


def _delete(there: chromadb.Collection, **which: Any) -> None:
    there.delete(**which)


def _get(there: chromadb.Collection, **which: Any) -> Any:
    return there.get(**which)


def _unreachable(server: ChromaServer, error: Exception) -> VectorStoreError:
    told = (str(error) or type(error).__name__).splitlines()[0][:200]
    return VectorStoreError(
        f"Chroma cannot be used on {server.url} ({told}); start it (chroma run), correct "
        "BELEGT_CHROMA_URL, BELEGT_CHROMA_TOKEN, BELEGT_CHROMA_TENANT and BELEGT_CHROMA_DATABASE, "
        "or unset them"
    )


def _in_batches(ids: list[str]) -> Iterator[list[str]]:
    for first in range(0, len(ids), _BATCH):
        yield ids[first : first + _BATCH]


def _of(articles: Collection[str]) -> Iterator[Any]:
    """Yield conditions that together hold for these articles' passages."""
    for chosen in _in_batches(sorted(articles)):
        yield {"article": {"$in": chosen}}


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
