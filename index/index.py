"""The index of a corpus: passages by meaning (Chroma) and by words (tantivy), kept in step.

`sync` is the only writer. Each step can be repeated, and the manifest's row is written last: a
process that dies at any moment leaves an index that the next `sync` brings to the same state.
"""

import datetime
import logging
import shutil
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import numpy as np

from corpus.article import Article
from corpus.folder import Corpus, UnknownArticle
from corpus.listing import Stamp
from corpus.readers import UnreadableArticle
from index.embedding import Embedding, EmbeddingError
from index.filter import EVERYTHING, Filter
from index.lexical import LexicalIndex
from index.lock import IndexLock
from index.manifest import MANIFEST, SCHEMA, Entry, Manifest, Status, read_status
from index.meaning import Meaning
from index.passages import Passage, embedded_text, split_passages
from index.seal import break_seal, put_seal
from index.sharing import Sharing, article_of
from index.vectors import COLLECTION, ChromaServer, VectorStore, VectorStoreError, open_vectors

_VECTORS, _LEXICAL = "chroma", "tantivy"  # folders of the two legs
_PATIENCE = 5.0  # seconds that a sync has to end when the index is closed
_BATCH = 256  # passages that are embedded and written in one step

logger = logging.getLogger(__name__)

Progress = Callable[[int, int, str], None]
"""Told after each article: how many are done, of how many, and its id."""


