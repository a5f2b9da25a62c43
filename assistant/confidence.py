"""How sure it is that a sentence answers."""

from math import exp

from assistant.question import Question
from assistant.ranking import Ranked
from assistant.weights import ACROSS, WEIGHTS, family, pair

_STRICT = ("age", "duration", "number", "when")  # kinds that only a form of their own answers
_MANY = 8  # terms of a question beyond which more say nothing more


def signs(question: Question, one: Ranked) -> dict[str, float]:
    """Return what tells whether a sentence answers, by the names of `WEIGHTS.confidence`.

    ``own``, ``near``, ``alone``: as in its `Evidence`; ``kind``: it holds the kind of answer asked
    for; ``absent``: the weight of all terms that are missing; ``terms``: how many there are (that
    many are met is no accident); ``similarity`` of its passage; ``across``: it is in another
    language than the question, so that fewer terms can be met.
    """
    evidence = one.evidence
    across = pair(question.language, one.article.language) == ACROSS
    return {
        "own": evidence.own,
        "near": evidence.near,
        "alone": evidence.alone,
        "kind": evidence.kind,
        "absent": sum(one.missing),
        "terms": min(len(question.terms), _MANY) / _MANY,
        "similarity": evidence.similarity,
        "across": float(across),
        "bias": 1.0,
    }


def confidence(question: Question, one: Ranked, model: str) -> float:
    """Return the probability that a sentence, found with an embedding model, answers: 0 to 1."""
    weights = WEIGHTS.confidence[family(model)]
    odds = sum(weights[name] * sign for name, sign in signs(question, one).items())
    return 1 / (1 + exp(-odds))


def fits(question: Question, one: Ranked) -> bool:
    """Whether a sentence holds a number or a day where only such a thing answers."""
    return question.kind not in _STRICT or bool(one.evidence.kind)


def is_sure(question: Question, one: Ranked, model: str) -> bool:
    """Whether a sentence, found with an embedding model, may be said."""
    if not fits(question, one):
        return False
    languages = pair(question.language, one.article.language)
    return confidence(question, one, model) >= WEIGHTS.threshold[family(model)][languages]
