"""Where in a sentence who speaks may be named. Knows no persons."""

import re
from collections.abc import Iterator

from index.people import ABSTRACT, MUTE
from index.persons import NAME
from index.saying import clause_start, in_mood, verbs_of_saying
from index.sentences import Range
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
from index.words import lemma

_HELPING = re.compile(r"(?:has|had|have|also|later|once|then|recently|repeatedly|\s)+")
_SHOWING = re.compile(  # Mirza turned it down, saying that it was late
    r",\s(?:saying|adding|noting|warning|arguing|insisting|claiming|telling|stressing|suggesting|"
    r"complaining|explaining|predicting)\s(?!nothing|little|to\b)"
    r"|,\s(?:promising|vowing|calling|describing|accusing)\s(?=[^,]{0,60}(?:\x00|\bthat\b))"
)
_CITED = re.compile(
    r"\b(?:wird|wurde|werden|wurden)\b(?=[^,;:\x00]{0,160}\bzitiert\b)"
    r"|\bzitier(?:t|te|ten)\b(?=[^,;:\x00]{2,60}\smit\s(?:den|folgenden)\sWorten\b)"
)
_EXTENDED = re.compile(  # in dem am Mittwoch verkündeten Urteil, der 400 Seiten starken Anklage
    r"\s*(?:de[mr]|eine[mr])\s(?=(?:am|im|in|von|vom|an|auf|bei|zur|zum|für|\d+)\b)"
    r"[^.,;:\x00]{0,60}?\s(?=[a-zäöüß]+en\s[A-ZÄÖÜ])"
)
_END = re.compile(r"[;:!?()–\x00]|\.\s*$")  # other full stops are of abbreviations: Dr.
_SPOKE = re.compile(r"(?:spr[ai]cht?|sprachen|berichtete?n?|erzählte?n?)$")
_SPOKE_OF = re.compile(rf"\svo[nm]\s|{_END.pattern}")
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
    r"Schreiben|Erklärung|Aussendung|Gutachten|Dokument|Brief|"
    r"Erkenntniss|Angab|Zahl|Schätzung|Ermittlung|Recherch|Information|Aussag)(?:en|s)?\s(?=der|des|von)"
)
# The words just before *zufolge*: Polizei, den Ärzten, einem Bericht des Amtes.
_NEAREST = re.compile(
    r"(?:\b(?:[Dd]e[mnr]|[Ee]ine[mr]|[Ss]eine[mnr]|[Ii]hre[mnr])\s)?(?:[a-zäöüß]+e[nmr]\s)?"
    rf"{NAME.pattern}(?:\s(?:des|der|von|im|in)\s(?:[a-zäöüß]+en\s)?{NAME.pattern})?\s$"
    r"|\b(?:ihm|ihr|ihnen)\s$",
)
_WHICH = re.compile(r"\s*(?:which|whom|as|and|but)\s(?=\w)")
_OTHERS = re.compile(
    r"(?:der|die|das) (?:d(?:er|ie|as|en|em)|eine?n?|seine?n?|ihre?n?|[A-ZÄÖÜ]\w+) "
)
_MOTTO = re.compile(  # „…“: Mit diesen Worten eröffnete Kern die Sitzung
    r"\x00+:? [Mm]it (?:diese[nm]|folgende[nm]) (?:\w+ )?"
    r"(?:Worten|Satz|Sätzen|Ausruf|Spruch|Appell)\s\w+"
)
_ENDS_CLAUSE = re.compile(r"\s?[,.:\x00]|\s(?:hat|hatte)\b")
_RESULT = re.compile(
    r" (?:das|die|der|ihr|sein)e? (?:\w+ )?"
    r"(?:Ergebnis|Fazit|Urteil|Einschätzung|Vorwurf|Kritik|Auskunft|"
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
    rf"(?:\b[Nn]ach |\b[Ii]n |\x00,? (?:so|lautete?|war|ist) |^)"
    rf"(?P<name>{NAME.pattern}?)(?<=\w)[s’](?=\s"
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


def subjects(outside: str, language: str) -> Iterator[Range]:
    """Yield ranges that may name who speaks, most certain first."""
    if DOCUMENTED.search(outside):  # forderte Kern einer Mitteilung zufolge
        for verb in verbs_of_saying(outside, language):
            yield from _of_verb(outside, language, *verb)
    for found in SOURCES[language].finditer(outside):
        report = _REPORT.match(outside, found.end())
        yield _after(outside, report.end() if report else found.end())
    for found in _VIEW.finditer(outside) if language == "en" else ():
        yield found.span(found.lastgroup or 0)
    if language == "de":
        for found in ZUFOLGE.finditer(outside):
            clause = clause_start(outside, found.start())
            near = _NEAREST.search(outside, clause, found.start())
            start = near.start() if near else clause
            report = _REPORT.match(outside, start)
            yield (report.end() if report else start), found.start()
        for found in HEARSAY.finditer(outside):
            yield _after(outside, found.end())
        for found in _OWN_MOTTO.finditer(outside):
            yield found.span("own" if found["own"] else "first")
        for found in _OWNED.finditer(outside):
            yield found.span("name")
        for found in _CITED.finditer(outside):
            if not found[0].startswith("zitier"):  # KCNA zitierte Kern mit den Worten
                yield clause_start(outside, found.start()), found.start()
            yield _after(outside, found.end())
        for found in OWN_WORDS.finditer(outside):
            yield _after(outside, found.start("whose" if found["whose"] else "own"))
    for start, end in verbs_of_saying(outside, language):
        if reproached := _REPROACHED.match(outside, start):  # Kern warf sie vor, zu schweigen
            yield reproached.span(1)
        yield from _of_verb(outside, language, start, end)
    # After a quotation and a comma any verb is one of saying: „…“, freute sich Kern.
    for found in _AFTER_QUOTE[language].finditer(outside):
        if language == "en" or _is_verb(found["verb"]):
            yield _after(outside, found.end())
    for found in _AFTER_REPORT.finditer(outside):
        mood = language == "de" and in_mood(outside[: found.start()])
        mood = mood and not in_mood(found["verb"])
        if mood and _is_verb(found["verb"]):
            yield _after(outside, found.end())
    for found in _SHOWING.finditer(outside) if language == "en" else ():
        yield 0, found.start()
    yield from _before_colon(outside, language)


def _before_colon(outside: str, language: str) -> Iterator[Range]:
    """Before a colon and a quotation, or a report, stands who says it, whatever the verb."""
    if language == "de" and (clear := _CLEAR.match(outside)):
        yield clear.span("name")
    if language == "de" and (motto := _MOTTO.match(outside)):
        yield _after(outside, motto.end())
    if told := re.match(r"\x00+: (?=[A-ZÄÖÜ])", outside):  # „…“: Kern hat Fehler eingestanden
        yield told.end(), len(outside)
    found = re.match(r"[^:\x00]{2,240}: ?(?=\x00|[A-ZÄÖÜ])", outside)
    if not found:
        return
    if language == "de":
        rest = outside[found.end() :]
        reported = rest.startswith("\x00") or in_mood(rest) or SECOND_MOOD.search(rest)
        if in_mood(found[0]) or not reported:
            return
    elif not outside.startswith("\x00", found.end()):
        return
    opening = outside.split(" ")[0].lower()
    verb = None
    if language == "de" and (opening in LEADING or opening in OBLIQUE):
        verb = finite(outside, "de")
    yield (verb.end() + 1 if verb else 0), found.end() - 2


def _of_verb(outside: str, language: str, start: int, end: int) -> Iterator[Range]:
    """Yield where the subject of a verb may stand: after it, before it, at the beginning."""
    clause = clause_start(outside, start)
    before = outside[clause:start].strip()
    if language == "en":
        yield from _of_english(outside, clause, start, end)
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
    if first == "Von":  # Von Ahlefeld sagte
        yield clause, start
    oblique = " " in before and first.lower() in OBLIQUE
    if wie:
        it = _IT.match(outside, wie.end())  # wie es Kern formulierte
        yield (it.end() if it else wie.end()), start
    elif oblique and first.islower() and comma:  # der Mann, dem Kern vorwirft
        yield outside.index(first, clause) + len(first), start
    elif oblique or _is_thing(before) or (before == first and _REFLEXIVE.match(outside, end)):
        yield _after(outside, end)
    elif before and first.lower() not in LEADING and before not in _POINTING:
        yield clause, start
        opening = outside.split(" ")[0].lower()
        joined = comma and first.islower() and before.endswith((" und", " aber", " doch"))
        if joined and opening not in LEADING and opening not in OBLIQUE:
            yield 0, outside.index(",")  # Kern, der müde war, erhob sich und sagte
    elif outside[start:end] == "so":
        result = _RESULT.match(outside, end)  # so das Fazit der Prüfer
        yield _after(outside, result.end() if result else end)
    else:
        apposed = clause_start(outside, clause - 1) if comma else clause
        if NAME.fullmatch(outside[apposed : clause - 1].strip()):
            yield apposed, clause - 1
        yield _after(outside, end)
        if comma and not before:
            yield 0, outside.index(",")


def _of_english(outside: str, clause: int, start: int, end: int) -> Iterator[Range]:
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
            yield _after(outside, end)
        marks = ";:—\x00" if outside.startswith("\x00") else ";:—"
        left = max(outside.rfind(mark, 0, clause - 1) for mark in marks) + 1
        parts = list(re.finditer(r"[^,]+", outside[left:clause]))
        for part in parts:
            words = part[0].split()
            if words and words[0].lower() not in INTRODUCING:
                yield left + part.start(), left + part.end()
                break
    if not before:
        yield _after(outside, end)


def _after(outside: str, start: int) -> Range:
    """Range from a place to the end of its clause, without adverbs that may come first."""
    tells_of = _SPOKE.search(outside, max(0, start - 12), start)
    opening = OPENINGS.match(outside, start)
    start = opening.end() if opening else start
    extended = _EXTENDED.match(outside, start)
    start = extended.end() if extended else start
    boundary = (_SPOKE_OF if tells_of else _END).search(outside, start)
    return start, boundary.start() if boundary else len(outside)


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


def finite(outside: str, language: str) -> re.Match[str] | None:
    """Find the first verb in a finite form."""
    verbs = _FINITE[language].finditer(outside)
    return next((one for one in verbs if language == "en" or _is_verb(one[0])), None)
