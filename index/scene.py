"""Whom the words mean that name who speaks: a name, an office, an institution, a pronoun."""

import re
from dataclasses import dataclass

from index.clauses import finite
from index.names import NAME
from index.offices import ROLES
from index.patterns import any_of
from index.people import ABSTRACT, MUTE, PRONOUNS
from index.persons import Persons
from index.sentences import Range, Sentence
from index.small import small_office
from index.speech import INTRODUCING, LEADING
from index.subjects import subjects
from index.verbs import SAYING

# What may stand before a German noun: die, ihr, mehrere; not all of it decides whom it means.
_DETERMINERS = any_of(
    """
    Alle Beide D(?:as|em|en|er|es|ie) Drei Einige Mehrere Viele Zahlreiche Zwei [Ee]ine?[mr]?
    [Ii]hre? [Ss]eine? d(?:as|em|en|er|es|ie) deren dessen
    """
)
# Whose it is, by a genitive before it: Kerns früherer Chef; not: Kerns der Chef, Jens seinen Rat.
_NO_ADJECTIVE = r"(?:d(?:er|ie|as|em|en|es)|(?:sein|ihr|ein)e?[mnrs]?)"
_GENITIVE = rf"[A-ZÄÖÜ]\w*s(?=\s(?:(?!{_NO_ADJECTIVE}\b)\w+e[rnms]?\s)?[A-ZÄÖÜ])"
# What describes a noun: 62-jährige, 62 Jahre alte, sehr bekannte; up to three of them.
_ADJECTIVE = (
    r"(?:nicht|sehr|damals|früher|erst|wenig|bislang|\d{1,3}-jährige[rn]?|\d{1,3}\sJahre\salte[rn]?"
    r"|[a-zäöüß][\w-]*(?:e|er|en|em|es))\s"
)
_DESCRIBING = rf"(?:(?!(?:über|unter|hinter|gegen|einen|oder|aber)\b){_ADJECTIVE}){{0,3}}"
_EN_DETERMINER = r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)\s)?"
# A name or a noun written large with what stands before it: die neue Chefin Ute Kern.
_PHRASE = {
    "de": re.compile(
        rf"(?:(?:{_DETERMINERS}|{_GENITIVE})\s{{1,2}})?{_DESCRIBING}(?P<name>{NAME.pattern})"
    ),
    "en": re.compile(rf"{_EN_DETERMINER}(?:[a-z][\w’'-]*\s){{0,3}}?(?P<name>{NAME.pattern})"),
}
_DEMONSTRATIVE = re.compile(r"(?:(?P<m>Der|[Dd]ieser)|Die|[Dd]iese)(?: selbst)?")
_NOBLE = re.compile(rf"(?:[Vv]on|van|de|di|zu)\s(?:der\s|den\s)?{NAME.pattern}")
_AGED = re.compile(r"([Dd]er|[Dd]ie|[Tt]he) \d{1,3}-(?:Jährige|year-old)(?! [A-Z])")
_TITLED = re.compile(rf"\s{ROLES['en'].pattern}\s(?P<name>{NAME.pattern})")
# Between a name and a name these are no office: Ann de Boer, Bonn and Ann Kern.
_NO_OFFICE = any_of("al and as at bin da de del di for in la of on or to van von with")
_FELLOW = re.compile(
    rf"(?:[A-Z]\w+\s){{1,2}}(?:(?!{_NO_OFFICE}\b)[a-z][\w-]*\s){{1,3}}"
    rf"(?P<name>{NAME.pattern})"
)
_WHOSE = re.compile(  # ihr Sprecher, but not: nach ihren Worten
    r"(?:[Ii]hre?|[Ss]eine?)[rn]?\s(?:[a-zäöüß]+\s)?"
    r"(?!Worten|Angaben|Darstellung|Ansicht|Meinung)[A-ZÄÖÜ]"
)
# Which pronoun stands for whose words these are: Ihr Fazit, sein Motto.
_WHOSE_PRONOUN = {"ihr": "sie", "ihre": "sie", "sein": "er", "seine": "er"}
_LONGEST_AROUND = 40  # characters of words that end in a pronoun


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a sentence that may name who speaks, and where in it they stand."""

    outside: str
    at: int
    text: str
    sentence: Sentence

    @property
    def first(self) -> str:
        """The first word, small."""
        return self.text.split(" ")[0].strip(",.").lower()

    def range(self, start: int, end: int) -> Range:
        """Places within the sentence as places in the text."""
        return self.sentence.start + start, self.sentence.start + end


@dataclass(frozen=True, slots=True)
class Scene:
    """The text with whom it has named so far."""

    persons: Persons
    language: str

    def speaker(self, outside: str, sentence: Sentence) -> Range | None:
        """Find the speaker that a sentence itself tells of."""
        for start, end in subjects(outside, self.language):
            found = self._resolve(outside, start, end, sentence)
            if found:
                return found
        return None

    def subject(self, outside: str, sentence: Sentence) -> Range | None:
        """Find the person who does something in a sentence, or who gives an opinion."""
        verb = finite(outside, self.language)
        found = self._resolve(outside, 0, verb.start(), sentence) if verb else None
        if not verb or not found:
            return None
        person = self.persons.is_person(found) or verb[0] in SAYING[self.language]
        return found if person else None

    def _resolve(self, outside: str, start: int, end: int, sentence: Sentence) -> Range | None:
        """Find the name in what may be a subject; for a pronoun or an office, whose it is."""
        part = outside[start:end]
        words = _Words(outside, start + len(part) - len(part.lstrip()), part.strip(), sentence)
        if not words.text:
            return None
        if words.text.lower() == "it" and self.language == "en":
            return self.persons.body(sentence)
        if self.language == "de" and (pointed := _DEMONSTRATIVE.fullmatch(words.text)):
            return self.persons.pointed("m" if pointed["m"] else "f", sentence)
        if pronoun := self._pronoun(words):
            return self.persons.referent(pronoun, outside, words.at, sentence)
        if found := self._aged(words) or self._noble(words):
            return found
        if self._leads(words):
            return None
        return self._small(words) or self._named(words)

    def _pronoun(self, words: _Words) -> str:
        """The pronoun that words consist of, or begin or end with: *er*; *zu Recht sie*."""
        first, last = words.first, words.text.split(" ")[-1].lower()
        if words.text.lower() in _WHOSE_PRONOUN:
            return _WHOSE_PRONOUN[first]
        if _WHOSE.match(words.text):
            return ""
        if first in PRONOUNS[self.language]:
            return first
        short = len(words.text) < _LONGEST_AROUND and not NAME.search(words.text)
        return last if short and last in PRONOUNS[self.language] else ""

    def _aged(self, words: _Words) -> Range | None:
        """Whom an age means: *der 29-Jährige*."""
        aged = _AGED.match(words.text)
        if not aged:
            return None
        pronoun = {"der": "er", "die": "sie"}.get(aged[1].lower(), "they")
        return self.persons.referent(pronoun, words.outside, words.at, words.sentence)

    def _noble(self, words: _Words) -> Range | None:
        """A surname of nobility, if it was named before with a first name: *von Ahlefeld*."""
        noble = _NOBLE.match(words.text)
        if not noble or not self.persons.has_named(noble[0], words.sentence):
            return None
        return words.range(words.at, words.at + noble.end())

    def _leads(self, words: _Words) -> bool:
        """Whether words begin a clause or a sentence and are no subject: *Am Montag*."""
        leading = LEADING if self.language == "de" else INTRODUCING
        opens = not words.outside[: words.at].strip()
        return words.first in leading and (words.text[0].islower() or opens)

    def _small(self, words: _Words) -> Range | None:
        """Who holds an English office written small, or the office itself: *the spokesman*."""
        until = words.at + len(words.text)
        office = small_office(words.outside, words.at, until) if self.language == "en" else None
        if not office:
            return None
        if office.by:  # a statement by the union
            return self._resolve(words.outside, office.by, len(words.outside), words.sentence)
        if office.epithet and self.persons.named:  # such a word has no name beside it
            return self.persons.called(words.outside, office.noun[0])
        if office.name or office.role:
            start, end = office.name or office.noun
            name = words.outside[start:end]
            return self.persons.owner(words.outside, name, start, words.sentence)
        return words.range(*office.noun)

    def _named(self, words: _Words) -> Range | None:
        """The name in words written large, or whom the office among them means."""
        phrase = _PHRASE[self.language].match(words.text)
        if not phrase or phrase["name"].split()[0] in MUTE:
            return None
        if self.language == "de" and ABSTRACT.fullmatch(phrase["name"]):
            return None
        at = words.at + phrase.start("name")
        name, start = phrase["name"], at
        if self.language == "en":
            if fellow := _FELLOW.fullmatch(words.text):  # Fellow writer Ann Kern
                name, start = fellow["name"], words.at + fellow.start("name")
            elif titled := _TITLED.match(words.outside, at + len(name)):  # UN mediator Lars Holm
                name, start = titled["name"], titled.start("name")
        return self.persons.owner(words.outside, name, start, words.sentence)
