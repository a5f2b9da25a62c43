"""Every wording that an article has had, as Markdown in the hidden folder `.versions`.

A version is kept when the article is first indexed and again before it is replaced, so that a
citation of it can be opened for as long as the article is there.
"""

import datetime
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from corpus.article import Article
from corpus.facts import Facts, UnreadableArticle
from corpus.front_matter import compose
from corpus.readers import read_article
from corpus.storage import write_new

FOLDER = ".versions"

_NAME = re.compile(r"[0-9a-f]{64}\.md$")


@dataclass(frozen=True, slots=True)
class Version:
    """One wording of an article: the hash of its text, and since when it has been known."""

    version: str
    since: datetime.datetime


class Versions:
    """The kept versions of one corpus."""

    def __init__(self, corpus: Path) -> None:
        self._folder = corpus / FOLDER

    def keep(self, article: Article) -> None:
        """Keep this wording; one that is kept already stays as it is. Raises OSError."""
        path = self._path(article.id, article.version)
        if path.is_file():
            return
        facts = Facts(
            title=article.title,
            date=article.date,
            source=article.source or None,
            url=article.url or None,
            language=article.language,
            authors=article.authors or None,
            pages=article.pages or None,
        )
        try:
            write_new(path, compose(facts, article.text))
        except FileExistsError:  # another process was quicker
            return

    def get(self, article_id: str, version: str) -> Article | None:
        """Read a wording; None where it is not kept, or no longer what its name says."""
        path = self._path(article_id, version)
        if not _NAME.match(path.name) or not path.is_file():
            return None
        try:
            article = read_article(path.read_bytes(), path.name, article_id)
        except (OSError, UnreadableArticle):
            return None
        return article if article.version == version else None

    def of(self, article_id: str) -> list[Version]:
        """Return the kept versions, the oldest first."""
        folder = self._folder / article_id
        if not folder.is_dir():
            return []
        found = []
        for path in folder.iterdir():
            if _NAME.match(path.name):
                at = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
                found.append(Version(path.stem, at))
        return sorted(found, key=lambda one: (one.since, one.version))

    def damaged(self) -> list[Path]:
        """Return the files whose text is not what their name says."""
        broken = []
        for path in sorted(self._folder.rglob("*.md")):
            article_id = path.parent.relative_to(self._folder).as_posix()
            if _NAME.match(path.name) and self.get(article_id, path.stem) is None:
                broken.append(path)
        return broken

    def articles(self) -> list[str]:
        """Return the ids of all articles of which a version is kept."""
        kept = {path.parent for path in self._folder.rglob("*.md") if _NAME.match(path.name)}
        return sorted(path.relative_to(self._folder).as_posix() for path in kept)

    def drop(self, article_id: str, version: str) -> None:
        """Delete one version, which is damaged; raises OSError."""
        self._path(article_id, version).unlink()

    def forget(self, article_id: str) -> None:
        """Delete all versions of an article."""
        folder = self._folder / article_id
        for path in folder.glob("*.md"):
            if _NAME.match(path.name):
                path.unlink()
        if folder.is_dir() and not any(folder.iterdir()):
            shutil.rmtree(folder)

    def _path(self, article_id: str, version: str) -> Path:
        return self._folder / article_id / f"{version}.md"
