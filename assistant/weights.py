"""The one home of all that was fitted: how much words and vectors and evidence count.

`weights.json` is what `belegt eval --fit` prints. The origin of the shipped values is said in
CONTRIBUTING.md.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from index.embedding import PACKAGED

ACROSS = "across"
"""The pair of a question in one language and an article in another."""


@dataclass(frozen=True, slots=True)
class Weights:
    """Fitted numbers, each by its name.

    ``fusion``: by model and pair of languages, how much cosine similarity counts beside the BM25
    score of the best passage, which is 1. ``ranking``: how much each piece of a sentence's
    evidence counts. ``confidence``: by model, log-odds of an answer being right by its signs.
    ``threshold``: by model and pair, the probability below which nothing is answered.
    """

    fusion: Mapping[str, Mapping[str, float]]
    ranking: Mapping[str, float]
    confidence: Mapping[str, Mapping[str, float]]
    threshold: Mapping[str, Mapping[str, float]]

    @classmethod
    def from_json(cls, content: Mapping[str, Any]) -> "Weights":
        """Take what `weights.json` holds; raises KeyError where a part is missing."""
        return cls(
            content["fusion"], content["ranking"], content["confidence"], content["threshold"]
        )


WEIGHTS = Weights.from_json(
    json.loads((files("assistant") / "weights.json").read_text(encoding="utf-8"))
)


def family(model: str) -> str:
    """Name the row of the table that an embedding model has: the packaged one, or any other."""
    return "packaged" if model == PACKAGED else "multilingual"


def pair(question: str, article: str) -> str:
    """Name the column for a question's and an article's language."""
    return question if question == article else ACROSS
