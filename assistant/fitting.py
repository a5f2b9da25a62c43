"""Fits the numbers of `weights.json` again from question files.

Every number is chosen by the questions alone: fusion by where the right passage comes, the ranking
as a conditional logit over the sentences found (McFadden, 1974), the confidence by logistic
regression over the best sentence.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.answer import Found
from assistant.assistant import Assistant
from assistant.cases import (
    Case,
    QuestionFile,
    across,
    half_left_out,
    near_misses,
    overlaps,
    spots,
)
from assistant.chain import turns
from assistant.confidence import fits, signs
from assistant.evaluation import conversation, evaluated
from assistant.extractive import CONSIDERED
from assistant.question import Question, analyse
from assistant.ranking import Ranking
from assistant.retriever import PassageRetriever
from assistant.settings import Settings
from assistant.weights import WEIGHTS, family, pair
from index.embedding import PACKAGED

REFUSED = 0.8
"""Share of the near misses that the threshold refuses at least."""

_PENALTY = 0.3  # of squared weights, so that few questions cannot drive one far
_STEPS = np.arange(0.0, 5.01, 0.1)  # weights of similarity that are tried
_ENOUGH = 100  # questions of a pair of languages below which it has no fusion of its own
_ENOUGH_MISSES = 80  # near misses of a pair below which it has no threshold of its own
_OWN = 6.0  # what a question on the corpus counts beside one of a file with its own articles
_MADE = 0.5  # what a near miss counts that was made by taking the answer out
_CHOICES = 60  # sentences that the right one is compared with

Table = NDArray[np.float64]
Truth = NDArray[np.bool_]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class _Best:
    """What the best sentences found for a question showed, and whether there is an answer.

    ``signs`` has a row for each sentence that may begin an answer, the best one first; ``fits``
    says which of them would do. ``counts`` is what the question counts; ``own`` says that it is
    about the corpus.
    """

    languages: str
    signs: Table
    fits: Truth
    answerable: bool
    own: bool
    near_miss: bool
    counts: float


@dataclass(slots=True)
class _Seen:
    """What the questions showed, each with which pair of languages or with what was right."""

    fusion: list[tuple[str, Table, Truth]] = field(default_factory=list)
    ranking: list[tuple[Table, Truth]] = field(default_factory=list)
    confidence: list[_Best] = field(default_factory=list)


def fit(
    files: Sequence[QuestionFile],
    settings: Settings,
    progress: Progress | None = None,
    near_misses_too: Sequence[QuestionFile] = (),
) -> dict[str, Any]:
    """Fit all weights to question files and return what `weights.json` holds.

    Of a file that brings its articles, every second one is left out for the confidence, and then
    the answers alone, so that there are questions without an answer. Two such files with the same
    questions in two languages are also asked across. Pairs of languages with few questions keep
    their numbers. With the packaged model, models that are not at hand take what is fitted without
    similarity, which each model scales its own way. What ``near_misses_too`` hold counts for the
    thresholds alone.
    """
    seen = _Seen()
    model = ""
    for file in [*files, *across(files)]:
        with evaluated(file, settings) as assistant:
            model = family(assistant.index.embedding.name)
            _look(file, assistant, seen, progress)
        if file.articles:
            half = half_left_out(file)
            for without in [half, *near_misses(file)]:
                with evaluated(without, settings) as assistant:
                    _look(without, assistant, seen, progress, again=True)
    ranking = _fit_ranking(seen.ranking)
    names = list(WEIGHTS.confidence[model])
    kept = {model: np.ones(len(names))}
    if model == family(PACKAGED):
        kept[family("")] = np.array([name != "similarity" for name in names], dtype=float)
    fitted = {each: _fit_confidence(seen.confidence, keep) for each, keep in kept.items()}
    missed = _Seen()
    for file in near_misses_too:
        with evaluated(file, settings) as assistant:
            _look(file, assistant, missed, progress)
    told = [*seen.confidence, *missed.confidence]
    thresholds = {
        each: {**WEIGHTS.threshold[each], **_thresholds(told, weights)}
        for each, weights in fitted.items()
    }
    return {
        "fusion": {**WEIGHTS.fusion, model: {**WEIGHTS.fusion[model], **_fit_fusion(seen.fusion)}},
        "ranking": _named(WEIGHTS.ranking, ranking),
        "confidence": {
            **WEIGHTS.confidence,
            **{each: _named(names, weights) for each, weights in fitted.items()},
        },
        "threshold": {**WEIGHTS.threshold, **thresholds},
    }


def _look(
    file: QuestionFile,
    assistant: Assistant,
    seen: _Seen,
    progress: Progress | None,
    *,
    again: bool = False,
) -> None:
    """Ask a file's questions and look at what is found.

    ``again``: with articles or sentences gone; what still has its answer has been seen before.
    """
    retriever = PassageRetriever(corpus=assistant.corpus, index=assistant.index)
    near_miss = not any(case.evidence for case in file.cases)
    cases = [case for case in file.cases if not (again and case.evidence)]
    for done, case in enumerate(cases, 1):
        question = analyse(case.question, turns(conversation(case, assistant)))
        ranking = retriever.find(question)
        if case.evidence:
            _look_at_passages(question, case, retriever, seen)
            _look_at_sentences(question, ranking, case, retriever, seen)
        # The words that a follow-up is lent say little of how sure an answer is.
        if ranking.sentences and not case.before:
            best = ranking.sentences[0]
            languages = pair(question.language, best.article.language)
            choices = ranking.sentences[:CONSIDERED]
            rows = np.array([list(signs(question, one).values()) for one in choices])
            fit = np.array([fits(question, one) for one in choices])
            own, counts = not file.articles, _OWN
            if file.articles:
                counts = _MADE if near_miss else 1.0
            seen.confidence.append(
                _Best(languages, rows, fit, bool(case.evidence), own, near_miss, counts)
            )
        if progress:
            progress(done, len(cases), file.name)


def _look_at_passages(
    question: Question, case: Case, retriever: PassageRetriever, seen: _Seen
) -> None:
    places = list(spots(case, retriever.corpus))
    rows, truth, languages = [], [], ""
    for candidate in retriever.candidates(question):
        passage = candidate.passage
        found = Found(retriever.corpus.get(passage.article), passage, 0.0)
        truth.append(any(overlaps(found.citation, place) for place in places))
        rows.append((candidate.lexical, candidate.similarity))
        if truth[-1]:
            languages = pair(question.language, passage.language)
    if any(truth):
        seen.fusion.append((languages, np.array(rows), np.array(truth)))


def _look_at_sentences(
    question: Question, ranking: Ranking, case: Case, retriever: PassageRetriever, seen: _Seen
) -> None:
    places = list(spots(case, retriever.corpus))
    choices = ranking.sentences[:_CHOICES]
    truth = [any(overlaps(one.citation, place) for place in places) for one in choices]
    if any(truth):
        meant = retriever.compare(question, choices)  # the retriever itself compares the best alone
        compared = [
            replace(one.evidence, meaning=meaning)
            for one, meaning in zip(choices, meant, strict=True)
        ]
        rows = [[getattr(one, name) for name in WEIGHTS.ranking] for one in compared]
        seen.ranking.append((np.array(rows), np.array(truth)))


def _fit_fusion(seen: Sequence[tuple[str, Table, Truth]]) -> dict[str, float]:
    """Choose for each pair of languages the weight that puts the right passage highest."""

    def place(rows: Table, truth: Truth, weight: float) -> float:
        scores = rows[:, 0] / (rows[:, 0].max() or 1.0) + weight * rows[:, 1]
        return float(1 / (1 + np.sum(scores > scores[truth].max())))

    fitted = {}
    for languages in sorted({languages for languages, _, _ in seen}):
        own = [(rows, truth) for each, rows, truth in seen if each == languages]
        if len(own) >= _ENOUGH:
            worth = [sum(place(*one, weight) for one in own) for weight in _STEPS]
            fitted[languages] = round(float(_STEPS[int(np.argmax(worth))]), 2)
    return fitted


def _fit_ranking(seen: Sequence[tuple[Table, Truth]]) -> Table:
    def loss(weights: Table) -> tuple[float, Table]:
        total, slope = _PENALTY * weights @ weights / 2, _PENALTY * weights
        for rows, truth in seen:
            odds = rows @ weights
            chances = np.exp(odds - odds.max())
            chances /= chances.sum()
            right = chances * truth
            total -= np.log(right.sum() + 1e-12)
            slope = slope - (right / (right.sum() + 1e-12) - chances) @ rows
        return float(total), slope

    fitted: Table = minimize(loss, np.zeros(len(WEIGHTS.ranking)), jac=True).x
    return fitted


def _fit_confidence(seen: Sequence[_Best], kept: Table) -> Table:
    """Fit the signs that are ``kept``, which are 1; the others, 0, get no weight."""
    rows = np.array([one.signs[0] for one in seen]) * kept
    side = np.where([one.answerable for one in seen], 1.0, -1.0)
    counts = np.array([one.counts for one in seen])

    def loss(weights: Table) -> tuple[float, Table]:
        odds = side * (rows @ weights)
        slope = -(counts * side / (1 + np.exp(odds))) @ rows
        total = (counts * np.logaddexp(0, -odds)).sum() + _PENALTY * weights @ weights / 2
        return float(total), slope + _PENALTY * weights

    fitted: Table = minimize(loss, np.zeros(rows.shape[1]), jac=True).x
    return fitted


def _thresholds(seen: Sequence[_Best], confidence: Table) -> dict[str, float]:
    """Choose for each pair of languages what so many near misses lie below.

    A file without any answer holds near misses: what its questions are about is in the corpus, what
    they ask for is not. Those that somebody wrote decide; where there are none, those that were
    made, or else all questions without an answer. A pair with few questions takes what all give.
    """
    without = [one for one in seen if not one.answerable]
    without = [one for one in without if one.near_miss] or without
    without = [one for one in without if one.own] or without
    fitted = {}
    for languages in sorted({one.languages for one in seen}):
        of_pair = [one for one in without if one.languages == languages]
        of_pair = of_pair if len(of_pair) >= _ENOUGH_MISSES else without
        if of_pair:
            highest = [np.where(one.fits, one.signs @ confidence, -np.inf).max() for one in of_pair]
            odds = np.quantile(highest, REFUSED, method="higher")
            fitted[languages] = ceil(100 / (1 + np.exp(-odds))) / 100
    return fitted


def _named(names: Iterable[str], values: Table) -> dict[str, float]:
    return {name: round(float(value), 2) for name, value in zip(names, values, strict=True)}
