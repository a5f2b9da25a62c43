"""Which article of a corpus is which: by its address or its publisher's id.

Kept in memory and brought up to date from the folder; only the head of each file is read.
"""

import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

import yaml

_HEAD = 8192
_LINE = re.compile(r"^(url|guid):[ \t]*(\S.*)$", re.MULTILINE)
_TRACKING = re.compile(r"utm_|fbclid$|gclid$|mc_cid$|mc_eid$|wt_|xing_share$|at_", re.IGNORECASE)


def canonical(url: str) -> str:
    """Return an address without what does not tell articles apart.

    >>> canonical("HTTPS://Example.org/a/?utm_source=feed&id=7#top")
    'https://example.org/a?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host = parts.netloc.lower()
    except ValueError:
        return url.strip()
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True)]
    kept = urlencode([(key, value) for key, value in query if not _TRACKING.match(key)])
    return urlunsplit((parts.scheme.lower(), host, parts.path.rstrip("/"), kept, ""))


class Identities:
    """Which article has which address or publisher's id."""

    def __init__(self) -> None:
        self._articles: dict[str, str] = {}
        self._folders: dict[Path, int] = {}

    def find(
        self, files: Callable[[], dict[str, Path]], url: str | None, guid: str | None
    ) -> str | None:
        """Return the id of the article with this address or, first, this publisher's id."""
        if not (url or guid):
            return None
        if not self._folders or any(_changed(path) != at for path, at in self._folders.items()):
            self._read(files())
        keys = ([f"guid {guid}"] if guid else []) + ([f"url {canonical(url)}"] if url else [])
        return next((self._articles[key] for key in keys if key in self._articles), None)

    def note(self, article_id: str, path: Path, url: str | None, guid: str | None) -> None:
        """Note an article that was just written, so that nothing is read again for it."""
        if self._folders:
            self._folders[path.parent] = _changed(path.parent)
        self._enter(article_id, url, guid)

    def _read(self, files: dict[str, Path]) -> None:
        self._folders = {path.parent: _changed(path.parent) for path in files.values()}
        self._articles = {}
        for article_id, path in reversed(files.items()):
            try:
                with path.open("rb") as file:
                    head = file.read(_HEAD).decode("utf-8", "replace")
            except OSError:
                continue
            if head.startswith("---"):
                front = head.split("\n---", 1)[0]
                stated = {name: _plain(value) for name, value in _LINE.findall(front)}
                self._enter(article_id, stated.get("url"), stated.get("guid"))

    def _enter(self, article_id: str, url: str | None, guid: str | None) -> None:
        if guid:
            self._articles[f"guid {guid}"] = article_id
        if url:
            self._articles[f"url {canonical(url)}"] = article_id


def _plain(value: str) -> str:
    try:
        return str(yaml.safe_load(value))
    except (yaml.YAMLError, ValueError):
        return value


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except OSError:
        return 0
