"""Where in a sentence who speaks may be named. Knows no persons."""

import re
from collections.abc import Iterator

from index.clauses import after, finite, is_verb, of_verb
from index.names import NAME
from index.patterns import any_of
from index.saying import clause_start, in_mood, verbs_of_saying
from index.sentences import Range
from index.speech import (
    DOCUMENTED,
    HEARSAY,
    LEADING,
    OBLIQUE,
    OWN_WORDS,
    SECOND_MOOD,
    SOURCES,
    ZUFOLGE,
)

# English verbs that show what somebody says: turned it down, saying that it was late.
_SAYING_SO = any_of(
    """
    adding arguing claiming complaining explaining insisting noting predicting saying stressing
    suggesting telling warning
    """
)
_SHOWING = re.compile(
    rf",\s{_SAYING_SO}\s(?!nothing|little|to\b)"
    r"|,\s(?:promising|vowing|calling|describing|accusing)\s(?=[^,]{0,60}(?:\x00|\bthat\b))"
)
_CITED = re.compile(
    r"\b(?:wird|wurde|werden|wurden)\b(?=[^,;:\x00]{0,160}\bzitiert\b)"
    r"|\bzitier(?:t|te|ten)\b(?=[^,;:\x00]{2,60}\smit\s(?:den|folgenden)\sWorten\b)"
)
_AFTER_QUOTE = {
    "de": re.compile(r"\x00, (?P<verb>(?!sein|ihre)[a-zäöü]\w+)(?=\s(?:[^,:;\x00]{2,}))"),
    "en": re.compile(r"\x00,? (?P<verb>[a-z]{3,}(?:ed|s))(?=\s[A-Z]\w+ ?[A-Z]?)"),
}
_AFTER_REPORT = re.compile(r", (?P<verb>[a-zäöü]\w+)(?=(?: sich)? [^,:;\x00]{2,60}$)")
_REPROACHED = re.compile(r"w[ai]rft? (er|sie)\b")
# What a source is cited for: einem Bericht der Zeitung, ersten Erkenntnissen der Polizei.
_CITED_FOR = any_of(
    """
    Angab Aussag Aussendung Bericht Brief Dokument Erkenntniss Erklärung Ermittlung Gutachten
    Information Medienbericht Meldung Mitteilung Papier Pressemitteilung Recherch Schreiben
    Schätzung Stellungnahme Zahl
    """
)
_REPORT = re.compile(rf"[^,.]{{0,20}}\b{_CITED_FOR}(?:en|s)?\s(?=der|des|von)")
# The words just before *zufolge*: Polizei, den Ärzten, einem Bericht des Amtes.
_DETERMINER = r"\b(?:[Dd]e[mnr]|[Ee]ine[mr]|[Ss]eine[mnr]|[Ii]hre[mnr])\s"
_OF = rf"\s(?:des|der|von|im|in)\s(?:[a-zäöüß]+en\s)?{NAME.pattern}"
_NEAREST = re.compile(
    rf"(?:{_DETERMINER})?(?:[a-zäöüß]+e[nmr]\s)?{NAME.pattern}(?:{_OF})?\s$"
    r"|\b(?:ihm|ihr|ihnen)\s$"
)
_MOTTO = re.compile(  # „…“: Mit diesen Worten eröffnete Kern die Sitzung
    r"\x00+:? [Mm]it (?:diese[nm]|folgende[nm]) (?:\w+ )?"
    r"(?:Worten|Satz|Sätzen|Ausruf|Spruch|Appell)\s\w+"
)
_CLEAR = re.compile(
    rf"Für (?P<name>{NAME.pattern}) (?:ist|steht|war|stand) [a-zäöü ]{{2,40}}: ?\x00"
)
# What somebody's words are: ihr Fazit, Kerns Antwort.
_WORDS = any_of(
    """
    Antwort Appell Argument Begründung Bilanz Botschaft Credo Devise Diagnose Erklärung Fazit
    Forderung Kommentar Lehre Motto Prognose Rat Reaktion Urteil Vorwurf Warnung Wunsch
    """
)
# After them a colon and a quotation: Ihr Fazit nach drei Jahren: „…“
_THEN_QUOTED = r"(?: [a-z]\w+)?: ?\x00"
_OWN_MOTTO = re.compile(  # „…“, lautet ihr Motto; Ihr Fazit: „…“
    rf"(?:,|\x00,?) (?:so|lautete?|war|ist) (?:stets |immer )?(?P<own>ihre?|seine?)\s{_WORDS}\b"
    rf"|^(?P<first>Ihre?|Seine?)\s{_WORDS}{_THEN_QUOTED}"
)
_ACCORDING = any_of(
    "Angaben Ansicht Auffassung Augen Darstellung Einschätzung Meinung Worten Überzeugung"
)
_OWNED = re.compile(  # nach Kerns Worten, Kerns Antwort: „…“
    rf"(?:\b[Nn]ach |\b[Ii]n |\x00,? (?:so|lautete?|war|ist) |^)"
    rf"(?P<name>{NAME.pattern}?)(?<=\w)[s’](?=\s(?:{_ACCORDING}|{_WORDS}{_THEN_QUOTED}))"
)
_VIEW = re.compile(  # in Kern’s view, as Kern put it, quoted Kern as saying
    rf"\b[Ii]n (?P<view>{NAME.pattern}?)[’']s? (?:view|words|opinion|eyes)\b"
    rf"|\b[Aa]s (?P<put>[^,;:\x00]{{2,60}}?) puts? it\b"
    rf"|\bquot(?:ed|es) (?P<quoted>[^,;:\x00]{{2,60}}?) as saying\b"
)


