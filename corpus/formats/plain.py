"""Markdown and plain text, kept to the letter."""

import re

from corpus.article import normalise
from corpus.facts import MAX_TEXT, Draft, Facts, Refused, parse_date
from corpus.front_matter import has_front_matter, read_front_matter

_DATE_LINE = re.compile(r"(?:date|datum)[ \t:]+(\d{4}-\d{2}-\d{2})\b[ \t]*", re.IGNORECASE)


def read_plain(data: bytes) -> list[Draft]:
    """Read text with front matter, or a first line ``date YYYY-MM-DD …``, or neither."""
    text = decode(data)
    if has_front_matter(text):
        return [Draft(*read_front_matter(text))]
    dated = _DATE_LINE.match(text)
    if dated is None:
        return [Draft(Facts(), text)]
    return [Draft(Facts(date=parse_date(dated[1])), normalise(text[dated.end() :]))]


def decode(data: bytes) -> str:
    """Decode UTF-8 (or UTF-16 with its mark) and normalise; raises `Refused`."""
    if len(data) > MAX_TEXT:
        size, limit = len(data) / 1e6, MAX_TEXT / 1e6
        raise Refused(f"{size:.0f} MB are too much for one article; split it below {limit:g} MB")
    try:
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return normalise(data.decode("utf-16"))
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data[:4096]:
            raise Refused("this is not text; save the article as plain text (UTF-8)") from error
        raise Refused(
            f"not UTF-8 at byte {error.start}; save it with the encoding UTF-8 "
            "(for example: iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW)"
        ) from error
    if "\0" in text:
        raise Refused("this is not text; save the article as plain text (UTF-8)")
    return normalise(text)
