"""The folder of articles: the one thing to back up, to edit by hand and to put under git."""

import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path, PurePath

from corpus.article import Article
from corpus.readers import (
    MAX_BYTES,
    READERS,
    Facts,
    UnreadableArticle,
    compose,
    read_article,
    read_parts,
)

Stamp = tuple[int, int, int]
"""Size and times of a file in nanoseconds: changes whenever its content does."""

_REMOVED = ".removed"
_ID_LENGTH = 80
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class CorpusError(OSError):
    """The article folder cannot be used; the message says why and what to do."""


class UnknownArticle(KeyError):
    """No article of the corpus has this id."""

    def __str__(self) -> str:
        return f"there is no article “{self.args[0]}”; the ids are listed by: belegt list"


class Corpus:
    """A folder of articles, read afresh at every look: files may come, change and go."""

    def __init__(self, folder: Path) -> None:
        if not folder.is_dir():
            raise CorpusError(f"{folder} is no folder of articles; create it or set BELEGT_CORPUS")
        self.folder = folder.resolve()

    def files(self) -> dict[str, Path]:
        """Return the file of each article id, sorted; hidden files and links are left out."""
        found: dict[str, Path] = {}
        for parent, folders, names in os.walk(self.folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                path = Path(parent, name)
                if name.startswith(".") or path.is_symlink():
                    continue
                article_id = path.relative_to(self.folder).with_suffix("").as_posix()
                # Two formats of one name: both stay visible, each under an id of its own.
                found[article_id if article_id not in found else f"{article_id}{path.suffix}"] = (
                    path
                )
        return dict(sorted(found.items()))

    def stamps(self) -> dict[str, Stamp]:
        """Return each article file's stamp, to see what changed without reading."""
        stamps = {}
        for article_id, path in self.files().items():
            try:
                stamps[article_id] = stamp(path)
            except FileNotFoundError:  # removed since it was listed
                continue
        return stamps

    def get(self, article_id: str) -> Article:
        """Read one article; raises `UnknownArticle` or `UnreadableArticle`."""
        path = self._direct(article_id) or self.files().get(article_id)
        if path is None:
            raise UnknownArticle(article_id)
        try:
            return _read(path, article_id, stamp(path))
        except FileNotFoundError:
            raise UnknownArticle(article_id) from None

    def read(self) -> Iterator[Article | UnreadableArticle]:
        """Read every file: the article, or the error that says why it is none."""
        for article_id in self.files():
            try:
                yield self.get(article_id)
            except UnknownArticle:
                continue
            except UnreadableArticle as error:
                yield error

    def add(self, data: bytes, name: str, given: Facts | None = None) -> Article:
        """Store an article under a free id and return it as it will be read.

        The file is kept to the byte where nothing is ``given``; otherwise the given facts are
        written into its front matter. An article that is there already, text and facts, is
        returned as it is. Raises `UnreadableArticle` before anything is written.
        """
        given = given or Facts()
        facts, body = read_parts(data, name)
        merged = given.or_else(facts)
        if merged != facts:
            data, name = compose(merged, body), f"{PurePath(name).stem}.md"
        article = read_article(data, name)
        wanted = slug(PurePath(name).stem) or slug(f"{article.date or ''} {article.title}")
        wanted = wanted or article.version[:12]
        suffix = PurePath(name).suffix.lower()
        for attempt in range(1, 10_000):
            article_id = wanted if attempt == 1 else f"{wanted}-{attempt}"
            if article_id in self.files():
                if self._holds(article_id, article):
                    return self.get(article_id)
                continue
            try:
                _write(self.folder / f"{article_id}{suffix}", data)
            except FileExistsError:
                continue
            return self.get(article_id)
        raise CorpusError(f"there are too many articles named {wanted}; give this one a new name")

    def remove(self, article_id: str) -> Path:
        """Take an article out of the corpus; its file is moved to the folder `.removed`."""
        path = self.files().get(article_id)
        if path is None:
            raise UnknownArticle(article_id)
        bin_folder = self.folder / _REMOVED
        bin_folder.mkdir(exist_ok=True)
        kept = bin_folder / path.name
        number = 1
        while kept.exists():
            number += 1
            kept = bin_folder / f"{path.stem}-{number}{path.suffix}"
        path.replace(kept)
        return kept

    def _direct(self, article_id: str) -> Path | None:
        """Find the file without listing the folder, in the ordinary case."""
        if any(part.startswith(".") for part in PurePath(article_id).parts):
            return None
        for suffix in sorted(READERS):
            path = self.folder / f"{article_id}{suffix}"
            if path.is_file() and not path.is_symlink():
                return path
        return None

    def _holds(self, article_id: str, article: Article) -> bool:
        try:
            there = self.get(article_id)
        except (UnknownArticle, UnreadableArticle):
            return False
        return (there.version, there.title, there.date) == (
            article.version,
            article.title,
            article.date,
        )


def stamp(path: Path) -> Stamp:
    """Return the file's stamp; raises FileNotFoundError."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns


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


def _write(path: Path, data: bytes) -> None:
    """Write whole or not at all, never over another file (raises FileExistsError)."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".adding-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        os.link(name, path)
    finally:
        Path(name).unlink()