@dataclass(slots=True)
class Report:
    """What a sync did: article ids, and the reason of each file that is no article."""

    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    problems: dict[str, str] = field(default_factory=dict)
    embedded: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage found for a question: its BM25 score (0 or more) and cosine similarity."""

    passage: Passage
    lexical: float
    similarity: float


@dataclass(frozen=True, slots=True)
class _Work:
    """An article on its way into the index."""

    article: Article
    stamp: Stamp
    passages: list[Passage]


class Index:
    """The index over one corpus in one folder, held by this process until `close`."""

    def __init__(
        self,
        lock: IndexLock,
        corpus: Corpus,
        embedding: Embedding,
        server: ChromaServer | None = None,
    ) -> None:
        """Open or create the index in the folder of a ``lock`` that this process has acquired.

        Whatever of it is damaged or was made by another embedding model is made anew; what
        processes share on a Chroma ``server`` is not: it is completed.
        """
        self.corpus = corpus
        self.embedding = embedding
        self.meaning = Meaning(embedding)
        self.lock = lock
        self._home = lock.home
        self._server = server
        self._sharing = Sharing(corpus, embedding.name) if server else None
        self._impaired = False
        self._writing = Lock()
        self._told = self._closed = False
        self._open()

    def close(self) -> None:
        """Let another process have the index; a sync in another thread has seconds to end."""
        if self._closed:
            return
        idle = self._writing.acquire(timeout=_PATIENCE)
        self._closed = True
        self._vectors.close()
        if idle:  # without a seal, the next start trusts what it finds
            try:
                put_seal(self._home, self._parts)
            except OSError as error:
                logger.warning("the index could not be sealed: %s", error)
            self._writing.release()
        self.lock.release()

    @property
    def impaired(self) -> bool:
        """Whether the last search had to do without the vectors."""
        return self._impaired

    def drifted(self) -> bool:
        """Whether other processes have changed what is shared with them, so that a sync is due."""
        if self._sharing is None:
            return False
        return self._sharing.drifted(self._vectors, self._lexical.count())

    def sync(self, progress: Progress | None = None) -> Report:
        """Bring the index in step with the corpus; only what changed is embedded and written.

        Raises RuntimeError once the index is closed, `VectorStoreError` and `EmbeddingError` where
        a server fails: the next sync goes on.
        """
        with self._writing:
            if self._closed:
                raise RuntimeError("the index is closed")
            self._heal()
            report = Report()
            entries, stamps = self._manifest.entries(), self.corpus.stamps()
            self._remove(sorted(entries.keys() - stamps.keys()))
            report.removed = sorted(entries.keys() - stamps.keys())
            changed = {
                article: stamp
                for article, stamp in stamps.items()
                if article not in entries or entries[article].stamp != stamp
            }
            done = 0
            for batch in self._batches(changed, entries, report):
                self._write(batch, entries, report)
                for work in batch:
                    done += 1
                    if progress:
                        progress(done, len(changed), work.article.id)
            report.problems = {
                entry.article: entry.problem
                for entry in self._manifest.entries().values()
                if entry.problem
            }
            if self._sharing:
                known = self._manifest.entries()
                self._sharing.tidy(self._vectors, self._lexical.ids, stamps, known)
            now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
            self._manifest.state(synced=now, corpus=str(self.corpus.folder))
            return report

    def find(
        self,
        text: str,
        language: str,
        limit: int,
        translated: Mapping[str, str] | None = None,
        within: Filter = EVERYTHING,
    ) -> list[Candidate]:
        """Find passages for a question by both legs: ``limit`` of each, in no order.

        ``translated`` holds the question's words in other languages, for the lexical leg. While
        a server is out of reach, the words alone must do; `impaired` then says so.
        """
        by_words = dict(self._lexical.search(text, language, limit, translated, within=within))
        try:
            candidates = self._both(text, language, limit, by_words, within)
        except (VectorStoreError, EmbeddingError) as error:
            if not self._impaired:
                logger.warning("searching by words alone: %s", error)
            self._impaired = True
            return [Candidate(one, by_words[one.id], 0.0) for one in self._passages(by_words)]
        self._impaired = False
        return candidates

    def _both(
        self, text: str, language: str, limit: int, by_words: Mapping[str, float], within: Filter
    ) -> list[Candidate]:
        vector = self.meaning.embed(text, language)
        similar = self._vectors.search(vector, limit, within)
        found = {
            passage.id: Candidate(passage, by_words.get(passage.id, 0.0), similarity)
            for passage, similarity in similar
        }
        for passage, other in self._vectors.get(by_words.keys() - found.keys()):
            similarity = float(np.dot(vector, other))
            found[passage.id] = Candidate(passage, by_words[passage.id], similarity)
        return list(found.values())

    def rarity(self, terms: list[str], language: str) -> dict[str, float]:
        """Return how rare each stem is in the corpus, from 0 (everywhere) to 1 (nowhere)."""
        return self._lexical.rarity(terms, language)

    def status(self) -> Status:
        """Return what the index holds."""
        return read_status(self._home / MANIFEST)

    def contents(self) -> dict[str, bool]:
        """Return every passage id that any part of the index holds: True where all agree."""
        dense, lexical = self._vectors.ids(), self._lexical.ids()
        return {name: name in dense and name in lexical for name in sorted(dense | lexical)}

    def repair(self) -> list[str]:
        """Compare both parts with the articles, and forget what differs: the next sync adds it.

        Returns the ids of these articles. It reads the whole index, which takes its time.
        """
        with self._writing:
            held: dict[str, set[str]] = defaultdict(set)
            whole: dict[str, bool] = defaultdict(lambda: True)
            for passage, agreed in self.contents().items():
                article, version, _ = passage.rsplit(":", 2)
                held[article].add(version)
                whole[article] &= agreed
            entries = {
                one.article: one for one in self._manifest.entries().values() if one.passages
            }
            wrong = held.keys() ^ entries.keys()
            for article in held.keys() & entries.keys():
                try:
                    version = self.corpus.get(article).version[:16]
                except (UnknownArticle, UnreadableArticle):
                    version = ""
                if not whole[article] or held[article] != {version}:
                    wrong.add(article)
            # What is shared is completed by the next sync, and tidied by a later one.
            (self._forget if self._sharing else self._remove)(sorted(wrong))
            return sorted(wrong)

    def _passages(self, ids: Collection[str]) -> Iterator[Passage]:
        """Make passages from their articles, where Chroma cannot be asked for them."""
        window, count = self.embedding.window, self.embedding.count_tokens
        for article in sorted({article_of(one) for one in ids}):
            with suppress(UnknownArticle, UnreadableArticle):
                whole = self.corpus.get(article)
                yield from (one for one in split_passages(whole, window, count) if one.id in ids)

    @property
    def _parts(self) -> list[Path]:
        """The folders of the index on this machine."""
        return [self._home / _LEXICAL, *([] if self._server else [self._home / _VECTORS])]

    def _open(self) -> None:
        for folder in break_seal(self._home, self._parts):
            logger.warning("%s was changed from outside; it is built anew", folder)
            shutil.rmtree(folder, ignore_errors=True)
        path = self._home / MANIFEST
        try:
            self._manifest = Manifest(path)
            self._manifest.check()
            known = self._manifest.fact("schema"), self._manifest.fact("embedding_model")
        except sqlite3.DatabaseError:
            logger.warning("the manifest was damaged; the index is built anew")
            for file in self._home.glob(f"{MANIFEST}*"):
                file.unlink()
            self._manifest = Manifest(path)
            known = None, None
        self._vectors = self._open_vectors()
        self._lexical = self._open_lexical()
        if known != (str(SCHEMA), self.embedding.name):
            self._clear()

    def _open_vectors(self) -> VectorStore:
        folder = self._home / _VECTORS
        try:
            name = self._sharing.collection if self._sharing else COLLECTION
            return open_vectors(folder, self.embedding.name, self._server, name)
        except VectorStoreError as error:
            if self._server:
                raise
            logger.warning("%s; the vectors are built anew", error)
            shutil.rmtree(folder, ignore_errors=True)
            return open_vectors(folder, self.embedding.name)

    def _open_lexical(self) -> LexicalIndex:
        folder = self._home / _LEXICAL
        try:
            return LexicalIndex(folder)
        except ValueError as error:
            logger.warning("the lexical index was damaged (%s); it is built anew", error)
            shutil.rmtree(folder)
            return LexicalIndex(folder)

    def _heal(self) -> None:
        """Finish what a killed process left, and rebuild if the parts do not agree."""
        if self._sharing:
            self._sharing.check_folder()
            self._forget(self._manifest.pending())
        else:
            self._remove(self._manifest.pending())
        promised = sum(entry.passages for entry in self._manifest.entries().values())
        counts = {promised, self._lexical.count()}
        if not self._sharing:
            counts.add(self._vectors.count())
        if len(counts) > 1:
            logger.warning("the parts of the index do not agree; it is built anew")
            self._clear()
            promised = 0
        if self._sharing:
            lost = self._sharing.lost(self._vectors, self._lexical.ids, promised)
            if lost:
                logger.warning("vectors of %d articles were missing on the server", len(lost))
            self._forget(sorted(lost))

    def _clear(self) -> None:
        self._manifest.clear()
        if not self._sharing:
            self._vectors.clear()
        self._lexical.clear()
        self._manifest.state(schema=str(SCHEMA), embedding_model=self.embedding.name)

    def _remove(self, articles: list[str]) -> None:
        if articles:
            self._manifest.begin(articles)
            self._vectors.remove(articles)
            self._forget(articles)

    def _forget(self, articles: list[str]) -> None:
        """Take articles out of what is this process's own, for the next sync to add them."""
        if articles:
            self._lexical.replace(articles, [], [])
            self._manifest.forget(articles)

    def _batches(
        self, changed: Mapping[str, Stamp], entries: Mapping[str, Entry], report: Report
    ) -> Iterator[list[_Work]]:
        """Read changed files and group what must be written into steps of some size."""
        batch: list[_Work] = []
        for article_id, stamp in changed.items():
            known = entries.get(article_id)
            try:
                article = self.corpus.get(article_id)
            except UnknownArticle:
                continue
            except UnreadableArticle as error:
                if known and known.passages:
                    self._remove([article_id])
                self._manifest.finish([Entry(article_id, stamp, problem=str(error))])
                continue
            if known and known.fingerprint == article.fingerprint:
                self._manifest.finish([Entry(article_id, stamp, known.fingerprint, known.passages)])
                continue
            self._keep(article)
            (report.updated if known and not known.problem else report.added).append(article_id)
            passages = split_passages(article, self.embedding.window, self.embedding.count_tokens)
            batch.append(_Work(article, stamp, passages))
            if sum(len(work.passages) for work in batch) >= _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _keep(self, article: Article) -> None:
        """Keep this wording for citations; a folder that cannot be written is still indexed."""
        try:
            self.corpus.keep(article)
        except OSError as error:
            if not self._told:
                logger.warning("versions cannot be kept in %s: %s", self.corpus.folder, error)
            self._told = True

    def _write(self, batch: list[_Work], entries: Mapping[str, Entry], report: Report) -> None:
        window, count = self.embedding.window, self.embedding.count_tokens
        rows = [(passage, work.article.text) for work in batch for passage in work.passages]
        passages = [passage for passage, _ in rows]
        held = self._vectors.held(passages) if self._sharing else set()
        fresh = [(passage, text) for passage, text in rows if passage.id not in held]
        articles = [work.article.id for work in batch]
        if fresh:
            vectors = self.embedding.embed_passages(
                [embedded_text(passage, text, window, count) for passage, text in fresh],
                [passage.language for passage, _ in fresh],
            )
            report.embedded += len(fresh)
        self._manifest.begin(articles)
        keep = [passage.id for passage in passages] if self._sharing else []
        self._vectors.remove([article for article in articles if article in entries], keep)
        if fresh:
            self._vectors.put([passage for passage, _ in fresh], vectors)
        self._lexical.replace(
            articles, passages, [text[passage.start : passage.end] for passage, text in rows]
        )
        self._manifest.finish(
            Entry(work.article.id, work.stamp, work.article.fingerprint, len(work.passages))
            for work in batch
        )
