"""Whether evidence says of a claim's words what the claim says: denied or not, all or some, in
which order, and who does it to whom.

Each check yields the differences; none where the sense is the same.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from assistant.proof.evidence import Clause, Evidence, Text, pairs
from assistant.proof.lexicon import are_opposite, doubt, is_negation, order, quantifier
from assistant.proof.names import same_name
from assistant.proof.verdict import Difference
from assistant.question import Term
from index.words import is_known, lemma

_SAME = 0.5  # share of a clause's words that another says, from which both speak of the same
_REACH = 3  # words after a quantifier that it may count
_STRICT = frozenset(
    "all some many most few half hardly almost about only least utmost more always often rarely "
    "sometimes maybe likely alleged".split()
)
_MORE = frozenset(("über", "over"))  # before a number
_LESS = frozenset(("unter", "under", "below"))
_UTMOST = frozenset(("bis", "up"))
_CLEAR = frozenset("bevor nachdem zuvor danach vorher davor anschließend before after".split())
_TO = frozenset(
    "gegen an von vom zu zum zur über für nach aus to against from of for about by durch".split()
)
_WITH = frozenset("mit with und and sowie".split())
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines the a an".split())
_PASSIVE = frozenset("wurde wurden wird werden worden was were been is are".split())


def _denials(text: Text, clause: Clause) -> list[int]:
    """Places of the words of a clause that deny, such as *nicht* or *unmöglich*."""
    keys = text.words.keys
    found = []
    for place in range(*clause):
        following = keys[place + 1] if place + 1 < len(keys) else ""
        denies = is_negation(keys[place]) and following not in ("nur", "only", "zuletzt")
        if denies or _turned(keys[place], text.language):
            found.append(place)
    return found


def _turned(key: str, language: str) -> bool:
    """Whether a word denies another one: *unbeteiligt*, *unlikely*."""
    if not key.startswith("un") or len(key) < 7 or key.startswith(("unter", "under", "uni")):
        return False
    return is_known(key[2:], language)


def denied(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """What one denies, the other must deny too."""
    for clause, source, row, _ in pairs(claim, found):
        theirs = source.clauses[row]
        ours_deny, theirs_deny = _denials(claim, clause), _denials(source, theirs)
        if bool(ours_deny) == bool(theirs_deny):
            continue
        if ours_deny and _denied_elsewhere(claim, clause, found):
            continue
        if theirs_deny and not _is_taken_up(claim, clause, source, theirs):
            continue
        yield Difference(
            "negation",
            claim.words.written(ours_deny[0], ours_deny[0] + 1) if ours_deny else "",
            source.words.written(theirs_deny[0], theirs_deny[0] + 1) if theirs_deny else "",
        )
    yield from _dropped_denials(claim, found)


def _denied_elsewhere(claim: Text, clause: Clause, found: Sequence[Evidence]) -> bool:
    """Whether a clause that denies says half of what ours says, though another says more."""
    sought = claim.within(clause)
    return any(
        _denials(source, source.clauses[row]) and held.sum() >= _SAME * len(sought)
        for source in found
        for row, held in enumerate(source.holds(sought)[:-1])
    )


def _is_taken_up(claim: Text, clause: Clause, source: Evidence, theirs: Clause) -> bool:
    """Whether our clause says half of what theirs says."""
    sought = source.within(theirs)
    if not sought:
        return False
    held = claim.holds(sought)[claim.clauses.index(clause)]
    return bool(held.sum() >= _SAME * len(sought))


def _dropped_denials(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """A clause that denies and that the claim takes up must be denied in it."""
    if any(_denials(claim, clause) for clause in claim.clauses):
        return
    for source in found:
        for theirs in source.clauses:
            places = _denials(source, theirs)
            sought = source.within(theirs)
            if not places or not sought:
                continue
            held = claim.holds(sought)[-1]
            if held.sum() >= max(1, _SAME * len(sought)) and held.any():
                yield Difference("negation", "", source.words.written(places[0], places[0] + 1))


def _quantities(text: Text) -> Iterator[tuple[str, int]]:
    """Yield the classes of words that say how many or how sure, with their places."""
    keys = text.words.keys
    figures = {one.first for one in text.numbers}
    for place, key in enumerate(keys):
        name = quantifier(key) or doubt(key)
        if place + 1 in figures and key in _MORE:
            name = "more"
        elif place + 1 in figures and key in _LESS:
            name = "few"
        elif key in _UTMOST and place + 2 in figures and keys[place + 1] in ("zu", "to"):
            name = "utmost"
        if name in _STRICT and (name != "more" or figures & set(range(place + 1, place + 3))):
            yield name, place


def _counted(text: Text, place: int) -> tuple[list[Term], list[float]]:
    """What a quantifier counts: the next words that say something, or the next number."""
    reach = range(place + 1, place + 1 + _REACH)
    values = [one.value for one in text.numbers if one.first in reach]
    nearby = [text.terms[at] for at in reach if at in text.terms]
    if not nearby and not values:
        nearby = [text.terms[at] for at in range(place - 1, place - 4, -1) if at in text.terms]
    return nearby[:1], values[:1]


def quantified(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Quantities and doubts must be those of the evidence, neither more nor fewer."""
    for name, place in _quantities(claim):
        if not any(_has_quantity(each, name, *_counted(claim, place)) for each in found):
            yield Difference("quantifier", claim.words.written(place, place + 1), "")
    for each in found:
        for name, place in _quantities(each):
            sought, values = _counted(each, place)
            said = bool(sought) and bool(claim.holds(sought)[-1].all())
            said = said or any(one.value in values for one in claim.numbers)
            if said and not _has_quantity(claim, name, sought, values):
                yield Difference("quantifier", "", each.words.written(place, place + 1))


