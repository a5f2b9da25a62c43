"""PDF files, page by page, by pypdf: lines become paragraphs, page numbers stay known."""

import io
import re
from collections import Counter

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from corpus.article import normalise
from corpus.facts import MAX_TEXT, Draft, Facts, Refused
from corpus.formats.paragraphs import one_line

_MOST_PAGES = 2000
_REPEATED = 0.5  # a first or last line on this share of the pages is a running title
_FEW_PAGES = 3  # fewer pages do not show what repeats
_SHORT = 0.75  # of the longest line's length; a shorter line may end a paragraph
_END = re.compile(r"[.!?:…][\"'“”«»‘’)]*$")
_HYPHENATED = re.compile(r"[^\W\d_]-$")


def read_pdf(data: bytes) -> list[Draft]:
    """Read a PDF file; raises `Refused` for one that is encrypted or holds pictures alone."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("this PDF is protected by a password; save it without one")
    if len(reader.pages) > _MOST_PAGES:
        raise Refused(f"more than {_MOST_PAGES} pages are too much for one article; split it")
    pages, size = [], 0
    for page in reader.pages:
        pages.append([" ".join(line.split()) for line in page.extract_text().splitlines()])
        size += sum(map(len, pages[-1]))
        if size > MAX_TEXT:
            raise Refused("there is too much text in this PDF for one article; split it")
    body, starts = join_pages(pages)
    if not body:
        raise Refused("there is no text in this PDF, only pictures; recognise its text (OCR) first")
    try:
        stated = reader.metadata
    except PyPdfError:
        stated = None
    title = one_line(stated.title if stated else None)
    author = one_line(stated.author if stated else None)
    return [Draft(Facts(title=title, authors=(author,) if author else None, pages=starts), body)]


def join_pages(pages: list[list[str]]) -> tuple[str, tuple[int, ...]]:
    """Join the lines of all pages into paragraphs; return the text and where each page begins.

    A sentence that runs over the end of a line or page is joined, a hyphenated word too, and
    running titles go.

    >>> join_pages([["Die Frie-", "densgespräche gehen"], ["weiter."]])
    ('Die Friedensgespräche gehen weiter.', (0, 28))
    """
    running = _running_titles(pages)
    longest = max((len(line) for lines in pages for line in lines), default=0)
    text, last, starts = "", "", []
    for lines in pages:
        begun = False
        for raw in [line for place, line in _placed(lines) if (place, _shape(line)) not in running]:
            line = normalise(raw)
            if not line:
                last = "" if begun else last
                continue
            text, glue = _glue(text, last, line, longest)
            if not begun:
                starts.append(len(text) + len(glue))
                begun = True
            text, last = text + glue + line, line
        if not begun:  # an empty page begins where the next one does
            starts.append(len(text))
    # What is composed across a line's end would move all that follows, so the whole must be stable.
    return (text, tuple(starts)) if normalise(text) == text else (normalise(text), ())


def _glue(text: str, last: str, line: str, longest: int) -> tuple[str, str]:
    """The text so far, without a hyphen that goes, and what stands between it and the next line."""
    if not text:
        return text, ""
    if last and _HYPHENATED.search(text) and line[0].islower():
        return text[:-1], ""
    short = len(last) < _SHORT * longest
    heading = short and not line[0].islower() and not last.endswith((",", ";", "-", "–"))
    ended = not last or (short and bool(_END.search(last))) or (heading and len(last) < longest / 2)
    return text, "\n\n" if ended and not line[0].islower() else " "


def _placed(lines: list[str]) -> list[tuple[int, str]]:
    """Lines with their place: 1 the first, -1 the last of those that are not empty, else 0."""
    filled = [number for number, line in enumerate(lines) if line]
    ends = {filled[-1]: -1, filled[0]: 1} if filled else {}
    return [(ends.get(number, 0), line) for number, line in enumerate(lines)]


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", line)


def _running_titles(pages: list[list[str]]) -> set[tuple[int, str]]:
    """First and last lines that repeat but for their numbers."""
    seen = Counter(
        (place, _shape(line)) for lines in pages for place, line in _placed(lines) if place
    )
    enough = max(_FEW_PAGES, _REPEATED * len(pages))
    return {line for line, count in seen.items() if count >= enough}
