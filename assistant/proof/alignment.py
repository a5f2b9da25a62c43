"""Where a quotation stands in a text: word by word, or nearly, with all that differs.

An exact run of words is looked for first. Where there is none, the nearest stretch is aligned word
by word (RapidFuzz). What differs is told, never repaired: the reader is shown the article's words.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from assistant.proof.typography import ELLIPSIS, Words, line, tokens

Change = tuple[int, int, int, int]
"""Words ``[0]`` to ``[1]`` of the quotation stand for words ``[2]`` to ``[3]`` of the source."""


class _Step(NamedTuple):
    """A step of an alignment: a range of the quotation, one of the source, and what it does."""

    start: int
    end: int
    there: int
    there_end: int
    tag: str


_LONGEST = 600  # words of a quotation that are aligned
_GAP = 80  # words that an ellipsis may leave out
_NEAR = 0.5  # share of the words that a stretch must have to be aligned at all
_RUN = 4  # words that a spliced part has at least
_COVERED = 0.8  # share of a text that spliced parts make up
_ENDINGS = frozenset(("", "e", "en", "em", "er", "es", "n", "s", "'s", "'"))
_SHORTEST = 4  # letters before an ending that is let pass
_BASES = {  # articles, whose forms have no common beginning
    **dict.fromkeys("der die das den dem des".split(), "der"),
    **dict.fromkeys("ein eine einen einem einer eines".split(), "ein"),
    **dict.fromkeys("a an".split(), "a"),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words ``first`` until before ``end`` of a source that a quotation stands for.

    ``changes`` is where the two differ; it is empty for an exact run. ``share`` is the part of the
    quotation's words that stand there in their order, from 0 to 1.
    """

    first: int
    end: int
    share: float = 1.0
    changes: tuple[Change, ...] = ()


def parts(quotation: str) -> list[Words]:
    """Cut a quotation at its ellipses; what stands between them must be exact."""
    cuts = [0]
    for token in tokens(quotation):
        if token.key == ELLIPSIS and not token.word:
            cuts += [token.start, token.end]
    cuts.append(len(quotation))
    spans = zip(cuts[::2], cuts[1::2], strict=True)
    found = (Words.of(quotation[start:end]) for start, end in spans)
    return [words for words in found if words.keys]


def exact(quoted: Sequence[Words], source: Words) -> Iterator[list[Stretch]]:
    """Find where the parts of a quotation stand in a source, in their order and near each other.

    Each finding has a stretch for each part.
    """
    if not quoted:
        return
    for first in source.find(quoted[0].keys):
        stretches = [Stretch(first, first + len(quoted[0].keys))]
        for part in quoted[1:]:
            after = stretches[-1].end
            following = (at for at in source.find(part.keys) if after <= at <= after + _GAP)
            at = next(following, None)
            if at is None:
                break
            stretches.append(Stretch(at, at + len(part.keys)))
        else:
            yield stretches


def nearest(quoted: Words, source: Words) -> Stretch | None:
    """Align a quotation with the stretch of a source that is nearest to it.

    Returns None where no stretch has half of its words. Time is linear in the source, and in the
    square of the quotation, which is cut at 600 words.
    """
    keys = quoted.keys[:_LONGEST]
    if not keys or not source.keys:
        return None
    found = fuzz.partial_ratio_alignment(line(keys), source.line)
    if found is None or len(keys) > len(source.keys):
        return _aligned(keys, source.keys, 0, len(source.keys))
    reach = len(keys) // 3 + 4
    first, last = source.place(found.dest_start), source.place(found.dest_end)
    window = max(0, first - reach), min(len(source.keys), last + reach)
    return _aligned(keys, source.keys, *window)


def spliced(given: Words, source: Words) -> list[Stretch]:
    """Return the runs of four or more words of a source that a text is put together from.

    There are none where other words make up a fifth of the text.
    """
    runs: list[Stretch] = []
    place = 0
    while place + _RUN <= len(given.keys):
        size, at = _longest(given, place, source)
        if size:
            runs.append(Stretch(at, at + size))
        place += max(size, 1)
    covered = sum(run.end - run.first for run in runs)
    return runs if len(runs) > 1 and covered >= _COVERED * len(given.keys) else []


def _longest(given: Words, place: int, source: Words) -> tuple[int, int]:
    """Return the size of the longest run from a place, and where it begins in the source."""
    size, at = 0, -1
    for end in range(place + _RUN, len(given.keys) + 1):
        start = next(source.find(given.keys[place:end]), -1)
        if start < 0:
            break
        size, at = end - place, start
    return size, at


def _aligned(keys: Sequence[str], source: Sequence[str], first: int, end: int) -> Stretch | None:
    steps = [
        _Step(one.src_start, one.src_end, first + one.dest_start, first + one.dest_end, one.tag)
        for one in Levenshtein.opcodes(keys, source[first:end])
    ]
    same = [step for step in steps if step.tag == "equal"]
    share = sum(step.end - step.start for step in same) / len(keys)
    if share < _NEAR:
        return None
    # Before the first and after the last common word stand as many words as the quotation has.
    begin, last = same[0], same[-1]
    first = max(first, begin.there - begin.start)
    end = min(end, last.there_end + len(keys) - last.end)
    between = steps[steps.index(begin) : steps.index(last)]
    changes = [
        (0, begin.start, first, begin.there),
        *(step[:4] for step in between if step.tag != "equal"),
        (last.end, len(keys), last.there_end, end),
    ]
    kept = [one for one in changes if one[0] < one[1] or one[2] < one[3]]
    return Stretch(first, end, share, _joined(kept))


def _joined(changes: Sequence[Change]) -> tuple[Change, ...]:
    """Join changes that follow each other directly, such as a deletion after a replacement."""
    joined: list[Change] = []
    for a, b, c, d in changes:
        if joined and joined[-1][1] == a and joined[-1][3] == c:
            joined[-1] = (joined[-1][0], b, joined[-1][2], d)
        else:
            joined.append((a, b, c, d))
    return tuple(joined)


def inflected(one: str, other: str) -> bool:
    """Whether two words differ in their ending alone, or are forms of one article.

    >>> inflected("direkte", "direkten"), inflected("keine", "eine"), inflected("will", "wolle")
    (True, False, False)
    """
    if one == other or (one in _BASES and _BASES[one] == _BASES.get(other)):
        return True
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    return any(
        size >= _SHORTEST
        and one[:size].isalpha()
        and one[size:] in _ENDINGS
        and other[size:] in _ENDINGS
        for size in range(max(0, common - 2), common + 1)
    )
