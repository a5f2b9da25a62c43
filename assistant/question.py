"""What a question asks: its language, the kind of answer it wants, its words, what it follows.

It looks at questions alone and knows nothing of articles.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from assistant.glossary import translate
from assistant.stopwords import STOP_WORDS
from assistant.texts import say
from corpus.article import normalise
from corpus.language import language_of
from index.words import is_known, lemma, lemma_stems, stems

MAX_QUESTION = 1000
"""Characters that a question may have: what is longer is no question but a text."""

LANGUAGES = ("de", "en")
"""Languages that questions are understood in."""

Kind = Literal["age", "duration", "number", "when", "said", "where", "who", "why", "how", "what"]

_WORD = re.compile(r"\w+")

# The first pattern that is found says what kind of answer is wanted.
_KIND_WORDS: dict[Kind, str] = {
    "age": r"\bwie alt\b|\bhow old\b|\bwhat age\b",
    "duration": r"\bwie lange\b|\bhow long\b",
    "number": r"\bwie ?viele?n?\b|\bwie (?:hoch|groß|weit|oft|teuer|schwer)\b"
    r"|\bhow (?:many|much|far|often|high|large|big|tall)\b"
    r"|\bwelche[rn]? (?:anzahl|zahl|prozentsatz|anteil)\b",
    "when": r"\bwann\b|\bwhen\b|\b(?:welche[msnr]|what|which) "
    r"(?:jahr|tag|monat|datum|jahrhundert|year|day|month|date|century)\b",
    "said": r"\b(?:was|wie) (?:sag|erklär|mein|äußer|beton|schrieb|schreib|forder|warn|kündig"
    r"|antworte|kommentier|begründe)\w*|\bwas hat .{1,60} gesagt\b"
    r"|\bwhat (?:did|does|has) .{1,60} (?:say|said|state|tell|claim|write|announce|warn)\b",
    "where": r"\bwo\b|\bwohin\b|\bwoher\b|\bwhere\b|\bin welche[mrn] (?:stadt|land|ort)\b",
    "who": r"\bwe[rnm]\b|\bwessen\b|\bwho[m|se]*\b",
    "why": r"\bwarum\b|\bweshalb\b|\bwieso\b|\bwozu\b|\bwhy\b|\baus welchem grund\b",
    "how": r"\bwie\b|\bhow\b",
}
_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KIND_WORDS.items()}

# German nouns are written large and say what a question is about; its verbs have many synonyms.
_LOWER_CASE = {"de": 0.7, "en": 0.8}

_SENSES = 4  # translations that synonyms are taken from; the rarer senses stray too far

# What German splits from a verb and puts at the end: lud … ein.
_PREFIXES = frozenset(
    "ab an auf aus bei ein fest her hin los mit nach statt teil vor weg zu zurück zusammen".split()
)

_CONTINUES = re.compile(r"(?:und|aber|and|but|what about|how about)\b", re.IGNORECASE)
# Words that point back. A pronoun after a name most likely means that name: it needs no history.
_POINTER = re.compile(
    r"^[^A-ZÄÖÜ]*\b(?:er|sie|ihm|ihn|ihnen|ihre?[mnrs]?|seine?[mnrs]?|"
    r"he|she|it|they|him|them|his|her|its|their)\b"
    r"|\b(?:dazu|davon|dagegen|danach|davor|darüber|darauf|dabei|damals|dort|dorthin)\b"
    r"|\b(?:das|dies)\b(?!\s+(?:[a-zäöüß]+\s+){0,2}[A-ZÄÖÜ])"
    r"|\b(?:that|this|there|then)\b(?=\s*(?:[?.!]|$))"
)


class BadQuestion(ValueError):
    """A question cannot be answered as it is; the message tells the reader what to do."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says what a question is about.

    ``stems`` maps a language to what stands for the word there: its own stems in the question's
    language, those of its translations in the other. ``synonyms`` are the stems of words that
    share a translation with it. ``name`` says that it is written like a name or holds digits.
    ``share`` is how much it counts: less for verbs, and where a question before lends it.
    """

    word: str
    stems: Mapping[str, tuple[str, ...]]
    translations: tuple[str, ...]
    synonyms: frozenset[str]
    name: bool
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question, analysed. ``search`` is its text with that of the questions it follows."""

    text: str
    language: str
    kind: Kind
    terms: tuple[Term, ...]
    search: str
    follows: bool = False

    @property
    def translated(self) -> dict[str, str]:
        """The words of the question in the other language, as one string."""
        (other,) = (code for code in LANGUAGES if code != self.language)
        return {other: " ".join(word for term in self.terms for word in term.translations)}


