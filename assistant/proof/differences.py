"""What differs between a quotation and its source, by kind: a number, a name, a negation …"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from assistant.proof import numbers
from assistant.proof.alignment import Change, Stretch, inflected
from assistant.proof.lexicon import (
    are_opposite,
    doubt,
    is_condition,
    is_negation,
    is_of_a_date,
    month,
    order,
    quantifier,
    unit,
)
from assistant.proof.names import is_name, same_name
from assistant.proof.typography import Words
from assistant.proof.verdict import Difference, Kind
from assistant.stopwords import STOP_WORDS

_HARMLESS = ("inflection", "punctuation")
_BEFORE_PLACE = frozenset("in nach aus von bei from".split())
_INFLECTED = 6  # of so many words, one may be inflected otherwise


def differences(given: Words, source: Words, found: Stretch, language: str) -> list[Difference]:
    """Return what differs between a quotation and the stretch that it stands for, in order."""
    moved = _moved(given, source, found.changes)
    return [
        Difference(
            _kind(given, source, change, language, moved),
            given.written(*change[:2]),
            source.written(*change[2:]),
        )
        for change in found.changes
    ]


def is_verbatim(found: Sequence[Difference], words: int) -> bool:
    """Whether a quotation of so many words that differs so is still word for word."""
    few = len(found) <= max(1, words // _INFLECTED)
    return few and all(one.kind in _HARMLESS for one in found)


def _moved(given: Words, source: Words, changes: Sequence[Change]) -> frozenset[str]:
    """Words that stand in both, but elsewhere."""
    ours = Counter(key for a, b, _, _ in changes for key in given.keys[a:b])
    theirs = Counter(key for _, _, c, d in changes for key in source.keys[c:d])
    return frozenset(key for key in ours & theirs if key not in STOP_WORDS)


def _kind(
    given: Words, source: Words, change: Change, language: str, moved: frozenset[str]
) -> Kind:
    a, b, c, d = change
    ours, theirs = given.keys[a:b], source.keys[c:d]
    if len(ours) == len(theirs) and all(map(inflected, ours, theirs)):
        return "inflection"
    denials = [sum(map(is_negation, keys)) for keys in (ours, theirs)]
    if denials[0] != denials[1]:
        return "negation"
    if moved.intersection(ours) or moved.intersection(theirs):
        return "order"
    if kind := _of_figures(given, source, change, language):
        return kind
    tests: list[tuple[Kind, Callable[[str], object]]] = [
        ("unit", unit),
        ("quantifier", lambda key: quantifier(key) or doubt(key)),
        ("order", order),
    ]
    for kind, test in tests:
        if Counter(filter(None, map(test, ours))) != Counter(filter(None, map(test, theirs))):
            return kind
    if any(are_opposite(one, other) for one in ours for other in theirs):
        return "opposite"
    return _of_words(given, source, change, language)


def _of_figures(given: Words, source: Words, change: Change, language: str) -> Kind | None:
    a, b, c, d = change
    if any(map(is_of_a_date, (*given.keys[a:b], *source.keys[c:d]))):
        return "date"
    ours = [one for one in numbers.find(given, language) if one.first < b and a < one.end]
    theirs = [one for one in numbers.find(source, language) if one.first < d and c < one.end]
    if [(one.value, one.unit) for one in ours] == [(one.value, one.unit) for one in theirs]:
        return None
    if [one.value for one in ours] == [one.value for one in theirs]:
        return "unit"
    for words, found in ((given, ours), (source, theirs)):
        if any(month(key) for one in found for key in words.keys[one.end : one.end + 1]):
            return "date"
    return "number"


def _of_words(given: Words, source: Words, change: Change, language: str) -> Kind:
    a, b, c, d = change
    ours = [given.keys[place] for place in range(a, b) if _is_name(given, place, language)]
    theirs = [source.keys[place] for place in range(c, d) if _is_name(source, place, language)]
    unlike = [one for one in ours if not any(same_name(one, other) for other in theirs)]
    missing = [one for one in theirs if not any(same_name(one, other) for other in ours)]
    if unlike or (missing and ours):
        return "name"
    if a == b:
        return "left out"
    if c == d:
        return "added"
    return "name" if missing else "wording"


def _is_name(words: Words, place: int, language: str) -> bool:
    """Whether a word names something, or may name a place, such as Kiel in *von Kiel*."""
    follows = place > 0 and words.keys[place - 1] in _BEFORE_PLACE
    return is_name(words, place, language) or (
        follows and words.written(place, place + 1)[0].isupper()
    )


def left_out(source: Words, stretches: Sequence[Stretch]) -> list[Difference]:
    """Return what an ellipsis leaves out that turns what is said: a negation, a quantity, a doubt.

    Only the sentences count that the parts before and after it stand in.
    """
    found: list[Difference] = []
    for before, after in pairwise(stretches):
        ends = [place + 1 for place in range(before.end - 1, after.first) if _ends(source, place)]
        spans = [(before.end, ends[0]), (ends[-1], after.first)] if ends else None
        for first, end in spans or [(before.end, after.first)]:
            keys = source.keys[first:end]
            if any(map(is_negation, keys)):
                found.append(Difference("negation", "", source.written(first, end)))
            elif any(quantifier(key) or doubt(key) for key in keys):
                found.append(Difference("quantifier", "", source.written(first, end)))
    return found


def _ends(source: Words, place: int) -> bool:
    """Whether a sentence ends after a word."""
    return bool(set(".!?") & set(source.stops[place])) and not source.keys[place].isdigit()


def cut_off(
    source: Words, stretch: Stretch, within: tuple[int, int], *, whole: bool
) -> list[Difference]:
    """Return what a quotation leaves out at its ends that its clause cannot do without.

    ``within`` is the range of characters of the sentences that it is of. What is told is a
    negation, a word that says how many or how sure, and a condition; and any word of the clause,
    if the quotation is ``whole``: written as a sentence of its own.
    """
    first, end = stretch.first, stretch.end
    before, after = _clause(source, first, end, within)
    found: list[Difference] = []
    for a, b in ((before, first), (end, after)):
        keys = source.keys[a:b]
        kind: Kind | None = None
        if any(map(is_negation, keys)):
            kind = "negation"
        elif any(map(quantifier, keys[-3:] if b == first else keys[:3])):
            kind = "quantifier"
        elif keys and whole:
            kind = "left out"
        if kind:
            found.append(Difference(kind, "", source.written(a, b)))
    inside = after < len(source.keys) and source.places[after].start < within[1]
    if inside and after == end and is_condition(source.keys[after]):
        till = _clause(source, after, after + 1, within)[1]
        found.append(Difference("left out", "", source.written(after, till)))
    return found


def _clause(source: Words, first: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    """Return where the clauses begin and end that the words ``first`` until ``end`` are part of.

    Punctuation ends a clause, and so does a quotation mark, or the sentence.
    """
    before, after = first, end
    while before and source.places[before - 1].start >= within[0] and not _parted(source, before):
        before -= 1
    while (
        after < len(source.keys)
        and source.places[after].start < within[1]
        and not _parted(source, after)
    ):
        after += 1
    return before, after


def _parted(source: Words, place: int) -> bool:
    """Whether something other than a space stands before a word."""
    between = source.text[source.places[place - 1].end : source.places[place].start]
    if source.keys[place - 1].isdigit() and between.startswith("."):
        between = between[1:]  # of an ordinal: am 3. Dezember
    return bool(between.strip())
