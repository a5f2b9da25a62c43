"""Who is meant: the persons that a text has named so far, by name, office or pronoun."""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal

from index.given import GIVEN
from index.names import APPOSITION, NAME, split_office
from index.offices import ROLES, SAME_OFFICE
from index.patterns import any_of
from index.people import EPITHETS, FEMININE, MASCULINE
from index.sentences import Range, Sentence
from index.speech import LEADING
from index.words import lemma

Gender = Literal["f", "m", ""]
"""Feminine, masculine, or not known."""

_OFFICE_AND_NAME = re.compile(rf"\b(\w{{1,40}})(?:\s(?:of|for)\s[^,]{{1,40}})?,\s({NAME.pattern}),")
# Who comes in by office alone, or as somebody's: eine Sprecherin, seine Frau, one neighbour.
_SOMEBODY = {
    "de": re.compile(
        r"\b(?:[Ee]in|(?P<whose>[Ss]ein|[Ii]hr))e?\s"
        r"(?:[a-zäöüß]+e[rs]?\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)"
    ),
    "en": re.compile(
        r"\b(?:[Aa]n?|[Oo]ne|(?P<whose>[Hh]is|[Hh]er))\s"
        rf"(?:[\w-]+\s){{0,2}}?(?P<noun>{ROLES['en'].pattern})\b"
    ),
}
_AT_PLACES = any_of(
    r"""
        alle am andere at aus beim das dem den der des die from für im in ins into kein\w* near of
        on the viele vom zum zur
    """
)
# After these stands no person without an office, but a place or a thing: in der neuen Halle.
_PLACED = re.compile(rf"\b{_AT_PLACES}\s(?:[a-zäöüß]+e[nmrs]?\s)?$", re.IGNORECASE)
# What is no person, whom an office could mean: ein Bericht des Umweltamts.
_PAPER = re.compile(
    any_of(
        r"""
            Agentur Aussendung Behörde Brief Entwurf Erklärung Gutachten Klage Mail Ministerium\w*
            Mitteilung Papier Polizei Schreiben Stellungnahme Studie Umfrage Urteil Zeitung
            \w*bericht agency letter ministry report study
        """
    )
    + r"s?\b",
    re.IGNORECASE,
)
_OF = re.compile(rf"\s(?:des|der|von)\s(?:[a-zäöüß]+e[nrs]\s)?{NAME.pattern}")
_INDEFINITE = re.compile(r"\b(?:eine?|an?) (?:[\w-]+ ){0,2}$", re.IGNORECASE)
_DEFINITE = re.compile(r"\b(der|die|das|the) (?:\w+ )?$", re.IGNORECASE)
_NUMERALS = any_of("acht drei elf fünf hundert neun sechs sieben tausend vier zehn zwei zwölf")
# A number before a noun: 90 Züge, zwei Stimmen.
_NUMBER = re.compile(rf"\b(?:\d[\d.,]*|{_NUMERALS}) $")
# What is counted or measured, and no name.
_MEASURES = frozenset("Dollar Euro Jahr Milliarden Millionen Monat Prozent Uhr Woche".split())
_ARTICLES: dict[str, Gender] = {"die": "f", "der": "m", "das": "", "the": ""}
_THE_OFFICE = re.compile(r"(?:Der|Die) (?:[a-zäöüß]+e )?(?P<name>[A-ZÄÖÜ][\w-]+)(?! [A-ZÄÖÜ])\b")
# English offices and kin of a woman and of a man.
_WOMAN = re.compile(
    r"woman$|^"
    + any_of("baroness dame daughter duchess lady mother mrs ms princess queen sister wife")
    + "$"
)
_MAN = re.compile(rf"man$|^{any_of('duke husband king lord mr prince sir son')}$")
_LAST_WORD = re.compile(r"\b([a-z][a-z-]+) $")
_BEFORE = 40  # characters before a name that tell whether it is a place


_SOMEWHAT = 10_000  # characters back that are searched for a name
_NEAR = 200  # characters within which *der* by itself may point back
_LATELY = 100  # mentions that are remembered: a text of any length takes its time once


def _memory() -> deque[Any]:
    return deque(maxlen=_LATELY)


