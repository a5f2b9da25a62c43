"""The two sides of a proof: a claim, and the sentences that are to carry it, both in clauses."""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache

import numpy as np

from assistant.answer import Citation
from assistant.lists import beginning
from assistant.matching import Vocabulary, article_sentences, rejoined_verbs
from assistant.proof import names, numbers
from assistant.proof.numbers import Number
from assistant.proof.typography import Words
from assistant.proof.voices import speaker_of
from assistant.question import LANGUAGES, Term, terms
from index.dates import DateMention, find_dates

Clause = tuple[int, int]
"""A half-open range of a text's words."""

_PARTING = frozenset(",;:()–—-.!?")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_BEFORE = 3  # sentences before the cited ones
_CARRIED = 0.6  # how well a word must be held to count as said: a synonym does


class Text:
    """A text with all that a proof looks at: words, clauses, numbers, dates and names."""

    def __init__(self, text: str, language: str, day: datetime.date | None) -> None:
        self.text = text
        self.language = language
        self.words = Words.of(text)
        self._day = day
        self._held: dict[tuple[str, str], np.ndarray[tuple[int], np.dtype[np.bool_]]] = {}

    @cached_property
    def dates(self) -> list[DateMention]:
        """The dates, as they are meant on the article's day."""
        return find_dates(self.text, self.language, self._day)

    @cached_property
    def numbers(self) -> list[Number]:
        """The numbers that are not part of a date."""
        return [
            one
            for one in numbers.find(self.words, self.language)
            if not self._is_dated(self.words.places[one.first].start)
        ]

    @cached_property
    def years(self) -> set[int]:
        """The years that are named, as part of a date or alone."""
        return {int(key) for key in self.words.keys if _YEAR.fullmatch(key)}

    @cached_property
    def verbs(self) -> list[str]:
        """The verbs that the text splits, in one word: lehnte … ab is ablehnen."""
        return rejoined_verbs(self.text) if self.language == "de" else []

    @cached_property
    def names(self) -> list[tuple[int, int, str]]:
        """The names: first word, the word after it, and how it is compared."""
        counted = {place for one in self.numbers for place in range(one.first, one.end)}
        return [
            one
            for one in names.names(self.words, self.language)
            if one[0] not in counted and not self._is_dated(self.words.places[one[0]].start)
        ]

    @cached_property
    def clauses(self) -> list[Clause]:
        """The stretches between punctuation."""
        found: list[Clause] = []
        first = 0
        for place in range(len(self.words.keys)):
            if self._parts(place):
                found.append((first, place + 1))
                first = place + 1
        return found

    @cached_property
    def terms(self) -> dict[int, Term]:
        """The words that say something, by place; without numbers, dates and small words."""
        if self.language not in LANGUAGES:
            return {}
        wanted = {term.word: term for term in terms(self.text, self.language)}
        found = {}
        for place, token in enumerate(self.words.places):
            term = wanted.get(self.text[token.start : token.end].lower())
            for part in token.key.split("-"):  # the last part says what it is: NATO-Staaten
                term = wanted.get(part, term)
            if term and not any(sign.isdigit() for sign in term.word):
                found[place] = term
        return found

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of each clause, and those of the whole after them."""
        texts = [self.words.written(*clause) for clause in self.clauses]
        return Vocabulary.of([*texts, self.text], self.language)

    def holds(self, sought: Sequence[Term]) -> "np.ndarray[tuple[int, int], np.dtype[np.bool_]]":
        """Return which clause (row; the last row is the whole) says which term (column)."""
        # One column a term: checks ask for the same terms again, alone and together.
        new = [term for term in sought if (term.word, term.language) not in self._held]
        if new:
            held = (self.vocabulary.hold(new, self.language) >= _CARRIED).T
            for term, column in zip(new, held, strict=True):
                self._held[term.word, term.language] = column
        columns = [self._held[term.word, term.language] for term in sought]
        return np.array(columns, dtype=bool).reshape(len(sought), self.vocabulary.texts).T

    def within(self, clause: Clause) -> list[Term]:
        """The terms of a clause."""
        return [term for place, term in self.terms.items() if clause[0] <= place < clause[1]]

    def _is_dated(self, at: int) -> bool:
        return any(one.start <= at < one.end for one in self.dates)

    def _parts(self, place: int) -> bool:
        if place + 1 == len(self.words.keys):
            return True
        stop = self.words.stops[place]
        if self.words.keys[place].isdigit() and stop == ".":
            return False  # of an ordinal
        return bool(_PARTING.intersection(stop))


class Evidence(Text):
    """Cited sentences; ``around`` is what stands before them, where a pronoun's name is."""

    def __init__(self, citation: Citation) -> None:
        article, sentences = citation.article, article_sentences(citation.article)
        over = [
            place
            for place, one in enumerate(sentences)
            if one.start < citation.end and citation.start < one.end
        ]
        start = sentences[over[0]].start if over else citation.start
        end = sentences[over[-1]].end if over else citation.end
        super().__init__(article.text[start:end], article.language, article.date)
        self.citation = citation
        self.speaker = speaker_of(citation)
        first = over[0] if over else 0
        leans = bool(over) and beginning(article, first) < first
        # What *er* or *dies* means stands in the sentences that the first one leans on.
        lent = article.text[sentences[beginning(article, first)].start : start] if leans else ""
        self.lent = Text(lent, article.language, article.date) if lent else None
        before = sentences[max(0, first - _BEFORE)].start if over else start
        heads = [article.text[slice(*one.heading)] for one in sentences[first:] if one.heading][:1]
        about = [self.speaker, article.title, *heads, article.text[before:start]]
        self.around = Words.of("\n".join(about))
        self._around_keys = frozenset(self.around.keys)

    def names_around(self, word: str) -> bool:
        """Whether a word is a name in what is around the cited sentences."""
        if not any(names.same_name(word, key) for key in self._around_keys):
            return False
        return any(names.same_name(word, key) for key in self._names_around)

    @cached_property
    def _names_around(self) -> list[str]:
        return [key for _, _, key in names.names(self.around, self.language)]


@lru_cache(maxsize=512)
def evidence(citation: Citation) -> Evidence:
    """Take what a citation gives; kept for those last used."""
    return Evidence(citation)


def pairs(claim: Text, found: Sequence[Evidence]) -> Iterator[tuple[Clause, Evidence, int, float]]:
    """Pair each clause of a claim with the clause that says most of it, and how much of it."""
    for clause in claim.clauses:
        sought = claim.within(clause)
        if not sought:
            continue
        weights = np.array([term.share for term in sought])
        best = max(
            (
                (float(share), one, row)
                for one in found
                for row, share in enumerate((one.holds(sought) * weights).sum(axis=1)[:-1])
            ),
            key=lambda each: each[0],
            default=None,
        )
        if best:
            yield clause, best[1], best[2], best[0] / float(weights.sum())
