"""The folder of articles: the one thing to back up, to edit by hand and to put under git.

In hidden folders beside the articles: `.versions` (every wording), `.originals` (the files that
articles were made of), `.removed` (what was removed, until a clean-up).
"""

import datetime
import os
import re
import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from dataclasses import replace as amended
from functools import lru_cache
from pathlib import Path, PurePath
from typing import Literal

from filelock import FileLock, Timeout

from corpus.article import Article
from corpus.facts import Draft, Facts, UnreadableArticle
from corpus.front_matter import compose
from corpus.identity import Identities
from corpus.likeness import VERSION, likeness
from corpus.listing import Stamp, entries, stamp, stamps
from corpus.readers import (
    MAX_BYTES,
    ORIGINALS,
    PLAIN,
    check,
    derive_title,
    read_article,
    read_drafts,
    read_parts,
)
from corpus.removal import Removals, Removed
from corpus.storage import replace, write_new
from corpus.versions import Version, Versions

Change = Literal["added", "updated", "unchanged"]
"""What adding did: a new article, a new version or new facts of one, or nothing."""

ORIGINALS_FOLDER = ".originals"
"""Folder of the files that articles were made of."""

_PATIENCE = 60.0  # seconds to wait for another process that writes
_ID_LENGTH = 80
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_ENDINGS = sorted([*PLAIN, *ORIGINALS])


class CorpusError(OSError):
    """The article folder cannot be used; the message says why and what to do."""


class UnknownArticle(KeyError):
    """No article of the corpus has this id, or none in this version."""

    def __str__(self) -> str:
        return f"there is no article “{self.args[0]}”; the ids are listed by: belegt list"


@dataclass(frozen=True, slots=True)
class Stored:
    """An article as it was stored, and what that changed."""

    article: Article
    change: Change


