"""What stands for a word when texts are compared: stem, dictionary form, character n-grams."""

import re
import unicodedata
from functools import cache, lru_cache

from tantivy import Filter, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

GRAMS = (4, 5)
"""Lengths of the character n-grams, the marks of a word's ends included."""

STEMMERS = {"de": "german", "en": "english"}
"""Languages with stems and dictionary forms; others are found by n-grams."""

_WORD = re.compile(r"\w+")
_JOINED = 4  # letters that each part of a joined word has at least


@cache
def analyzer(language: str) -> TextAnalyzer:
    """Return the analysis into stems, stop words left out; unknown languages keep their words."""
    builder = TextAnalyzerBuilder(Tokenizer.simple()).filter(Filter.lowercase())
    if name := STEMMERS.get(language):
        builder = builder.filter(Filter.stopword(name)).filter(Filter.stemmer(name))
    return builder.build()


def stems(text: str, language: str) -> list[str]:
    """Reduce a text to the stems that are looked up.

    >>> stems("Die Verhandlungen in Miami", "de")
    ['verhandl', 'miami']
    """
    return list(analyzer(language).analyze(text))


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str) -> str:
    """Return a word's dictionary form, by simplemma; unknown languages keep the word.

    >>> lemma("traf", "de")
    'treffen'
    """
    import simplemma  # late: its dictionaries take a second to load

    return simplemma.lemmatize(word, lang=language) if language in STEMMERS else word


@lru_cache(maxsize=100_000)
def is_known(word: str, language: str) -> bool:
    """Whether simplemma's dictionary of the language has the word; of others it has none."""
    import simplemma  # late, as above

    return language in STEMMERS and bool(simplemma.is_known(word, lang=language))


def in_dictionary(word: str, language: str) -> bool:
    """Whether a word is known, or German and made of two that are: *Verarbeitungsanlagen*."""
    return is_known(word, language) or (language == "de" and _joined(word))


@lru_cache(maxsize=100_000)
def _joined(word: str) -> bool:
    return any(
        is_known(word[place:].capitalize(), "de")
        and (is_known(word[:place], "de") or is_known(word[:place].removesuffix("s"), "de"))
        for place in range(_JOINED, len(word) - _JOINED + 1)
    )


# What German splits from a verb and puts at the end: lud … ein.
PREFIXES = frozenset(
    "ab an auf aus bei ein fest her hin los mit nach statt teil vor weg zu zurück zusammen".split()
)


@lru_cache(maxsize=100_000)
def rejoined(verb: str, last: str) -> str:
    """Join a German verb with the prefix at its clause's end, if that gives a known word.

    >>> rejoined("lud", "ein")
    'einladen'
    """
    if last not in PREFIXES or verb == last:
        return ""
    whole = last + lemma(verb, "de")
    return whole if is_known(whole, "de") else ""


@lru_cache(maxsize=100_000)
def lemma_stems(word: str, language: str) -> tuple[str, ...]:
    """Reduce a word's dictionary form to its stem; strong verbs need it.

    >>> lemma_stems("traf", "de")
    ('treff',)
    """
    return tuple(stems(lemma(word, language), language)) if language in STEMMERS else ()


def fold(text: str) -> str:
    """Write a text in lower case without accents, so that inflection changes fewer letters.

    >>> fold("Häuser, Straße")
    'hauser, strasse'
    """
    # Taken apart before and after: a letter of mathematics is a capital only then.
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def grams(text: str) -> list[str]:
    """Cut words into character n-grams with the word's ends marked.

    >>> grams("Kiew")
    ['^kie', 'kiew', 'iew$', '^kiew', 'kiew$']
    """
    return [
        word[start : start + size]
        for plain in _WORD.findall(fold(text))
        for word in (f"^{plain}$",)
        for size in GRAMS
        for start in range(max(1, len(word) - size + 1))
        if start == 0 or len(word) >= size
    ]
