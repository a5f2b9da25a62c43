"""What a question asks: its language, the kind of answer it wants, its words, what it follows.

It looks at questions alone and knows nothing of articles.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal, NamedTuple

from assistant.stopwords import STOP_WORDS
from assistant.texts import say
from corpus.article import normalise
from corpus.language import language_of
from index.dates import find_dates
from index.glossary import translate
from index.words import is_known, lemma, lemma_stems, rejoined, stems

MAX_QUESTION = 1000
"""Characters that a question may have: what is longer is no question but a text."""

LANGUAGES = ("de", "en")
"""Languages that questions are understood in."""

Period = tuple[datetime.date, datetime.date]
"""A first and a last day, both included."""

Kind = Literal["age", "duration", "number", "when", "said", "where", "who", "why", "how", "what"]

_WORD = re.compile(r"\w+")

# What is found first in the question says what kind of answer is wanted, in this order.
_SAY_DE = (
    "sag|erklär|mein|äußer|beton|schrieb|schreib|forder|warn|kündig|antworte|kommentier|begründe|"
    "drohte|verspr|behaupte|sprach|verriet"
)
_SAID_DE = "gesagt|erklärt|gefordert|angekündigt|geschrieben|geäußert|versprochen|behauptet|gewarnt"
_CALL_DE = "nannte|bezeichne|bewerte|beurteil|reagier"
_CALL_EN = "call|describe|assess|react"
_SAY_EN = (
    "say|said|state|tell|told|claim|claimed|write|written|announce|announced|warn|comment|promise|"
    "argue|explain|respond"
)
_WHICH = r"\b(?:welche[mnrs]?|what|which) (?:[\w-]+ ){0,2}?"
_KIND_WORDS: dict[Kind, str] = {
    "age": r"\bwie alt\b|\bhow old\b|\bwhat age\b",
    "duration": r"\bwie lange\b|\bhow long\b",
    "number": r"\bwie ?viele?[nr]?\b|\bwie (?:hoch|groß|weit|oft|teuer|schwer)\b"
    r"|\bhow (?:many|much|far|often|high|large|big|tall)\b"
    rf"|{_WHICH}(?:\w*zahl|\w*anteil|\w*quote|\w*rate|prozentsatz|percentage|number|share)\b",
    "when": r"\bwann\b|\bwhen\b"
    rf"|{_WHICH}(?:jahre?n?|tage?n?|monate?n?|datum|jahrhundert\w*|jahrzehnt\w*|uhrzeit|zeitraum"
    r"|years?|days?|months?|dates?|centur(?:y|ies)|decades?|time(?: frame| period)?)\b",
    "said": rf"\b(?:was|wie|wovor) (?:{_SAY_DE})\w*"
    rf"|\bwas (?:hat|haben|hatte) .{{1,60}} (?:{_SAID_DE})\b"
    rf"|\b(?:what|how) (?:did|does|has) .{{1,60}} (?:{_SAY_EN})\b",
    "where": r"\bwo\b|\bwohin\b|\bwoher\b|\bwhere\b"
    rf"|\b(?:in|an|auf|aus|from|on|at) {_WHICH}(?:\w*stadt|land|ländern?|ort|\w*meer|region|gebäude"
    r"|hotel|insel|straße|fluss|kontinent|city|country|countries|place|sea|building|island|town)\b",
    "who": r"\bwe[rnm]\b|\bwessen\b|\bwho(?:m|se)?\b|\bwie (?:heiß\w+|hieß\w*)\b"
    r"|\bwie laute\w* .{0,20}\bnamen?\b|\bwhat (?:is|was|are|were) .{1,40} (?:called|named)\b"
    r"|\bwhat (?:is|was) the names?\b",
    "why": r"\bwarum\b|\bweshalb\b|\bwieso\b|\bwozu\b|\bwhy\b|\baus welchem grund\b",
    "how": r"\bwie\b|\bhow\b",
    "what": r"\b(?:was|welche[mnrs]?|what|which|"
    r"wo(?:für|mit|von|durch|gegen|nach|bei|r[aiuü]\w+))\b",
}
_KINDS = {kind: re.compile(words, re.IGNORECASE) for kind, words in _KIND_WORDS.items()}
_WAS = re.compile(r"[Ww]as ([a-zäöüß]+t|will|war)\b")
_SMALL = re.compile(r"\b[a-zäöüß]+\b")
_TITLE = re.compile(r"(?<=\w )(?:Who|When|Where|What|Wer|Wann|Wo|Was)\b")  # Doctor Who asks nothing

# Whose words are asked for stands between the verb of saying and the next of these.
_ABOUT = (
    r"(?:über|zu|zum|zur|von|vom|vor|in|im|nach|bei|beim|am|an|auf|gegen|für|dass|als|aus|um|laut|"
    r"den|dem|das|diese\w*|sein\w*|ihr\w*|about|on|of|regarding|concerning|after|during|in|at|to|that|for|when|with|dazu|darüber|davon)"
)
_CALLED = re.compile(
    rf"\bwie (?:{_CALL_DE})\w*|\b(?:what|how) did .{{1,60}} (?:{_CALL_EN})\b",
    re.IGNORECASE,
)
_SPEAKER = re.compile(
    rf"\b(?:{_SAY_DE}|{_CALL_DE})\w*\s+(?P<de>.{{1,60}}?)(?=\s+{_ABOUT}\b|\s*[?.,]|$)"
    rf"|\bwas (?:hat|haben|hatte)\s+(?P<had>.{{1,60}}?)(?=\s+{_ABOUT}\b|\s+(?:{_SAID_DE}))"
    rf"|\b(?:what|how) (?:did|does|has)\s+(?P<en>.{{1,60}}?)"
    rf"(?=\s+(?:{_SAY_EN}|{_CALL_EN})\b)",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:zuletzt|neueste[nrs]?|jüngste[nrs]?|aktuelle?[nrs]?|derzeit|momentan|"
    r"latest|newest|most recent|recently|currently)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\b(?:nach|seit|ab|after|since|from)(?: dem| der)?\s*$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:vor|bis|before|until)(?: dem| der| zum)?\s*$", re.IGNORECASE)

# German nouns are written large and say what a question is about; its verbs have many synonyms.
_LOWER_CASE = 0.85

_FORENAME = 0.5  # Orbán is Viktor Orbán, and both words are one thing that must be there

_SENSES = 4  # translations that synonyms are taken from; the rarer senses stray too far

_LENT = 0.5  # what a term of the question before counts
_ANSWERED = 0.05  # what a name counts that was in the answer before
_MEANT = 0.15  # the same where a pronoun most likely means it
_THING = re.compile(r"\b(?:sie|es|it|they|them)\b")
_NAMES = 6  # of the answer before that count
_REPLACES = re.compile(r"(?:und|and)\s+(\w+)\s", re.IGNORECASE)
_ELLIPSIS = re.compile(r"(?:und|and)\s+(?!was|welch|what|which|wo)", re.IGNORECASE)

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


class Turn(NamedTuple):
    """An earlier question with the words that it was answered with, empty if it was not."""

    question: str
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that says what a question is about.

    ``stems`` maps a language to what stands for the word there: its own stems in the question's
    ``language``, those of its translations in the other. ``synonyms`` are the stems of words that
    share a translation with it. ``name`` says that it is written like a name or holds digits.
    ``share`` is how much it counts: less for verbs, and where a question before lends it.
    """

    word: str
    language: str
    stems: Mapping[str, tuple[str, ...]]
    translations: tuple[str, ...]
    synonyms: frozenset[str]
    name: bool
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question, analysed. ``search`` is its text with that of the questions it follows.

    ``speakers`` are the words, in lower case, that name whose words it asks for; ``asked`` is the
    day on which it is asked; ``latest`` says that it asks for the newest there is.
    """

    text: str
    language: str
    kind: Kind
    terms: tuple[Term, ...]
    search: str
    follows: bool = False
    speakers: tuple[str, ...] = ()
    asked: datetime.date | None = None
    latest: bool = False

    @property
    def translated(self) -> dict[str, str]:
        """The words of the question in the other language, as one string."""
        (other,) = (code for code in LANGUAGES if code != self.language)
        return {other: " ".join(word for term in self.terms for word in term.translations)}


def period(question: Question, written: datetime.date | None) -> Period | None:
    """Return the days that a question asks about, first and last; None where it names none.

    A date without a year is the one nearest to the day on which an article was ``written``; what
    counts from a day, as *last week* does, counts from the day on which the question is asked.
    """
    mentions = find_dates(question.text, question.language, question.asked)
    if not mentions:
        return None
    one = mentions[0]
    if one.firmness == "yearless" and written:
        one = find_dates(question.text, question.language, written)[0]
    before = question.text[: one.start]
    if _SINCE.search(before):
        return one.first, datetime.date.max
    if _UNTIL.search(before):
        return datetime.date.min, one.last
    return one.first, one.last


def analyse(text: str, before: Sequence[Turn] = (), asked: datetime.date | None = None) -> Question:
    """Analyse a question; ``before`` are the turns before it, oldest first.

    ``asked`` is the day on which it is asked, today if it is not given. Raises `BadQuestion` for a
    question that is empty, has no words or is too long.
    """
    text = " ".join(normalise(text).split())
    language = _language(text)
    if not any(character.isalnum() for character in text):
        raise BadQuestion(say("question_empty", language))
    if len(text) > MAX_QUESTION:
        raise BadQuestion(say("question_long", language, length=len(text), limit=MAX_QUESTION))
    own = _terms(text, language)
    kind = _kind(_TITLE.sub("", text)) or _kind(text) or "what"
    question = Question(
        text,
        language,
        kind,
        own,
        text,
        speakers=_speakers(text) if kind == "said" or _CALLED.search(text) else (),
        asked=asked or datetime.date.today(),
        latest=bool(_LATEST.search(text)),
    )
    if not before or not _follows(text, own):
        return question
    earlier = analyse(before[-1].question, before[:-1], asked)
    speakers = question.speakers
    if kind == "said" and not speakers:  # Was sagte er dazu?
        speakers = earlier.speakers or tuple(term.word for term in earlier.terms if term.name)
    return replace(
        question,
        kind=earlier.kind if kind == "what" and _ELLIPSIS.match(text) else kind,
        terms=own + _lent(text, own, earlier, before[-1].answer),
        search=f"{earlier.search} {text}",
        speakers=speakers,
        follows=True,
    )


def _language(text: str) -> str:
    """Recognise a question's language; a short *Was plant Kiew?* looks English by its letters."""
    language = language_of(text, LANGUAGES)
    verb = _WAS.match(text)
    if language == "de" or not verb:
        return language
    infinitive = lemma(verb[1], "de")
    english = any(
        is_known(word, "en") and not is_known(word, "de") for word in _SMALL.findall(text)
    )
    german = infinitive != verb[1] and infinitive.endswith("n") and not english
    return "de" if german else language


