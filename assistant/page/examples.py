"""Questions to begin with, made from the newest articles at hand."""

import datetime
from collections.abc import Iterable

from assistant.texts import say
from corpus.article import Article
from index.sentences import headings

COUNT = 3
"""How many examples the page has room for."""


def example_questions(articles: Iterable[Article], language: str) -> list[str]:
    """Make `COUNT` questions or fewer: on the newest articles, and on a part of the longest."""
    # A title that was cut out of the text is no name to ask for.
    known = sorted(
        (one for one in articles if not one.title.endswith("…")),
        key=lambda one: (one.date or datetime.date.min, len(one.text)),
        reverse=True,
    )
    longest = max(known, key=lambda one: len(one.text), default=None)
    parts = headings(longest.text) if longest else []
    questions = [say("example_about", language, title=one.title) for one in known[:COUNT]]
    if longest and parts:
        start, end = parts[-1]
        questions[1:] = [
            say("example_part", language, heading=longest.text[start:end]),
            *questions[1:],
        ]
    return questions[:COUNT]
