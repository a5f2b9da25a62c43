"""The words of an answer that answer: what is marked in it, and which days it tells of."""

import re

from assistant.kinds import Span
from assistant.matching import article_days
from assistant.question import Question, period
from assistant.ranking import Ranked
from index.dates import format_days
from index.words import lemma_stems

_ALL = ("who", "why")  # kinds that every fitting range may answer; of others the nearest one does
_WORD = re.compile(r"\w+")


def answer_words(question: Question, one: Ranked) -> list[Span]:
    """Return the ranges of the article that give the kind of answer asked for."""
    spans = list(one.answering)
    if len(spans) < 2 or question.kind in _ALL:
        return spans
    met = _met(question, one)
    if not met:
        return spans[:1]

    def distance(span: Span) -> float:
        """Mean distance from the question's words, in characters."""
        return sum(max(span[0] - at, at - span[1], 0) for at in met) / len(met)

    return [min(spans, key=distance)]


def days_told(question: Question, one: Ranked) -> str:
    """Say which days a sentence tells of, where it is asked for and its own words leave it open.

    A day without its year and *am Mittwoch* are said in full; a sentence without any date that
    answers a question about a day gets the day of its article.
    """
    asked = period(question, one.article.date)
    if question.kind != "when" and not asked:
        return ""
    mentions = article_days(one.article)[one.place]
    if asked:
        first, last = asked
        mentions = tuple(day for day in mentions if day.first <= last and first <= day.last)
    if mentions:
        open_ones = [day for day in mentions if day.firmness != "dated"]
        told = [format_days(day.first, day.last, question.language) for day in open_ones]
        return ", ".join(dict.fromkeys(told))
    if asked and one.article.date:
        return format_days(one.article.date, one.article.date, question.language)
    return ""


def unnamed_speaker(question: Question, one: Ranked, quote: str) -> str:
    """Name who says a sentence, where that is asked for and the quote does not name them."""
    who = one.sentence.speaker
    if question.kind not in ("said", "who") or who is None:
        return ""
    name = one.article.text[slice(*who)]
    return "" if name.split()[-1] in quote else name


def _met(question: Question, one: Ranked) -> list[int]:
    """Places in the article of the sentence's words that the question holds too."""
    language = one.article.language
    sought = {stem for term in question.terms for stem in term.stems.get(language, (term.word,))}
    return [
        one.citation.start + word.start()
        for word in _WORD.finditer(one.text)
        if not sought.isdisjoint({word[0].lower(), *lemma_stems(word[0], language)})
    ]