class Corpus:
    """A folder of articles, read afresh at every look: files may come, change and go.

    Methods may be called from several threads and processes.
    """

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CorpusError(f"{folder} is no folder of articles; create it or set BELEGT_CORPUS")
        self.folder = folder.resolve()
        self.kept = Versions(self.folder)
        self.removals = Removals(self.folder)
        self._identities = Identities()
        self._writing = threading.Lock()

    def files(self) -> dict[str, Path]:
        """Return the file of each article id, sorted; hidden files and links are left out."""
        return {article_id: Path(entry.path) for article_id, entry in entries(self.folder).items()}

    def stamps(self) -> dict[str, Stamp]:
        """Return each article file's stamp, to see what changed without reading."""
        return stamps(self.folder)

    def get(self, article_id: str, version: str = "") -> Article:
        """Read one article, as it is or in an earlier ``version``.

        Raises `UnknownArticle` or `UnreadableArticle`.
        """
        path = self._direct(article_id) or self.files().get(article_id)
        if path is None:
            raise UnknownArticle(article_id)
        try:
            article = _read(path, article_id, stamp(path))
        except FileNotFoundError:
            raise UnknownArticle(article_id) from None
        except UnreadableArticle:
            if not version:
                raise
        else:
            if version in ("", article.version):
                return article
        kept = self.kept.get(article_id, version)
        if kept is None:
            raise UnknownArticle(f"{article_id} in the version {version[:16]}")
        return kept

    def versions(self, article_id: str) -> list[Version]:
        """Return the versions of an article, the oldest first.

        The present one is missing where the folder cannot be written and it was never kept.
        Raises `UnknownArticle` or `UnreadableArticle`.
        """
        article = self.get(article_id)
        with suppress(OSError):
            self.kept.keep(article)
        return self.kept.of(article_id)

    def read(self) -> Iterator[Article | UnreadableArticle]:
        """Read every file: the article, or the error that says why it is none."""
        for article_id in self.files():
            try:
                yield self.get(article_id)
            except UnknownArticle:
                continue
            except UnreadableArticle as error:
                yield error

    def add(
        self, data: bytes, name: str, given: Facts | None = None, article_id: str = ""
    ) -> Article:
        """Store the one article of a file and return it as it will be read; see `store`.

        Raises `UnreadableArticle` before anything is written, `CorpusError` and OSError.
        """
        drafts = read_drafts(data, name)
        if len(drafts) != 1:
            raise UnreadableArticle(name, f"it holds several articles; use: belegt add {name}")
        return self.store(drafts[0], name, given, data, article_id).article

    def store(
        self,
        draft: Draft,
        name: str,
        given: Facts | None = None,
        original: bytes | None = None,
        article_id: str = "",
    ) -> Stored:
        """Store a draft: as a new article, or as a new version of the one that it is.

        It is the article with the same publisher's id or address, or of the same file name if
        the texts are alike; ``article_id`` names it outright. A text file with nothing ``given``
        is kept to the byte; all else becomes Markdown, and a file in another format
        (``original``) is kept in `.originals`. Raises `UnreadableArticle` before anything is
        written, `UnknownArticle`, `CorpusError` and OSError.
        """
        check(draft, name)
        facts = (given or Facts()).or_else(draft.facts)
        suffix = PurePath(name).suffix.lower()
        verbatim = suffix in PLAIN and original is not None and facts == draft.facts
        data = original if verbatim and original is not None else compose(facts, draft.body)
        fresh = read_article(data, f"{PurePath(name).stem}.md")
        with self._locked():
            same = article_id or self._same(facts, fresh, name)
            if same:
                stored = self._update(same, fresh, data)
            else:
                stored = self._new(fresh, data, suffix if verbatim else ".md", _slug(name, fresh))
            if original is not None and not verbatim and suffix in ORIGINALS:
                self._keep_original(stored.article, suffix, original)
            path = self._direct(stored.article.id)
            if path is not None:
                self._identities.note(stored.article.id, path, facts.url, facts.guid)
        return stored

    def amend(
        self, article_id: str, title: str, date: datetime.date | None, source: str
    ) -> Article:
        """Give an article another title, date and source; the text and all else stay.

        An empty title becomes the first words. Raises `UnknownArticle`, `UnreadableArticle`,
        `CorpusError` and OSError.
        """
        with self._locked():
            path = self._direct(article_id)
            if path is None:
                raise UnknownArticle(article_id)
            there = self.get(article_id)
            facts, body = read_parts(path.read_bytes(), path.name)
            facts = amended(facts, title=title or None, date=date, source=source or None)
            self._write_over(path, there, compose(facts, body))
            return self.get(article_id)

    def original(self, article_id: str, version: str) -> Path | None:
        """Return the file in another format that a version was made of, if there is one."""
        folder = self.folder / ORIGINALS_FOLDER / article_id
        found = sorted(folder.glob(f"{version}.*")) if version.isalnum() else []
        return found[0] if found else None

    def remove(self, article_id: str) -> Path:
        """Take an article out of the corpus; its file is moved to the folder `.removed`."""
        with self._locked():
            path = self._direct(article_id) or self.files().get(article_id)
            if path is None:
                raise UnknownArticle(article_id)
            return self.removals.put(path)

    def undo(self, article_id: str = "") -> str:
        """Bring back what was removed last, or the last of this id; return the article's id.

        Raises `UnknownArticle`, and `CorpusError` where another article has its place.
        """
        with self._locked():
            there = [one for one in self.removals.all() if article_id in ("", one.article)]
            if not there:
                what = f"“{article_id}”" if article_id else "any article"
                raise CorpusError(f"{what} was not removed since the last clean-up")
            removed: Removed = there[-1]
            try:
                self.removals.bring_back(removed)
            except FileExistsError:
                raise CorpusError(
                    f"another article has the id {removed.article} now; remove or rename it, "
                    f"or take the file from {removed.kept}"
                ) from None
            return removed.article

    def clean(self) -> int:
        """Delete removed articles for good, with versions and originals; return their number."""
        with self._locked():
            count = self.removals.clear()
            there = self.files()
            for article_id in self.kept.articles():
                if article_id not in there:
                    self.kept.forget(article_id)
            originals = self.folder / ORIGINALS_FOLDER
            for path in list(originals.rglob("*")):
                if path.is_file() and path.parent.relative_to(originals).as_posix() not in there:
                    path.unlink()
            return count

    def keep(self, article: Article) -> None:
        """Keep this wording, so that it can be read when the file has changed; raises OSError."""
        self.kept.keep(article)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """One writer at a time, in this process and in others."""
        with self._writing:
            lock = FileLock(self.folder / ".lock", thread_local=False)
            try:
                lock.acquire(timeout=_PATIENCE)
            except Timeout:
                raise CorpusError("another process keeps writing articles; try again") from None
            try:
                yield
            finally:
                lock.release()

    def _same(self, facts: Facts, fresh: Article, name: str) -> str | None:
        """The id of the article that this is a version of, if it is one."""
        known = self._identities.find(self.files, facts.url, facts.guid)
        if known and self._direct(known):
            return known
        wanted = _slug(name, fresh)
        for attempt in range(1, 10_000):
            article_id = wanted if attempt == 1 else f"{wanted}-{attempt}"
            if self._direct(article_id) is None:
                return None
            try:
                there = self.get(article_id)
            except (UnknownArticle, UnreadableArticle):
                continue
            # Articles of different addresses or sources are copies at most, however alike.
            elsewhere = any(
                one and other and one != other
                for one, other in ((there.url, fresh.url), (there.source, fresh.source))
            )
            if not elsewhere and likeness(there.text, fresh.text) >= VERSION:
                return article_id
        return None

    def _update(self, article_id: str, fresh: Article, data: bytes) -> Stored:
        """Write a new version in the place of an article, once the old one is kept."""
        path = self._direct(article_id) or self.files().get(article_id)
        if path is None:
            raise UnknownArticle(article_id)
        try:
            there = self.get(article_id)
        except UnreadableArticle:
            self.removals.put(path)
            write_new(path.with_suffix(".md"), data)
            return Stored(self.get(article_id), "updated")
        if _adds_nothing(fresh, there):
            return Stored(there, "unchanged")
        self._write_over(path, there, data)
        return Stored(self.get(article_id), "updated")

    def _write_over(self, path: Path, there: Article, data: bytes) -> None:
        """Write an article anew once its wording is kept; another format becomes Markdown."""
        self.kept.keep(there)
        if path.suffix.lower() in PLAIN:
            replace(path, data)
        else:
            self._keep_original(there, path.suffix.lower(), path.read_bytes())
            write_new(path.with_suffix(".md"), data)
            path.unlink()

    def _new(self, fresh: Article, data: bytes, suffix: str, wanted: str) -> Stored:
        for attempt in range(1, 10_000):
            article_id = wanted if attempt == 1 else f"{wanted}-{attempt}"
            if self._direct(article_id) is not None:
                continue
            try:
                write_new(self.folder / f"{article_id}{suffix}", data)
            except FileExistsError:
                continue
            return Stored(self.get(article_id), "added")
        raise CorpusError(f"there are too many articles named {wanted}; give this one a new name")

    def _keep_original(self, article: Article, suffix: str, data: bytes) -> None:
        path = self.folder / ORIGINALS_FOLDER / article.id / f"{article.version}{suffix}"
        if not path.exists():
            write_new(path, data)

    def _direct(self, article_id: str) -> Path | None:
        """Find the file without listing the folder, in the ordinary case."""
        parts = PurePath(article_id)
        if parts.is_absolute() or any(part.startswith(".") for part in parts.parts):
            return None
        folder = (self.folder / parts).parent
        if folder != self.folder and self.folder not in folder.resolve().parents:
            return None  # a link that leads out of the corpus
        base = f"{self.folder}/{article_id}"
        for suffix in _ENDINGS:  # as strings: each question looks for some twenty articles
            if os.path.isfile(base + suffix) and not os.path.islink(base + suffix):
                return Path(base + suffix)
        return None


