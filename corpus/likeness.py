"""How alike two texts are, and which articles are copies of each other.

Shingles and MinHash after A. Broder, "On the resemblance and containment of documents" (1997).
"""

import zlib
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from corpus.article import Article

COPY = 0.6
"""Share of common shingles from which two articles count as copies of one text: agency copies with
another first paragraph or a shorter end have more, two reports on one event have about 0.05."""

VERSION = 0.2
"""Share from which a text under the same file name is a new wording of the same article."""

_WORDS = 4  # words a shingle: fewer are common to texts on one event
_HASHES = 64
_BAND = 4  # 16 bands of 4: pairs of 0.6 become candidates with a probability of 0.89, 0.1 of 0.002
_PRIME = (1 << 61) - 1

_random = np.random.default_rng(1997)
_FACTORS = _random.integers(1, 1 << 31, (_HASHES, 1), dtype=np.uint64)
_TERMS = _random.integers(0, 1 << 31, (_HASHES, 1), dtype=np.uint64)


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of four words, in lower case and without punctuation.

    A text of fewer words is one shingle.
    """
    words = "".join(one if one.isalnum() else " " for one in text.lower()).split()
    runs = range(max(1, len(words) - _WORDS + 1))
    return frozenset(zlib.crc32(" ".join(words[at : at + _WORDS]).encode()) for at in runs)


def likeness(one: str, other: str) -> float:
    """Return the Jaccard coefficient of the texts' shingles, from 0 to 1.

    >>> likeness("Die Brücke ist seit heute zu.", "Die Brücke ist seit heute zu!")
    1.0
    """
    first, second = shingles(one), shingles(other)
    return len(first & second) / len(first | second)


def groups(articles: Sequence[Article], least: float = COPY) -> list[list[int]]:
    """Group articles that are copies of each other: positions in ``articles``, in their order.

    Every article is in one group, alone where it has no copy; a copy of a copy counts as one.
    """
    leader = list(range(len(articles)))

    def find(place: int) -> int:
        while leader[place] != place:
            leader[place] = leader[leader[place]]
            place = leader[place]
        return place

    for first, second in _candidates(articles):
        one, other = find(first), find(second)
        if one != other and likeness(articles[first].text, articles[second].text) >= least:
            leader[max(one, other)] = min(one, other)
    grouped: dict[int, list[int]] = defaultdict(list)
    for place in range(len(articles)):
        grouped[find(place)].append(place)
    return list(grouped.values())


def _candidates(articles: Sequence[Article]) -> list[tuple[int, int]]:
    """Pairs that may be alike: equal in a band of their sketches, or all pairs of a few."""
    if len(articles) <= 50:
        return [(one, two) for two in range(len(articles)) for one in range(two)]
    buckets: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        sketch = _sketch(article.text)
        for band in range(0, _HASHES, _BAND):
            buckets[band, sketch[band : band + _BAND].tobytes()].append(place)
    # Each of a bucket with its first is enough: copies of a copy are one group.
    return sorted({(one[0], other) for one in buckets.values() for other in one[1:]})


def _sketch(text: str) -> npt.NDArray[np.uint64]:
    """The MinHash of a text: the least value of each of 64 hash functions over its shingles."""
    values = np.fromiter(shingles(text), np.uint64)
    least: npt.NDArray[np.uint64] = ((_FACTORS * values + _TERMS) % np.uint64(_PRIME)).min(axis=1)
    return least
