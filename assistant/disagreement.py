"""Articles that say different things: another number, another day."""

import re
from collections.abc import Sequence

from assistant.marking import answer_words
from assistant.question import Question
from assistant.ranking import Ranked
from index.dates import find_dates
from index.words import lemma_stems

_KINDS = ("number", "age", "duration", "when")
_AS_MUCH = 0.1  # of the question's terms that one sentence may hold less than the other
_ENOUGH = 0.5  # of the question's terms that both must hold
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBERS = {
    word: number
    for number, words in enumerate(
        "null/zero ein/one zwei/two drei/three vier/four fünf/five sechs/six sieben/seven "
        "acht/eight neun/nine zehn/ten elf/eleven zwölf/twelve".split()
    )
    for word in words.split("/")
}


def rival(question: Question, best: Ranked, others: Sequence[Ranked]) -> Ranked | None:
    """Find a sentence of another article that tells the same of another number or day.

    Both must hold the same part of the question; what one says must not be in the other.
    """
    if question.kind not in _KINDS or best.evidence.own < _ENOUGH:
        return None
    said = _values(question, best)
    for other in others:
        alike = abs(other.evidence.own - best.evidence.own) <= _AS_MUCH
        if other.article.id == best.article.id or not alike:
            continue
        theirs = _values(question, other)
        if said and theirs and said.isdisjoint(theirs) and _same_unit(question, best, other):
            return other
    return None


def _values(question: Question, one: Ranked) -> set[object]:
    """What a sentence answers, so that it can be compared: days, or numbers."""
    article = one.article
    if question.kind == "when":
        start, end = one.citation.start, one.citation.end
        found = find_dates(article.text[start:end], article.language, article.date)
        return {day for mention in found for day in (mention.first, mention.last)}
    spans = [article.text[start:end].lower() for start, end in answer_words(question, one)]
    figures = {re.sub(r"[.,]", "", figure) for text in spans for figure in _FIGURE.findall(text)}
    words = {str(_NUMBERS[word]) for text in spans for word in text.split() if word in _NUMBERS}
    return set(figures | words)


def _same_unit(question: Question, one: Ranked, other: Ranked) -> bool:
    """Whether the numbers are of the same things: the word after them is the same."""
    if question.kind in ("when", "age"):
        return True
    first, second = _unit(question, one), _unit(question, other)
    return first == second


def _unit(question: Question, one: Ranked) -> frozenset[str]:
    _, end = answer_words(question, one)[0]
    following = _WORD.search(one.article.text, end, min(end + 30, one.citation.end))
    return frozenset(lemma_stems(following[0], one.article.language)) if following else frozenset()
