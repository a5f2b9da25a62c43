"""Who says what: the speaker of each sentence, where the text tells.

Rules over quotation marks, verbs of saying and the German subjunctive; no grammar. Where they are
in doubt they name nobody.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from index.saying import QUOTED, clause_start, verbs_of_saying
from index.sentences import Range, Sentence
from index.speech import (
    DOCUMENTED,
    HEARSAY,
    LEADING,
    MUTE,
    OPENINGS,
    OWN_WORDS,
    PRONOUNS,
    ROLES,
    SAYING,
    SOURCES,
    SUBJUNCTIVE,
    ZUFOLGE,
)

_QUOTES = re.compile(r"[„“\"][^„“”\"]{0,2000}[“”\"]|«[^«»]{0,2000}»|»[^«»]{0,2000}«")
_NESTED = re.compile(r"[‚‘‹›][^‚‘’‹›„“”\"]{0,500}[‘’‹›]")
_WORD = re.compile(r"\w[\w’'-]*")
_LARGE = r"(?:\d{1,3}-)?[A-ZÄÖÜÀ-ÖØ-Þ][\w’'.-]*"
_NOT_NAMES = (
    r"(?!(?:D(?:er|ie|as|em|en|es)|Ein(?:e[mnr]?)?|Sein(?:e[mnrs]?)?|Ihre?[mnrs]?|The|An?|His|Her|"
    r"Their|Its|Our|That|This|These|Those|It|He|She|They|Er|Sie|Es|Man|Dies(?:e[mnrs]?)?|Viele|"
    r"Mehrere|Einige|Alle|Beide)\b)"
)
_NAME = re.compile(
    rf"{_NOT_NAMES}{_LARGE}(?:\s{{1,2}}(?:(?:von|van|de|del|bin|al|el)\s(?:der\s|den\s|la\s)?|&\s)?{_LARGE}){{0,5}}"
)
_PHRASE = {
    "de": re.compile(
        r"(?:(?:[Dd](?:er|ie|as|em|en|es)|[Ee]ine?[mr]?|[Ss]eine?|[Ii]hre?|dessen|deren|"
        r"[A-ZÄÖÜ]\w*s(?=\s(?:(?!d(?:er|ie|as|em|en|es)\b)\w+e[rnms]?\s)?[A-ZÄÖÜ]))\s)?"
        rf"(?:(?!(?:über|unter|hinter|gegen|einen|oder|aber)\b)[a-zäöüß][\w-]*(?:e|er|en|em|es)\s){{0,3}}(?P<name>{_NAME.pattern})"
    ),
    "en": re.compile(
        r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)\s)?(?:[a-z][\w’'-]*\s){0,3}?"
        rf"(?P<name>{_NAME.pattern})"
    ),
}
_APPOSITION = re.compile(
    rf"(?:\s(?:des|der|von|für|im|in|of|for|at)\s[^,.;:\x00]{{1,60}})?,\s(?P<name>{_NAME.pattern})"
)
_SMALL = re.compile(
    r"(?:(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne)(?:\s[A-Z]\w+)?|[A-Z]\w+[’']s?|"
    rf"[A-Z]\w+(?=\s(?:[a-z]\w*\s)?{ROLES['en'].pattern}\b))\s|(?=[a-z]\w+s\b|police\b|(?:state|local)\smedia\b))(?:[a-z][\w’'-]*\s){{0,3}}?"
    r"(?P<noun>(?!the|an?\b)[a-z][\w-]+)"
    r"(?=\s(?:of|for|by|in|from|at|who)\b|\s[A-Z]|,|\.|\s*$|\s(?:has|had|was|were|is|also|later|then|\w+ed|said|says|"
    r"told|wrote|writes|argues?|claims?|insists?|warns?|announces|notes|concedes|calls?)\b)"
)
_BY = re.compile(r"\s(?:from|by)\s")
_AFTER_QUOTE = re.compile(r"\x00, [a-zäöü]\w*(?:te|t|ief|ach|ob|ank|ang)\b")
_AFTER_REPORT = re.compile(r", [a-zäöü]\w*(?:te|ten|t|ief|ach|ob)\b(?=(?: sich)? [^,:;]{2,60}$)")
_OFFICE_AND_NAME = re.compile(
    rf"\b(\w{{1,40}})(?:\s(?:of|for)\s[^,]{{1,40}})?,\s({_NAME.pattern}),"
)
_FINITE = re.compile(r"\b[a-zäöü]\w*(?:te|ten|t|ß|ief|ach|ob)\b")
_DEFINITE = re.compile(r"\b(?:der|die|the) (?:\w+ )?$", re.IGNORECASE)
_LISTENERS = frozenset("Reportern Journalisten Journalistinnen Abgeordneten".split())
_MANY = frozenset("Medien Behörden Kreise Berichte Kritiker Experten Beobachter Ärzte".split())
_REPORT = re.compile(
    r"[^,.]{0,20}\b(?:Meldung|Bericht|Berichten|Mitteilung|Medienbericht)(?:en|s)?\s(?=der|des|von)"
)
# The words just before *zufolge*: Polizei, den Ärzten, einem Bericht des Amtes.
_NEAREST = re.compile(
    r"(?:\b(?:[Dd]e[mnr]|[Ee]ine[mr]|[Ss]eine[mnr]|[Ii]hre[mnr])\s)?(?:[a-zäöüß]+e[nmr]\s)?"
    rf"{_NAME.pattern}(?:\s(?:des|der|von|im|in)\s(?:[a-zäöüß]+en\s)?{_NAME.pattern})?\s$"
    r"|\b(?:ihm|ihr|ihnen)\s$",
)
# After these stands no person without an office, but a place or a thing.
_PLACED = re.compile(
    r"\b(?:in|im|ins|aus|am|zur|zum|vom|beim|der|die|das|des|dem|den|kein\w*|viele|andere|alle|the|at|from|of|into|near)"
    r"\s(?:[a-zäöüß]+e[nmrs]?\s)?$",
    re.IGNORECASE,
)
# What is no person, whom an office could mean.
_PAPER = re.compile(
    r"(?:Mail|Bericht|Brief|Studie|Mitteilung|Aussendung|Zeitung|Umfrage|Urteil|Klage|Entwurf|"
    r"Polizei|Ministerium\w*|Behörde|Agentur|agency|ministry|report|letter|study)s?\b",
    re.IGNORECASE,
)
_WHOSE = re.compile(  # ihr Sprecher, but not: nach ihren Worten
    r"(?:ihr|seine|ihre)[rn]?\s(?:[a-zäöüß]+\s)?"
    r"(?!Worten|Angaben|Darstellung|Ansicht|Meinung)[A-ZÄÖÜ]"
)
_POINTING = frozenset(("Das", "Dies", "das", "dies"))
_LONGEST_SENTENCE = 1500  # characters; what stands beyond them names nobody
_MOSTLY = 0.6  # share of a sentence that is quoted beyond which it is a quotation


def attribute(text: str, sentences: Sequence[Sentence], language: str) -> list[Range | None]:
    """Return for each sentence the range that names its speaker, None where nobody is told.

    A sentence has a speaker where it renders somebody's words: quoted, reported with a verb of
    saying or by *laut*, or in the subjunctive that goes on from the sentence before. A pronoun or
    an office gives the name that it stands for, if the text before says it. Languages other than
    German and English have no speakers.
    """
    if language not in SAYING:
        return [None] * len(sentences)
    scene = _Scene(text, language)
    speakers: list[Range | None] = []
    for place, sentence in enumerate(sentences):
        outside = _outside(text, sentence)
        speaker = scene.speaker(outside, sentence)
        before = sentences[place - 1] if place else sentence
        if speaker is None and place and before.heading == sentence.heading:
            near = sentence.paragraph - before.paragraph <= 1
            if near and _goes_on(outside, language):
                speaker = speakers[-1]
        scene.learn(outside, sentence)
        speakers.append(speaker)
        scene.last = speaker or scene.last
    return speakers


def with_speakers(text: str, sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    """Return the sentences, each with its speaker as `attribute` finds it."""
    found = attribute(text, sentences, language)
    return [replace(one, speaker=who) for one, who in zip(sentences, found, strict=True)]


def _outside(text: str, sentence: Sentence) -> str:
    """Return the sentence with what is quoted in it blotted out, character by character."""

    def blot(found: re.Match[str]) -> str:
        return QUOTED * len(found[0])

    words = text[sentence.start : min(sentence.end, sentence.start + _LONGEST_SENTENCE)]
    return _NESTED.sub(blot, _QUOTES.sub(blot, words))


def _goes_on(outside: str, language: str) -> bool:
    """Whether a sentence goes on rendering what the sentence before it rendered."""
    letters = max(1, len(outside))
    if outside.count(QUOTED) / letters >= _MOSTLY:
        return True
    return language == "de" and bool(SUBJUNCTIVE.search(outside))


@dataclass(slots=True)
class _Scene:
    """What the text has told so far: who was named, and in which office."""

    text: str
    language: str
    last: Range | None = None
    named: list[tuple[int, Range]] = field(default_factory=list)  # with the sentence's start
    offices: list[tuple[str, Range]] = field(default_factory=list)

    def speaker(self, outside: str, sentence: Sentence) -> Range | None:
        """Find the speaker that a sentence itself tells of."""
        for start, end in self._subjects(outside):
            found = self._resolve(outside, start, end, sentence)
            if found:
                return found
        return None

    def learn(self, outside: str, sentence: Sentence) -> None:
        """Remember who is named in a sentence, and in which office."""
        for found in _NAME.finditer(outside):
            if found[0].split()[0].lower() in LEADING:
                continue
            office, start, end = self._split(found[0], found.start())
            calling = found[0].count(" ") > 1  # die Imkerin Rosa Lindner
            if not (office or calling) and _PLACED.search(
                outside, max(0, found.start() - 40), found.start()
            ):
                continue
            if start == end or (found.start() == 0 and " " not in outside[start:end]):
                continue
            place = sentence.start + start, sentence.start + end
            if " " in outside[start:end] or office or self._known(place):
                self.named.append((sentence.start, place))
            if office:
                self.offices.append((office, place))
        for found in re.finditer(
            rf"(\w+)(?:\s(?:of|for)\s[^,]{{1,40}})?,\s({_NAME.pattern}),", outside
        ):
            if ROLES[self.language].fullmatch(found[1].lower()):
                place = sentence.start + found.start(2), sentence.start + found.end(2)
                self.offices.append((found[1].lower(), place))
                self.named.append((sentence.start, place))

    def _subjects(self, outside: str) -> Iterator[Range]:
        """Yield ranges that may name who speaks, most certain first."""
        if DOCUMENTED.search(outside):  # forderte Kern einer Mitteilung zufolge
            for verb in verbs_of_saying(outside, self.language):
                yield from self._of_verb(outside, *verb)
        for found in SOURCES[self.language].finditer(outside):
            report = _REPORT.match(outside, found.end())
            yield self._after(outside, report.end() if report else found.end())
        if self.language == "de":
            for found in ZUFOLGE.finditer(outside):
                clause = clause_start(outside, found.start())
                near = _NEAREST.search(outside, clause, found.start())
                start = near.start() if near else clause
                report = _REPORT.match(outside, start)
                yield (report.end() if report else start), found.start()
            for found in HEARSAY.finditer(outside):
                yield self._after(outside, found.end())
            for found in OWN_WORDS.finditer(outside):
                yield self._after(outside, found.start("whose" if found["whose"] else "own"))
        for verb in verbs_of_saying(outside, self.language):
            yield from self._of_verb(outside, *verb)
        # After a quotation and a comma any verb is one of saying: „…“, freute sich Kern.
        for found in _AFTER_QUOTE.finditer(outside):
            yield self._after(outside, found.end())
        for found in _AFTER_REPORT.finditer(outside):
            if self.language == "de" and SUBJUNCTIVE.search(outside, 0, found.start()):
                yield self._after(outside, found.end())
        # Before a colon and a quotation stands who says it, whatever the verb.
        colon = re.match(r"[^:\x00]{2,160}: ?\x00", outside)
        if colon:
            opening = outside.split(" ")[0].lower() in LEADING and _FINITE.search(outside)
            yield (opening.end() + 1 if opening else 0), colon.end() - 2

    def _of_verb(self, outside: str, start: int, end: int) -> Iterator[Range]:
        """Yield where the subject of a verb may stand: after it, before it, at the beginning."""
        clause = clause_start(outside, start)
        before = outside[clause:start].strip()
        first = before.split(" ")[0].lower()
        comma = clause > 0 and outside[clause - 1] == ","
        wie = re.search(r"(?:^|, )[Ww]ie\s(?=[^,]*$)", outside[:start])
        if wie and self.language == "de":
            yield wie.end(), start
        elif before and (self.language == "en" or first not in LEADING) and before not in _POINTING:
            yield clause, start
        elif outside[start:end] == "so":
            yield self._after(outside, end)
        else:
            apposed = clause_start(outside, clause - 1) if comma else clause
            if _NAME.fullmatch(outside[apposed : clause - 1].strip()):
                yield apposed, clause - 1
            yield self._after(outside, end)
            if comma and not before:
                yield 0, outside.index(",")

    def _after(self, outside: str, start: int) -> Range:
        """Range from a place to the end of its clause, without adverbs that may come first."""
        opening = OPENINGS.match(outside, start)
        start = opening.end() if opening else start
        boundary = re.compile(r"[.;:!?()–\x00]").search(outside, start)
        return start, boundary.start() if boundary else len(outside)

    def _resolve(self, outside: str, start: int, end: int, sentence: Sentence) -> Range | None:
        """Find the name in what may be a subject; for a pronoun or an office, whose it is."""
        part = outside[start:end]
        words = part.strip()
        if not words:
            return None
        first = words.split(" ")[0].strip(",.").lower()
        whose = _WHOSE.match(words)
        if not whose and (
            first in PRONOUNS[self.language]
            or (words.split(" ")[-1].lower() in PRONOUNS[self.language] and len(words) < 40)
        ):
            return self._referent(outside, start, sentence)
        if first in LEADING:
            return None
        begin = start + len(part) - len(part.lstrip())
        phrase = _PHRASE[self.language].match(words)
        if self.language == "en" and (found := self._written_small(outside, begin, sentence)):
            return found
        if not phrase or phrase["name"].split()[0] in MUTE:
            return None
        at = begin + phrase.start("name")
        return self._owner(outside, phrase["name"], at, sentence)

    def _owner(self, outside: str, name: str, at: int, sentence: Sentence) -> Range | None:
        """The name in words written large; else the name after or before that has the office."""
        office, first, last = self._split(name, at)
        if first < last:
            return sentence.start + first, sentence.start + last
        apposed = _APPOSITION.match(outside, at + len(name))
        if apposed and " " in apposed["name"]:
            _, first, last = self._split(apposed["name"], apposed.start("name"))
            if first < last:
                return sentence.start + first, sentence.start + last
        held = self._holder(office)
        if not held and office and self.last and _DEFINITE.search(outside[:at]):
            near = "\n" not in self.text[self.last[1] : sentence.start]
            words = self.text[self.last[0] : self.last[1]].lower().split()
            named = not any(ROLES[self.language].fullmatch(word) for word in words)
            plural = self.language == "en" and office.endswith("s")
            person = _PAPER.search(self.text, *self.last) is None
            held = self.last if near and named and person and not plural else None
        return held or (sentence.start + at, sentence.start + at + len(name))

    def _written_small(self, outside: str, at: int, sentence: Sentence) -> Range | None:
        """An English office or institution: the spokesman, the strategy; or who holds it."""
        found = _SMALL.match(outside, at)
        if not found:
            return None
        start, end = found.span("noun")
        by = _BY.match(outside, end) if found["noun"] in ("statement", "report", "letter") else None
        if by:
            return self._resolve(outside, by.end(), len(outside), sentence)
        name = _NAME.match(outside, end + 1)
        if name and outside[end] == " ":
            return self._owner(outside, name[0], name.start(), sentence)
        if ROLES["en"].fullmatch(found["noun"]):
            return self._owner(outside, found["noun"], start, sentence)
        return sentence.start + start, sentence.start + end

    def _split(self, name: str, at: int) -> tuple[str, int, int]:
        """Split words written large into an office and a name: (office, start, end of name)."""
        tokens = [
            (found[0], at + found.start(), at + found.end()) for found in _WORD.finditer(name)
        ]
        while tokens and tokens[-1][0] in _LISTENERS:
            tokens.pop()
        if tokens and tokens[0][0] in _MANY:
            tokens = tokens[:1]
        office = ""
        first = 0
        for place, (word, _, _) in enumerate(tokens):
            if ROLES[self.language].fullmatch(word.lower()):
                office, first = word.lower(), place + 1
        rest = tokens[first:]
        if office and rest and rest[0][0] == "von" and len(rest) == 2:
            rest = []  # Präsident von Ostavien
        return (office, rest[0][1], rest[-1][2]) if rest else (office, at, at)

    def _holder(self, office: str) -> Range | None:
        """Who was last named in this office."""
        stem = _stem(office)
        for known, place in reversed(self.offices):
            if len(stem) > 3 and stem in _stem(known):
                return place
        return None

    def _referent(self, outside: str, start: int, sentence: Sentence) -> Range | None:
        """Whom a pronoun means: the first that was named in the sentence before."""
        for found in _NAME.finditer(outside, 0, start):
            if _PLACED.search(outside, max(0, found.start() - 40), found.start()):
                continue
            _, first, last = self._split(found[0], found.start())
            place = sentence.start + first, sentence.start + last
            if first < last and self._known(place):
                return place
        if not self.named:
            return self.last
        if self.last and self.named[-1][0] <= self.last[0]:
            noun = self.text[self.last[0] : self.last[1]]
            thing = noun.islower() and not ROLES[self.language].fullmatch(noun)
            return self.named[-1][1] if thing else self.last
        newest = self.named[-1][0]
        return next(place for at, place in self.named if at == newest)

    def _known(self, place: Range) -> bool:
        return any(self._same(place, other) for _, other in self.named)

    def _same(self, one: Range, other: Range) -> bool:
        words = self.text[one[0] : one[1]].split()
        return bool(words) and words[-1] == self.text[other[0] : other[1]].split()[-1]


def _stem(office: str) -> str:
    """Cut an office's endings: Ministerin, Ministers."""
    return re.sub(r"(?:innen|in|en|s|e|r|n)$", "", office.lower())