def subjects(outside: str, language: str) -> Iterator[Range]:
    """Yield ranges that may name who speaks, most certain first."""
    if DOCUMENTED.search(outside):  # forderte Kern einer Mitteilung zufolge
        for verb in verbs_of_saying(outside, language):
            yield from of_verb(outside, language, *verb)
    for found in SOURCES[language].finditer(outside):
        report = _REPORT.match(outside, found.end())
        yield after(outside, report.end() if report else found.end())
    yield from _german_sources(outside) if language == "de" else _english_views(outside)
    for start, end in verbs_of_saying(outside, language):
        if reproached := _REPROACHED.match(outside, start):  # Kern warf sie vor, zu schweigen
            yield reproached.span(1)
        yield from of_verb(outside, language, start, end)
    yield from _after_words(outside, language)
    for found in _SHOWING.finditer(outside) if language == "en" else ():
        yield 0, found.start()
    yield from _before_colon(outside, language)


def _english_views(outside: str) -> Iterator[Range]:
    """Yield who is named by a view: *in Kern’s view*, *as Kern put it*."""
    for found in _VIEW.finditer(outside):
        yield found.span(found.lastgroup or 0)


def _german_sources(outside: str) -> Iterator[Range]:
    """Yield who is named as a source without a verb of saying: *Kern zufolge*, *hieß es im Amt*."""
    for found in ZUFOLGE.finditer(outside):
        clause = clause_start(outside, found.start())
        near = _NEAREST.search(outside, clause, found.start())
        start = near.start() if near else clause
        report = _REPORT.match(outside, start)
        yield (report.end() if report else start), found.start()
    for found in HEARSAY.finditer(outside):
        yield after(outside, found.end())
    for found in _OWN_MOTTO.finditer(outside):
        yield found.span("own" if found["own"] else "first")
    for found in _OWNED.finditer(outside):
        yield found.span("name")
    for found in _CITED.finditer(outside):
        if not found[0].startswith("zitier"):  # KCNA zitierte Kern mit den Worten
            yield clause_start(outside, found.start()), found.start()
        yield after(outside, found.end())
    for found in OWN_WORDS.finditer(outside):
        yield after(outside, found.start("whose" if found["whose"] else "own"))


def _after_words(outside: str, language: str) -> Iterator[Range]:
    """Yield who is named by any verb, after words and a comma: *„…“, freute sich Kern*."""
    for found in _AFTER_QUOTE[language].finditer(outside):
        if language == "en" or is_verb(found["verb"]):
            yield after(outside, found.end())
    for found in _AFTER_REPORT.finditer(outside) if language == "de" else ():
        reported = in_mood(outside[: found.start()]) and not in_mood(found["verb"])
        if reported and is_verb(found["verb"]):
            yield after(outside, found.end())


def _before_colon(outside: str, language: str) -> Iterator[Range]:
    """Before a colon and a quotation, or a report, stands who says it, whatever the verb."""
    if language == "de" and (clear := _CLEAR.match(outside)):
        yield clear.span("name")
    if language == "de" and (motto := _MOTTO.match(outside)):
        yield after(outside, motto.end())
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
