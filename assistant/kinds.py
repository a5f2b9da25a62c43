"""The words of a sentence that give the kind of answer asked for: a date, a number, a name …

Patterns, not grammar: they say what may be an answer, and the ranking decides whether it is.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from assistant.identity import descriptions, holders, named
from assistant.places import is_place
from assistant.question import Kind, Question
from assistant.stopwords import STOP_WORDS
from index.given import GIVEN
from index.offices import ROLES
from index.states import STATES
from index.words import in_dictionary, is_known, lemma

Span = tuple[int, int]
"""A half-open range of characters."""

_MONTHS = (
    r"(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    r"January|February|March|May|June|July|October|December)"
)
_DAYS = (
    r"(?i:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
)
_YEAR = r"(?:1\d|20)\d\d"
_COUNTS = (
    r"(?:ein(?=e[mnrs]?\W)|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|"
    r"(?:drei|vier|fünf|sech|sieb|acht|neun)zehn|"
    r"(?:(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und)?"
    r"(?:zwan|vier|fünf|sech|sieb|acht|neun)zig|(?:\w{3,6}und)?dreißig|"
    r"(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)?(?:hundert|tausend)e?|"
    r"millione?n?|milliarden?|dutzende?|hälfte|drittel|viertel|einmal|zweimal|dreimal|"
    r"two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|"
    r"nine))?|hundreds?|thousands?|millions?|billions?|dozens?|half|thirds?|quarters?|once|twice)"
)
_FIGURE = r"\d+(?:[.,:]\d+)*"
_UNITS = (
    r"(?:\s?[%€$°]|\s(?:Prozent(?:punkten?)?|percent|Mio\.|Mrd\.|Millionen|Milliarden|million|billion|"
    r"Euro|Dollar|Kilometern?|km²?|Metern?|Tonnen|Grad|Meilen|miles|feet|kilomet(?:er|re)s)\b)*"
)
_TIMES = (
    r"(?:Sekunden?|Minuten?|Stunden?|Tage[ns]?|Tag|Wochen?|Monate[ns]?|Monat|Jahre[ns]?|Jahr|"
    r"Jahrzehnte?n?|Jahrhunderte?n?|seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|"
    r"centur(?:y|ies))"
)
_DOT = r"(?<=\d)\.|\.(?=\w)"  # of a number or an abbreviation
CONJUNCTION = r"(?i:wenn|sobald|nachdem|bevor|bis|während|once|after|before|until|when)"
"""Begins a clause that says when."""
_HENCE = r"(?i:deshalb|deswegen|daher|darum|weshalb|therefore|hence|thus)"
_QUANTITY = rf"(?:{_FIGURE}|\b(?i:{_COUNTS}|eine[mnr]?|one|a|several|ein paar))"

_PATTERNS: dict[Kind, re.Pattern[str]] = {
    "age": re.compile(
        r"\d+[- ]?[Jj]ährige?[nrs]?|\d+ Jahren? alt|Alter von \S+|Mit \d+ Jahren|\bgeboren\b"
        r"|\baged? \d+|\d+[- ]years?[- ]old|\bborn\b"
    ),
    "duration": re.compile(
        rf"{_QUANTITY}(?:\W+\w+)?\W+{_TIMES}\b|\b\w*{_TIMES}lang\b|\b{_YEAR}\b.{{1,40}}\b{_YEAR}\b"
    ),
    "number": re.compile(
        rf"(?<!Seite )(?<!page )(?<!S\. )(?<![\d.,]){_FIGURE}(?!\d|\s(?:{_TIMES}|Uhr)\b){_UNITS}"
        rf"|\b(?i:{_COUNTS})\b(?!\s{_TIMES}\b){_UNITS}"
    ),
    "when": re.compile(
        rf"(?:\b\d\d?(?:\.|st|nd|rd|th)?\s)?\b{_MONTHS}\b(?:\s\d\d?(?!\d)(?:st|nd|rd|th)?,?)?(?:\s{_YEAR})?"
        rf"|\b\d\d?\.\d\d?\.(?:{_YEAR})?|\b{_YEAR}(?:er|s)?\b|\b{_DAYS}(?:abend|morgen|nacht)?\b"
        rf"|\b(?:vor|nach|seit|in|binnen|innerhalb) {_QUANTITY}\s(?:\w+\s)?{_TIMES}\b"
        rf"|\b{_QUANTITY} {_TIMES} (?:später|zuvor|danach|vorher|ago|later|earlier)\b"
        r"|(?:\d+\.|\b\w+[st]en) Jahrhunderts?|\b\w+(?:st|nd|rd|th) century"
        r"|\b\d\d?(?:[.:]\d\d)? Uhr\b"
        r"|\b(?:gestern|heute|yesterday|today|tomorrow)\b"
        rf"|\b{CONJUNCTION}\b"
    ),
    "where": re.compile(
        r"\b(?i:in|im|nach|bei|aus|an|am|auf|von|vor|zu|zwischen|durch|über|at|from|to|on|near|off|"
        r"across|into|within|throughout|along|inside|outside|entlang|bis)\s+(?:[a-zäöüß]\w*\s+){0,2}"
        r"(?P<it>[A-ZÄÖÜ][\w-]+(?:\s[A-ZÄÖÜ][\w-]+)*)"
    ),
    "why": re.compile(
        # the reason stands before a sentence or a clause that begins with *therefore*
        rf"(?:^|(?<=[^\d][.!?“”\"»]\s))(?:[^.!?]|{_DOT})+(?=[.!?][“”\"»]?\s+{_HENCE}\b)"
        rf"|(?:^|(?<=[^\d][.,;!?]\s))(?:[^.,;!?]|{_DOT}|,(?=\d))+"
        rf"(?=(?:[,;]|,?\s(?:und|and))\s(?:(?:und|and)\s)?{_HENCE}\b)"
        r"|(?i:\bweil\b|\bda\b|\bdenn\b|\bum\b(?=[^.;]{0,300}\bzu\b)|\bwegen\b|aufgrund|\bdamit\b|"
        r"\bgr[uü]nde?\b|because|due to|\bsince\b|\bin order\b|\bso that\b|\bas\b|reason)[^.;]*"
    ),
}
_SAYING = re.compile(
    r"\b(?:sag|erklär|mein|äußer|beton|schrieb|warn|kündig|behaupt|nannte|nennt|bezeichn|sprach|"
    r"forder|said|says|told|call|warn|claim|announc|wrote|argue)",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r" (?:[A-ZÄÖÜ]\. )*| (?:von der|van der|de la|bin|van|de|da|del|di) | al-"
)  # George W. Bush
_FIRST = re.compile(r"(?:(?:Der|Die|Das|The)\s)?")  # where what is cited begins, a state acts
_CAPITAL = re.compile(r"[A-ZÄÖÜ][\w'’-]*[\wäöüß]")
_WORD = re.compile(r"\w+")
_FORENAME = 6  # letters up to which a dictionary form may be one: Rose, Falk; not Medien


def answering(question: Question, text: str, language: str) -> list[Span]:
    """Return where a sentence holds what a question of this kind asks for.

    What the question itself says is no answer to it. Kinds without a form of their own give none.
    """
    known = frozenset(word.lower() for word in _WORD.findall(question.text))
    if question.kind == "who":
        offices = language in ROLES  # of other languages no words for them are known
        if offices and (name := named(question)):
            return descriptions(name, text, language)
        names = list(_names(text, language, known))
        return holders(question, names, text, language) if offices else names
    return [
        (start, end)
        for start, end in _matches(question.kind, text)
        if question.kind != "where" or is_place(text, start, language)
        if not known.issuperset(word.lower() for word in _WORD.findall(text[start:end]))
    ]


def asks_speaker(question: Question) -> bool:
    """Whether a sentence answers by having a speaker: to *Was sagte …?* and *Wer sagte …?*."""
    return question.kind == "said" or (
        question.kind == "who" and bool(_SAYING.search(question.text))
    )


def has_form(kind: Kind) -> bool:
    """Whether answers of this kind are known by their form."""
    return kind in ("who", "said") or kind in _PATTERNS


@lru_cache(maxsize=20_000)
def _matches(kind: Kind, text: str) -> tuple[Span, ...]:
    """Find what has the form; kept, as the sentences of the last articles come again."""
    return tuple(_found(kind, text))


def _found(kind: Kind, text: str) -> Iterator[Span]:
    pattern = _PATTERNS.get(kind)
    dated = _PATTERNS["when"].finditer(text) if kind in ("number", "where") else ()
    dates = [one.span() for one in dated]
    for found in pattern.finditer(text) if pattern else ():
        at = found.start("it" if "it" in found.groupdict() else 0)
        if any(start <= at < end for start, end in dates):
            continue  # the figures of a date count nothing, and a month is no place
        yield found.span("it") if "it" in found.groupdict() else found.span()


def _names(text: str, language: str, known: frozenset[str]) -> Iterator[Span]:
    """Find what is written like a name: several large words in a row, or one in no dictionary.

    German writes all nouns large, so that one alone says little; and the first word of a sentence
    is large in any case. Words that are ``known`` from the question name nobody new.
    """
    run: list[Span] = []
    for found in _CAPITAL.finditer(text):
        word = found[0].lower()
        first = found.start() == 0 and (word in STOP_WORDS or is_known(word, language))
        if first and not (_is_power(found[0]) or word in GIVEN):
            continue
        if run and not _JOINT.fullmatch(text, run[-1][1], found.start()):
            yield from _named(run, text, language, known)
            run = []
        run.append(found.span())
    yield from _named(run, text, language, known)


def _named(run: list[Span], text: str, language: str, known: frozenset[str]) -> Iterator[Span]:
    small = [text[start:end].lower() for start, end in run]
    office = ROLES.get(language)
    if small and small[-1] in known and not (office and office.fullmatch(small[-1])):
        return  # Präsident Wladimir Putin, where Putin is asked about
    run = [span for span, word in zip(run, small, strict=True) if word not in known]
    words = [text[start:end] for start, end in run]
    strange = [not in_dictionary(word, language) for word in words]
    first = 0
    if language == "de":  # a noun before a name is no part of it: Zugeständnisse Kiew
        while any(strange[first + 1 :]) and _is_noun(words[first]):
            first += 1
        if words and not any(strange) and _is_phrase(words):
            return
    acts = len(run) == 1 and _is_power(words[0]) and _FIRST.fullmatch(text, 0, run[0][0])
    if len(run) > 1 or any(strange) or acts:
        yield run[first][0], run[-1][1]


def _is_power(word: str) -> bool:
    """Whether a word alone names who may act as a person does: a state, *NATO*."""
    return word in STATES or (len(word) > 1 and word.isupper())


def _is_noun(word: str) -> bool:
    """Whether a German word written large is in the dictionary, and neither office nor forename."""
    small = word.lower()
    forename = small in GIVEN or (len(word) <= _FORENAME and lemma(word, "de") == word)
    return in_dictionary(word, "de") and not (forename or ROLES["de"].fullmatch(small))


def _is_phrase(words: Sequence[str]) -> bool:
    """Whether German words of the dictionary are no name: *Zugeständnisse Kiew*, *Auftrag Moskaus*.

    A noun before a name would not be inflected as an adjective is: *Vereinigte Staaten*.
    """
    inflected = [word for word in words[:-1] if lemma(word, "de") != word]
    nouns = [word for word in inflected if lemma(word.lower(), "de")[0].isupper()]
    return bool(nouns) or words[-1] == f"{lemma(words[-1], 'de')}s"
