"""The proof: whether cited words carry a statement, and why not.

First its facts, then its sense, then whether it says no more than the cited words do. Only what
passes all of it is proven; a paraphrase that words alone cannot judge is proven by an entailment
model, where there is one.
"""

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from assistant.answer import Citation
from assistant.proof import alignment, facts, sense
from assistant.proof.alignment import nearest
from assistant.proof.differences import cut_off, differences, left_out
from assistant.proof.entailment import Entailment, Judgement
from assistant.proof.evidence import Evidence, Text, evidence
from assistant.proof.names import same_name
from assistant.proof.typography import Words, article_as_words
from assistant.proof.verdict import PROVEN, Difference, Verdict
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
    sense.opposite,
    sense.cast,
)

CARRIED = 0.7
"""Share of a statement's words that the cited ones must say for it to be proven."""

_COPIED = 0.75  # share of words in their order that make a statement a copy
_ALTERING = ("number", "date", "unit", "name", "negation", "quantifier", "order", "opposite")
_DOUBTFUL = ("added", "wording", "inflection")
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
        if share >= CARRIED:
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


def _miscopied(claim: Text, found: Sequence[Evidence]) -> list[Difference]:
    """Return what was altered in a statement that is a sentence of the article but for some words.

    Such a sentence is no paraphrase: each of its other words must mean the same.
    """
    if claim.language != found[0].language:
        return []
    whole = article_as_words(found[0].citation.article)
    if parts := alignment.spliced(claim.words, whole):
        return [Difference("splice", claim.text, whole.written(parts[0].first, parts[0].end))]
    near = [(stretch, one) for one in found if (stretch := nearest(claim.words, one.words))]
    stretch, source = max(near, key=lambda each: each[0].share, default=(None, None))
    if stretch is None or source is None or stretch.share < _COPIED:
        return []
    told = differences(claim.words, source.words, stretch, claim.language)
    return [
        one
        for one, change in zip(told, stretch.changes, strict=True)
        if (one.kind in _ALTERING and (one.given or one.kind in ("negation", "quantifier")))
        or (one.kind in _DOUBTFUL and not _means(claim, source, change))
    ]


def _means(claim: Text, source: Evidence, change: alignment.Change) -> bool:
    """Whether the words of a change that say something are said in the evidence."""
    sought = [claim.terms[place] for place in range(*change[:2]) if place in claim.terms]
    return not sought or bool(source.holds(sought)[-1].all())


def _names_around(word: str, found: Sequence[Evidence]) -> bool:
    """Whether a word is a name from around the cited words; the check of names looks at those."""
    return any(same_name(word, key) for one in found for key in one.names_around)


def _share(claim: Text, found: Sequence[Evidence]) -> float:
    """Return the share of a claim's words, names aside, that the cited sentences say."""
    named = {
        place
        for first, end, _ in claim.names
        for place in range(first, end)
        if "-" not in claim.words.keys[place]
    }
    sought = [
        term
        for place, term in claim.terms.items()
        if place not in named and term.word not in _SAYING and not _names_around(term.word, found)
    ]
    if not sought:
        return 1.0
    held = np.max([one.holds(sought)[-1] for one in found], axis=0)
    weights = np.array([term.share for term in sought])
    return float((held * weights).sum() / weights.sum())
