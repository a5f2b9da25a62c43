"""Whether evidence carries a claim's facts: its numbers, dates, names, quotations and speaker.

Each check yields the differences; none for a claim whose facts are carried.
"""

from collections.abc import Iterator, Sequence

from assistant.proof import alignment
from assistant.proof.evidence import Evidence, Text
from assistant.proof.frame import quotations
from assistant.proof.lexicon import is_of_a_date, unit
from assistant.proof.names import place_or_people, same_name
from assistant.proof.numbers import Number
from assistant.proof.typography import Words
from assistant.proof.verdict import Difference
from assistant.proof.voices import may_speak, named_speaker
from index.words import grams, lemma_stems, stems

_YEARS = range(1500, 2100)
_SUBJECTS = frozenset("er sie he she they".split())
_ALIKE = 0.5  # share of common n-grams of words that count the same: Punkte, point


def quoted(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Direct quotations must stand in the cited sentences, word for word."""
    for text in quotations(claim.text):
        parts = alignment.parts(text)
        if not parts or any(_is_quoted(parts, one) for one in found):
            continue
        near = [
            (one, stretch)
            for one in found
            if (stretch := alignment.nearest(parts[0], one.words)) is not None
        ]
        source, at = max(near, key=lambda each: each[1].share, default=(None, None))
        written = source.words.written(at.first, at.end) if source and at else ""
        yield Difference("quotation", text, written)


def _is_quoted(parts: Sequence[Words], source: Evidence) -> bool:
    """Whether a quotation stands there, but for the ending of a word."""
    if next(alignment.exact(parts, source.words), None):
        return True
    stretch = alignment.nearest(parts[0], source.words) if len(parts) == 1 else None
    return stretch is not None and all(
        b - a == d - c and all(map(alignment.inflected, parts[0].keys[a:b], source.words.keys[c:d]))
        for a, b, c, d in stretch.changes
    )


def spoken(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Who is said to say it must be who says it."""
    who = named_speaker(claim.text, claim.language)
    if who and not any(may_speak(who, one.citation, claim.language) for one in found):
        yield Difference("speaker", who, next((one.speaker for one in found if one.speaker), ""))


def numbered(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Each number must be there, in the same unit and counting the same."""
    for one in claim.numbers:
        there = [(other, each) for each in found for other in each.numbers]
        equal = [(other, each) for other, each in there if other.value == one.value]
        if one.value in _YEARS and any(one.value in each.years for each in found):
            continue
        given = claim.words.written(one.first, one.end + (1 if one.unit else 0))
        if not equal:
            near = next((each.words.written(n.first, n.end) for n, each in there), "")
            yield Difference("number", given, near)
        elif not any(_same_count(one, claim, other, each) for other, each in equal):
            other, each = equal[0]
            yield Difference("unit", given, each.words.written(other.first, other.end + 1))


def _same_count(one: Number, claim: Text, other: Number, source: Text) -> bool:
    if one.unit or other.unit:
        return one.unit == other.unit
    if not one.head or not other.head:
        return True
    counted = _counted(one.head)
    if not counted:
        return True
    # Where nothing is counted after the number, it may be named before it.
    before = source.words.keys[max(0, other.first - 4) : other.first]
    named = other.head if _counted(other.head) else (*before, *other.head)
    return any(_alike(counted, claim.language, key, source.language) for key in named)


def _counted(head: Sequence[str]) -> str:
    return next((key for key in head if len(key) > 2 and not unit(key) and key.isalpha()), "")


def _alike(one: str, language: str, other: str, its_language: str) -> bool:
    ours = {*stems(one, language), *lemma_stems(one, language)}
    if ours & {*stems(other, its_language), *lemma_stems(other, its_language)}:
        return True
    parts = set(grams(one))
    return len(parts & set(grams(other))) >= _ALIKE * len(parts)


def dated(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Each date must be there; one that is less exact than the article's is carried by it."""
    for one in claim.dates:
        there = [other for each in found for other in each.dates]
        years = {one.first.year} if (one.last - one.first).days in (364, 365) else set()
        if any(years & each.years for each in found):
            continue
        if not any(one.first <= other.first and other.last <= one.last for other in there):
            near = next((each for each in found if each.dates), None)
            source = near.text[near.dates[0].start : near.dates[0].end] if near else ""
            yield Difference("date", claim.text[one.start : one.end], source)
    covered = [(one.start, one.end) for one in claim.dates]
    for place, key in enumerate(claim.words.keys):
        at = claim.words.places[place].start
        known = any(start <= at < end for start, end in covered)
        if is_of_a_date(key) and not known and not any(key in each.words.keys for each in found):
            yield Difference("date", claim.words.written(place, place + 1), "")


def named(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Each name must be there, or be what the cited sentences mean without naming it."""
    own = [key for each in found for _, _, key in each.names]
    for first, end, key in claim.names:
        if any(same_name(key, other) for each in found for other in (*own, *each.words.keys)):
            continue
        parts = [part for part in key.split("-") if part]
        if len(parts) > 1 and all(_is_there(part, found) for part in parts):
            continue
        if any(_meant(key, claim, each) for each in found):
            continue
        given = claim.words.written(first, end)
        others = [
            each.words.written(a, b)
            for each in found
            for a, b, other in each.names
            if not any(same_name(other, mine) for _, _, mine in claim.names)
        ]
        yield Difference("name", given, next(iter(others), ""))


def _is_there(part: str, found: Sequence[Evidence]) -> bool:
    return any(same_name(part, key) or part in key for each in found for key in each.words.keys)


def _meant(key: str, claim: Text, source: Evidence) -> bool:
    """Whether a name stands just before the cited sentences, and these name nobody else.

    A person may be meant by a pronoun too, whoever else is named.
    """
    if not any(same_name(key, other) for other in source.around.keys):
        return False
    mine = [name for _, _, name in claim.names]
    person = not place_or_people(key)
    strangers = [
        name
        for _, _, name in source.names
        if person != bool(place_or_people(name)) and not any(same_name(name, one) for one in mine)
    ]
    if person and _SUBJECTS.intersection(source.words.keys):
        return True
    return not strangers or any(same_name(key, part) for part in Words.of(source.speaker).keys)