@dataclass(slots=True)
class Persons:
    """The persons of a text, in the order in which they are named; ``last`` spoke last.

    ``named`` are ranges of names, each with the start of its sentence; ``offices`` the ranges of
    names with the office that their bearer has; ``genders`` those whose gender is told; ``kin`` who
    comes in as somebody's: seine Frau.
    """

    text: str
    language: str
    last: Range | None = None
    named: deque[tuple[int, Range]] = field(default_factory=_memory)
    offices: deque[tuple[str, Range]] = field(default_factory=_memory)
    genders: deque[tuple[Range, Gender]] = field(default_factory=_memory)
    kin: deque[Range] = field(default_factory=_memory)
    words: dict[Range, tuple[str, ...]] = field(default_factory=dict)

    def learn(self, outside: str, sentence: Sentence) -> None:
        """Remember who is named in a sentence, in which office, and who comes in by office alone.

        ``outside`` is the sentence with what is quoted in it blotted out.
        """
        self._learn_names(outside, sentence)
        for found in _OFFICE_AND_NAME.finditer(outside):  # the director, Ann Kern, left
            the = _DEFINITE.search(outside[: found.start()])
            if the or ROLES[self.language].fullmatch(found[1].lower()):
                place = sentence.start + found.start(2), sentence.start + found.end(2)
                self._meet(sentence, place, found[1].lower())
        for found in _SOMEBODY[self.language].finditer(outside):
            if ROLES[self.language].fullmatch(found["noun"].lower()):
                start, end = found.span("noun")
                follows = NAME.match(outside, end + 1)
                place = sentence.start + start, sentence.start + end
                if not follows and found["whose"]:
                    self.kin.append(place)
                elif not follows:
                    self._meet(sentence, place, found["noun"].lower())

    def _learn_names(self, outside: str, sentence: Sentence) -> None:
        """Remember the names of a sentence that are a person's by their form or office."""
        for found in NAME.finditer(outside):
            words = found[0].split()
            before = max(0, found.start() - _BEFORE)
            if words[0].lower() in LEADING:
                continue
            counted = _NUMBER.search(outside, before, found.start())
            if self.language == "de" and (counted or _is_counted(words)):
                continue
            office, start, end = split_office(found[0], found.start(), self.language)
            office = office or self._office_before(outside, found.start())
            calling = len(words) > 2 and words[1] != "von"  # die Imkerin Rosa Lindner
            sure = office or calling
            if start == end or (not sure and _PLACED.search(outside, before, found.start())):
                continue
            place = sentence.start + start, sentence.start + end
            if " " in outside[start:end] or office or self._known(place):
                self._meet(sentence, place, office)

    def owner(self, outside: str, name: str, at: int, sentence: Sentence) -> Range | None:
        """Whom words written large mean: the name in them, or the name that has the office."""
        office, first, last = split_office(name, at, self.language)
        of = _OF.match(outside, at + len(name))
        if of and _PAPER.fullmatch(name):  # Bericht des Umweltamts
            return sentence.start + at, sentence.start + of.end()
        epithet = EPITHETS[self.language].fullmatch(name)
        if first < last and not epithet:
            return sentence.start + first, sentence.start + last
        apposed = APPOSITION[self.language].match(outside, at + len(name))
        if apposed and " " in apposed["name"]:
            _, first, last = split_office(apposed["name"], apposed.start("name"), self.language)
            if first < last:
                return sentence.start + first, sentence.start + last
        held = None if _INDEFINITE.search(outside[:at]) else self._holder(office)
        if not held and epithet and self.named and _DEFINITE.search(outside[:at]):
            return self.called(outside, at)
        return held or (sentence.start + at, sentence.start + at + len(name))

    def referent(self, pronoun: str, outside: str, start: int, sentence: Sentence) -> Range | None:
        """Whom a pronoun means: the first that was named in the sentence before, if it suits."""
        gender: Gender = "f" if pronoun in FEMININE else "m" if pronoun in MASCULINE else ""
        first_words = _THE_OFFICE.match(outside, 0, start)
        if first_words and gender and self.language == "de":  # Der Fahrer blieb stumm; er gab an
            office = first_words["name"].lower()
            if ROLES["de"].fullmatch(office) and self._gender(office) == gender:
                return self.owner(outside, first_words["name"], first_words.start("name"), sentence)
        for name in NAME.finditer(outside, 0, start):
            if _PLACED.search(outside, max(0, name.start() - _BEFORE), name.start()):
                continue
            _, first, last = split_office(name[0], name.start(), self.language)
            place = sentence.start + first, sentence.start + last
            if first < last and self._known(place) and self._suits(place, gender):
                return place
        found = next((one for one in self._recent() if self._suits(one, gender)), None)
        if found and gender:
            self.genders.append((found, gender))
        return found

    def pointed(self, gender: Gender, sentence: Sentence) -> Range | None:
        """Whom *der* or *die* means by itself: who was named last, just before."""
        ranges = sorted((*(place for _, place in self.named), *self.kin), reverse=True)
        found = next((place for place in ranges if self._fits(place, gender)), None)
        near = found and sentence.start - found[1] < _NEAR
        return found if near else None

    def _fits(self, place: Range, gender: Gender) -> bool:
        """Whether a name or kin has a gender: seine Frau, die widerspricht."""
        word = self._words(place)[-1].lower()
        office = ROLES[self.language].fullmatch(word) and self._gender(word)
        return office == gender if office else self._suits(place, gender)

    def body(self, sentence: Sentence) -> Range | None:
        """Which institution *it* means: the one that spoke last, shortly before."""
        spoke = self.last
        near = spoke and sentence.start - spoke[1] < 2 * _NEAR
        return spoke if spoke and near and not self.is_person(spoke) else None

    def has_named(self, words: str, sentence: Sentence) -> bool:
        """Whether words stand as they are somewhat before a sentence: Ruth von Ahlefeld."""
        first = max(0, sentence.start - _SOMEWHAT)
        return self.text.find(f" {words[0].lower()}{words[1:]}", first, sentence.start) > 0

    def is_person(self, place: Range) -> bool:
        """Whether a range names somebody who is known, or an office."""
        return self._known(place) or self._in_office(place)

    def _recent(self) -> Iterator[Range]:
        """Persons that a pronoun may mean, the most likely first."""
        spoke = self.last
        newest = self.named[-1][0] if self.named else -1
        if spoke and newest <= spoke[0] and (not self.named or self.is_person(spoke)):
            yield spoke
        for start in sorted({at for at, _ in self.named}, reverse=True):
            there = [place for at, place in self.named if at == start]
            # Who has an office or a gender is a person: not Northgate United.
            sure = [*(one for one, _ in self.genders), *(one for _, one in self.offices)]
            yield from (one for one in there if any(self._same(one, other) for other in sure))
            yield from there
        if spoke:
            yield spoke

    def _office_before(self, outside: str, start: int) -> str:
        """The office that English writes small before a name: trade adviser Ann Kern."""
        word = _LAST_WORD.search(outside, max(0, start - _BEFORE), start)
        small = word[1] if word and self.language == "en" else ""
        return small if ROLES["en"].fullmatch(small) else ""

    def _meet(self, sentence: Sentence, place: Range, office: str) -> None:
        self.named.append((sentence.start, place))
        if office:
            self.offices.append((office, place))
            if gender := self._gender(office):
                self.genders.append((place, gender))

    def called(self, outside: str, at: int) -> Range | None:
        """Whom an epithet means: the person named last that it suits. Der Franzose, the winner.

        None where two persons of the sentence before may be meant.
        """
        article = _DEFINITE.search(outside[:at])
        gender: Gender = _ARTICLES[article[1].lower()] if article else ""
        if self.last and self.last[0] >= self.named[-1][0] and self._known(self.last):
            return self.last if self._suits(self.last, gender) else None
        return self._only(gender)

    def _only(self, gender: Gender) -> Range | None:
        """The one person of the sentence that last named somebody, if only one suits."""
        newest = self.named[-1][0] if self.named else -1
        there = [one for at, one in self.named if at == newest and self._suits(one, gender)]
        same = there and all(self._same(there[0], one) for one in there)
        return there[0] if same else None

    def _holder(self, office: str) -> Range | None:
        """Who was last named in this office, or in one that is the same: der Regierungschef."""
        stem = _stem(office)
        if len(stem) < 4:
            return None
        same = next((each for each in SAME_OFFICE if stem in map(_stem, each)), ())
        stems = {_stem(one) for one in same}
        for known, place in reversed(self.offices):
            if stem in _stem(known) or _stem(known) in stems:
                return place
        return None

    def _gender(self, office: str) -> Gender:
        """The gender that an office or kin tells: Ministerin, spokesman, wife."""
        if self.language == "de":
            if re.search(r"(?:in|frau|tochter|mutter|schwester)$", office):
                return "f"
            return "" if office.endswith(("e", "en")) else "m"  # Abgeordnete are either
        if _WOMAN.search(office):
            return "f"
        return "m" if _MAN.search(office) else ""

    def _suits(self, place: Range, gender: Gender) -> bool:
        known = {each for one, each in self.genders if self._same(place, one)}
        if gender and not known:
            known = self._given(place)
        return not gender or not known or gender in known

    def _given(self, place: Range) -> set[Gender]:
        """The gender that a first name tells; of Kern, that of the Ute Kern named before."""
        names = [place, *(one for _, one in self.named if self._same(place, one))]
        words = [self.text[start:end].split() for start, end in names]
        first = (each[0].lower().split("-")[0] for each in words if len(each) > 1)
        return {GIVEN[name] for name in first if name in GIVEN}

    def _in_office(self, place: Range) -> bool:
        words = self.text[place[0] : place[1]].lower().split()
        return any(ROLES[self.language].fullmatch(word) for word in words)

    def _known(self, place: Range) -> bool:
        return any(self._same(place, other) for _, other in self.named)

    def _same(self, one: Range, other: Range) -> bool:
        """Whether two names may be one person's: Rosa Lindner and Lindner, not Uwe Lindner."""
        first, second = self._words(one), self._words(other)
        return first[-1] == second[-1] and (first == second or 1 in (len(first), len(second)))

    def _words(self, place: Range) -> tuple[str, ...]:
        """The words of a range; they are compared often."""
        if place not in self.words:
            self.words[place] = tuple(self.text[place[0] : place[1]].split())
        return self.words[place]


@lru_cache(maxsize=10_000)
def _stem(office: str) -> str:
    """Cut an office's endings: Ministerin, Ministers."""
    return re.sub(r"(?:innen|in|en|s|e|r|n)$", "", office.lower())


def _is_counted(words: list[str]) -> bool:
    """Whether words written large are no name but nouns: Millionen Euro, Stimmen Vorsprung."""
    return words[0] in _MEASURES or any(_is_plural(word) for word in (words[0], words[-1]))


def _is_plural(word: str) -> bool:
    """Whether a German noun is in the plural, by the dictionary."""
    singular = lemma(word, "de")
    return singular[:1].isupper() and word in (f"{singular}e", f"{singular}n", f"{singular}en")