def _has_quantity(text: Text, name: str, sought: Sequence[Term], values: Sequence[float]) -> bool:
    """Whether a text says a quantity of the same."""
    return any(
        other == name
        and (
            not (sought or values)
            or any(value in _counted(text, place)[1] for value in values)
            or _near(text, place, sought)
        )
        for other, place in _quantities(text)
    )


def _near(text: Text, place: int, sought: Sequence[Term]) -> bool:
    clause = next(row for row, (a, b) in enumerate(text.clauses) if a <= place < b)
    return bool(sought) and bool(text.holds(sought)[clause].any())


def timed(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """What happens before or after what must be as the evidence has it."""
    for place, name, sought in _orders(claim):
        there = [(other, held) for each in found for _, other, held in _held_orders(each, sought)]
        turned = {"before": "after", "after": "before"}[name]
        if any(other == name and (held or not sought) for other, held in there):
            continue
        if any(other == turned and not held for other, held in there) and sought:
            continue
        if there or claim.words.keys[place] in _CLEAR:
            yield Difference("order", claim.words.written(place, place + 1), "")


def _orders(text: Text) -> Iterator[tuple[int, str, list[Term]]]:
    """Yield words that put events in order, with what follows them in their clause."""
    keys = text.words.keys
    for place, key in enumerate(keys):
        name = order(key)
        following = keys[place + 1] if place + 1 < len(keys) else ""
        if key in ("vor", "nach") and following in _ARTICLES:
            name = "before" if key == "vor" else "after"
        if name in ("before", "after"):
            clause = next((a, b) for a, b in text.clauses if a <= place < b)
            yield place, name, text.within((place + 1, clause[1]))


def _held_orders(source: Text, sought: Sequence[Term]) -> Iterator[tuple[int, str, bool]]:
    for place, name, theirs in _orders(source):
        ours = {term.word for term in sought}
        same = any(term.word in ours for term in theirs) or _shares(sought, theirs)
        yield place, name, same


def _shares(ours: Sequence[Term], theirs: Sequence[Term]) -> bool:
    return any(
        set(one.stems.get(other.language, ())) & set(other.stems[other.language])
        for one in ours
        for other in theirs
    )


def opposite(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """No word of the claim may be the contrary of one that stands in its place."""
    for clause, source, row, _ in pairs(claim, found):
        theirs = range(*source.clauses[row])
        there = {source.words.keys[place] for place in theirs}
        for place in range(*clause):
            key = claim.words.keys[place]
            if place not in claim.terms or key in there:
                continue
            base = lemma(key, claim.language)
            if source.holds([claim.terms[place]])[row][0]:
                continue
            for other in theirs:
                their = source.words.keys[other]
                if are_opposite(key, their) or are_opposite(base, lemma(their, source.language)):
                    yield Difference(
                        "opposite",
                        claim.words.written(place, place + 1),
                        source.words.written(other, other + 1),
                    )


def cast(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """Who does something to whom must be as the evidence has it."""
    for one, other in combinations(claim.names, 2):
        if same_name(one[2], other[2]) or not _in_one_clause(claim, one[0], other[0]):
            continue
        for source in found:
            pair = _placed(source, one[2]), _placed(source, other[2])
            if len(pair[0]) != 1 or len(pair[1]) != 1:
                continue  # where a name comes twice, its part is not known
            there = pair[0][0], pair[1][0]
            if _in_one_clause(source, *there) and _is_turned(claim, source, (one, other), there):
                yield Difference(
                    "order",
                    claim.words.written(one[0], other[1]),
                    source.words.written(min(there), max(there) + 1),
                )


def _in_one_clause(text: Text, one: int, other: int) -> bool:
    return any(a <= one < b and a <= other < b for a, b in text.clauses)


def _placed(source: Text, key: str) -> list[int]:
    return [first for first, _, name in source.names if same_name(name, key)]


def _is_turned(
    claim: Text,
    source: Text,
    ours: tuple[tuple[int, int, str], tuple[int, int, str]],
    there: tuple[int, int],
) -> bool:
    parts = _part(claim, ours[0][0]), _part(claim, ours[1][0])
    theirs = _part(source, there[0]), _part(source, there[1])
    if "with" in (*parts, *theirs):
        return False
    if parts[0] != parts[1]:
        return parts == (theirs[1], theirs[0])
    passive = _is_passive(claim) != _is_passive(source)
    return parts == theirs == ("", "") and there[0] > there[1] and not passive


def _part(text: Text, place: int) -> str:
    """Return what part a name takes by the word before it: a preposition, or nothing."""
    keys = text.words.keys
    before = place - 1
    while before >= 0 and place - before <= 3 and not text.words.stops[before]:
        if keys[before] in _WITH:
            return "with"
        if keys[before] in _TO:
            return "to"
        if keys[before] not in _ARTICLES and not keys[before].endswith(("en", "em", "er", "e")):
            return ""
        before -= 1
    return ""


def _is_passive(text: Text) -> bool:
    return bool(_PASSIVE.intersection(text.words.keys))
