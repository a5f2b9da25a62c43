"""Where in its clause a verb's subject stands. Knows no persons."""

import re
from collections.abc import Iterator

from index.names import NAME
from index.patterns import any_of
from index.people import ABSTRACT, MUTE
from index.saying import clause_start
from index.sentences import Range
from index.speech import INTRODUCING, LEADING, OBLIQUE, OPENINGS
from index.words import lemma

_HELPING = re.compile(r"(?:has|had|have|also|later|once|then|recently|repeatedly|\s)+")
_EXTENDED = re.compile(  # in dem am Mittwoch verkündeten Urteil, der 400 Seiten starken Anklage
    r"\s*(?:de[mr]|eine[mr])\s(?=(?:am|im|in|von|vom|an|auf|bei|zur|zum|für|\d+(?!-))\b)"
    r"[^.,;:\x00]{0,60}?\s(?=[a-zäöüß]+en\s[A-ZÄÖÜ])"
)
_END = re.compile(r"[;:!?()–\x00]|\.\s*$")  # other full stops are of abbreviations: Dr.
_SPOKE = re.compile(r"(?:spr[ai]cht?|sprachen|berichtete?n?|erzählte?n?)$")
_SPOKE_OF = re.compile(rf"\svo[nm]\s|{_END.pattern}")
_FINITE = {
    "de": re.compile(r"\b(?:[a-zäöü]\w*(?:te|ten|t|ß|ief|ies|ach|ob)|gab|bat|nahm|kam|war|ging)\b"),
    "en": re.compile(r"\b[a-z]\w*(?:ed|s)\b"),
}
_WHICH = re.compile(r"\s*(?:which|whom|as|and|but)\s(?=\w)")
# A relative clause with another subject: die die Gruppe gewarnt hatte, der Kern warnte.
_ARTICLE = any_of("das dem den der die eine?n? ihre?n? seine?n?")
_OTHERS = re.compile(rf"(?:der|die|das) (?:{_ARTICLE}|[A-ZÄÖÜ]\w+) ")
_ENDS_CLAUSE = re.compile(r"\s?[,.:\x00]|\s(?:hat|hatte)\b")
# Whose words a result is: so das Fazit der Prüfer, so die knappe Begründung von Kern.
_RESULTS = any_of(
    """
    Argument Auskunft Begründung Bilanz Botschaft Darstellung Einschätzung Ergebnis Fazit
    Formulierung Kritik Tenor Urteil Vorwurf Worte
    """
)
_RESULT = re.compile(rf" (?:das|die|der|ihr|sein)e? (?:\w+ )?{_RESULTS} (?:des|der|von)\b")
_REFLEXIVE = re.compile(r" sich (?=[A-ZÄÖÜ]|(?:der|die|das|ein|eine)\s)")
_THAT_SAYS = re.compile(r"\b((?:an?|the|his|her|their)\s[a-z-]+)\s(?:that|which)$")
_NAMED_AFTER = re.compile(  # said Peter Lang of the union; not: said Lang had gone
    rf"\s{NAME.pattern}(?=\s*(?:[,.;:]|$)|\s(?:of|from|at|who|in|on|after|as)\b)"
)
_LAST_OF_THREE = re.compile(  # It was late, the minister, Ann Kern, said
    rf",\s(?!and\b|but\b)[^,]{{2,60}},\s(?P<name>{NAME.pattern}),$"
)
_IT = re.compile(r"(?:es|das|dies|ihn|sie)\s(?=[A-ZÄÖÜ]|d(?:er|ie|as)\s)")
# A noun with what stands before it: Die scharfe Kritik, Solche Vorwürfe.
_BEFORE_THING = any_of("Das Deren Dessen Die Diese[rs]? Eine? Ihre? Seine? Solche")
_THING = re.compile(rf"(?:{_BEFORE_THING}\s)?(?:[a-zäöüß]+e[nrs]?\s)?(?P<noun>[A-ZÄÖÜ][\w-]+)")
_POINTING = frozenset(("Das", "Dies", "das", "dies"))


def of_verb(outside: str, language: str, start: int, end: int) -> Iterator[Range]:
    """Yield where the subject of a verb may stand: after it, before it, at the beginning."""
    if language == "de":
        yield from _of_german(outside, clause_start(outside, start), start, end)
    else:
        yield from _of_english(outside, clause_start(outside, start), start, end)


def _of_german(outside: str, clause: int, start: int, end: int) -> Iterator[Range]:
    """Yield where the subject of a German verb may stand."""
    before = outside[clause:start].strip()
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
        yield after(outside, end)
    elif before and first.lower() not in LEADING and before not in _POINTING:
        yield clause, start
        opening = outside.split(" ")[0].lower()
        joined = comma and first.islower() and before.endswith((" und", " aber", " doch"))
        if joined and opening not in LEADING and opening not in OBLIQUE:
            yield 0, outside.index(",")  # Kern, der müde war, erhob sich und sagte
    else:
        yield from _after_verb(outside, clause, start, end)


def _after_verb(outside: str, clause: int, start: int, end: int) -> Iterator[Range]:
    """Yield where a German subject may stand if none is just before its verb: „…“, sagte Kern."""
    if outside[start:end] == "so":
        result = _RESULT.match(outside, end)  # so das Fazit der Prüfer
        yield after(outside, result.end() if result else end)
        return
    comma = clause > 0 and outside[clause - 1] == ","
    apposed = clause_start(outside, clause - 1) if comma else clause
    if NAME.fullmatch(outside[apposed : clause - 1].strip()):
        yield apposed, clause - 1
    yield after(outside, end)
    if comma and not outside[clause:start].strip():
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
            yield after(outside, end)
        if not before and (apposed := _LAST_OF_THREE.search(outside, 0, clause)):
            yield apposed.span("name")
        yield from _first_part(outside, clause)
    if not before:
        yield after(outside, end)


def _first_part(outside: str, clause: int) -> Iterator[Range]:
    """Yield what an English sentence begins with, before a clause: *Kern, who left, said*."""
    marks = ";:—\x00" if outside.startswith("\x00") else ";:—"
    left = max(outside.rfind(mark, 0, clause - 1) for mark in marks) + 1
    for part in re.finditer(r"[^,]+", outside[left:clause]):
        words = part[0].split()
        if words and words[0].lower() not in INTRODUCING:
            yield left + part.start(), left + part.end()
            return


def after(outside: str, start: int) -> Range:
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


def is_verb(word: str) -> bool:
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
    return next((one for one in verbs if language == "en" or is_verb(one[0])), None)
