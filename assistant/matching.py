"""How well an article's sentences hold a question's words: the evidence they are ranked by."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from assistant.question import Term
from corpus.article import Article
from index.dates import DateMention, find_dates
from index.sentences import Sentence, split_sentences
from index.speakers import with_speakers
from index.words import PREFIXES, grams, lemma_stems, rejoined, stems

_Value = TypeVar("_Value")

Held = NDArray[np.float64]
"""How well each sentence (row) holds each term (column), from 0 (not at all) to 1 (the word)."""

_WORD = re.compile(r"\w+")
_SMALL = re.compile(r"\b[a-zäöüß]{3,20}\b")
_SPLIT_OFF = re.compile(rf"\b(?:{'|'.join(sorted(PREFIXES))})(?=\s*(?:[.,;:!?]|$))")
_REACH = 150  # characters before a prefix within which its verb stands
_SHORTEST_PART = 4  # letters of a stem that may be found inside a longer word
_PART = 0.8  # what a stem inside a longer word counts: Truppe in Friedenstruppe
_COMPOUND = 0.5  # what a word counts that begins or ends a longer stem: Fusion for Fusionsplan
_SHORTEST_COMPOUND = 5  # letters of such a word, endings aside
_TRANSLATED = 0.9
_SYNONYM = 0.6
_KIN = 0.8  # what a synonym counts that begins alike: Russland for russisch, US- for USA
_BEGINNING = 4  # letters with which kin begin, or all where one has fewer
_ALIKE = 0.4  # share of common n-grams below which words are not alike
_STEMS = 3  # a term's stems that are looked for inside other words


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of some texts, to be looked up: which text has the word, its stem, its n-grams."""

    texts: int
    words: Mapping[str, tuple[int, ...]]
    stems: Mapping[str, tuple[int, ...]]
    grams: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, texts: Sequence[str], language: str) -> "Vocabulary":
        """Take the words of texts in one language."""
        words: dict[str, dict[int, None]] = {}
        stemmed: dict[str, dict[int, None]] = {}
        for place, text in enumerate(texts):
            for spelt in _WORD.findall(text):
                words.setdefault(spelt.lower(), {})[place] = None
                for stem in lemma_stems(spelt, language):
                    stemmed.setdefault(stem, {})[place] = None
            for whole in rejoined_verbs(text) if language == "de" else ():
                for stem in lemma_stems(whole, language):
                    stemmed.setdefault(stem, {})[place] = None
            for stem in stems(text, language):
                stemmed.setdefault(stem, {})[place] = None
        parts: dict[str, dict[str, None]] = {}
        for word in words:
            for gram in _word_grams(word):
                parts.setdefault(gram, {})[word] = None
        return cls(len(texts), _frozen(words), _frozen(stemmed), _frozen(parts))

    def hold(self, terms: Sequence[Term], language: str) -> Held:
        """Return how well each text holds each term of a question in ``language``.

        ``language`` is that of the texts.
        """
        held = np.zeros((self.texts, len(terms)))
        for column, term in zip(held.T, terms, strict=True):
            sought = term.stems.get(language, (term.word,))
            alike = self._alike(sought[:_STEMS], compounds=language == "de")
            self._mark(column, alike.items(), self.words)
            synonyms = (
                (stem, _KIN if _are_kin(stem, term) else _SYNONYM) for stem in term.synonyms
            )
            self._mark(column, synonyms, self.stems)
            same = _TRANSLATED if language != term.language else 1.0
            self._mark(column, ((stem, same) for stem in sought), self.stems)
            self._mark(column, [(term.word, 1.0)], self.words)
        return held

    def _alike(self, sought: Iterable[str], *, compounds: bool) -> dict[str, float]:
        """Words that contain a stem, are part of it, or are spelt like it as names are."""
        found: dict[str, float] = {}
        for stem in sought:
            if len(stem) < _SHORTEST_PART:
                continue
            parts = _word_grams(stem)
            common = Counter(word for part in parts for word in self.grams.get(part, ()))
            for word, count in common.items():
                likeness = _PART if stem in word else count / len(parts)
                if compounds and likeness < _COMPOUND and _is_part(word, stem):
                    likeness = _COMPOUND
                if likeness >= _ALIKE:
                    found[word] = max(found.get(word, 0.0), likeness)
        return found

    @staticmethod
    def _mark(
        column: NDArray[np.float64],
        values: Iterable[tuple[str, float]],
        where: Mapping[str, tuple[int, ...]],
    ) -> None:
        for key, value in values:
            for place in where.get(key, ()):
                column[place] = max(column[place], value)


def rejoined_verbs(text: str) -> list[str]:
    """Verbs that a text splits, in one word: griff … an is angreifen."""
    return [
        whole
        for last in _SPLIT_OFF.finditer(text)
        for verb in _SMALL.findall(text, max(0, last.start() - _REACH), last.start())
        if (whole := rejoined(verb, last[0]))
    ]


def _are_kin(synonym: str, term: Term) -> bool:
    return any(one.startswith(synonym[:_BEGINNING]) for one in term.stems[term.language])


def _is_part(word: str, stem: str) -> bool:
    """Whether a German word, its ending aside, begins or ends a longer stem."""
    return any(
        stem.startswith(part) or stem.endswith(part)
        for part in (word, word[:-1], word[:-2])
        if _SHORTEST_COMPOUND <= len(part) < len(stem)
    )


@lru_cache(maxsize=100_000)
def _word_grams(word: str) -> frozenset[str]:
    """Keep the n-grams of words: most come again."""
    return frozenset(grams(word))


@lru_cache(maxsize=256)
def article_sentences(article: Article) -> tuple[Sentence, ...]:
    """Split an article into sentences with their speakers; kept for the articles last used."""
    return tuple(with_speakers(article.text, split_article(article), article.language))


@lru_cache(maxsize=256)
def split_article(article: Article) -> tuple[Sentence, ...]:
    """Split an article into sentences without speakers, which take most of the time to find."""
    return tuple(split_sentences(article.text))


def sentence_texts(article: Article) -> list[str]:
    """Return the words of an article's sentences."""
    return [article.text[one.start : one.end] for one in split_article(article)]


@lru_cache(maxsize=256)
def article_days(article: Article) -> tuple[tuple[DateMention, ...], ...]:
    """Return the dates of each of an article's sentences; kept for the articles last used."""
    found = find_dates(article.text, article.language, article.date)
    return tuple(
        tuple(one for one in found if sentence.start <= one.start < sentence.end)
        for sentence in split_article(article)
    )


@lru_cache(maxsize=256)
def article_heads(article: Article) -> tuple[str, ...]:
    """Return an article's title and its sub-headings, each once."""
    places = dict.fromkeys(one.heading for one in split_article(article) if one.heading)
    return article.title, *dict.fromkeys(article.text[start:end] for start, end in places)


@lru_cache(maxsize=256)
def article_words(article: Article) -> Vocabulary:
    """Take the words of an article's sentences, and of its `article_heads` after them.

    Kept for the articles last used.
    """
    texts = sentence_texts(article)
    return Vocabulary.of([*texts, *article_heads(article)], article.language)


def _frozen(found: Mapping[str, Mapping[_Value, None]]) -> dict[str, tuple[_Value, ...]]:
    return {key: tuple(values) for key, values in found.items()}
