"""Paragraphs as the readers of marked-up formats write them: a blank line between two."""

from collections.abc import Iterable

from corpus.article import normalise


def one_line(words: str | None) -> str | None:
    """Join a fact's lines and spaces into one line; None where nothing is left."""
    return " ".join(normalise(words or "").split()) or None


def joined(paragraphs: Iterable[str], title: str | None = None) -> str:
    """Join paragraphs into a body, without a first one that only repeats the title.

    Items of a list, which begin with ``- ``, stay together.
    """
    body = ""
    for paragraph in paragraphs:
        line = " ".join(paragraph.split())
        if not line or (not body and line == title):
            continue
        together = line.startswith("- ") and body.rsplit("\n", 1)[-1].startswith("- ")
        body += ("\n" if together else "\n\n" if body else "") + line
    return normalise(body)
