"""The proof: whether cited words carry a statement, and why not.

First its facts, then its sense, then whether it says no more than the cited words do. Only what
passes all of it is proven; a paraphrase that words alone cannot judge is proven by an entailment
model, where there is one.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np

from assistant.answer import Citation
from assistant.matching import article_sentences
from assistant.proof import alignment, facts, roles, sense
from assistant.proof.alignment import nearest
from assistant.proof.differences import cut_off, differences, left_out
from assistant.proof.entailment import Entailment, Judgement
from assistant.proof.evidence import Evidence, Text, evidence
from assistant.proof.lexicon import order, unit
from assistant.proof.names import is_people, place_or_people, same_name
from assistant.proof.typography import Words, article_as_words
from assistant.proof.verdict import PROVEN, Difference, Kind, Verdict
from assistant.question import Term
from assistant.stopwords import STOP_WORDS
from assistant.texts import explained, say

Check = Callable[[Text, Sequence[Evidence]], Iterator[Difference]]

CHECKS: tuple[Check, ...] = (
    facts.quoted,
    facts.spoken,
    facts.numbered,
    facts.dated,
    facts.named,
    sense.denied,
    sense.quantified,
    sense.timed,
    sense.conditioned,
    sense.intended,
    sense.opposite,
    roles.cast,
    roles.directed,
    roles.attached,
    roles.titled,
)

CARRIED = 0.75
"""Share of a statement's words that the cited ones must say for it to be proven."""

_ARTICLES = frozenset("der die das den dem des the a an ein eine einen einem einer eines".split())
_COPIED = 0.75  # share of words in their order that make a statement a copy
_PARTLY = 0.3  # below it the cited words speak of something else
# That somebody says it, is told by the check of the speaker.
_SAYING = frozenset(
    """
    sagen sagt sagte sagten gesagt erklärt erklärte erklärten äußerte äußerten meinte betont betonte
    teilte mitteilte mitgeteilt heißt hieß berichtet berichtete worten angaben aussage aussagen
    darstellung meinung said says say told tells stated states explained according words statement
    """.split()
)
_SHORTEST = 3  # words of a sentence that states something
_LEFT_OUT = 4  # words that the words relied on may leave out of a clause
_LOCATED = 0.75  # share of the words relied on that must be in a passage for it to be their place


class Prover:
    """Proves statements by the sentences that they cite, and by a model where words do not do."""

    def __init__(self, entailment: Entailment | None = None) -> None:
        self._entailment = entailment

    def prove(self, text: str, citations: Sequence[Citation], language: str) -> Verdict:
        """Judge a statement; the reason is said in its ``language``."""
        if not citations:
            return Verdict("unproven", say("proof_no_evidence", language))
        found = [evidence(citation) for citation in citations]
        claim = Text(text, language, citations[0].article.date)
        if len(claim.words.keys) < _SHORTEST:
            return Verdict("unproven", say("proof_no_statement", language))
        if any(_is_verbatim(claim, one) for one in found):
            return PROVEN
        wrong = [one for check in CHECKS for one in check(claim, found)]
        wrong += _miscopied(claim, found)
        if wrong:
            reason = explained(wrong[0].kind, wrong[0].given, wrong[0].source, language)
            return Verdict("unproven", reason, tuple(wrong))
        share = _share(claim, found)
        if share >= CARRIED and not _is_doubtful(claim, found):
            return PROVEN
        judged = self._judged(claim, found)
        if judged == "entailed":
            return PROVEN
        if judged == "contradicted":
            return Verdict("unproven", say("proof_contradicted", language))
        if share >= _PARTLY:
            return Verdict("partly", say("proof_partly", language))
        return Verdict("unproven", say("proof_unproven", language))

    def _judged(self, claim: Text, found: Sequence[Evidence]) -> Judgement:
        if self._entailment is None:
            return "neutral"
        return self._entailment.judge(" ".join(one.text for one in found), claim.text)


