"""Removed articles: kept in the hidden folder `.removed`, to be had back until a clean-up.

Each removal has a numbered folder of its own that holds the file at its old place; numbers tell the
order even where the clock jumps.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path

from corpus.storage import move

FOLDER = ".removed"


@dataclass(frozen=True, slots=True)
class Removed:
    """A removed file: where it is kept, and its path within the corpus."""

    kept: Path
    place: Path

    @property
    def article(self) -> str:
        """The id that the article had."""
        return self.place.with_suffix("").as_posix()


class Removals:
    """What was removed from one corpus."""

    def __init__(self, corpus: Path) -> None:
        self._corpus = corpus
        self._folder = corpus / FOLDER

    def put(self, path: Path) -> Path:
        """Move an article's file here and return where it is kept."""
        self._folder.mkdir(exist_ok=True)
        number = 1 + max((int(one.name) for one in self._numbered()), default=0)
        kept = self._folder / f"{number:06}" / path.relative_to(self._corpus)
        move(path, kept)
        return kept

    def all(self) -> list[Removed]:
        """Return what can be had back, the latest last."""
        return [
            Removed(path, path.relative_to(folder))
            for folder in sorted(self._numbered())
            for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")
        ]

    def bring_back(self, removed: Removed) -> Path:
        """Move a file back to its place; raises FileExistsError where that is taken."""
        place = self._corpus / removed.place
        move(removed.kept, place)
        for folder in removed.kept.parents:
            if folder == self._folder or any(folder.iterdir()):
                break
            folder.rmdir()
        return place

    def clear(self) -> int:
        """Delete all for good and return how many files there were."""
        count = sum(path.is_file() for path in self._folder.rglob("*"))
        if self._folder.is_dir():
            shutil.rmtree(self._folder)
        return count

    def _numbered(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return [one for one in self._folder.iterdir() if one.is_dir() and one.name.isdecimal()]
