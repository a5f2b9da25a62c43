"""A link that opens an answer's evidence: the question, and each cited place.

It holds places alone, so whoever opens it sees what the articles say, or that they are gone.
"""

import re
from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from assistant.answer import Citation
from assistant.page.conversation import find_place
from assistant.question import MAX_QUESTION
from corpus.folder import Corpus

_PLACE = re.compile(r"([0-9a-f]{64})\.(\d{1,9})-(\d{1,9})\.(.{1,300})", re.DOTALL)
_MOST = 50  # places of one link


def link(question: str, shown: Sequence[Citation]) -> str:
    """Return the query of a link to this evidence, with its question mark."""
    places = [
        ("cite", f"{one.article.version}.{one.start}-{one.end}.{one.article.id}")
        for one in shown[:_MOST]
    ]
    return "?" + urlencode([("q", question), *places])


def follow(query: Sequence[tuple[str, str]], corpus: Corpus) -> tuple[str, list[Citation]]:
    """Read the query of a link: the question, and the places that are still there."""
    named: Mapping[str, str] = dict(query)
    found: list[Citation | None] = []
    for name, value in query[: 10 * _MOST]:
        place = _PLACE.fullmatch(value) if name == "cite" else None
        if place and len(found) < _MOST:
            version, start, end, article = place.groups()
            found.append(find_place(corpus, article, version, int(start), int(end)))
    return named.get("q", "")[:MAX_QUESTION], [one for one in found if one]