def locate(words: str, within: Sequence[Citation]) -> Citation | None:
    """Find the words that a statement relies on in passages, exactly or nearly.

    Returns the place of the article's own words; None where no passage has them. A changed number,
    name, negation or quantity is never taken for the words themselves.
    """
    quoted = alignment.parts(words)
    for passage in within:
        for stretches in alignment.exact(quoted, article_as_words(passage.article)):
            place = _place(passage, stretches[0].first, stretches[-1].end)
            if place:
                return place
    given = Words.of(words)
    near = [
        (stretch.share, place)
        for passage in within
        if (stretch := alignment.nearest(given, Words.of(passage.quote))) is not None
        and stretch.share >= _LOCATED
        and _is_repairable(given, passage, stretch)
        for place in [_shifted(passage, stretch)]
    ]
    return max(near, key=lambda one: one[0])[1] if near else None


def _place(passage: Citation, first: int, end: int) -> Citation | None:
    start, stop = article_as_words(passage.article).range(first, end - 1)
    inside = passage.start <= start and stop <= passage.end
    return Citation(passage.article, start, stop) if inside else None


def _shifted(passage: Citation, stretch: alignment.Stretch) -> Citation:
    start, end = Words.of(passage.quote).range(stretch.first, stretch.end - 1)
    return Citation(passage.article, passage.start + start, passage.start + end)


def _is_repairable(given: Words, passage: Citation, stretch: alignment.Stretch) -> bool:
    told = differences(given, Words.of(passage.quote), stretch, passage.article.language)
    return all(_is_harmless(one) for one in told)


def _is_harmless(difference: Difference) -> bool:
    """Whether a difference is of small words, or leaves out a few that turn nothing."""
    kind, given, source = difference.kind, difference.given, difference.source
    if kind in ("inflection", "punctuation"):
        return True
    if not given:
        few = len(source.split()) <= _LEFT_OUT and not set(",;:.!?–—").intersection(source)
        return few and kind not in ("negation", "quantifier")
    both = Words.of(f"{given} {source}").keys
    return kind in ("wording", "added") and all(key in STOP_WORDS for key in both)


def _is_verbatim(claim: Text, source: Evidence) -> bool:
    """Whether a statement is a run of the cited sentences' words that leaves out nothing of use."""
    whole = claim.text.strip()[-1:] in ".!?"
    for stretches in alignment.exact(alignment.parts(claim.text), source.words):
        over = alignment.Stretch(stretches[0].first, stretches[-1].end)
        cut = cut_off(source.words, over, (0, len(source.text)), whole=whole)
        if not cut and not left_out(source.words, stretches):
            return True
    return False


def _is_doubtful(claim: Text, found: Sequence[Evidence]) -> bool:
    """Whether a clause has nothing of the evidence, or a noun stands for another one in a copy."""
    for clause in claim.clauses:
        sought = [term for term in claim.within(clause) if term.word not in _SAYING]
        if sought and not any(one.holds(sought)[-1].any() for one in found):
            return True
    for source in found:
        stretch = nearest(claim.words, source.words)
        if stretch is None or stretch.share < _COPIED or claim.language != source.language:
            continue
        for a, b, c, d in stretch.changes:
            noun = b - a == d - c == 1 and claim.words.written(a, b)[:1].isupper()
            counted = any(one.first <= a < one.end for one in claim.numbers)
            if noun and a in claim.terms and not counted and not _says(source, claim.terms[a]):
                return not _names_around(claim.terms[a].word, found)
    return False


def _says(source: Evidence, term: Term) -> bool:
    return bool(source.holds([term])[-1][0])


def _miscopied(claim: Text, found: Sequence[Evidence]) -> list[Difference]:
    """Return what was altered in a statement that is a sentence of the article but for some words.

    Such a sentence is no paraphrase: what stands in place of something else must mean the same.
    """
    if claim.language != found[0].language:
        return []
    whole = article_as_words(found[0].citation.article)
    if parts := _of_several(alignment.spliced(claim.words, whole), found[0]):
        return [Difference("splice", claim.text, whole.written(parts[0].first, parts[0].end))]
    near = [(stretch, one) for one in found if (stretch := nearest(claim.words, one.words))]
    stretch, source = max(near, key=lambda each: each[0].share, default=(None, None))
    if stretch is None or source is None or stretch.share < _COPIED:
        return []
    told = differences(claim.words, source.words, stretch, claim.language)
    wrong = [
        one
        for one, change in zip(told, stretch.changes, strict=True)
        if one.kind in ("negation", "opposite")
        or _is_other_name(claim, source, change)
        or _is_other_fact(claim, source, change, one.kind)
    ]
    return wrong + _swapped(claim, source, stretch)


