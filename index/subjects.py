"""Who a sentence says speaks: where the subject of a verb of saying stands, and whom it means."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.people import ABSTRACT, BODIES, EPITHETS, GIVEN, MUTE, PRONOUNS, ROLES
from index.persons import APPOSITION, NAME, Persons
from index.saying import clause_start, in_mood, verbs_of_saying
from index.sentences import Range, Sentence
from index.speech import (
    DOCUMENTED,
    HEARSAY,
    INTRODUCING,
    LEADING,
    OBLIQUE,
    OPENINGS,
    OWN_WORDS,
    SECOND_MOOD,
    SOURCES,
    ZUFOLGE,
)
from index.verbs import SAYING
from index.words import lemma

_PHRASE = {
    "de": re.compile(
        r"(?:(?:[Dd](?:er|ie|as|em|en|es)|Mehrere|Viele|Einige|Alle|Beide|Zahlreiche|Zwei|Drei|[Ee]ine?[mr]?|[Ss]eine?|[Ii]hre?|dessen|deren|"
        r"[A-ZÄÖÜ]\w*s(?=\s(?:(?!d(?:er|ie|as|em|en|es)\b)\w+e[rnms]?\s)?[A-ZÄÖÜ]))\s{1,2})?"
        rf"(?:(?!(?:über|unter|hinter|gegen|einen|oder|aber)\b)(?:nicht|sehr|damals|früher|erst|wenig|bislang|\d{1, 3}-jährige[rn]?|\d{1, 3}\sJahre\salte[rn]?|[a-zäöüß][\w-]*(?:e|er|en|em|es))\s){{0,3}}(?P<name>{NAME.pattern})"
    ),
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
_HELPING = re.compile(r"(?:has|had|have|also|later|once|then|recently|repeatedly|\s)+")
_SHOWING = re.compile(  # Mirza turned it down, saying that it was late
    r",\s(?:saying|adding|noting|warning|arguing|insisting|claiming|telling|stressing|suggesting|"
    r"complaining|explaining|predicting)\s(?!nothing|little|to\b)"
    r"|,\s(?:promising|vowing|calling|describing|accusing)\s(?=[^,]{0,60}(?:\x00|\bthat\b))"
)
_CITED = re.compile(r"\b(?:wird|wurde|werden|wurden)\b(?=[^,;:\x00]{0,160}\bzitiert\b)")
_EXTENDED = re.compile(  # in dem am Mittwoch verkündeten Urteil, der 400 Seiten starken Anklage
    r"\s*(?:de[mr]|eine[mr])\s(?=(?:am|im|in|von|vom|an|auf|bei|zur|zum|für|\d+)\b)"
    r"[^.,;:\x00]{0,60}?\s(?=[a-zäöüß]+en\s[A-ZÄÖÜ])"
)
_DEMONSTRATIVE = re.compile(r"(?:(?P<m>Der|Dieser)|Die|Diese)(?: selbst)?")
_AGED = re.compile(r"([Dd]er|[Dd]ie|[Tt]he) \d{1,3}-(?:Jährige|year-old)(?! [A-Z])")
_TITLED = re.compile(rf"\s{ROLES['en'].pattern}\s(?P<name>{NAME.pattern})")
_END = re.compile(r"[;:!?()–\x00]|\.\s*$")  # other full stops are of abbreviations: Dr.
_SPOKE = re.compile(r"(?:spr[ai]cht?|sprachen|berichtete?n?|erzählte?n?)$")
_SPOKE_OF = re.compile(rf"\svo[nm]\s|{_END.pattern}")
_BY = re.compile(r"\s(?:from|by)\s")
_AFTER_QUOTE = {
    "de": re.compile(r"\x00, (?P<verb>(?!sein|ihre)[a-zäöü]\w+)(?=\s(?:[^,:;\x00]{2,}))"),
    "en": re.compile(r"\x00,? (?P<verb>[a-z]{3,}(?:ed|s))(?=\s[A-Z]\w+ ?[A-Z]?)"),
}
_AFTER_REPORT = re.compile(r", (?P<verb>[a-zäöü]\w+)(?=(?: sich)? [^,:;\x00]{2,60}$)")
_FINITE = {
    "de": re.compile(r"\b(?:[a-zäöü]\w*(?:te|ten|t|ß|ief|ies|ach|ob)|gab|bat|nahm|kam|war|ging)\b"),
    "en": re.compile(r"\b[a-z]\w*(?:ed|s)\b"),
}
_REPROACHED = re.compile(r"w[ai]rft? (er|sie)\b")
_REPORT = re.compile(
    r"[^,.]{0,20}\b(?:Meldung|Bericht|Mitteilung|Medienbericht|Pressemitteilung|Stellungnahme|Papier|"
    r"Schreiben|Erklärung|Aussendung|Gutachten|Dokument|Brief)(?:en|s)?\s(?=der|des|von)"
)
# The words just before *zufolge*: Polizei, den Ärzten, einem Bericht des Amtes.
_NEAREST = re.compile(
    r"(?:\b(?:[Dd]e[mnr]|[Ee]ine[mr]|[Ss]eine[mnr]|[Ii]hre[mnr])\s)?(?:[a-zäöüß]+e[nmr]\s)?"
    rf"{NAME.pattern}(?:\s(?:des|der|von|im|in)\s(?:[a-zäöüß]+en\s)?{NAME.pattern})?\s$"
    r"|\b(?:ihm|ihr|ihnen)\s$",
)
_WHOSE = re.compile(  # ihr Sprecher, but not: nach ihren Worten
    r"(?:[Ii]hre?|[Ss]eine?)[rn]?\s(?:[a-zäöüß]+\s)?"
    r"(?!Worten|Angaben|Darstellung|Ansicht|Meinung)[A-ZÄÖÜ]"
)
_WHICH = re.compile(r"\s*(?:which|whom|as|and|but)\s(?=\w)")
_OTHERS = re.compile(
    r"(?:der|die|das) (?:d(?:er|ie|as|en|em)|eine?n?|seine?n?|ihre?n?|[A-ZÄÖÜ]\w+) "
)
_MOTTO = re.compile(  # „…“: Mit diesen Worten eröffnete Kern die Sitzung
    r"\x00+:? [Mm]it (?:diese[nm]|folgende[nm]) (?:\w+ )?(?:Worten|Satz|Sätzen|Ausruf|Spruch|Appell)\s\w+"
)
_ENDS_CLAUSE = re.compile(r"\s?[,.:\x00]|\s(?:hat|hatte)\b")
_RESULT = re.compile(
    r" (?:das|die|der|ihr|sein)e? (?:\w+ )?(?:Ergebnis|Fazit|Urteil|Einschätzung|Vorwurf|Kritik|Auskunft|"
    r"Begründung|Tenor|Botschaft|Argument|Formulierung|Darstellung|Bilanz|Worte) (?:des|der|von)\b"
)
_REFLEXIVE = re.compile(r" sich (?=[A-ZÄÖÜ]|(?:der|die|das|ein|eine)\s)")
_CLEAR = re.compile(
    rf"Für (?P<name>{NAME.pattern}) (?:ist|steht|war|stand) [a-zäöü ]{{2,40}}: ?\x00"
)
_WORDS = (
    r"(?:Motto|Credo|Devise|Fazit|Antwort|Kommentar|Botschaft|Appell|Urteil|Reaktion|Begründung|Rat|"
    r"Bilanz|Argument|Wunsch|Forderung|Prognose|Vorwurf|Erklärung|Lehre|Diagnose|Warnung)"
)
_OWN_MOTTO = re.compile(  # „…“, lautet ihr Motto; Ihr Fazit: „…“
    rf"(?:,|\x00,?) (?:so|lautete?|war|ist) (?:stets |immer )?(?P<own>ihre?|seine?)\s{_WORDS}\b"
    rf"|^(?P<first>Ihre?|Seine?)\s{_WORDS}(?: [a-z]\w+)?: ?\x00"
)
_OWNED = re.compile(  # nach Kerns Worten, Kerns Antwort: „…“
    rf"(?:\b[Nn]ach |\b[Ii]n |\x00,? (?:so|lautete?|war|ist) |^)(?P<name>{NAME.pattern}?)(?<=\w)[s’](?=\s"
    rf"(?:Worten|Angaben|Ansicht|Darstellung|Einschätzung|Auffassung|Überzeugung|Meinung|Augen|"
    rf"{_WORDS}(?: [a-z]\w+)?: ?\x00))"
)
_VIEW = re.compile(  # in Kern’s view, as Kern put it, quoted Kern as saying
    rf"\b[Ii]n (?P<view>{NAME.pattern}?)[’']s? (?:view|words|opinion|eyes)\b"
    rf"|\b[Aa]s (?P<put>[^,;:\x00]{{2,60}}?) puts? it\b"
    rf"|\bquot(?:ed|es) (?P<quoted>[^,;:\x00]{{2,60}}?) as saying\b"
)
_THAT_SAYS = re.compile(r"\b((?:an?|the|his|her|their)\s[a-z-]+)\s(?:that|which)$")
_NAMED_AFTER = re.compile(  # said Peter Lang of the union; not: said Lang had gone
    rf"\s{NAME.pattern}(?=\s*(?:[,.;:]|$)|\s(?:of|from|at|who|in|on|after|as)\b)"
)
_IT = re.compile(r"(?:es|das|dies|ihn|sie)\s(?=[A-ZÄÖÜ]|d(?:er|ie|as)\s)")
_THING = re.compile(
    r"(?:(?:Die|Das|Diese[rs]?|Eine?|Seine?|Ihre?|Solche|Dessen|Deren)\s)?(?:[a-zäöüß]+e[nrs]?\s)?"
    r"(?P<noun>[A-ZÄÖÜ][\w-]+)"
)
_POINTING = frozenset(("Das", "Dies", "das", "dies"))


def _is_thing(before: str) -> bool:
    """Whether what stands before a verb can say nothing: die Kritik wies Kern zurück."""
    thing = _THING.match(before)
    return bool(thing and (thing["noun"] in MUTE or ABSTRACT.fullmatch(thing["noun"])))


def _is_verb(word: str) -> bool:
    """Whether a German word is a verb in a finite form."""
    dictionary = lemma(word, "de")
    determiner = word in OBLIQUE or word in ("eine", "keine", "seine", "ihre", "meine")
    return dictionary.endswith("n") and dictionary != word and not determiner


def _antecedent(outside: str, end: int) -> Range | None:
    """The name that a relative clause goes on from: setzte sich Jule Kern durch, die warnte."""
    names = [one for one in NAME.finditer(outside, max(0, end - 60), end) if " " in one[0]]
    near = names and not outside[names[-1].end() : end].strip(" ").count(" ")
    return names[-1].span() if near else None


def _finite(outside: str, language: str) -> re.Match[str] | None:
    """Find the first verb in a finite form."""
    verbs = _FINITE[language].finditer(outside)
    return next((one for one in verbs if language == "en" or _is_verb(one[0])), None)


@dataclass(frozen=True, slots=True)
class Scene:
    """The text with whom it has named so far."""

    persons: Persons
    language: str

    def speaker(self, outside: str, sentence: Sentence) -> Range | None:
        """Find the speaker that a sentence itself tells of."""
        for start, end in self._subjects(outside):
            found = self._resolve(outside, start, end, sentence)
            if found:
                return found
        return None

    def subject(self, outside: str, sentence: Sentence) -> Range | None:
        """Find the person who does something in a sentence, or who gives an opinion."""
        verb = _finite(outside, self.language)
        found = self._resolve(outside, 0, verb.start(), sentence) if verb else None
        if not verb or not found:
            return None
        person = self.persons.is_person(found) or verb[0] in SAYING[self.language]
        return found if person else None

    def _subjects(self, outside: str) -> Iterator[Range]:
        """Yield ranges that may name who speaks, most certain first."""
        if DOCUMENTED.search(outside):  # forderte Kern einer Mitteilung zufolge
            for verb in verbs_of_saying(outside, self.language):
                yield from self._of_verb(outside, *verb)
        for found in SOURCES[self.language].finditer(outside):
            report = _REPORT.match(outside, found.end())
            yield self._after(outside, report.end() if report else found.end())
        for found in _VIEW.finditer(outside) if self.language == "en" else ():
            yield found.span(found.lastgroup or 0)
        if self.language == "de":
            for found in ZUFOLGE.finditer(outside):
                clause = clause_start(outside, found.start())
                near = _NEAREST.search(outside, clause, found.start())
                start = near.start() if near else clause
                report = _REPORT.match(outside, start)
                yield (report.end() if report else start), found.start()
            for found in HEARSAY.finditer(outside):
                yield self._after(outside, found.end())
            for found in _OWN_MOTTO.finditer(outside):
                yield found.span("own" if found["own"] else "first")
            for found in _OWNED.finditer(outside):
                yield found.span("name")
            for found in _CITED.finditer(outside):
                before = clause_start(outside, found.start())
                yield before, found.start()
                yield self._after(outside, found.end())
            for found in OWN_WORDS.finditer(outside):
                yield self._after(outside, found.start("whose" if found["whose"] else "own"))
        for start, end in verbs_of_saying(outside, self.language):
            if reproached := _REPROACHED.match(outside, start):  # Kern warf sie vor, zu schweigen
                yield reproached.span(1)
            yield from self._of_verb(outside, start, end)
        # After a quotation and a comma any verb is one of saying: „…“, freute sich Kern.
        for found in _AFTER_QUOTE[self.language].finditer(outside):
            if self.language == "en" or _is_verb(found["verb"]):
                yield self._after(outside, found.end())
        for found in _AFTER_REPORT.finditer(outside):
            mood = self.language == "de" and in_mood(outside[: found.start()])
            mood = mood and not in_mood(found["verb"])
            if mood and _is_verb(found["verb"]):
                yield self._after(outside, found.end())
        for found in _SHOWING.finditer(outside) if self.language == "en" else ():
            yield 0, found.start()
        yield from self._before_colon(outside)

    def _before_colon(self, outside: str) -> Iterator[Range]:
        """Before a colon and a quotation, or a report, stands who says it, whatever the verb."""
        if self.language == "de" and (clear := _CLEAR.match(outside)):
            yield clear.span("name")
        if self.language == "de" and (motto := _MOTTO.match(outside)):
            yield self._after(outside, motto.end())
        if told := re.match(r"\x00+: (?=[A-ZÄÖÜ])", outside):  # „…“: Kern hat Fehler eingestanden
            yield told.end(), len(outside)
        found = re.match(r"[^:\x00]{2,240}: ?(?=\x00|[A-ZÄÖÜ])", outside)
        if not found:
            return
        if self.language == "de":
            rest = outside[found.end() :]
            reported = rest.startswith("\x00") or in_mood(rest) or SECOND_MOOD.search(rest)
            if in_mood(found[0]) or not reported:
                return
        elif not outside.startswith("\x00", found.end()):
            return
        opening = outside.split(" ")[0].lower()
        verb = None
        if self.language == "de" and (opening in LEADING or opening in OBLIQUE):
            verb = _finite(outside, "de")
        yield (verb.end() + 1 if verb else 0), found.end() - 2

    def _of_verb(self, outside: str, start: int, end: int) -> Iterator[Range]:
        """Yield where the subject of a verb may stand: after it, before it, at the beginning."""
        clause = clause_start(outside, start)
        before = outside[clause:start].strip()
        if self.language == "en":
            yield from self._of_english(outside, clause, start, end)
            return
        first = before.split(" ")[0]
        comma = clause > 0 and outside[clause - 1] == ","
        if comma and _OTHERS.match(before):  # Kern, die die Gruppe gewarnt hatte, schwieg
            return
        if comma and first in ("der", "die") and _ENDS_CLAUSE.match(outside, end):
            if who := _antecedent(outside, clause - 1):  # Kern, der warnte: „…“
                yield who
            return
        wie = re.search(r"(?:^|, )[Ww]ie\s(?=[^,]*$)", outside[:start])
        if first == "Von" and f" {before[0].lower()}{before[1:]}" in self.persons.text:
            yield clause + len("Von "), start  # Von Ahlefeld sagte
            return
        oblique = " " in before and first.lower() in OBLIQUE
        if wie:
            it = _IT.match(outside, wie.end())  # wie es Kern formulierte
            yield (it.end() if it else wie.end()), start
        elif oblique and first.islower() and comma:  # der Mann, dem Kern vorwirft
            yield outside.index(first, clause) + len(first), start
        elif oblique or _is_thing(before):
            yield self._after(outside, end)
        elif before == first and _REFLEXIVE.match(outside, end):  # Skeptischer äußert sich Kern
            yield self._after(outside, end)
        elif before and first.lower() not in LEADING and before not in _POINTING:
            yield clause, start
            opening = outside.split(" ")[0].lower()
            joined = comma and first.islower() and before.endswith((" und", " aber", " doch"))
            if joined and opening not in LEADING and opening not in OBLIQUE:
                yield 0, outside.index(",")  # Kern, der müde war, erhob sich und sagte
        elif outside[start:end] == "so":
            result = _RESULT.match(outside, end)  # so das Fazit der Prüfer
            yield self._after(outside, result.end() if result else end)
        else:
            apposed = clause_start(outside, clause - 1) if comma else clause
            if NAME.fullmatch(outside[apposed : clause - 1].strip()):
                yield apposed, clause - 1
            yield self._after(outside, end)
            if comma and not before:
                yield 0, outside.index(",")

    def _of_english(self, outside: str, clause: int, start: int, end: int) -> Iterator[Range]:
        """Yield where the subject of an English verb may stand."""
        before = outside[clause:start].strip()
        if _HELPING.fullmatch(before):  # Ann Kern, a nurse, had said
            before = ""
        if before:
            if that := _THAT_SAYS.search(before):  # a note that said
                at = outside.index(before, clause)
                yield at + that.start(1), at + that.end(1)
                return
            if before.startswith("what "):  # what it called an attack
                return
            if before.endswith((" who", " that", " which")):  # brought by a man who claimed
                return
            which = _WHICH.match(outside, clause)
            yield (which.end() if which else clause), start
            if not before.endswith((" and", " but")):  # Kern, who left early, rose and said
                return
        if clause and outside[clause - 1] == ",":
            if not before and _NAMED_AFTER.match(outside, end):  # It was late, said Peter Lang
                yield self._after(outside, end)
            marks = ";:—\x00" if outside.startswith("\x00") else ";:—"
            left = max(outside.rfind(mark, 0, clause - 1) for mark in marks) + 1
            parts = list(re.finditer(r"[^,]+", outside[left:clause]))
            for part in parts:
                words = part[0].split()
                if words and words[0].lower() not in INTRODUCING:
                    yield left + part.start(), left + part.end()
                    break
        if not before:
            yield self._after(outside, end)

    def _after(self, outside: str, start: int) -> Range:
        """Range from a place to the end of its clause, without adverbs that may come first."""
        tells_of = _SPOKE.search(outside, max(0, start - 12), start)
        opening = OPENINGS.match(outside, start)
        start = opening.end() if opening else start
        extended = _EXTENDED.match(outside, start)
        start = extended.end() if extended else start
        boundary = (_SPOKE_OF if tells_of else _END).search(outside, start)
        return start, boundary.start() if boundary else len(outside)

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
        apposed = APPOSITION[self.language].match(outside, end)
        whose = apposed and re.match(r"\s(?:for|of)\s", outside[end:])
        if whose and outside[at].lower() == "a" and apposed["name"].split()[0].lower() not in GIVEN:
            return sentence.start + start, sentence.start + end  # A spokesman for the firm, Nordex
        if apposed and " " in apposed["name"]:
            return self.persons.owner(outside, apposed["name"], apposed.start("name"), sentence)
        the = outside[at : at + 4].lower() == "the "
        if the and EPITHETS["en"].fullmatch(found["noun"]) and self.persons.named:
            return self.persons.called(outside, start)
        if ROLES["en"].fullmatch(found["noun"]):
            return self.persons.owner(outside, found["noun"], start, sentence)
        return sentence.start + start, sentence.start + end
