"""Ranks the sentences of the passages found, and the passages by them: which answers best?"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Citation, Found
from assistant.closeness import Compare, nearness
from assistant.demands import demands, meet, said_by
from assistant.kinds import Span, answering, asks_speaker, has_form
from assistant.lists import beginning
from assistant.matching import (
    Held,
    article_heads,
    article_sentences,
    article_words,
    split_article,
)
from assistant.question import Question
from assistant.weights import WEIGHTS
from corpus.article import Article
from index.sentences import Sentence

_BEFORE = 0.7  # what a term counts that stands in the sentence before
_AROUND = 0.3  # what a term counts that stands elsewhere in the passage
_LEAST = 0.05  # weight of a word that is in every passage
_WORTH = 0.5  # of the passage's best: a sentence that is less near is not searched for an answer
_FRESH = 1.0  # what the newest article gains where the newest is asked for
_ELSEWHERE = 0.3  # how well another sentence may hold a term that is one's alone


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a sentence, each from 0 to 1, ``similarity`` from -1.

    ``own``: share of the question's terms that it holds, weighted by rarity; ``near``: the same
    with its title and sub-heading, the sentence before it and its passage; ``alone``: the root of
    the share that no other sentence of its passage holds; ``passage``: score of its passage beside
    the best; ``similarity``: cosine of its passage and the question; ``kind``: it holds the kind
    of answer asked for; ``meaning``: how much nearer to the question it is by its own meaning than
    others about as good, 0 where there are none. ``own`` tells how sure an answer is; the order of
    sentences is better without it.
    """

    own: float
    near: float
    alone: float
    passage: float
    similarity: float
    kind: float
    meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence of an article, the ``place``-th, with its evidence and score; higher is better.

    ``answering`` are the ranges of the article, in what is cited with the sentence, that give the
    kind of answer asked for; ``missing`` are the weights of the question's terms, each by how far
    it is not even near.
    """

    article: Article
    place: int
    answering: tuple[Span, ...]
    evidence: Evidence
    missing: tuple[float, ...]
    score: float

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from all other sentences."""
        return self.article.id, self.place

    @property
    def sentence(self) -> Sentence:
        """The sentence itself, with its speaker."""
        return article_sentences(self.article)[self.place]

    @property
    def text(self) -> str:
        """Its words."""
        return self.citation.quote

    @property
    def citation(self) -> Citation:
        """The sentence as a citation."""
        where = split_article(self.article)[self.place]
        return Citation(self.article, where.start, where.end)


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was found for a question, best first: passages, and all of their sentences.

    ``unknown`` are those of the question's words that are nowhere in the corpus.
    """

    passages: tuple[Found, ...]
    sentences: tuple[Ranked, ...]
    unknown: tuple[str, ...]


def rank(
    question: Question,
    found: Sequence[Found],
    rarity: Mapping[str, float],
    compare: Compare[Ranked],
) -> Ranking:
    """Rank the passages found by their best sentence, and all of their sentences.

    ``rarity`` weighs each term's word, from 0 (in every passage) to 1 (in none). ``compare`` is
    asked about sentences that are about as good.
    """
    best = max((one.score for one in found), default=0.0) or 1.0
    newest = max((one.article.date for one in found if one.article.date), default=None)
    judge = _Judge(question, rarity, newest)
    inside = [list(judge.judge(one, one.score / best)) for one in found]
    ranked: dict[tuple[str, int], Ranked] = {}
    for each in chain.from_iterable(inside):
        # A sentence that was cut lies in two passages; the better one counts.
        if each.key not in ranked or ranked[each.key].score < each.score:
            ranked[each.key] = each
    sentences = sorted(ranked.values(), key=_order)
    for each, near in zip(sentences, nearness(sentences, compare), strict=False):
        evidence = replace(each.evidence, meaning=near)
        score = each.score + WEIGHTS.ranking["meaning"] * near
        ranked[each.key] = replace(each, evidence=evidence, score=score)
    sentences = sorted(ranked.values(), key=_order)
    scores = [max((ranked[each.key].score for each in row), default=0.0) for row in inside]
    passages = [replace(one, score=score) for one, score in zip(found, scores, strict=True)]
    return Ranking(
        tuple(sorted(passages, key=lambda one: (-one.score, one.passage.id))),
        tuple(sentences),
        tuple(term.word for term in question.terms if term.share == 1 and rarity[term.word] >= 1),
    )


def _order(one: Ranked) -> tuple[float, str, int]:
    return -one.score, one.article.id, one.place


class _Judge:
    """Weighs sentences for one question."""

    def __init__(
        self, question: Question, rarity: Mapping[str, float], newest: datetime.date | None
    ) -> None:
        self._question = question
        self._newest = newest
        by_words = [max(_LEAST, rarity[term.word]) * term.share for term in question.terms]
        self._weights = np.array(by_words + demands(question), dtype=float)
        self._held: dict[str, Held] = {}

    def judge(self, found: Found, passage: float) -> Iterator[Ranked]:
        """Weigh the sentences that lie in a passage, even in part; ``passage`` is its evidence."""
        article = found.article
        first, last = _inside(found)
        held = self._hold(article)
        own = held[first:last]
        before = held[first - 1 : last - 1] if first else np.vstack([own[:1] * 0, own[:-1]])
        terms = self._question.terms
        heads = article_heads(article)
        rows = [heads.index(head) for head in (article.title, found.passage.heading) if head]
        over = held[-len(heads) :][rows][:, : len(terms)].max(axis=0)
        around = own.max(axis=0, initial=0.0)
        near = own.copy()
        words = slice(len(terms))  # what is demanded beyond words is met by the sentence itself
        near[:, words] = np.maximum(
            np.maximum(own[:, words], over),
            np.maximum(_BEFORE * before[:, words], _AROUND * around[words]),
        )
        others = own.sum(axis=0) - own
        shares = [
            _share(own, self._weights),
            _share(near, self._weights),
            np.sqrt(_share(own * (others < _ELSEWHERE), self._weights)),
        ]
        formed = has_form(self._question.kind)
        worth = _WORTH * float(shares[1].max(initial=0.0))
        missing = (self._weights * (1 - near)).tolist()
        fresh = self._fresh(article)
        for row, values in enumerate(zip(*(share.tolist() for share in shares), strict=True)):
            place = first + row
            spans = self._answering(article, place) if formed and values[1] >= worth else ()
            evidence = Evidence(
                own=values[0],
                near=values[1],
                alone=values[2],
                passage=passage,
                similarity=found.similarity,
                kind=float(self._gives_kind(spans, article, place)),
            )
            score = fresh + _score(evidence)
            yield Ranked(article, place, spans, evidence, tuple(missing[row]), score)

    def _answering(self, article: Article, place: int) -> tuple[Span, ...]:
        """Ranges that give the kind of answer asked for in what is cited with a sentence."""
        sentences = split_article(article)
        # A sentence that leans on the one before is cited with it, and that may hold the answer.
        start = sentences[beginning(article, place)].start
        text = article.text[start : sentences[place].end]
        found = answering(self._question, text, article.language)
        return tuple((start + first, start + last) for first, last in found)

    def _gives_kind(self, spans: Sequence[Span], article: Article, place: int) -> bool:
        question = self._question
        if spans or not has_form(question.kind):
            return True
        return asks_speaker(question) and article_sentences(article)[place].speaker is not None

    def _fresh(self, article: Article) -> float:
        return _FRESH if self._question.latest and article.date == self._newest else 0.0

    def _hold(self, article: Article) -> Held:
        if article.id not in self._held:
            question = self._question
            held = article_words(article).hold(question.terms, article.language)
            if question.speakers:  # who says a sentence is in it, though it may say „er“
                said = np.flatnonzero(said_by(question.speakers, article))
                for place, term in enumerate(question.terms):
                    if term.word in question.speakers:
                        held[said, place] = 1.0
            met = np.zeros((len(held), len(self._weights) - len(question.terms)))
            met[: -len(article_heads(article))] = meet(question, article)
            self._held[article.id] = np.hstack([held, met])
        return self._held[article.id]


def _inside(found: Found) -> tuple[int, int]:
    """Places of the first sentence that lies in the passage, even in part, and after the last."""
    sentences = split_article(found.article)
    places = [
        place
        for place, one in enumerate(sentences)
        if one.start < found.passage.end and one.end > found.passage.start
    ]
    return (places[0], places[-1] + 1) if places else (0, 0)


def _score(evidence: Evidence) -> float:
    weights = WEIGHTS.ranking
    return (
        weights["near"] * evidence.near
        + weights["alone"] * evidence.alone
        + weights["passage"] * evidence.passage
        + weights["similarity"] * evidence.similarity
        + weights["kind"] * evidence.kind
    )


def _share(values: Held, weights: NDArray[np.float64]) -> NDArray[np.float64]:
    total = float(weights.sum())
    shares: NDArray[np.float64] = values @ weights / total if total else np.zeros(len(values))
    return shares