def _of_several(runs: Sequence[alignment.Stretch], source: Evidence) -> Sequence[alignment.Stretch]:
    """Runs of words that are of several sentences; none where all are of one."""
    whole = article_as_words(source.citation.article)
    sentences = article_sentences(source.citation.article)
    starts = [whole.places[run.first].start for run in runs]
    of = {next((n for n, one in enumerate(sentences) if at < one.end), -1) for at in starts}
    return runs if len(of) > 1 else ()


def _is_other_name(claim: Text, source: Evidence, change: alignment.Change) -> bool:
    """Whether one name stands in the place of another one."""
    ours = _names_in(claim, change[:2])
    theirs = _names_in(source, change[2:])
    if not ours or not theirs or any(same_name(a, b) for a in ours for b in theirs):
        return False
    # Rutte may be called the Dutchman, but not another person.
    persons = not any(map(place_or_people, ours))
    called = any(map(is_people, source.words.keys[slice(*change[2:])]))
    before = claim.words.keys[change[0] - 1] if change[0] else ""
    return not (persons and called) or before in _ARTICLES


def _is_other_fact(claim: Text, source: Evidence, change: alignment.Change, kind: Kind) -> bool:
    """Whether a number, day, unit or word of order stands in the place of another one."""
    ours, theirs = claim.words.keys[slice(*change[:2])], source.words.keys[slice(*change[2:])]
    if len(ours) != len(theirs):
        return False
    if kind == "unit":
        return len(ours) == 1 or (any(map(unit, ours)) and any(map(unit, theirs)))
    if kind in ("number", "date"):  # days are compared as days
        return all(key.isdigit() and len(key) > 2 for key in (*ours, *theirs))
    return kind == "order" and any(map(order, (*ours, *theirs)))


def _names_in(text: Text, span: tuple[int, int]) -> list[str]:
    return [key for first, _, key in text.names if span[0] <= first < span[1]]


def _swapped(claim: Text, source: Evidence, stretch: alignment.Stretch) -> list[Difference]:
    """Return figures or names that have changed places."""
    changed = [
        (claim.words.keys[a:b], source.words.keys[c:d], (a, b), (c, d))
        for a, b, c, d in stretch.changes
        if a < b and c < d
    ]
    return [
        Difference("order", claim.words.written(*one[2]), source.words.written(*one[3]))
        for one, other in combinations(changed, 2)
        if one[0] == other[1] and one[1] == other[0] and _is_telling(claim, one[2])
    ]


def _is_telling(claim: Text, span: tuple[int, int]) -> bool:
    figures = any(key[0].isdigit() for key in claim.words.keys[slice(*span)])
    return figures or bool(_names_in(claim, span))


def _names_around(word: str, found: Sequence[Evidence]) -> bool:
    """Whether a word is a name from around the cited words; the check of names looks at those."""
    return any(one.names_around(word) for one in found)


def _share(claim: Text, found: Sequence[Evidence]) -> float:
    """Return the share of a claim's words, names aside, that the cited sentences say."""
    named = {
        place
        for first, end, _ in claim.names
        for place in range(first, end)
        if "-" not in claim.words.keys[place]
    } | {place for one in claim.numbers for place in range(one.first, one.end)}
    sought = [
        term
        for place, term in claim.terms.items()
        if place not in named and term.word not in _SAYING
    ]
    said = [any(_says(one, term) for one in found) for term in sought]
    counted = [
        (term, held)
        for term, held in zip(sought, said, strict=True)
        if held or not _names_around(term.word, found)
    ]
    if not counted:  # names alone say nothing
        return 1.0 if claim.numbers or claim.dates else 0.0
    sought, held = [term for term, _ in counted], np.array([each for _, each in counted])
    weights = np.array([term.share for term in sought])
    # One word may say what a pronoun of the evidence means: *der Plan* for *er*.
    lent = [one.lent.holds(sought)[-1] for one in found if one.lent]
    missing = (np.max(lent, axis=0) & ~held) * weights if lent else weights * 0
    return float(((held * weights).sum() + missing.max()) / weights.sum())
