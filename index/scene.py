"""Whom the words mean that name who speaks: a name, an office, an institution, a pronoun."""

import re
from dataclasses import dataclass

from index.people import ABSTRACT, BODIES, EPITHETS, GIVEN, MUTE, PRONOUNS, ROLES
from index.persons import APPOSITION, NAME, Persons
from index.sentences import Range, Sentence
from index.speech import INTRODUCING, LEADING
from index.subjects import finite, subjects
from index.verbs import SAYING

_DETERMINER = (
    r"(?:(?:[Dd](?:er|ie|as|em|en|es)|Mehrere|Viele|Einige|Alle|Beide|Zahlreiche|Zwei|Drei|"
    r"[Ee]ine?[mr]?|[Ss]eine?|[Ii]hre?|dessen|deren|"
    r"[A-ZÄÖÜ]\w*s(?=\s(?:(?!d(?:er|ie|as|em|en|es)\b)\w+e[rnms]?\s)?[A-ZÄÖÜ]))\s{1,2})?"
)
_DESCRIBING = (
    r"(?:(?!(?:über|unter|hinter|gegen|einen|oder|aber)\b)"
    r"(?:nicht|sehr|damals|früher|erst|wenig|bislang|\d{1,3}-jährige[rn]?|"
    r"\d{1,3}\sJahre\salte[rn]?|[a-zäöüß][\w-]*(?:e|er|en|em|es))\s){0,3}"
)
_PHRASE = {
    "de": re.compile(rf"{_DETERMINER}{_DESCRIBING}(?P<name>{NAME.pattern})"),
    "en": re.compile(
        r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)\s)?(?:[a-z][\w’'-]*\s){0,3}?"
        rf"(?P<name>{NAME.pattern})"
    ),
}
_OWNER = r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|[Oo]ur|[Oo]ne)"
_SOME = r"(?:Two|Three|Four|Five|Several|Many|Some|Most|Few|Both|Other)"
_NO_NOUN = (
    r"(?:the|an?|on|in|at|of|to|and|has|had|was|were|is|also|later|then|that|which|who|it|he|she)\b"
)
_AFTER_NOUN = (
    rf"(?:\s(?:of|for|by|in|from|at|who|that|which|familiar|close|[a-z]+ing)\b"
    rf"|\s(?!\w+\s[a-z][\w-]+\s(?:{'|'.join(sorted(SAYING['en']))})\b)(?!\w+(?:an|i|ish|ch|ese)\s(?:{ROLES['en'].pattern}|{BODIES})\b)[A-Z]|,|\.|\s*$"
    rf"|\s(?:has|had|was|were|is|also|later|then|\w+ed|{'|'.join(sorted(SAYING['en']))})\b)"
)
# An English office or institution, which is written small: the union, Bonn’s state media, police.
_SMALL = re.compile(
    rf"(?:(?:(?:{_OWNER}|{_SOME})(?:\s[A-Z]\w+)?|[A-Z]\w+[’']s?"
    rf"|[A-Z]\w+(?=\s(?:[a-z]\w*\s)?(?:{ROLES['en'].pattern}|{BODIES})\b))\s"
    rf"|(?=[a-z]\w+s\b|(?:[a-z][\w-]*\s){{0,2}}(?:{ROLES['en'].pattern}|{BODIES})\b))"
    rf"(?:(?:[a-z][\w’'-]*|[A-Z]\w+(?:n|i|ic|sh|ch|ese|-[a-z]+)(?=\s[a-z]))\s){{0,3}}?(?P<noun>(?!{_NO_NOUN})[a-z][\w-]+)(?={_AFTER_NOUN})"
)
_DEMONSTRATIVE = re.compile(r"(?:(?P<m>Der|[Dd]ieser)|Die|[Dd]iese)(?: selbst)?")
_NOBLE = re.compile(rf"(?:[Vv]on|van|de|di|zu)\s(?:der\s|den\s)?{NAME.pattern}")
_AGED = re.compile(r"([Dd]er|[Dd]ie|[Tt]he) \d{1,3}-(?:Jährige|year-old)(?! [A-Z])")
_TITLED = re.compile(rf"\s{ROLES['en'].pattern}\s(?P<name>{NAME.pattern})")
_FELLOW = re.compile(
    r"[A-Z]\w+\s(?:(?!(?:and|or|of|with|to|for|at|in|on|as)\b)[a-z][\w-]*\s){1,3}"
    rf"(?P<name>{NAME.pattern})"
)
_WHOSE_OFFICE = re.compile(r"\s(?:for|of)\s")
_BY = re.compile(r"\s(?:from|by)\s")
_WHOSE = re.compile(  # ihr Sprecher, but not: nach ihren Worten
    r"(?:[Ii]hre?|[Ss]eine?)[rn]?\s(?:[a-zäöüß]+\s)?"
    r"(?!Worten|Angaben|Darstellung|Ansicht|Meinung)[A-ZÄÖÜ]"
)


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
        words = part.strip()
        if not words:
            return None
        first = words.split(" ")[0].strip(",.").lower()
        if first in ("ihr", "ihre", "sein", "seine") and first == words.lower():
            pronoun = "sie" if first[0] == "i" else "er"
            return self.persons.referent(pronoun, outside, start, sentence)
        if words.lower() == "it" and self.language == "en":
            return self.persons.body(sentence)
        if self.language == "de" and (pointed := _DEMONSTRATIVE.fullmatch(words)):
            return self.persons.pointed("m" if pointed["m"] else "f", sentence)
        whose = _WHOSE.match(words)
        pronouns, last = PRONOUNS[self.language], words.split(" ")[-1].lower()
        if not whose and first in pronouns:
            return self.persons.referent(first, outside, start, sentence)
        if not whose and last in pronouns and len(words) < 40 and not NAME.search(words):
            return self.persons.referent(last, outside, start, sentence)
        if aged := _AGED.match(words):
            pronoun = {"der": "er", "die": "sie"}.get(aged[1].lower(), "they")
            whom = self.persons.referent(pronoun, outside, start, sentence)
            if whom:
                return whom
        noble = _NOBLE.match(words)  # sagte von Ahlefeld
        if noble and self.persons.has_named(words[: noble.end()], sentence):
            return sentence.start + start + part.index(
                words[0]
            ), sentence.start + start + part.index(words[0]) + noble.end()
        leading = LEADING if self.language == "de" else INTRODUCING
        if first in leading and (words[0].islower() or not outside[:start].strip()):
            return None
        begin = start + len(part) - len(part.lstrip())
        phrase = _PHRASE[self.language].match(words)
        small = self.language == "en" and self._written_small(outside, begin, end, sentence)
        if small:
            return small
        if not phrase or phrase["name"].split()[0] in MUTE:
            return None
        if self.language == "de" and ABSTRACT.fullmatch(phrase["name"]):
            return None
        at = begin + phrase.start("name")
        fellow = self.language == "en" and _FELLOW.fullmatch(words)
        if fellow:  # Fellow writer Ann Kern
            return self.persons.owner(
                outside, fellow["name"], begin + fellow.start("name"), sentence
            )
        titled = self.language == "en" and _TITLED.match(outside, at + len(phrase["name"]))
        if titled:  # UN mediator Lars Holm
            return self.persons.owner(outside, titled["name"], titled.start("name"), sentence)
        return self.persons.owner(outside, phrase["name"], at, sentence)

    def _written_small(self, outside: str, at: int, until: int, sentence: Sentence) -> Range | None:
        """An English office or institution: the spokesman, the strategy; or who holds it."""
        found = _SMALL.match(outside, at)
        if not found or found.start("noun") >= until or found["noun"] in SAYING["en"]:
            return None
        start, end = found.span("noun")
        by = _BY.match(outside, end) if found["noun"] in ("statement", "report", "letter") else None
        if by:
            return self._resolve(outside, by.end(), len(outside), sentence)
        name = NAME.match(outside, end + 1)
        if name and outside[end] == " ":
            return self.persons.owner(outside, name[0], name.start(), sentence)
        apposed = APPOSITION["en"].match(outside, end)
        of_whom = apposed and outside[at].lower() == "a" and _WHOSE_OFFICE.match(outside, end)
        if of_whom and apposed and apposed["name"].split()[0].lower() not in GIVEN:
            return sentence.start + start, sentence.start + end  # A spokesman for the firm, Nordex
        if apposed and (" " in apposed["name"] or outside.startswith("One of ", at)):
            return self.persons.owner(outside, apposed["name"], apposed.start("name"), sentence)
        the = outside[at : at + 4].lower() == "the "
        if the and EPITHETS["en"].fullmatch(found["noun"]) and self.persons.named:
            return self.persons.called(outside, start)
        if ROLES["en"].fullmatch(found["noun"]):
            return self.persons.owner(outside, found["noun"], start, sentence)
        return sentence.start + start, sentence.start + end
