"""From the bytes of one file to an article. A format is one function in `READERS`."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

import yaml

from corpus.article import Article, normalise
from corpus.language import language_of

MAX_BYTES = 5_000_000
"""Largest file that is read: about 800,000 words, far beyond any news article."""

_MAX_FRONT_MATTER = 10_000
_TITLE_LENGTH = 80
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE)
_DATE_LINE = re.compile(r"(?:date|datum)[ \t:]+(\d{4}-\d{2}-\d{2})\b[ \t]*", re.IGNORECASE)


class UnreadableArticle(ValueError):
    """A file is no article; the message names the file, the reason and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article besides its text; None where nothing is said."""

    title: str | None = None
    date: datetime.date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] | None = None

    def or_else(self, other: "Facts") -> "Facts":
        """Return these facts, with the gaps filled from ``other``."""
        gaps = {
            name: getattr(other, name) for name in self.__slots__ if getattr(self, name) is None
        }
        return replace(self, **gaps)


def parse_date(value: str) -> datetime.date:
    """Read ``2025-12-07`` or ``7.12.2025``; raise ValueError saying which form is wanted."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(value.strip(), form).date()
        except ValueError:
            continue
    raise ValueError(f"“{value}” is not a date; write it as YYYY-MM-DD, such as 2025-12-07")


def read_article(data: bytes, name: str, article_id: str = "") -> Article:
    """Read one file's bytes into an article.

    ``name`` is the file's name: its ending chooses the reader, its stem is the id unless one is
    given. Raises `UnreadableArticle` with the reason and what to do.
    """
    facts, body = read_parts(data, name)
    return Article(
        id=article_id or PurePath(name).stem,
        text=body,
        title=facts.title or derive_title(body),
        date=facts.date,
        source=facts.source or "",
        url=facts.url or "",
        language=facts.language or language_of(body),
        authors=facts.authors or (),
    )


def read_parts(data: bytes, name: str) -> tuple[Facts, str]:
    """Read one file's bytes into the facts that it states and its normalised body."""
    reader = READERS.get(PurePath(name).suffix.lower())
    if reader is None:
        raise UnreadableArticle(name, f"not a format that is read ({', '.join(READERS)})")
    try:
        facts, body = reader(decode(data))
    except ValueError as error:
        raise UnreadableArticle(name, str(error)) from error
    if not any(character.isalnum() for character in body):
        raise UnreadableArticle(name, "there is no text in it; put the article's text there")
    return facts, body


def decode(data: bytes) -> str:
    """Decode UTF-8 (or UTF-16 with its mark) and normalise; raise ValueError saying what to do."""
    if len(data) > MAX_BYTES:
        size, limit = len(data) / 1e6, MAX_BYTES / 1e6
        raise ValueError(f"{size:.0f} MB are too much for one article; split it below {limit:g} MB")
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return normalise(data.decode("utf-16"))
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            raise ValueError("this is not text; save the article as plain text (UTF-8)") from error
        raise ValueError(
            f"not UTF-8 at byte {error.start}; save it with the encoding UTF-8 "
            "(for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW)"
        ) from error
    if "\0" in text:
        raise ValueError("this is not text; save the article as plain text (UTF-8)")
    return normalise(text)


def read_text(text: str) -> tuple[Facts, str]:
    """Read plain text: front matter, or a first line ``date YYYY-MM-DD …``, or neither."""
    if _FENCE.match(text):
        return _read_front_matter(text)
    dated = _DATE_LINE.match(text)
    if dated is None:
        return Facts(), text
    return Facts(date=parse_date(dated[1])), normalise(text[dated.end() :])


def compose(facts: Facts, body: str) -> bytes:
    """Write facts as front matter over the body, so that reading it gives both back."""
    known = {
        name: list(value) if isinstance(value, tuple) else value
        for name in facts.__slots__
        if (value := getattr(facts, name))
    }
    front = yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n{body}\n".encode()


def derive_title(body: str) -> str:
    """Make a title of the first line: whole where it is short, else cut between words."""
    line = body.split("\n", 1)[0].lstrip("# ").strip()
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"


def _read_front_matter(text: str) -> tuple[Facts, str]:
    start = text.index("\n") + 1 if "\n" in text else len(text)
    closing = _CLOSING_FENCE.search(text, start)
    if closing is None or closing.start() - start > _MAX_FRONT_MATTER:
        raise ValueError("the front matter is not closed; end it with a line that holds ---")
    try:
        stated = yaml.safe_load(text[start : closing.start()])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise ValueError(
            f"the front matter is not valid YAML{where}; put values with : or quotation "
            'marks in quotes, such as title: "Kiew: neue Gespräche"'
        ) from error
    if stated is None:
        stated = {}
    if not isinstance(stated, dict):
        raise ValueError("the front matter must be lines such as title: …, date: YYYY-MM-DD")
    return _facts(stated), normalise(text[closing.end() :])


def _facts(stated: dict[str, Any]) -> Facts:
    authors = stated.get("authors", stated.get("author"))
    if authors is not None and not isinstance(authors, list):
        authors = [authors]
    url = _words(stated, "url")
    if url and not re.match(r"https?://[^\s]+$", url):
        raise ValueError(f"the url “{url[:80]}” must begin with http:// or https://")
    return Facts(
        title=_words(stated, "title"),
        date=_date(stated.get("date")),
        source=_words(stated, "source"),
        url=url,
        language=_words(stated, "language"),
        authors=None
        if authors is None
        else tuple(name for position in range(len(authors)) if (name := _words(authors, position))),
    )


def _words(holder: Any, key: str | int) -> str | None:
    value = holder[key] if isinstance(key, int) else holder.get(key)
    if value is None or isinstance(value, list | dict | bytes):
        if value:
            raise ValueError(f"the front matter's {key} must be one line of text")
        return None
    return " ".join(normalise(str(value)).split()) or None


def _date(value: Any) -> datetime.date | None:
    if value is None or value == "":
        return None
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    return parse_date(str(value))


READERS: dict[str, Callable[[str], tuple[Facts, str]]] = {
    ".md": read_text,
    ".markdown": read_text,
    ".txt": read_text,
}
"""Reader by file ending. A Markdown article is kept to the letter, so its `##` headings stay."""