def _kind(text: str) -> Kind | None:
    """The kind whose words come first: *Was geschah, als …, wer …?* asks what."""
    found = [
        (words.start(), place, kind)
        for place, (kind, pattern) in enumerate(_KINDS.items())
        if (words := pattern.search(text))
    ]
    return min(found)[2] if found else None


def _lent(text: str, own: tuple[Term, ...], earlier: Question, answer: str) -> tuple[Term, ...]:
    """Terms that a follow-up takes from the question before and from what was answered to it.

    *Und für Kiew?* takes the place of what stood after *für* before, so that is not lent.
    """
    preposition = _REPLACES.match(text)
    replaced: frozenset[str] = frozenset()
    if preposition:
        stood = re.findall(rf"\b{preposition[1]}\s+(?:\w+\s)?(\w+)", earlier.text, re.IGNORECASE)
        replaced = frozenset(word.lower() for word in stood)
    known = {term.word for term in own} | replaced
    asked = tuple(
        replace(term, share=term.share * _LENT) for term in earlier.terms if term.word not in known
    )
    known |= {term.word for term in asked}
    answered = _terms(answer, language_of(answer, LANGUAGES)) if answer else ()
    names = [term for term in answered if term.name and term.word not in known]
    share = _MEANT if _THING.search(text) else _ANSWERED
    return asked + tuple(replace(term, share=share) for term in names[:_NAMES])