def _adds_nothing(fresh: Article, there: Article) -> bool:
    """Whether a text that was added again says nothing that the article does not say."""
    facts = ("date", "source", "url", "authors", "pages")
    told = [(getattr(fresh, name), getattr(there, name)) for name in facts]
    return (
        fresh.version == there.version
        and fresh.title in (there.title, derive_title(fresh.text))
        and all(new in (old, None, "", ()) for new, old in told)
    )


def _slug(name: str, article: Article) -> str:
    """The id that an article gets if it is free: of its file's name, or day and title."""
    words = slug(PurePath(name).stem) or slug(f"{article.date or ''} {article.title}")
    return words or article.version[:12]


def slug(words: str) -> str:
    """Make a file name of words.

    >>> slug("Kiew: „Über Nacht“")
    'kiew-ueber-nacht'
    """
    plain = unicodedata.normalize("NFKD", words.lower().translate(_UMLAUTS))
    return re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode())[:_ID_LENGTH].strip(
        "-"
    )


@lru_cache(maxsize=1024)
def _read(path: Path, article_id: str, stamped: Stamp) -> Article:
    if stamped[0] > MAX_BYTES:
        size = stamped[0] / 1e6
        raise UnreadableArticle(
            path.name,
            f"{size:.0f} MB are too much for one article; split it below {MAX_BYTES / 1e6:g} MB",
        )
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise
    except OSError as error:
        raise UnreadableArticle(path.name, f"cannot be read ({error.strerror})") from error
    return read_article(data, path.name, article_id=article_id)