def analyse(text: str, before: Sequence[str] = ()) -> Question:
    """Analyse a question; ``before`` are the questions asked earlier, oldest first.

    Raises `BadQuestion` for one that is empty, has no words or is too long.
    """
    text = " ".join(normalise(text).split())
    language = language_of(text, LANGUAGES)
    if not any(character.isalnum() for character in text):
        raise BadQuestion(say("question_empty", language))
    if len(text) > MAX_QUESTION:
        raise BadQuestion(say("question_long", language, length=len(text), limit=MAX_QUESTION))
    own = _terms(text, language)
    kind: Kind = next((kind for kind, words in _KINDS.items() if words.search(text)), "what")
    if not before or not _follows(text, own):
        return Question(text, language, kind, own, text)
    previous = analyse(before[-1], before[:-1])
    known = {term.word for term in own}
    lent = tuple(
        replace(term, share=term.share / 2) for term in previous.terms if term.word not in known
    )
    search = f"{previous.search} {text}"
    return Question(text, language, kind, own + lent, search, follows=True)


def _follows(text: str, own: tuple[Term, ...]) -> bool:
    """Whether a question needs the one before it to be understood."""
    if _CONTINUES.match(text):
        return len(own) <= 3
    return not own or (len(own) <= 4 and bool(_POINTER.search(text[:1].lower() + text[1:])))


def _terms(text: str, language: str) -> tuple[Term, ...]:
    (other,) = (code for code in LANGUAGES if code != language)
    words = [match[0] for match in _WORD.finditer(text)]
    terms: dict[str, Term] = {}
    for place, word in enumerate(words):
        plain = word.lower()
        whole = _rejoined(plain, words[-1]) if language == "de" and word == plain else ""
        if plain in terms or (whole or plain) in STOP_WORDS or not stems(plain, language):
            continue
        # At the beginning every word is written large, so it says nothing of what the word is.
        spelt = whole or (word if place else plain)
        own = tuple(dict.fromkeys([*lemma_stems(spelt, language), *stems(plain, language)]))
        following = stems(words[place + 1], language) if place + 1 < len(words) else []
        keys = [(stem,) for stem in own] + [(own[0], stem) for stem in following]
        translations = tuple(
            dict.fromkeys(each for key in keys for each in translate(key, language))
        )
        there = (stem for each in (*translations, plain) for stem in stems(each, other))
        name = (place > 0 and word[0].isupper()) or any(sign.isdigit() for sign in word)
        terms[plain] = Term(
            plain,
            {language: own, other: tuple(dict.fromkeys(there))},
            translations,
            _synonyms(own, translations, language, other),
            name,
            share=1.0 if name else _LOWER_CASE[language],
        )
    return tuple(terms.values())


def _rejoined(verb: str, last: str) -> str:
    """Join a German verb with the prefix at the question's end, if that gives a known word.

    >>> _rejoined("lud", "ein")
    'einladen'
    """
    if last not in _PREFIXES or verb == last:
        return ""
    whole = last + lemma(verb, "de")
    return whole if is_known(whole, "de") else ""


def _synonyms(
    own: tuple[str, ...], translations: Sequence[str], language: str, other: str
) -> frozenset[str]:
    """Translate there and back: *Angriff*, attack, *Attacke*."""
    back = {
        stem
        for word in translations[:_SENSES]
        for synonym in translate(tuple(stems(word, other)), other)
        for stem in stems(synonym, language)
    }
    return frozenset(back - set(own))
