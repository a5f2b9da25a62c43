"""From the bytes of one file to articles: the one door to all formats.

A reader takes bytes and gives drafts, or raises `Refused`. All but the readers of text run in a
process of their own, which may die or hang without harm (`corpus/isolation.py`).
"""

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import PurePath

from corpus.article import Article
from corpus.facts import MAX_TEXT, Draft, Facts, Refused, UnreadableArticle, parse_date
from corpus.formats.exports import Columns, read_csv, read_json, read_json_lines
from corpus.formats.plain import read_plain
from corpus.front_matter import compose
from corpus.isolation import read_isolated
from corpus.language import language_of

__all__ = [
    "FEED", "MAX_BYTES", "ORIGINALS", "PLAIN", "TABLES", "Facts", "UnreadableArticle", "compose",
    "derive_title", "parse_date", "read_article", "read_drafts", "read_original", "read_parts",
]  # fmt: skip

MAX_BYTES = 60_000_000
"""Largest file that is read, in bytes: a PDF of pictures. A text has less: `MAX_TEXT`."""

_TITLE_LENGTH = 80

PLAIN: dict[str, Callable[[bytes], list[Draft]]] = {
    ".md": read_plain,
    ".markdown": read_plain,
    ".txt": read_plain,
}
"""Reader by file ending. A Markdown article is kept to the letter, so its `##` headings stay."""

ORIGINALS: dict[str, str] = {
    ".html": "corpus.formats.page:read_page",
    ".htm": "corpus.formats.page:read_page",
    ".xhtml": "corpus.formats.page:read_page",
    ".pdf": "corpus.formats.pdf:read_pdf",
    ".docx": "corpus.formats.office:read_docx",
    ".epub": "corpus.formats.book:read_epub",
    ".eml": "corpus.formats.mail:read_mail",
    ".xml": "corpus.formats.newsml:read_newsml",
}
"""Reader by file ending, named and not imported: only the reading process loads the libraries."""

FEED = ".feed"
"""What feeds and site maps are read as: they come from the web and are no files."""

_FEEDS = {FEED: "corpus.formats.feed:read_feed"}

TABLES: dict[str, Callable[[bytes, Columns], Iterator[Draft | Refused]]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".json": read_json,
    ".jsonl": read_json_lines,
    ".ndjson": read_json_lines,
}
"""Reader by file ending of what holds an article a row."""


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
        pages=facts.pages or (),
    )


def read_parts(data: bytes, name: str) -> tuple[Facts, str]:
    """Read the one article of a file into the facts that it states and its normalised body."""
    drafts = read_drafts(data, name)
    if len(drafts) != 1:
        raise UnreadableArticle(name, f"it holds several articles; add it with: belegt add {name}")
    return drafts[0].facts, drafts[0].body


def read_drafts(data: bytes, name: str, url: str = "") -> list[Draft]:
    """Read all articles of one file that is no table; raises `UnreadableArticle`.

    ``url`` is the address that a web page came from.
    """
    suffix = PurePath(name).suffix.lower()
    if suffix in TABLES:
        raise UnreadableArticle(name, f"a table is taken in row by row; use: belegt add {name}")
    if suffix not in PLAIN and suffix not in ORIGINALS:
        raise UnreadableArticle(name, f"not a format that is read ({', '.join(known_endings())})")
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES / 1e6
        raise UnreadableArticle(name, f"it is too large; split it below {limit:g} MB")
    try:
        drafts = PLAIN[suffix](data) if suffix in PLAIN else read_isolated(data, suffix, url)
    except Refused as error:
        raise UnreadableArticle(name, str(error)) from error
    for draft in drafts:
        check(draft, name)
    return drafts


def check(draft: Draft, name: str) -> None:
    """Refuse a draft without text or with too much of it; raises `UnreadableArticle`."""
    if not any(character.isalnum() for character in draft.body):
        raise UnreadableArticle(name, "there is no text in it; put the article's text there")
    if len(draft.body.encode()) > MAX_TEXT:
        raise UnreadableArticle(name, f"its text is longer than {MAX_TEXT / 1e6:g} MB; split it")


def read_original(data: bytes, suffix: str, url: str = "") -> Sequence[Draft]:
    """Read a feed or a format of `ORIGINALS` in this process; raises `Refused` and nothing else."""
    module, _, function = (ORIGINALS | _FEEDS)[suffix].partition(":")
    reader = getattr(import_module(module), function)
    try:
        drafts: Sequence[Draft] = reader(data, url) if function == "read_page" else reader(data)
    except Refused:
        raise
    # Parsers fail in ways that their documentation does not list, and bytes may be anything.
    except Exception as error:
        kind = suffix[1:].upper()
        raise Refused(
            f"this is no {kind} file that can be read ({type(error).__name__}); "
            "open it in another program and save it again"
        ) from error
    return drafts


def known_endings() -> list[str]:
    """Return the endings of all files that can be added, ZIP apart."""
    return [*PLAIN, *ORIGINALS, *TABLES]


def derive_title(body: str) -> str:
    """Make a title of the first line: whole where it is short, else cut between words."""
    line = body.split("\n", 1)[0].lstrip("# ").strip()
    if len(line) <= _TITLE_LENGTH:
        return line
    return line[: _TITLE_LENGTH - 1].rsplit(" ", 1)[0].rstrip(" ,;:–-") + " …"
