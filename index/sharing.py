"""Vectors that several processes share on a Chroma server, each with words and manifest of its own.

All derive the same passages, under the same ids, from the same articles; so all want the same to be
there, and whoever finds something missing may put it back. What is there and stands for no article
is left alone for a while: another process may have seen the folder later than this one.
"""

import hashlib
import math
import time
from collections.abc import Callable, Collection, Mapping

from corpus.folder import Corpus, CorpusError
from corpus.listing import Stamp
from corpus.mark import make_mark, read_mark
from index.manifest import SCHEMA, Entry
from index.vectors import VectorStore

_EVERY = 600.0  # seconds between looks at all ids while their number is right
_GRACE = 120.0  # the same while there are too many; and how long what nobody wants may stay


def article_of(passage_id: str) -> str:
    """Return the article of a passage's id."""
    return passage_id.rsplit(":", 2)[0]


class Sharing:
    """What one process knows of the vectors that it shares with others."""

    def __init__(self, corpus: Corpus, model: str) -> None:
        """Name the shared collection; raises `CorpusError` where the folder cannot be marked."""
        self._folder = corpus.folder
        try:
            self._mark = make_mark(self._folder)
        except OSError as error:
            raise CorpusError(
                f"{self._folder} cannot be marked ({error.strerror}), which sharing a Chroma "
                "server needs; let one process write to it once"
            ) from error
        named = hashlib.blake2b(f"{SCHEMA}\0{model}\0{self._mark}".encode(), digest_size=12)
        self.collection = f"belegt-{named.hexdigest()}"
        self._strays: dict[str, float] = {}
        self._looked = -math.inf

    def check_folder(self) -> None:
        """Raise `CorpusError` where the article folder is not the one that was opened."""
        if read_mark(self._folder) != self._mark:
            raise CorpusError(
                f"{self._folder} is not the folder of articles that was opened; is it mounted?"
            )

    def drifted(self, vectors: VectorStore, promised: int) -> bool:
        """Whether it is time for a look at all ids: there are too few, or the last was long ago.

        While others add articles there are too many, for as long as this process is behind.
        """
        count = vectors.count()
        patience = _GRACE if self._strays or count > promised else _EVERY
        return count < promised or time.monotonic() - self._looked > patience

    def lost(self, vectors: VectorStore, own: Callable[[], set[str]], promised: int) -> set[str]:
        """Return the articles that should be there in whole, and are not.

        ``own`` gives the ids of all passages that this process knows, ``promised`` is their number.
        """
        if not self.drifted(vectors, promised):
            return set()
        there, ours = vectors.ids(), own()
        self._looked = time.monotonic()
        self._strays = {one: self._strays.get(one, self._looked) for one in there - ours}
        return {article_of(one) for one in ours - there}

    def tidy(
        self,
        vectors: VectorStore,
        own: Callable[[], Collection[str]],
        stamps: Mapping[str, Stamp],
        entries: Mapping[str, Entry],
    ) -> None:
        """Remove what stands for no article, once this process is in step with the folder.

        ``stamps`` are of a look at the folder after `lost`. What this process cannot read, others
        may: it stays.
        """
        before = time.monotonic() - _GRACE
        old = [one for one, since in self._strays.items() if since <= before]
        if not old:
            return
        ours = own()
        wrong = []
        for one in old:
            article = article_of(one)
            known = entries.get(article)
            if one not in ours and (article not in stamps or (known and not known.problem)):
                wrong.append(one)
        vectors.remove_ids(wrong)
        for one in old:
            del self._strays[one]
