"""The articles at a glance: who, when and how long, without reading them again at each look."""

import datetime
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from corpus.article import Article
from corpus.facts import UnreadableArticle
from corpus.folder import Corpus, UnknownArticle
from corpus.listing import Stamp
from index.words import fold

Column = Literal["title", "date", "source", "language", "words"]
"""What the articles may be ordered by."""


@dataclass(frozen=True, slots=True)
class Row:
    """What is said of an article in a list; ``words`` is their number."""

    id: str
    title: str
    date: datetime.date | None
    source: str
    language: str
    words: int


@dataclass(frozen=True, slots=True)
class Problem:
    """A file of the folder that is no article, and the reason, in English."""

    name: str
    reason: str


_KEYS: dict[Column, Callable[[Row], Any]] = {
    "title": lambda row: fold(row.title),
    "date": lambda row: row.date or datetime.date.min,
    "source": lambda row: fold(row.source),
    "language": lambda row: row.language,
    "words": lambda row: row.words,
}


class Catalogue:
    """All articles of a corpus, and the files that are none. May be used from several threads."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._known: dict[str, tuple[Stamp, Row | Problem]] = {}
        self._looked = False
        self._looking = threading.Lock()

    def refresh(self) -> None:
        """Look at the folder again; only files that came or changed are read."""
        with self._looking:
            known = {}
            for article_id, stamped in self._corpus.stamps().items():
                before = self._known.get(article_id)
                if before and before[0] == stamped:
                    known[article_id] = before
                elif found := self._read(article_id):
                    known[article_id] = stamped, found
            self._known = known
            self._looked = True

    def rows(self, search: str = "", by: Column = "date", *, descending: bool = True) -> list[Row]:
        """Return the articles whose title, source or id has all words of ``search``, ordered."""
        wanted = fold(search).split()
        rows = [
            row
            for _, row in self._seen().values()
            if isinstance(row, Row) and all(word in _searched(row) for word in wanted)
        ]
        rows.sort(key=lambda row: row.id)
        rows.sort(key=_KEYS[by], reverse=descending)
        return rows

    def problems(self) -> list[Problem]:
        """Return the other files of the folder, and why they are no articles."""
        return [row for _, row in self._seen().values() if isinstance(row, Problem)]

    def sources(self) -> list[str]:
        """Return the sources of all articles, by name."""
        rows = (row for _, row in self._seen().values() if isinstance(row, Row))
        return sorted({row.source for row in rows if row.source}, key=fold)

    def newest(self, count: int) -> list[Article]:
        """Read the newest articles; one that cannot be read any more is left out."""
        found = []
        for row in self.rows()[:count]:
            try:
                found.append(self._corpus.get(row.id))
            except (UnknownArticle, UnreadableArticle):
                continue
        return found

    def _seen(self) -> dict[str, tuple[Stamp, Row | Problem]]:
        if not self._looked:
            self.refresh()
        return self._known

    def _read(self, article_id: str) -> Row | Problem | None:
        try:
            one = self._corpus.get(article_id)
        except UnknownArticle:
            return None
        except UnreadableArticle as error:
            return Problem(error.name, error.reason)
        return Row(one.id, one.title, one.date, one.source, one.language, len(one.text.split()))


def _searched(row: Row) -> str:
    return fold(f"{row.title} {row.source} {row.id}")