def _speakers(text: str) -> tuple[str, ...]:
    """Find the words that name whose words are asked for."""
    found = _SPEAKER.search(text)
    words = _WORD.findall(next(filter(None, found.groups()), "")) if found else []
    return tuple(word.lower() for word in words if word.lower() not in STOP_WORDS)


def _follows(text: str, own: tuple[Term, ...]) -> bool:
    """Whether a question needs the one before it to be understood."""
    if _CONTINUES.match(text):
        return len(own) <= 3
    return not own or (len(own) <= 4 and bool(_POINTER.search(text[:1].lower() + text[1:])))


def _terms(text: str, language: str) -> tuple[Term, ...]:
    (other,) = (code for code in LANGUAGES if code != language)
    forenames = _forenames(text)
    dates = find_dates(text, language, datetime.date.today())
    found = list(_WORD.finditer(text))
    words = [one[0] for one in found]
    terms: dict[str, Term] = {}
    covered: set[int] = set()  # places of words that belong to one before
    for place, word in enumerate(words):
        plain = word.lower()
        whole = rejoined(plain, words[-1]) if language == "de" and word == plain else ""
        if whole:  # nahm … teil
            covered.add(len(words) - 1)
        if any(one.start <= found[place].start() < one.end for one in dates):
            continue  # days are compared as days
        if place in covered:
            continue
        if plain in terms or (whole or plain) in STOP_WORDS or not stems(plain, language):
            continue
        # At the beginning every word is written large, so it says nothing of what the word is.
        spelt = whole or (word if place else plain)
        own = tuple(dict.fromkeys([*lemma_stems(spelt, language), *stems(plain, language)]))
        following = stems(words[place + 1], language) if place + 1 < len(words) else []
        together = translate((own[0], *following[:1]), language) if following else ()
        if together:  # United States is one term
            covered.add(place + 1)
        alone = (each for stem in own for each in translate((stem,), language))
        translations = tuple(dict.fromkeys(together or alone))
        there = (stem for each in (*translations, plain) for stem in stems(each, other))
        name = (place > 0 and word[0].isupper()) or any(sign.isdigit() for sign in word)
        first = place in forenames and not together
        share = (_FORENAME if first else 1.0) if name else _LOWER_CASE
        terms[plain] = Term(
            plain,
            language,
            {language: own, other: tuple(dict.fromkeys(there))},
            translations,
            _synonyms(own, translations, language, other),
            name,
            share,
        )
    return tuple(terms.values())


def _forenames(text: str) -> frozenset[int]:
    """Places of words that a name begins with: written large, and so is the next.

    >>> _forenames("Wen traf Viktor Orbán?")
    frozenset({2})
    """
    found = list(_WORD.finditer(text))
    return frozenset(
        place
        for place, (word, following) in enumerate(pairwise(found))
        if place
        and word[0][0].isupper()
        and following[0][0].isupper()
        and text[word.end() : following.start()] == " "
    )


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


def terms(text: str, language: str) -> tuple[Term, ...]:
    """Return what a text in one of `LANGUAGES` speaks of, with synonyms and translations."""
    return _terms(text, language)
