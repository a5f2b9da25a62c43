"""Answers with the articles' own sentences, so it cannot invent; or says that they do not tell."""

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from assistant.answer import Citation, Statement
from assistant.confidence import confidence, is_sure
from assistant.disagreement import rival
from assistant.kinds import Span
from assistant.lists import beginning, listed, without_bullet
from assistant.marking import answer_words, days_told, unnamed_speaker
from assistant.matching import article_days, split_article
from assistant.question import Question, period
from assistant.ranking import Ranked, Ranking
from assistant.texts import say

CONSIDERED = 3
"""Sentences from the top that may begin an answer."""

_MOST = 3  # sentences of an answer that is no list
_CHRONICLE = 5  # sentences of an answer to what happened in a period
_NEAREST = 10  # sentences that are named as coming near
_LISTABLE = ("what", "how", "said")  # kinds that a list may answer
_SAID_BY_KIND = {
    "age": frozenset(("alt", "old")),
    "duration": frozenset("lange long dauert dauerte take took last".split()),
}
_WORTH = 1.5  # how far below the best sentence's score another may be to be said too


@dataclass(frozen=True, slots=True)
class Extract:
    """Statements with their citations, or a notice where the articles do not say.

    ``disagree`` says that the statements are what different articles say, against each other.
    ``sentences`` are those that come nearest, best first, said or not; ``confidence`` is how sure
    the best of them is.
    """

    statements: tuple[Statement, ...] = ()
    citations: tuple[Citation, ...] = ()
    sentences: tuple[Citation, ...] = ()
    disagree: bool = False
    notice: str = ""
    confidence: float = 0.0


def extract(question: Question, ranking: Ranking, model: str) -> Extract:
    """Answer with the best sentences of what was found, or abstain with a notice.

    ``model`` is the embedding model's name, by which the threshold is chosen. A sentence that
    leans on the one before it brings it along, both as one citation; one of a list brings the list;
    one that another article contradicts brings that article's sentence.
    """
    ranked = ranking.sentences
    nearest = tuple(one.citation for one in ranked[:_NEAREST])
    best = confidence(question, ranked[0], model) if ranked else 0.0
    sure = [one for one in ranked[:_NEAREST] if is_sure(question, one, model)]
    if not sure or sure[0] not in ranked[:CONSIDERED]:
        notice = _notice(question, ranking.unknown)
        return Extract(sentences=nearest, notice=notice, confidence=best)
    other = rival(question, sure[0], sure[1:])
    if other:
        chosen = [sure[0], other]
    elif period(question, None) and len(question.terms) <= 1:
        chosen = _in_order_of_time(sure[:_CHRONICLE])
    else:
        near = [one for one in sure if one in ranked[:CONSIDERED]]
        chosen = [one for one in near[:_MOST] if one.score >= sure[0].score - _WORTH]
    if question.kind == "said":  # what somebody says is read in its order
        chosen = sorted(chosen, key=lambda one: (one.article.id != sure[0].article.id, one.place))
    said = _without_repeats(statement for one in chosen for statement in _said(question, one))
    statements = tuple(
        replace(statement, citations=(place,)) for place, (_, statement) in enumerate(said)
    )
    citations = tuple(citation for citation, _ in said)
    disagree = other is not None and len(said) > 1
    return Extract(statements, citations, nearest, disagree, confidence=best)


_Said = tuple[Citation, Statement]


def _said(question: Question, one: Ranked) -> Iterator[_Said]:
    """Yield what is said with a sentence: itself, or the list that it is of."""
    article, sentences = one.article, split_article(one.article)
    places = listed(article, one.place) if question.kind in _LISTABLE else range(0)
    if len(places) > 1:
        for place in places:
            citation = Citation(article, without_bullet(article, place), sentences[place].end)
            yield citation, Statement(" ".join(citation.quote.split()), ())
        return
    start = sentences[beginning(article, one.place)].start
    citation = Citation(article, start, one.citation.end)
    text, marks = _in_one_line(citation, answer_words(question, one))
    days, speaker = days_told(question, one), unnamed_speaker(question, one, citation.quote)
    yield citation, Statement(text, (), marks=marks, days=days, speaker=speaker)


def _in_one_line(citation: Citation, spans: Sequence[Span]) -> tuple[str, tuple[Span, ...]]:
    """Return the quote with single spaces, and where the ranges of the article lie in it."""
    quote = citation.quote

    def place(at: int) -> int:
        before = quote[: at - citation.start]
        space = bool(before) and before[-1].isspace()
        return len(" ".join(before.split())) + space

    text = " ".join(quote.split())
    return text, tuple((place(start), place(end)) for start, end in spans)


def _in_order_of_time(chosen: Sequence[Ranked]) -> list[Ranked]:
    """Order sentences by the first day that each tells of, or else its article's."""

    def day(one: Ranked) -> datetime.date:
        told = [mention.first for mention in article_days(one.article)[one.place]]
        return min(told, default=one.article.date or datetime.date.max)

    return sorted(chosen, key=lambda one: (day(one), one.article.id, one.place))


def _without_repeats(said: Iterator[_Said]) -> list[_Said]:
    """Leave out what is cited already, and what a longer citation covers."""
    kept: list[_Said] = []
    for one in said:
        if not any(_covers(other[0], one[0]) for other in kept):
            kept = [other for other in kept if not _covers(one[0], other[0])]
            kept.append(one)
    return kept


def _covers(one: Citation, other: Citation) -> bool:
    return one.article == other.article and one.start <= other.start and other.end <= one.end


def _notice(question: Question, unknown: Sequence[str]) -> str:
    """Say what was looked for, and which of its words are in no article."""
    original = {word.lower().strip("?.,!"): word.strip("?.,!") for word in question.text.split()}

    def quoted(words: Sequence[str]) -> str:
        return ", ".join(f"„{word}“" for word in words)

    language = question.language
    parts = [say("abstain", language)]
    sought = _sought(question)
    if sought:
        kind = say(f"sought_{question.kind}", language)
        parts.append(say("sought", language, kind=kind, words=quoted(sought)))
    if unknown:
        named = [original.get(word, word) for word in unknown[:3]]
        parts.append(say("unknown", language, words=quoted(named)))
    return " ".join(parts)


def _sought(question: Question) -> list[str]:
    """What a question is about, in its own words; those that stand together are one."""
    terms = {term.word for term in question.terms} - _SAID_BY_KIND.get(question.kind, frozenset())
    words = [word.strip('?.,!„“”"') for word in question.text.split()]
    groups = groupby(words, key=lambda word: word.lower() in terms)
    return [" ".join(group) for wanted, group in groups if wanted]
