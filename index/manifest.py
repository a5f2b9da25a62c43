"""What the index holds: one row an article in SQLite. It is written after the index, so that a
row is a promise kept; an article whose row says `pending` was being written when somebody died.
"""

import datetime
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.listing import Stamp

MANIFEST = "manifest.sqlite"
"""Name of the manifest file in the index's folder."""

SCHEMA = 3
"""Raise it whenever the same articles would give another index: it is then built anew."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the corpus as it was last indexed.

    ``passages`` is their number; ``problem`` says why the file is no article, else it is empty.
    """

    article: str
    stamp: Stamp
    fingerprint: str = ""
    passages: int = 0
    problem: str = ""


class Manifest:
    """The manifest file. Every call is one transaction; any process may read at any time."""

    def __init__(self, path: Path) -> None:
        """Open or create it; raises sqlite3.DatabaseError where the file is damaged."""
        self._path = path
        with self._transaction() as database:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute(
                "CREATE TABLE IF NOT EXISTS articles (article TEXT PRIMARY KEY, size INTEGER,"
                " modified INTEGER, changed INTEGER, fingerprint TEXT, passages INTEGER,"
                " problem TEXT, pending INTEGER) WITHOUT ROWID"
            )
            database.execute("CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT)")

    def check(self) -> None:
        """Raise sqlite3.DatabaseError where the file is damaged, also where nobody looked yet."""
        with self._transaction() as database:
            (told,) = database.execute("PRAGMA quick_check(1)").fetchone()
        if told != "ok":
            raise sqlite3.DatabaseError(told)

    def entries(self) -> dict[str, Entry]:
        """Return what is safely indexed, by article id."""
        with self._transaction() as database:
            rows = database.execute(
                "SELECT article, size, modified, changed, fingerprint, passages, problem"
                " FROM articles WHERE NOT pending ORDER BY article"
            ).fetchall()
        return {
            article: Entry(article, (size, modified, changed), fingerprint, passages, problem)
            for article, size, modified, changed, fingerprint, passages, problem in rows
        }

    def pending(self) -> list[str]:
        """Return the articles whose writing was begun and not finished."""
        with self._transaction() as database:
            rows = database.execute("SELECT article FROM articles WHERE pending").fetchall()
        return [article for (article,) in rows]

    def begin(self, articles: Iterable[str]) -> None:
        """Note that these articles are about to be written or removed."""
        with self._transaction() as database:
            database.executemany(
                "INSERT INTO articles VALUES (?, 0, 0, 0, '', 0, '', 1)"
                " ON CONFLICT (article) DO UPDATE SET pending = 1",
                [(article,) for article in articles],
            )

    def finish(self, entries: Iterable[Entry]) -> None:
        """Note that these articles are written."""
        with self._transaction() as database:
            database.executemany(
                "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                [
                    (one.article, *one.stamp, one.fingerprint, one.passages, one.problem)
                    for one in entries
                ],
            )

    def forget(self, articles: Iterable[str]) -> None:
        """Note that these articles are removed."""
        with self._transaction() as database:
            database.executemany(
                "DELETE FROM articles WHERE article = ?", [(article,) for article in articles]
            )

    def clear(self) -> None:
        """Forget everything."""
        with self._transaction() as database:
            database.execute("DELETE FROM articles")
            database.execute("DELETE FROM facts")

    def fact(self, name: str) -> str | None:
        """Return a fact about the whole index, such as `embedding_model`."""
        with self._transaction() as database:
            row = database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def state(self, **facts: str) -> None:
        """Write down facts about the whole index."""
        with self._transaction() as database:
            database.executemany("INSERT OR REPLACE INTO facts VALUES (?, ?)", facts.items())

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self._path, timeout=30)
        try:
            with database:
                yield database
        finally:
            database.close()


@dataclass(frozen=True, slots=True)
class Status:
    """What an index holds, readable without loading a model."""

    articles: int
    passages: int
    problems: dict[str, str]
    embedding_model: str | None
    corpus: str | None
    synced: datetime.datetime | None


def read_status(path: Path) -> Status:
    """Read an index's status from its manifest file; all empty where there is none."""
    if not path.is_file():
        return Status(0, 0, {}, None, None, None)
    manifest = Manifest(path)
    entries = manifest.entries().values()
    synced = manifest.fact("synced")
    return Status(
        articles=sum(not entry.problem for entry in entries),
        passages=sum(entry.passages for entry in entries),
        problems={entry.article: entry.problem for entry in entries if entry.problem},
        embedding_model=manifest.fact("embedding_model"),
        corpus=manifest.fact("corpus"),
        synced=datetime.datetime.fromisoformat(synced) if synced else None,
    )
