"""Front matter: the facts about an article as YAML over its text."""

import datetime
import re
from typing import Any

import yaml

from corpus.article import normalise, version_of
from corpus.facts import Facts, Refused, parse_date

_LIMIT = 100_000
_FENCE = re.compile(r"---[ \t]*(?:\n|$)")
_CLOSING_FENCE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|$)", re.MULTILINE)
_DIGEST = 16  # hex digits of the version that page numbers are good for


class _Front(yaml.SafeDumper):
    """Writes a fact a line, also one that is a list."""


_Front.add_representer(
    list, lambda to, value: to.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)
)


def compose(facts: Facts, body: str) -> bytes:
    """Write facts as front matter over the body, so that reading it gives both back."""
    known: dict[str, Any] = {
        name: list(value) if isinstance(value, tuple) else value
        for name in facts.__slots__
        if (value := getattr(facts, name))
    }
    if facts.pages:
        known["pages"] = {"text": version_of(body)[:_DIGEST], "starts": list(facts.pages)}
    front = yaml.dump(known, Dumper=_Front, allow_unicode=True, sort_keys=False, width=10_000)
    return f"---\n{front}---\n\n{body}\n".encode()


def has_front_matter(text: str) -> bool:
    """Whether a text begins with front matter."""
    return bool(_FENCE.match(text))


def read_front_matter(text: str) -> tuple[Facts, str]:
    """Split a text that begins with front matter into facts and body; raises `Refused`."""
    start = text.index("\n") + 1 if "\n" in text else len(text)
    closing = _CLOSING_FENCE.search(text, start, start + _LIMIT)
    if closing is None:
        raise Refused("the front matter is not closed; end it with a line that holds ---")
    try:
        stated = yaml.safe_load(text[start : closing.start()])
    # A number or time that is none (such as 2025-13-40) is a ValueError or one of the others.
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, OverflowError) as error:
        raise _no_yaml(getattr(error, "problem_mark", None)) from error
    if stated is None:
        stated = {}
    if not isinstance(stated, dict):
        raise Refused("the front matter must be lines such as title: …, date: YYYY-MM-DD")
    body = normalise(text[closing.end() :])
    return _facts(stated, body), body


def _no_yaml(mark: yaml.Mark | None) -> Refused:
    if mark is None:
        return Refused(
            "the front matter is not valid YAML; put values with : or quotation marks in quotes, "
            'such as title: "Kiew: neue Gespräche"'
        )
    return Refused(
        f"the front matter is not valid YAML in line {mark.line + 2}; put values with : or "
        'quotation marks in quotes, such as title: "Kiew: neue Gespräche"'
    )


def _facts(stated: dict[str, Any], body: str) -> Facts:
    authors = stated.get("authors", stated.get("author"))
    if authors is not None and not isinstance(authors, list):
        authors = [authors]
    url = _words(stated, "url")
    if url and not re.match(r"https?://[^\s]+$", url):
        raise Refused(f"the url “{url[:80]}” must begin with http:// or https://")
    names = (_words(authors, place) for place in range(len(authors or ())))
    return Facts(
        title=_words(stated, "title"),
        date=_date(stated),
        source=_words(stated, "source"),
        url=url,
        language=_words(stated, "language"),
        authors=None if authors is None else tuple(name for name in names if name),
        guid=_words(stated, "guid"),
        pages=_pages(stated.get("pages"), body),
    )


def _words(holder: Any, key: str | int) -> str | None:
    value = holder[key] if isinstance(key, int) else holder.get(key)
    if value is None or isinstance(value, list | dict | bytes | set):
        if value:
            raise Refused(f"the front matter's {key} must be one line of text")
        return None
    try:
        return " ".join(normalise(str(value)).split()) or None
    except ValueError as error:  # an integer of thousands of digits
        raise Refused(f"the front matter's {key} is too long") from error


def _date(stated: dict[str, Any]) -> datetime.date | None:
    value = stated.get("date")
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    words = _words(stated, "date")
    return parse_date(words) if words else None


def _pages(stated: Any, body: str) -> tuple[int, ...] | None:
    """Page starts, if they belong to this very text: an edited text has none any more."""
    if not isinstance(stated, dict) or stated.get("text") != version_of(body)[:_DIGEST]:
        return None
    starts = stated.get("starts")
    if not isinstance(starts, list) or not all(type(start) is int for start in starts):
        return None
    return tuple(starts) if starts == sorted(starts) and starts[:1] >= [0] else None
