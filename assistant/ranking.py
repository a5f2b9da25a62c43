"""Ranks the sentences of the passages found: which of them answers the question?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise

from assistant.answer import Found
from assistant.matching import Words, match, sentence_words
from assistant.question import Kind, Question
from corpus.article import Article

_MONTHS = (
    "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "January|February|March|May|June|July|October|December"
)
_NUMBERS = (
    "zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|hunderte|tausend|tausende|"
    "million|millionen|milliarde|milliarden|dutzend|dutzende|hälfte|drittel|viertel|prozent|einmal|"
    "zweimal|dreimal|beide|beiden|keine|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    "hundred|hundreds|thousand|thousands|millions|billion|billions|dozen|half|third|quarter|percent|"
    "once|twice|both"
)
_TIMES = "minute|stunde|tag|woche|monat|jahr|jahrzehnt|hour|day|week|month|year|decade"
# What a sentence must hold to give the kind of answer that is asked for.
_HOLDS: dict[Kind, re.Pattern[str]] = {
    "age": re.compile(
        r"\d+[- ]?jährig|\d+ Jahren? alt|Alter von|Mit \d+ Jahren|\bgeboren\b"
        r"|\baged? \d+|\d+[- ]years?[- ]old|\bborn\b"
    ),
    "duration": re.compile(
        rf"(?:\d|\b(?i:{_NUMBERS}|ein|eine[nr]?|one|a|mehrere|several))\W+(?:\w+\W+)?(?i:{_TIMES})"
        rf"|(?i:{_TIMES})e?n?lang|\b(?:1\d|20)\d\d\b.*\b(?:1\d|20)\d\d\b"
    ),
    "number": re.compile(rf"\d|\b(?i:{_NUMBERS})\b"),
    "when": re.compile(
        rf"\b(?:1\d|20)\d\d\b|\b(?:{_MONTHS})\b|\d\d?\.\d\d?\.|\b(?i:montag|dienstag|mittwoch|"
        r"donnerstag|freitag|samstag|sonntag|gestern|heute|wenn|sobald|nachdem|bevor|bis|jahrhundert|"
        r"uhr|monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|century|ago|"
        rf"once|after|before|until|when)\b|\b(?:vor|nach|seit|in) \w+ (?i:{_TIMES})"
    ),
    "where": re.compile(
        r"\b(?:in|im|nach|bei|aus|an|am|auf|von|vor|zu|zwischen|at|from|to|on|near|off)"
        r"\s+(?:\w+\s+)?[A-ZÄÖÜ]"
    ),
    "who": re.compile(r"[A-ZÄÖÜ]\w+"),
    "why": re.compile(
        r"(?i:\bweil\b|\bda\b|\bdenn\b|\bum\b.*\bzu\b|wegen|aufgrund|deshalb|daher|damit|grund|"
        r"because|due to|since|\bin order\b|\bso that\b|\bas\b|reason|therefore)"
    ),
    "said": re.compile(
        r"[„“”\"«»‚‘]|(?i:\bsag|erklär|\blaut\b|zufolge|beton|nannte|nennt|schrieb|kündig|warn|"
        r"forder|räumt|bezeichn|äußer|mein|\bhabe\b|\bsei(?:en)?\b|werde\b|said|says|told|according|"
        r"stated|argued|wrote|warned|called)"
    ),
}
_NEAR = 0.7  # what a term counts that stands before or over the sentence
_AROUND = 0.5  # what a term counts that stands elsewhere in the passage
_CLOSE = 25  # characters between the beginnings of neighbouring words


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a sentence, each from 0 to 1.

    ``own``: share of the question's terms that it holds, weighted by rarity; ``near``: the same
    with the sentence before it, its sub-heading, title and passage; ``names``: share of the
    question's names, near; ``missing``: weight of the heaviest term that is not even near;
    ``passage``: score of its passage beside the best; ``kind``: it holds the kind of answer asked
    for; ``pairs``: share of neighbouring terms that are neighbours here too; ``brevity``: short
    rather than long; ``lead``: it opens its article.
    """

    own: float
    near: float
    names: float
    missing: float
    passage: float
    kind: float
    pairs: float
    brevity: float
    lead: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence of an article with its evidence and score; higher is better."""

    article: Article
    words: Words
    place: int
    evidence: Evidence
    score: float


WEIGHTS = Evidence(
    own=3.0,
    near=3.9,
    names=0.8,
    missing=-0.3,
    passage=4.9,
    kind=2.0,
    pairs=1.1,
    brevity=0.2,
    lead=0.2,
)
"""How much each piece of evidence counts."""


def rank_sentences(
    question: Question, found: Sequence[Found], rarity: Mapping[str, float]
) -> list[Ranked]:
    """Rank the sentences of the passages found, best first.

    ``rarity`` weighs each term's word, from 0 (in every passage) to 1 (in none).
    """
    best = max((one.score for one in found), default=0.0) or 1.0
    weights = [max(0.05, rarity[term.word]) * term.share for term in question.terms]
    ranked: dict[tuple[str, int], Ranked] = {}
    for one in found:
        matches = _Matches(question, one)
        for place, words in matches.inside():
            if (one.article.id, place) in ranked:  # a cut sentence lies in two passages
                continue
            evidence = Evidence(
                own=_share(matches.held(place), weights),
                near=_share(matches.near(place), weights),
                names=_share(
                    matches.near(place),
                    [term.share * term.name for term in question.terms],
                ),
                missing=max(
                    (
                        weight * (1 - held)
                        for weight, held in zip(weights, matches.near(place), strict=True)
                    ),
                    default=0.0,
                ),
                passage=one.score / best,
                kind=float(holds_kind(question.kind, words.text)),
                pairs=matches.pairs(place),
                brevity=1 / (1 + words.length / 20),
                lead=float(place == 0),
            )
            ranked[one.article.id, place] = Ranked(
                one.article, words, place, evidence, _weighted(evidence)
            )
    return sorted(ranked.values(), key=lambda one: (-one.score, one.article.id, one.place))


def holds_kind(kind: Kind, text: str) -> bool:
    """Whether a sentence holds what a question of this kind asks for."""
    pattern = _HOLDS.get(kind)
    return pattern is None or bool(pattern.search(text))


def _weighted(evidence: Evidence) -> float:
    return float(
        sum(
            weight * value
            for weight, value in zip(astuple(WEIGHTS), astuple(evidence), strict=True)
        )
    )


def _share(values: Sequence[float], weights: Sequence[float]) -> float:
    total = sum(weights)
    if not total:
        return 0.0
    return sum(value * weight for value, weight in zip(values, weights, strict=True)) / total


class _Matches:
    """How the sentences of one passage hold a question's terms, each looked at once."""

    def __init__(self, question: Question, found: Found) -> None:
        self._terms = question.terms
        self._found = found
        self._sentences = sentence_words(found.article)
        heads = Words.of(f"{found.passage.title} {found.passage.heading}", found.article.language)
        self._heads = self._match(heads)
        self._held: dict[int, list[float]] = {}
        self._around = [
            max(values)
            for values in zip(*(self.held(place) for place, _ in self.inside()), strict=True)
        ]

    def inside(self) -> Iterator[tuple[int, Words]]:
        """Yield place and words of each sentence that lies in the passage, even in part."""
        passage = self._found.passage
        for place, words in enumerate(self._sentences):
            if words.start < passage.end and words.end > passage.start:
                yield place, words

    def held(self, place: int) -> list[float]:
        """Return how well the sentence holds each term."""
        if place not in self._held:
            self._held[place] = self._match(self._sentences[place])
        return self._held[place]

    def near(self, place: int) -> list[float]:
        """Return the same for the sentence with what stands before and over it."""
        before = self.held(place - 1) if place else [0.0] * len(self._terms)
        return [
            max(own, _NEAR * previous, _NEAR * over, _AROUND * around)
            for own, previous, over, around in zip(
                self.held(place), before, self._heads, self._around, strict=True
            )
        ]

    def pairs(self, place: int) -> float:
        """Return the share of the question's neighbouring terms that stand close here too."""
        text = self._sentences[place].text.lower()
        spots = [text.find(term.word[:5]) for term in self._terms]
        close = [
            first >= 0 and second >= 0 and abs(first - second) <= _CLOSE
            for first, second in pairwise(spots)
        ]
        return sum(close) / len(close) if close else 0.0

    def _match(self, words: Words) -> list[float]:
        language = self._found.article.language
        return [match(term, words, language) for term in self._terms]
