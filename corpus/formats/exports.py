"""Exports of other systems: CSV, JSON and JSON lines, many articles a file."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice, product
from typing import Any

from corpus.article import normalise
from corpus.facts import MAX_TEXT, Draft, Facts, Refused, day_of
from corpus.formats.paragraphs import one_line

Columns = Mapping[str, str]
"""Which column holds which fact, such as ``{"text": "body", "date": "3"}``: a name or number."""

FIELDS = ("text", "title", "date", "source", "url", "language", "authors", "guid")

# What exports call these, in lower case; the first that a file has is taken.
_NAMES = {
    "text": ("text", "body", "content", "article", "inhalt", "volltext", "articlebody"),
    "title": ("title", "headline", "titel", "überschrift", "ueberschrift"),
    "date": ("date", "published", "published_at", "datum", "pubdate", "datepublished", "day"),
    "source": ("source", "publisher", "quelle", "newspaper", "medium", "zeitung"),
    "url": ("url", "link", "address", "adresse"),
    "language": ("language", "lang", "sprache"),
    "authors": ("authors", "author", "autor", "autoren", "byline"),
    "guid": ("guid", "id", "uuid"),
}
_DELIMITERS = ",;\t|"
_SAMPLE = 200_000  # characters
_ROWS = 50  # rows that show how a table is written
_UNIQUE = 12  # characters; a shorter id, such as 7, may be that of another export's article too

csv.field_size_limit(MAX_TEXT)


def read_csv(data: bytes, columns: Columns) -> Iterator[Draft | Refused]:
    """Read a table: a draft a row, or why the row is none. Raises `Refused` for the whole file.

    A first row that names columns is understood; without one, ``columns`` gives numbers from 1.
    """
    text = _decode(data)
    if "\0" in text[:_SAMPLE]:
        raise Refused("this is no table; save it as CSV in UTF-8")
    delimiter, quote = _dialect(text[:_SAMPLE])
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, quotechar=quote)
    try:
        first = next(rows, [])
        numbered = bool(columns) and all(column.isdecimal() for column in columns.values())
        names = [str(place) for place in range(1, len(first) + 1)] if numbered else first
        chosen = _choose(names, columns)
        for number, row in enumerate(chain([first] if numbered else [], rows), 1):
            if row:
                yield _draft(dict(zip(names, row, strict=False)), chosen, number)
    except csv.Error as error:
        raise Refused(f"the table is broken near line {rows.line_num} ({error})") from error


def read_json(data: bytes, columns: Columns) -> Iterator[Draft | Refused]:
    """Read one object, a list of them, or an object that holds one such list."""
    try:
        value = json.loads(_decode(data))
    except (ValueError, RecursionError) as error:
        raise Refused(f"this is no valid JSON ({str(error)[:100]})") from error
    if isinstance(value, dict):
        lists = [one for one in value.values() if _is_rows(one)]
        value = lists[0] if len(lists) == 1 else [value]
    if not _is_rows(value):
        raise Refused("there are no articles in this JSON; it must be a list of objects")
    yield from _objects(enumerate(value, 1), columns)


def read_json_lines(data: bytes, columns: Columns) -> Iterator[Draft | Refused]:
    """Read an object a line; a line that is none is refused, the others are read."""

    def rows() -> Iterator[tuple[int, Any]]:
        for number, line in enumerate(_decode(data).split("\n"), 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError):
                    yield number, None

    yield from _objects(rows(), columns)


def _objects(rows: Iterable[tuple[int, Any]], columns: Columns) -> Iterator[Draft | Refused]:
    for number, row in rows:
        if not isinstance(row, dict):
            yield Refused(f"row {number} is no JSON object")
            continue
        try:
            yield _draft(row, _choose([str(key) for key in row], columns), number)
        except Refused as error:
            yield Refused(f"row {number}: {error}")


def _is_rows(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _choose(names: list[str], columns: Columns) -> dict[str, str]:
    """Return which column to take for each fact; raises `Refused` where there is none for text."""
    known = {name.strip().lower(): name for name in reversed(names)}
    chosen = {}
    for field in FIELDS:
        if field in columns:
            column = columns[field]
            place = int(column) - 1 if column.isdecimal() else -1
            if column.strip().lower() in known:
                chosen[field] = known[column.strip().lower()]
            elif 0 <= place < len(names):
                chosen[field] = names[place]
            else:
                raise Refused(f"there is no column {column}; there are: {_listed(names)}")
        else:
            usual = [known[name] for name in _NAMES[field] if name in known]
            free = [name for name in usual if name not in columns.values()]
            chosen |= {field: free[0]} if free else {}
    if "text" not in chosen:
        raise Refused(
            f"no column is known to hold the text; say it with --columns text=NAME (or a number), "
            f"the columns are: {_listed(names)}"
        )
    return chosen


def _listed(names: list[str]) -> str:
    return ", ".join(name[:40] for name in names[:20])


def _draft(row: Mapping[str, Any], chosen: Mapping[str, str], number: int) -> Draft | Refused:
    def words(field: str) -> str | None:
        value = row.get(chosen[field]) if field in chosen else None
        plain = str(value) if isinstance(value, str | int | float) else None
        return one_line(plain)

    body = row.get(chosen["text"])
    if not isinstance(body, str) or not any(map(str.isalnum, body)):
        return Refused(f"row {number}: there is no text in it")
    if len(body.encode("utf-8", "replace")) > MAX_TEXT:
        return Refused(f"row {number}: the text is too long for one article")
    url = words("url")
    return Draft(
        Facts(
            title=words("title"),
            date=day_of(words("date")),
            source=words("source"),
            url=url if url and url.startswith(("http://", "https://")) and " " not in url else None,
            language=(words("language") or "")[:2].lower() or None,
            authors=_authors(row.get(chosen["authors"])) if "authors" in chosen else None,
            guid=guid if (guid := words("guid")) and len(guid) >= _UNIQUE else None,
        ),
        normalise(body),
        f"row {number}",
    )


def _authors(value: Any) -> tuple[str, ...] | None:
    listed = value if isinstance(value, list) else str(value or "").replace(";", ",").split(",")
    return tuple(name for one in listed if (name := one_line(str(one)))) or None


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"not UTF-8 at byte {error.start}; export it in UTF-8") from error


def _dialect(sample: str) -> tuple[str, str]:
    """Return delimiter and quotation mark: those that cut the rows into equally many columns.

    csv.Sniffer takes commas in the texts for delimiters, so it is not used.
    """
    whole = sample.rpartition("\n")[0] or sample

    def evenness(dialect: tuple[str, str]) -> tuple[float, int, int]:
        rows = csv.reader(io.StringIO(whole), delimiter=dialect[0], quotechar=dialect[1])
        try:
            widths = Counter(len(row) for row in islice(rows, _ROWS) if row)
        except csv.Error:
            return 0.0, 0, 0
        width, count = max(widths.items(), key=lambda one: one[1], default=(1, 0))
        framed = whole.count("".join(dialect)) + whole.count(f"\n{dialect[1]}")
        return (count / widths.total(), framed, width) if width > 1 else (0.0, 0, 0)

    return max(product(_DELIMITERS, "\"'"), key=evenness)
