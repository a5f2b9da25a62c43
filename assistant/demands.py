"""What a question demands beyond its words: who must say it, of which days it is, a negation."""

import datetime
import re
from functools import lru_cache

import numpy as np

from assistant.matching import (
    Held,
    article_days,
    article_sentences,
    sentence_texts,
    split_article,
)
from assistant.question import Question, period
from corpus.article import Article
from index.dates import DateMention
from index.sentences import Range
from index.words import grams

_SAID = 1.0  # that the one says it whose words are asked for
_CALLED = 0.4  # the same for *Wie nannte …?*, which may be told in other words
_DATED = 1.0  # that it is of the days asked for
_PARTLY = 0.5  # that it is of days some of which are asked for: November for the 28th
_BY_ARTICLE = 0.6  # what the day of an article counts for a sentence that names no day itself
_DENIED = 0.1  # that it denies, where the question does: „Wer war nicht beteiligt?“
_OFFICE = 40  # characters before a name that say what its bearer is
_WORD = re.compile(r"\w+")
_NOT = re.compile(
    r"\b(?:nicht|kein(?:e[mnrs]?)?|nie(?:mals|mand\w*)?|weder|ohne|not|never|nobody|none|neither|without)\b"
    r"|n['’]t\b|\bno\b",
    re.IGNORECASE,
)
_ALIKE = 0.5  # share of common n-grams from which names are the same: Selenskyj, Zelenskyy


def demands(question: Question) -> list[float]:
    """Weigh what a question demands beyond its words: one weight for each column of `meet`."""
    weights = []
    if question.speakers:
        weights.append(_SAID if question.kind == "said" else _CALLED)
    if period(question, None):
        weights.append(_DATED)
    if _NOT.search(question.text):
        weights.append(_DENIED)
    return weights


def meet(question: Question, article: Article) -> Held:
    """Return how well each sentence (row) meets each demand (column), from 0 to 1."""
    columns = []
    if question.speakers:
        columns.append([float(one) for one in said_by(question.speakers, article)])
    if days := period(question, article.date):
        columns.append([_in_period(days, own, article.date) for own in article_days(article)])
    if _NOT.search(question.text):
        columns.append([float(bool(_NOT.search(text))) for text in sentence_texts(article)])
    return np.array(columns, dtype=float).T.reshape(len(split_article(article)), -1)


def said_by(names: tuple[str, ...], article: Article) -> list[bool]:
    """Tell for each sentence whether one of those named says it; names are in lower case.

    The words before a speaker's name, where it first stands, name the office: *Kreml-Sprecher*.
    """
    return [
        one.speaker is not None and any(_alike(name, word) for name in names for word in words)
        for one in article_sentences(article)
        for words in [_titles(article.text, one.speaker)]
    ]


def _titles(text: str, speaker: Range | None) -> list[str]:
    if speaker is None:
        return []
    name = text[speaker[0] : speaker[1]]
    first = text.find(name.split()[-1])
    return _WORD.findall(f"{text[max(0, first - _OFFICE) : first]} {name}".lower())


@lru_cache(maxsize=100_000)
def _alike(one: str, other: str) -> bool:
    if one == other or one == f"{other}s":
        return True
    first, second = set(grams(one)), set(grams(other))
    return len(first & second) / max(1, min(len(first), len(second))) >= _ALIKE


def _in_period(
    days: tuple[datetime.date, datetime.date],
    mentions: tuple[DateMention, ...],
    written: datetime.date | None,
) -> float:
    first, last = days
    if any(first <= one.first and one.last <= last for one in mentions):
        return 1.0
    if any(one.first <= last and first <= one.last for one in mentions):
        return _PARTLY
    if not mentions and written and first <= written <= last:
        return _BY_ARTICLE
    return 0.0
