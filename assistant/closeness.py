"""Decides by meaning between sentences that are about as good by all other evidence."""

from collections.abc import Callable, Sequence
from statistics import fmean
from typing import Protocol, TypeVar

_CLOSE = 1.5  # of score: so far behind the best, a sentence may still be the better one
_MOST = 8  # sentences that are compared: each costs the time of embedding it


class _Scored(Protocol):
    @property
    def score(self) -> float: ...


_One = TypeVar("_One", bound=_Scored)

Compare = Callable[[Sequence[_One]], Sequence[float]]
"""Returns how near each sentence is to the question by its own meaning."""


def nearness(best: Sequence[_One], compare: Compare[_One]) -> list[float]:
    """How much nearer to the question each of the first sentences is than the others as good.

    ``best`` are sentences, best first; the result has a number for each that is about as good as
    the first, which add up to 0. Where one is clearly the best there is nothing to compare.
    """
    close = [one for one in best[:_MOST] if one.score >= best[0].score - _CLOSE]
    if len(close) < 2:
        return []
    cosines = compare(close)
    middle = fmean(cosines)
    return [cosine - middle for cosine in cosines]
