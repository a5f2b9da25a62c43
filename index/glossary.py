"""English and German words for each other: looked up, or a German text put into English words.

The embedding model that comes with Belegt knows only English, so it is given German texts in the
English words of our glossary, in German order. The glossary is looked up by stems, so that
*negotiated* finds *negotiate*.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from operator import itemgetter

from index.words import lemma, stems

_OTHER = {"de": "en", "en": "de"}
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_WORD = 60  # letters; what is longer is no word, and has too many parts to try
_SHORTEST_PART = 4  # letters of a compound's part
_LINKS = ("", "s", "n", "en", "es", "er", "e")  # letters between the parts: Frieden-s-plan
_LOST = ("", "e", "en")  # letters that a part loses before another: Sprach(e)-kurs


def translate(key: tuple[str, ...], language: str) -> tuple[str, ...]:
    """Return the translations of a word, or of a term of two, given by stems of ``language``.

    >>> translate(("negoti",), "en")
    ('verhandeln', 'Verhandlung', 'aushandeln')
    """
    return _glossary().get(language, {}).get(key, ())


def in_english(text: str) -> str:
    """Put a German text into English words, one for one; words that are not known stay.

    >>> in_english("Wer unterschrieb den Friedensplan von Lohmar?")
    'who sign the peace plan of Lohmar?'
    """
    return _WORD.sub(lambda found: _english(found[0]), text)


@lru_cache(maxsize=200_000)
def _english(word: str) -> str:
    if len(word) > _LONGEST_WORD:
        return word
    return _function_words().get(word.lower()) or _known(word) or _compound(word) or word


def _known(word: str) -> str:
    """The first translation of a German word, by its dictionary form."""
    return _first(word, (word, lemma(word, "de"), lemma(word.lower(), "de")))


def _first(word: str, forms: Collection[str]) -> str:
    """The first translation of a word's forms; nouns, which are written large, before verbs."""
    by_word, by_stem = _english_words()
    for form in forms:
        if form in by_word:
            return by_word[form]
    stemmed = [stem for form in forms for stem in stems(form, "de")[:1]]
    for large in (word[0].isupper(), not word[0].isupper()):
        for stem in stemmed:
            if (stem, large) in by_stem:
                return by_stem[stem, large]
    return ""


def _compound(word: str) -> str:
    """Put a compound into the English words of its two parts, the last as long as can be."""
    plain = word.lower()
    for cut in range(_SHORTEST_PART, len(plain) - _SHORTEST_PART + 1):
        last = _part(plain[cut:])
        if last:
            for first in _first_parts(plain[:cut]):
                if english := _part(first):
                    return f"{english} {last}"
    return ""


def _first_parts(beginning: str) -> Iterator[str]:
    """What a compound's beginning may be as a word: Friedens is Frieden, Sprach is Sprache."""
    for link in _LINKS:
        if beginning.endswith(link):
            for lost in _LOST:
                yield beginning[: len(beginning) - len(link)] + lost


def _part(plain: str) -> str:
    if len(plain) < _SHORTEST_PART - 1 or plain in _function_words():
        return ""
    noun = plain.capitalize()
    return _first(noun, (noun,))  # without a look into the dictionary, which is slow for no words


@cache
def _glossary() -> dict[str, dict[tuple[str, ...], tuple[str, ...]]]:
    """Translations by language and stems; the order is that of the file."""
    found: dict[str, dict[tuple[str, ...], list[str]]] = {
        language: defaultdict(list) for language in _OTHER
    }
    for english, german in _read("glossary.tsv"):
        for word in german:
            for language, source, target in (("en", english, word), ("de", word, english)):
                key = tuple(stems(source, language))
                if key and target not in found[language][key]:
                    found[language][key].append(target)
    return {
        language: {key: tuple(words) for key, words in entries.items()}
        for language, entries in found.items()
    }


@cache
def _english_words() -> tuple[Mapping[str, str], Mapping[tuple[str, bool], str]]:
    """The usual English of German words: by the word, and by its stem and whether it is large.

    A line says its most usual German word first, so the line that says a word first has its
    English.
    """
    by_word: dict[str, str] = {}
    by_stem: dict[tuple[str, bool], str] = {}
    said = [
        (place, word, english)
        for english, german in _read("glossary.tsv")
        for place, word in enumerate(german)
    ]
    for _, word, english in sorted(said, key=itemgetter(0)):
        by_word.setdefault(word, english)
        for stem in stems(word, "de")[:1]:
            by_stem.setdefault((stem, word[0].isupper()), english)
    return by_word, by_stem


@cache
def _function_words() -> Mapping[str, str]:
    """Articles, pronouns, auxiliaries and the like in all their forms: dem, the; wurde, was."""
    return {word: english for english, german in _read("function-words.tsv") for word in german}


@cache
def _read(name: str) -> tuple[tuple[str, list[str]], ...]:
    """The lines of a file: an English term and its German words."""
    text = files("index").joinpath(name).read_text(encoding="utf-8")
    lines = (line.split("\t") for line in text.splitlines())
    return tuple((english, german.split(", ")) for english, german in lines)
