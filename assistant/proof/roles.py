"""Whether names have the parts in a claim that they have in the evidence: who, to whom, when.

Without grammar: a name's part is the preposition that governs it, or its place before another one.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from assistant.proof.evidence import Evidence, Text
from assistant.proof.names import is_role, same_name
from assistant.proof.typography import Words
from assistant.proof.verdict import Difference

Name = tuple[int, int, str]
"""First word, the word after it, and how it is compared."""

_PREPOSITIONS = {
    **{key: key for key in "gegen an von über für aus mit durch gegenüber".split()},
    **{key: key for key in "to against from of for with by".split()},
    **dict.fromkeys("in im nach bei vor auf at".split(), "in"),
    "vom": "von",
    "am": "an",
}
_DIRECTED = frozenset("gegen an von to against from by".split())
_WITH = frozenset(("mit", "with"))
_JOINING = frozenset("und and sowie".split())
_FAR = 5  # words before a name within which its preposition stands
_NEXT = 4  # words after a number within which the name stands that it belongs to
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines the a an".split())
_PASSIVE = frozenset("wurde wurden wird werden worden was were been is are".split())
_BEING = frozenset("ist war sind waren is was are were".split())


def cast(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Who does something to whom must be as the evidence has it."""
    for source in found:
        for one, other in combinations(claim.names, 2):
            there = _placed(source, one[2]), _placed(source, other[2])
            if same_name(one[2], other[2]) or len(there[0]) != 1 or len(there[1]) != 1:
                continue  # where a name comes twice, its part is not known
            places = there[0][0], there[1][0]
            if _is_turned(claim, source, (one, other), places):
                yield Difference(
                    "order",
                    claim.words.written(one[0], other[1]),
                    source.words.written(min(places), max(places) + 1),
                )


def directed(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Whom something goes to, against or from must be whom the evidence names."""
    for source in found:
        for word in _DIRECTED:
            ours = [one for one in claim.names if _governing(claim, one[0]) == word]
            theirs = [one for one in source.names if _governing(source, one[0]) == word]
            if not ours or not theirs or _common(ours, theirs):
                continue
            if _common(theirs, claim.names):
                yield Difference(
                    "order", claim.words.written(*ours[0][:2]), source.words.written(*theirs[0][:2])
                )


def attached(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """A year or number must belong to the name that it belongs to in the evidence."""
    for source in found:
        theirs = dict(_belonging(source))
        for value, name in _belonging(claim):
            other = theirs.get(value)
            if other is None or same_name(name[2], other[2]):
                continue
            if any(same_name(name[2], one[2]) for at, one in theirs.items() if at != value):
                yield Difference("order", claim.words.written(*name[:2]), value)


def titled(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """What somebody is must be what the evidence says they are: *A ist der Sprecher*."""
    keys = claim.words.keys
    for place, key in enumerate(keys):
        if not is_role(key, claim.language) or not _BEING.intersection(keys[:place]):
            continue
        before = [one for one in claim.names if one[1] <= place]
        for source in found if before else ():
            bearer = _bearer(source, key)
            if bearer and not _common(before, bearer) and _common(before, source.names):
                yield Difference(
                    "order",
                    claim.words.written(before[-1][0], place + 1),
                    source.words.written(bearer[0][0], bearer[-1][1]),
                )
        return  # what follows says more of the first


def _bearer(source: Text, role: str) -> list[Name]:
    """The names that stand beside an office: *Generalsekretär Mark Rutte*, *Kushner, der Sohn*."""
    for place, key in enumerate(source.words.keys):
        if key != role:
            continue
        after = [one for one in source.names if place < one[0] <= place + 2]
        if after and after[0][0] == place + 1 and not source.words.stops[place]:
            return after
        start = place - 1 if place and source.words.keys[place - 1] in _ARTICLES else place
        if start and "," in source.words.stops[start - 1]:
            return [one for one in source.names if start - 2 <= one[0] < start]
    return []


def _belonging(text: Text) -> Iterator[tuple[str, Name]]:
    """Yield figures of a text with the name that follows each, or else its clause's only one."""
    for first, end in text.clauses:
        figures = [at for at in range(first, end) if text.words.keys[at][0].isdigit()]
        names = [one for one in text.names if first <= one[0] < end]
        for at, following in pairwise([*figures, end]):
            after = [one for one in names if at < one[0] < min(following, at + 1 + _NEXT)]
            if after:
                yield text.words.keys[at], after[0]
            elif len(names) == 1:
                yield text.words.keys[at], names[0]


def _common(ours: Sequence[Name], theirs: Sequence[Name]) -> bool:
    return any(same_name(one[2], other[2]) for one in ours for other in theirs)


def _placed(source: Text, key: str) -> list[int]:
    return [first for first, _, name in source.names if same_name(name, key)]


def _is_turned(
    claim: Text, source: Evidence, names: tuple[Name, Name], places: tuple[int, int]
) -> bool:
    """Whether two names have changed parts: by their prepositions, or by their places."""
    mine = _governing(claim, names[0][0]), _governing(claim, names[1][0])
    theirs = _governing(source, places[0]), _governing(source, places[1])
    if _is_joined(source, min(places), max(places)):
        return False
    if _is_joined(claim, names[0][0], names[1][0]):
        # Who does something together is on one side there too.
        return bool(theirs[0]) != bool(theirs[1]) and not set(theirs) & _WITH
    if mine[0] != mine[1]:
        return mine == (theirs[1], theirs[0]) and not set(mine) & _WITH
    if any(mine) or any(theirs) or places[0] < places[1]:
        return False
    if _is_passive(claim) != _is_passive(source):
        return False
    speaks = any(same_name(names[0][2], key) for key in Words.of(source.speaker).keys)
    begins = not any(place in claim.terms for place in range(names[0][0] - 2))
    return begins and not speaks


def _governing(text: Text, place: int) -> str:
    """Return the preposition that governs a name; nothing where none does."""
    keys = text.words.keys
    for before in range(place - 1, max(-1, place - 1 - _FAR), -1):
        if text.words.stops[before]:
            return ""
        if keys[before] in _PREPOSITIONS:
            return _PREPOSITIONS[keys[before]]
        large = text.words.written(before, before + 1)[:1].isupper()
        inflected = keys[before].endswith(("en", "em", "er", "es", "e"))
        if keys[before] not in _ARTICLES and not large and not inflected:
            return ""
    return ""


def _is_joined(text: Text, one: int, other: int) -> bool:
    """Whether two names are joined by *und*, with forenames and offices between them."""
    between = text.words.keys[one + 1 : other]
    large = all(
        key in _JOINING or text.words.written(at, at + 1)[:1].isupper()
        for at, key in enumerate(between, one + 1)
    )
    return large and bool(_JOINING.intersection(between))


def _is_passive(text: Text) -> bool:
    return bool(_PASSIVE.intersection(text.words.keys))
