"""How sure it is that a sentence answers a question."""

from math import exp

from assistant.ranking import Ranked
from assistant.weights import WEIGHTS, family, pair

_MANY = 8  # terms of a question beyond which more say nothing more


def signs(one: Ranked) -> list[float]:
    """Return what tells whether a sentence answers, in the order of `WEIGHTS.confidence`.

    The share of the question that is near it; whether it holds the kind of answer asked for; the
    heaviest term that is missing, and all that are; how many terms there are (that many are met
    is no accident); and a constant.
    """
    return [
        one.evidence.near,
        one.evidence.kind,
        max(one.missing, default=0.0),
        sum(one.missing),
        min(len(one.missing), _MANY) / _MANY,
        1.0,
    ]


def confidence(one: Ranked) -> float:
    """Return the probability that a sentence answers, from 0 to 1."""
    weights = WEIGHTS.confidence.values()
    odds = sum(weight * sign for weight, sign in zip(weights, signs(one), strict=True))
    return 1 / (1 + exp(-odds))


def is_sure(one: Ranked, language: str, model: str) -> bool:
    """Whether a sentence may be said to a question in a language, found with a model."""
    threshold = WEIGHTS.threshold[family(model)][pair(language, one.article.language)]
    return confidence(one) >= threshold
