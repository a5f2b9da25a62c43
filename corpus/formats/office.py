"""Word files (DOCX), by python-docx."""

import io
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table

from corpus.facts import Draft, Facts
from corpus.formats.packed import check_zip
from corpus.formats.paragraphs import joined, one_line


def read_docx(data: bytes) -> list[Draft]:
    """Read a DOCX file: paragraphs, headings (as ``## …``), items and rows; raises `Refused`."""
    check_zip(data)
    document = docx.Document(io.BytesIO(data))
    stated = document.core_properties
    paragraphs = list(_paragraphs(document))
    titles = [text for style, text in paragraphs if style == "Title"]
    title = one_line(titles[0] if titles else stated.title)
    author = one_line(stated.author)
    facts = Facts(
        title=title,
        language=stated.language[:2].lower() if stated.language[:2].isalpha() else None,
        # The library's own template names itself as the author.
        authors=(author,) if author and author != "python-docx" else None,
    )
    lines = [_marked(style, text) for style, text in paragraphs if style != "Title"]
    return [Draft(facts, joined(lines, title))]


def _paragraphs(document: Document) -> Iterator[tuple[str, str]]:
    """Each paragraph's style and text in reading order; a table's rows are paragraphs."""
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield "", " | ".join(" ".join(cell.text.split()) for cell in row.cells)
        else:
            style = block.style
            yield (style.name or "" if style is not None else ""), block.text


def _marked(style: str, text: str) -> str:
    if style.startswith("Heading") and text.strip():
        return f"## {text}"
    return f"- {text}" if style.startswith("List") and text.strip() else text
