"""Followed feeds and site maps: what is new in them is taken in.

What is followed, and what is known of it, is in the hidden file `.followed.json` of the corpus.
"""

import gzip
import io
import json
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urljoin

from filelock import FileLock, Timeout

from corpus.facts import Draft, Facts, Refused
from corpus.folder import Corpus
from corpus.formats.feed import SITE_MAP
from corpus.intake import Outcome
from corpus.isolation import read_isolated
from corpus.readers import FEED, MAX_BYTES
from corpus.storage import replace
from corpus.web.fetching import Fetched, Fetcher, NotModified
from corpus.web.pages import store_page

MOST = 50
"""Most articles that one look at a feed takes in; the rest comes with the next looks."""

_FILE = ".followed.json"
_LOCK = ".followed.lock"
_PATIENCE = 600.0  # seconds to wait for another process that follows
_MOST_SEEN = 20_000
_MOST_MAPS = 20

Progress = Callable[[int, int, str], None]
"""Told before each article: how many are done, of how many, and its address."""


@dataclass(slots=True)
class Followed:
    """A followed address: its validators for conditional requests, and the entries taken in.

    ``seen`` maps an entry's address to the stamp of its last change.
    """

    url: str
    etag: str = ""
    modified: str = ""
    seen: dict[str, str] = field(default_factory=dict)


class Following:
    """What a corpus follows. Of several processes that follow, one waits for the other."""

    def __init__(self, corpus: Corpus, fetcher: Fetcher | None = None) -> None:
        self._corpus = corpus
        self._fetcher = fetcher or Fetcher()
        self._path = corpus.folder / _FILE

    def all(self) -> list[Followed]:
        """Return what is followed; raises `Refused` where the file is damaged."""
        if not self._path.is_file():
            return []
        try:
            stated = json.loads(self._path.read_text(encoding="utf-8"))
            return [Followed(**one) for one in stated]
        except (ValueError, TypeError) as error:
            raise Refused(
                f"{self._path} is damaged; delete it, then follow the addresses anew"
            ) from error

    def follow(
        self,
        url: str,
        most: int = MOST,
        given: Facts | None = None,
        progress: Progress | None = None,
    ) -> Iterator[Outcome]:
        """Take in what is new at a feed or site map, the newest first, and remember it.

        Yields an outcome an article; a feed that cannot be read is refused, nothing new yields
        nothing. Raises `Refused` where the file of what is followed is damaged, or where another
        process follows and does not end.
        """
        with self._alone():
            yield from self._follow(url, most, given, progress)

    def stop(self, url: str) -> bool:
        """Follow an address no longer; return whether it was followed. Its articles stay."""
        with self._alone():
            followed = self.all()
            left = [one for one in followed if one.url != url]
            self._write(left)
            return len(left) < len(followed)

    def _follow(
        self, url: str, most: int, given: Facts | None, progress: Progress | None
    ) -> Iterator[Outcome]:
        known = {one.url: one for one in self.all()}.get(url) or Followed(url)
        conditions = {"If-None-Match": known.etag, "If-Modified-Since": known.modified}
        try:
            fetched = self._fetcher.fetch(
                url, {name: one for name, one in conditions.items() if one}
            )
            entries = self._entries(fetched)
        except NotModified:
            return
        except Refused as error:
            yield Outcome(url, "refused", reason=str(error))
            return
        fresh = [one for one in entries if known.seen.get(one.facts.url or "") != one.name]
        for done, entry in enumerate(fresh[:most]):
            address = entry.facts.url or ""
            if progress:
                progress(done, min(most, len(fresh)), address)
            outcome = self._take(entry, address, given)
            yield outcome
            # What may work another time is tried again with the feed's next change.
            if outcome.article is not None:
                known.seen[address] = entry.name
                self._remember(known)
        if len(fresh) <= most:
            known.etag = fetched.headers.get("etag", "")
            known.modified = fetched.headers.get("last-modified", "")
        self._remember(known)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process follows at a time: hosts get one request at a time from all of them."""
        lock = FileLock(self._corpus.folder / _LOCK, thread_local=False)
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout:
            raise Refused("another “belegt follow” is at work; try again later") from None
        try:
            yield
        finally:
            lock.release()

    def _entries(self, fetched: Fetched) -> list[Draft]:
        """The entries of a feed or of a site map with those that it lists, newest first."""
        entries: list[Draft] = []
        waiting, read = [fetched], 0
        while waiting and read <= _MOST_MAPS:
            page = waiting.pop(0)
            read += 1
            for draft in read_isolated(_unpacked(page.data), FEED):
                address = urljoin(page.url, draft.facts.url or "")
                if draft.name == SITE_MAP and read + len(waiting) <= _MOST_MAPS:
                    try:
                        waiting.append(self._fetcher.fetch(address))
                    except Refused:
                        continue
                elif draft.name != SITE_MAP:
                    entries.append(
                        Draft(Facts(url=address).or_else(draft.facts), draft.body, draft.name)
                    )
        # A feed's order is kept among equals; a site map has none, and its stamps sort.
        return sorted(entries, key=lambda one: str(one.facts.date or one.name), reverse=True)

    def _take(self, entry: Draft, address: str, given: Facts | None) -> Outcome:
        """Take in an entry's page, or the feed's own text where there is no reading the page."""
        try:
            fetched = self._fetcher.fetch(address)
        except (Refused, NotModified) as error:
            if len(entry.body) < 500:
                return Outcome(address, "refused", reason=str(error))
            page = f"<html><body><article>{entry.body}</article></body></html>"
            fetched = Fetched(address, page.encode(), "text/html", {})
        return store_page(self._corpus, fetched, address, given, entry.facts)

    def _remember(self, known: Followed) -> None:
        known.seen = dict(list(known.seen.items())[-_MOST_SEEN:])
        others = [one for one in self.all() if one.url != known.url]
        self._write([*others, known])

    def _write(self, followed: list[Followed]) -> None:
        data = json.dumps([asdict(one) for one in followed], ensure_ascii=False, indent=1)
        replace(Path(self._path), data.encode())


def _unpacked(data: bytes) -> bytes:
    """The bytes of a site map that may be packed by gzip; raises `Refused`."""
    if data[:2] != b"\x1f\x8b":
        return data
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as file:
            plain = file.read(MAX_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise Refused("it is packed, and damaged") from error
    if len(plain) > MAX_BYTES:
        raise Refused("unpacked, it is far too large")
    return plain
