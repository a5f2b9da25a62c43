"""How well a sentence's words meet a question's: the evidence that sentences are ranked by."""

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.question import Term
from corpus.article import Article
from index.sentences import split_sentences
from index.words import grams, lemma_stems, stems

_WORD = re.compile(r"\w+")
_SHORTEST_PART = 4  # letters of a stem that may be found inside a longer word
_PART = 0.8  # what a stem inside a longer word counts: Truppe in Friedenstruppe
_TRANSLATED = 0.9
_SYNONYM = 0.6
_ALIKE = 0.4  # share of common n-grams below which words are not alike


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence's range and text with its words, in lower case, their and their lemmas' stems."""

    start: int
    end: int
    text: str
    words: frozenset[str]
    stems: frozenset[str]
    length: int

    @classmethod
    def of(cls, text: str, language: str, start: int = 0) -> "Words":
        """Take a text's words; ``start`` is where it begins in its article."""
        spelt = [found[0] for found in _WORD.finditer(text)]
        both = [stem for word in spelt for stem in lemma_stems(word, language)]
        return cls(
            start,
            start + len(text),
            text,
            frozenset(word.lower() for word in spelt),
            frozenset(both + stems(text, language)),
            len(spelt),
        )


@lru_cache(maxsize=512)
def sentence_words(article: Article) -> tuple[Words, ...]:
    """Split an article into its sentences' words; kept for the articles last used."""
    return tuple(
        Words.of(article.text[sentence.start : sentence.end], article.language, sentence.start)
        for sentence in split_sentences(article.text)
    )


def match(term: Term, words: Words, language: str) -> float:
    """Return how well a sentence holds a term, from 0 (not at all) to 1 (the very word)."""
    if term.word in words.words:
        return 1.0
    sought = term.stems.get(language, (term.word,))
    for place, stem in enumerate(sought):
        if stem in words.stems:
            own = place == 0 and not term.translations
            return 1.0 if own or language not in term.stems else _TRANSLATED
    alike = max((_likeness(stem, word) for stem in sought[:3] for word in words.words), default=0.0)
    if alike < _SYNONYM and not term.synonyms.isdisjoint(words.stems):
        return _SYNONYM
    return alike


@lru_cache(maxsize=200_000)
def _likeness(stem: str, word: str) -> float:
    """Likeness of a stem and a word: contained, or spelt alike as names across languages are."""
    if len(stem) < _SHORTEST_PART:
        return 0.0
    if stem in word:
        return _PART
    sought, there = set(grams(stem)), set(grams(word))
    # Measured against the longer word, so that a short one is not found in every long one.
    common = len(sought & there) / max(len(sought), 1)
    return common if common >= _ALIKE else 0.0
