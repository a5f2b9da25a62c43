"""Whether evidence says of a claim's words what the claim says: denied or not, all or some, in
which order, and who does it to whom.

Each check yields the differences; none where the sense is the same.
"""

from collections.abc import Iterator, Sequence
from itertools import compress

from assistant.proof.alignment import inflected
from assistant.proof.evidence import Clause, Evidence, Text, pairs
from assistant.proof.lexicon import (
    are_opposite,
    doubt,
    is_condition,
    is_negation,
    order,
    quantifier,
)
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
_INTENT = frozenset(
    """
    soll sollen sollte sollten will wollen wollte wollten möchte möchten würde würden könnte könnten
    muss müssen müsse müssten werde should shall would could may might must plans
    """.split()
)
_DONE = frozenset("worden wurde wurden has have had was were hat haben hatte hatten".split())
_TAKEN_UP = 0.6  # share of what is denied that makes a claim speak of it
_ARTICLES = frozenset("der die das den dem des ein eine einen einem einer eines the a an".split())


def _denials(text: Text, clause: Clause, other: Sequence[Text]) -> list[int]:
    """Places of the words of a clause that deny, such as *nicht* or *unmöglich*.

    What the ``other`` side has too, such as *unmittelbar*, denies nothing.
    """
    keys = text.words.keys
    found = []
    for place in range(*clause):
        following = keys[place + 1] if place + 1 < len(keys) else ""
        denies = is_negation(keys[place]) and following not in ("nur", "only", "zuletzt")
        if denies or (_turned(keys[place], text.language) and not _has(other, keys[place])):
            found.append(place)
    return found


def _has(texts: Sequence[Text], key: str) -> bool:
    return any(inflected(key, other) for text in texts for other in text.words.keys)


def _turned(key: str, language: str) -> bool:
    """Whether a word denies another one: *unbeteiligt*, *unlikely*."""
    if not key.startswith("un") or len(key) < 7 or key.startswith(("unter", "under", "uni")):
        return False
    return is_known(key[2:], language)


def denied(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """What one denies, the other must deny too."""
    for clause, source, row, _ in pairs(claim, found):
        theirs = source.clauses[row]
        ours_deny = _denials(claim, clause, found)
        theirs_deny = _denials(source, theirs, [claim])
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
        _denials(source, source.clauses[row], [claim]) and held.sum() >= _SAME * len(sought)
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
    """What is denied there and taken up by the claim must be denied in it."""
    if any(_denials(claim, clause, found) for clause in claim.clauses):
        return
    for source in found:
        for theirs in source.clauses:
            for place in _denials(source, theirs, [claim]):
                sought = _denied_words(source, place, theirs)
                if sought and claim.holds(sought)[-1].mean() >= _TAKEN_UP:
                    yield Difference("negation", "", source.words.written(place, place + 1))


def _denied_words(source: Evidence, place: int, clause: Clause) -> list[Term]:
    """What a word denies: the next words of its clause that say something, or those before it."""
    after = source.within((place, clause[1]))[:_REACH]
    return after or source.within((clause[0], place))[-_REACH:]


def _quantities(text: Text) -> Iterator[tuple[str, int]]:
    """Yield the classes of words that say how many or how sure, with their places."""
    keys = text.words.keys
    figures = {one.first for one in text.numbers}
    for place, key in enumerate(keys):
        name = quantifier(key) or doubt(key)
        if place and keys[place - 1] in ("above", "vor", "at", "after") and name == "all":
            continue  # above all
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


def conditioned(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """What holds under a condition may not be said without it."""
    if any(is_condition(key) for key in claim.words.keys):
        return
    for source in found:
        for row, (first, end) in enumerate(source.clauses):
            if not is_condition(source.words.keys[first]):
                continue
            beside = [at for at in (row - 1, row + 1) if 0 <= at < len(source.clauses)]
            condition = claim.holds(source.within((first, end)))[-1]
            if condition.size and condition.mean() >= _SAME:
                continue
            if any(_is_said(claim, source, source.clauses[at]) for at in beside):
                yield Difference("left out", "", source.words.written(first, end))


def _is_said(claim: Text, source: Evidence, clause: Clause) -> bool:
    sought = source.within(clause)
    return bool(sought) and bool(claim.holds(sought)[-1].mean() >= _SAME)


def intended(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """What shall be done may not be told as done."""
    keys = set(claim.words.keys)
    if _INTENT & keys or not _DONE & keys:
        return
    for _, source, row, share in pairs(claim, found):
        theirs = source.words.keys[slice(*source.clauses[row])]
        shall = next((key for key in theirs if key in _INTENT), "")
        if shall and share >= _SAME and not _DONE.intersection(theirs):
            yield Difference("quantifier", "", shall)


def opposite(claim: Text, found: Sequence[Evidence]) -> Iterator[Difference]:
    """No word of the claim may be the contrary of one that stands in its place."""
    for ours in claim.verbs:
        for source in found:
            if ours not in source.verbs:
                for theirs in source.verbs:
                    if are_opposite(ours, theirs):
                        yield Difference("opposite", ours, theirs)
    for clause in claim.clauses:
        sought = claim.within(clause)
        for source in found:
            if not sought:
                continue
            touched = [bool(row.any()) for row in source.holds(sought)[:-1]]
            for beside in compress(source.clauses, touched):
                there = source.words.keys[slice(*beside)]
                for place in range(*clause):
                    if place in claim.terms and not source.holds([claim.terms[place]])[-1][0]:
                        yield from _contraries(claim, place, source, there)


def _contraries(
    claim: Text, place: int, source: Evidence, there: Sequence[str]
) -> Iterator[Difference]:
    key = claim.words.keys[place]
    base = lemma(key, claim.language)
    for other in there:
        if are_opposite(key, other) or are_opposite(base, lemma(other, source.language)):
            yield Difference("opposite", claim.words.written(place, place + 1), other)
