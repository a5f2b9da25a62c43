"""What stands around a quotation in a sentence: who said it, when, where, and how often."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from assistant.proof import alignment, numbers
from assistant.proof.lexicon import is_negation, is_of_a_date
from assistant.proof.names import names, same_name
from assistant.proof.typography import Words, article_as_words
from assistant.proof.verdict import Difference
from index.words import is_known

if TYPE_CHECKING:
    from assistant.proof.check import Checked

_QUOTED = re.compile(
    r"[„“\"]([^„“”\"]{2,2000})[“”\"]|«([^«»]{2,2000})»|»([^«»]{2,2000})«|‚([^‚‘]{2,2000})‘"
)
_APART = 12  # words between two runs of one sentence of the article
_COPIED = 0.6  # share of the words around a quotation that make them the article's
_OWN = 4  # words around a quotation, below which all must be the article's


def quotations(text: str) -> list[str]:
    """Return what is quoted in a text, without its marks; nothing where a mark has no partner."""
    if text.count("„") > 1 and text.count("„") != text.count("“") + text.count("”"):
        return []
    return [next(filter(None, found.groups())) for found in _QUOTED.finditer(text)]


def _outside(text: str) -> str:
    """Return a text with what is quoted in it blotted out, place by place."""
    return _QUOTED.sub(lambda found: " " * len(found[0]), text)


def is_copied(text: str, whole: "Checked", language: str) -> bool:
    """Whether the words around the quotations of a sentence are those of an article.

    ``whole`` is what the check of the whole sentence gave. Then their changes are an alteration.
    """
    if whole.citation is None:
        return False
    given, source = Words.of(text), article_as_words(whole.citation.article)
    found = alignment.nearest(given, source)
    if found is None:
        return False
    outside = _outside(text)
    frame = [place for place, token in enumerate(given.places) if outside[token.start].strip()]
    changed = {place for a, b, _, _ in found.changes for place in range(a, b)}
    same = sum(place not in changed for place in frame)
    return bool(frame) and same >= (_COPIED * len(frame) if len(frame) >= _OWN else len(frame))


def around(text: str, checked: "Checked", language: str) -> Iterator[Difference]:
    """Yield the numbers, days, names and negations around a quotation that its article has not."""
    if checked.citation is None:
        return
    frame, article = Words.of(_outside(text)), checked.citation.article
    source = article_as_words(article)
    runs = alignment.spliced(Words.of(text), source)
    if any(abs(after.first - before.end) > _APART for before, after in pairwise(runs)):
        yield Difference("splice", text, source.written(runs[0].first, runs[0].end))
    known = {(one.value, one.unit) for one in numbers.find(source, article.language)}
    for one in numbers.find(frame, language):
        if (one.value, one.unit) not in known:
            yield Difference("number", frame.written(one.first, one.end), "")
    about = {*source.keys, *Words.of(f"{article.title} {article.source}").keys}
    for place, key in enumerate(frame.keys):
        if is_of_a_date(key) and key not in about:
            yield Difference("date", frame.written(place, place + 1), "")
    for first, end, key in names(frame, language):
        # A known word may well be a noun: Interview, Rede.
        if end - first == 1 and is_known(frame.written(first, end), language):
            continue
        if not any(same_name(key, other) for other in about):
            yield Difference("name", frame.written(first, end), "")
    quoted = checked.citation.quote
    if any(map(is_negation, frame.keys)) and not any(map(is_negation, Words.of(quoted).keys)):
        denied = next(place for place, key in enumerate(frame.keys) if is_negation(key))
        yield Difference("negation", frame.written(denied, denied + 1), "")
