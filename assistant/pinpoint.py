"""Which of a sentence's names, numbers, dates or places answers: the nearest of fitting form.

Each candidate starts from its distance to the question's words; what its form says is added to it.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from math import log1p

from assistant.identity import named
from assistant.kinds import CONJUNCTION, asks_speaker
from assistant.question import Kind, Question, Term
from index.given import GIVEN
from index.offices import ROLES
from index.sentences import Range
from index.words import lemma_stems, stems

# Measured on XQuAD dev, German and English: of sentences that hold the answer among other names,
# numbers or dates, the first is right in 38 %, the nearest in 56 %, that of best fitness in 71 %.
_KNOWN = 4.0  # the question's own words, as share of a name's
_ATTRIBUTE = 2.0  # behind in, of, von …: it says more of something else, unless it is asked whose
_GENITIVE = 2.0  # Denver's, likewise
_SPEAKING = 4.0  # who only says it, where nothing that is said is asked for
_PERSON = 2.0  # a forename or an office, where it is asked who
_SINGLE = 1.0  # one word alone
_LEAST_TOGETHER = -2.0  # of a name's form, so that it may be one more beside the fittest
_PERCENT = 3.0  # a share where none is asked for, or the other way round
_IN_BRACKETS = 1.0  # the same once more, in other units
_COUNTED = 3.0  # it counts what is counted in the question
_INSIDE = 9.0  # figures within a word: km2
_CLAUSE = 9.0  # sobald …, where a date stands too
_CONDITION = 3.0  # the same where it is asked when something is to come
_NO_YEAR = 3.0  # where a year is asked for

_DIRECTION = 2.0  # nach … where it is asked where to, aus … where from

_BARRIER = 4  # words that a comma or an *und* is worth
_SHARED = 0.5  # what a word counts that stands before all candidates, as if said of each
_PART = 0.7  # what a word counts that only contains it
_SHORTEST_PART = 4  # letters of a stem that may be found inside a longer word
_MOST = 50  # candidates, and places of a word: a "sentence" with more is a table
_REACH = 60  # characters around a candidate that tell of its form
_FOLLOWING = 2  # words after a number that may be what it counts

_WORD = re.compile(r"\w+")
_BARRIERS = re.compile(
    r"[,;:]|\s–\s|\b(?:und|and|but|aber|sowie|oder|or|while|während|which|who|where)\b"
)
_BEHIND = re.compile(
    r"\b(?:in|im|ins|bei|beim|an|am|auf|aus|nach|zum|zur|zu|of|at|into|to|on|for|from|near|über|"
    r"about|des|gegen|against|vor|für|als|as|during|(?P<by>von|by|durch))"
    r"(?:\s(?:der|dem|den|die|das|the|an?|einem|einer|his|its))?\s$",
    re.IGNORECASE,
)
_OF_NOUN = re.compile(r"[A-ZÄÖÜ]\w+\svon\s$")  # der Schwiegersohn von Präsident Trump
_SAYS = r"(?:sagte?|warnte?|erklärte?|betonte?|meinte?|schrieb|said|says|warned|told|added|wrote)"
_SAYS_BEFORE = re.compile(
    rf"\b(?:{_SAYS}|laut|according to)\s(?:(?:der|die|the|[a-zäöüß]+er?)\s){{0,2}}$"
)
_SAYS_AFTER = re.compile(rf",?\s{_SAYS}\b")
_WHO = re.compile(r"\b(?:we[rnm]|whom?)\b", re.IGNORECASE)
_WHOSE = re.compile(r"\b(?:wessen|whose)\b", re.IGNORECASE)
_SHARE = re.compile(r"prozent|anteil|quote|percent|proportion|\b(?:rate|share)\b", re.IGNORECASE)
_PER_CENT = re.compile(r"%|prozent|percent", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\b(?:wie ?viele?[nr]?|how (?:many|much))\s+((?:\w+\W+){0,3}?\w+)", re.IGNORECASE
)
_CONJUNCTION = re.compile(rf"{CONJUNCTION}\b")
_TO_COME = re.compile(r"\b(?:soll|sollen|wird|werden|will|wollen|should)\b", re.IGNORECASE)
_TO_CLAUSE_END = re.compile(r"(?:[^,.;:()!?–]|(?<=\d)\.|\.(?=\w))*[^,.;:()!?–\s]")
_IF = re.compile(r"(?:wenn|sobald|nachdem|once|after|when)\b", re.IGNORECASE)
_ON_THE_WAY = r"\s(?:[a-zäöüß]+\s){0,2}$"
_TOWARDS = re.compile(rf"\b(?:nach|in|ins|to|into){_ON_THE_WAY}", re.IGNORECASE)
_AWAY = re.compile(rf"\b(?:aus|von|from){_ON_THE_WAY}", re.IGNORECASE)
_WHERE_TO = re.compile(r"\bwohin\b|\bwhere\b.*\bto\b", re.IGNORECASE)
_WHERE_FROM = re.compile(r"\bwoher\b|\bwhere\b.*\bfrom\b", re.IGNORECASE)
_WHICH_YEAR = re.compile(r"\b(?:welche[mnrs]?|what|which) (?:jahre?n?|years?)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1\d|20)\d\d")
# Between names that are said together: „, den französischen Präsidenten “, „ und den Chef, “
_TOGETHER = re.compile(
    r"(?=[^.;:()]*(?:,|\bund\b|\band\b|\bsowie\b|&))(?>[\s,&]+|\b(?:und|and|sowie|auch|den|dem|der|"
    r"die|des|the|an?|[a-zäöüß]+(?:en|er|e)|[A-ZÄÖÜ][\w-]+)\b)*+"
)
_APPOSED = re.compile(r",\s(?:der|die|das|ein|eine|the|an?|his|her)\s")  # …, der Schwiegersohn


def pinpoint(
    question: Question, text: str, language: str, candidates: Sequence[Range]
) -> list[Range]:
    """Choose the candidates that answer: the fittest; of names those said together with it.

    None is chosen where all only repeat the question.

    ``candidates`` are ranges of ``text``, in its order, with the kind of answer asked for. All of
    them answer *why*, and whom *Wer ist …?* asks about.

    >>> from assistant.question import analyse
    >>> text = "Zuletzt traten Finnland 2023 und Schweden 2024 bei."
    >>> pinpoint(analyse("Wann trat Schweden bei?"), text, "de", [(24, 28), (42, 46)])
    [(42, 46)]
    """
    if question.kind == "why" or named(question):
        return list(candidates)
    if question.kind == "who":
        candidates = [one for one in candidates if _is_news(question, text[slice(*one)], language)]
    if not candidates:
        return []
    nearness = _Nearness(question, text, language, candidates[0][0])
    form = _FITNESS.get(question.kind)

    def fitness(one: Range) -> float:
        return nearness.of(one) + (form(question, text, language, one) if form else 0.0)

    best = max(candidates[:_MOST], key=fitness)
    if question.kind == "when" and _CONJUNCTION.match(text, best[0]):
        clause = _TO_CLAUSE_END.match(text, best[0])
        return [clause.span()] if clause else [best]
    if question.kind != "who":
        return [best]
    fit = [
        one
        for one in candidates[:_MOST]
        if one == best or _as_name(question, text, language, one) > _LEAST_TOGETHER
    ]
    return _together(text, fit, best)


class _Nearness:
    """How near ranges of a text are to a question's words.

    Where one is missing its synonyms count, or else longer words with it.

    ``first`` is where the first candidate begins: what stands before it is near to all.
    """

    def __init__(self, question: Question, text: str, language: str, first: int) -> None:
        found = list(_WORD.finditer(text))
        self._words = [one.start() for one in found]
        self._barriers = [one.start() for one in _BARRIERS.finditer(text)]
        self._met: list[tuple[Range, float]] = []
        forms = [(one.span(), _forms(one[0], language)) for one in found]
        for term in question.terms:
            worth, spans = _where(term, language, forms)
            for span in spans:
                shared = question.kind != "who" and span[1] <= first
                part = worth * term.share / len(spans)
                self._met.append((span, part * (_SHARED if shared else 1.0)))

    def of(self, one: Range) -> float:
        """Return the nearness, 0 at most."""
        return -sum(worth * log1p(self._distance(one, where)) for where, worth in self._met)

    def _distance(self, one: Range, other: Range) -> int:
        """Words from one range to the other, with what stands between them as a barrier."""
        first, second = sorted((one, other))
        between = first[1], second[0]
        if between[0] >= between[1]:
            return 0
        words, barriers = (
            bisect_left(places, between[1]) - bisect_left(places, between[0])
            for places in (self._words, self._barriers)
        )
        return words + 1 + _BARRIER * barriers


def _where(
    term: Term, language: str, words: Sequence[tuple[Range, frozenset[str]]]
) -> tuple[float, list[Range]]:
    """Where a term stands and what it counts there: itself, else synonyms, else longer words."""
    own = _stems(term, language)
    for sought in (own, term.synonyms):
        if spans := [span for span, forms in words if not forms.isdisjoint(sought)]:
            return 1.0, spans[:_MOST]
    return _PART, [span for span, forms in words if _contains(forms, own)][:_MOST]


def _stems(term: Term, language: str) -> set[str]:
    return {term.word, *term.stems.get(language, ())}


def _all_stems(question: Question, language: str) -> set[str]:
    return {stem for term in question.terms for stem in _stems(term, language)}


def _forms(word: str, language: str) -> frozenset[str]:
    return frozenset((word.lower(), *lemma_stems(word, language), *stems(word, language)))


def _contains(forms: frozenset[str], sought: set[str]) -> bool:
    parts = [stem for stem in sought if len(stem) >= _SHORTEST_PART]
    return any(part in form for part in parts for form in forms)


def _as_name(question: Question, text: str, language: str, one: Range) -> float:
    name, before = text[slice(*one)], text[max(0, one[0] - _REACH) : one[0]]
    words = _WORD.findall(name)
    sought = _all_stems(question, language)
    behind = _BEHIND.search(before)
    fit = -_SINGLE * (len(words) == 1)
    known = sum(not sought.isdisjoint(_forms(word, language)) for word in words)
    fit -= _KNOWN * known / len(words)
    owns = 1 if _WHOSE.search(question.text) else -1
    if behind and (not behind["by"] or _OF_NOUN.search(before)):
        fit += owns * _ATTRIBUTE
    if name.endswith(("'s", "’s")):
        fit += owns * _GENITIVE
    if not asks_speaker(question):
        beside = _SAYS_BEFORE.search(before) or _SAYS_AFTER.match(text, one[1])
        fit -= _SPEAKING * bool(beside)
    if _WHO.search(question.text) and any(_of_person(word, language) for word in words):
        fit += _PERSON
    return fit


def _is_news(question: Question, name: str, language: str) -> bool:
    """Whether a name says more than the question, in whatever form: *ABC-Präsident*, *Seamans*.

    Where it is asked who, its last word must; where for any name, *University* may be known.
    """
    sought = _all_stems(question, language)
    known = [
        any(not sought.isdisjoint(_forms(part, language)) for part in _WORD.findall(word))
        for word in name.split()
    ]
    return not (known[-1] if _WHO.search(question.text) else all(known))


def _of_person(word: str, language: str) -> bool:
    office = ROLES.get(language)
    return word.lower() in GIVEN or bool(office and office.fullmatch(word.lower()))


def _as_number(question: Question, text: str, language: str, one: Range) -> float:
    number, before = text[slice(*one)], text[max(0, one[0] - _REACH) : one[0]]
    fit = 0.0
    if bool(_PER_CENT.search(number)) != bool(_SHARE.search(question.text)):
        fit -= _PERCENT
    if before.endswith("("):
        fit -= _IN_BRACKETS
    if before[-1:].isalpha():
        fit -= _INSIDE
    if counted := _counted(question, language):
        following = re.split(r"[,;()]", text[one[1] : one[1] + _REACH], maxsplit=1)[0]
        for word in _WORD.findall(following)[:_FOLLOWING]:
            if not counted.isdisjoint(_forms(word, language)):
                return fit + _COUNTED
    return fit


def _counted(question: Question, language: str) -> set[str]:
    """Stems of what a question like *Wie viele Drohnen …?* counts."""
    found = _HOW_MANY.search(question.text)
    words = {word.lower() for word in _WORD.findall(found[1])} if found else set()
    return {stem for one in question.terms if one.word in words for stem in _stems(one, language)}


def _as_date(question: Question, text: str, _: str, one: Range) -> float:
    fit = 0.0
    if _CONJUNCTION.match(text, one[0]):
        to_come = _TO_COME.search(question.text) and _IF.match(text, one[0])
        fit += _CONDITION if to_come else -_CLAUSE
    if _WHICH_YEAR.search(question.text) and not _YEAR.search(text, *one):
        fit -= _NO_YEAR
    return fit


def _as_place(question: Question, text: str, _: str, one: Range) -> float:
    before = text[max(0, one[0] - _REACH) : one[0]]
    to, away = bool(_TOWARDS.search(before)), bool(_AWAY.search(before))
    if _WHERE_TO.search(question.text):
        return _DIRECTION * (to - away)
    return _DIRECTION * (away - to) if _WHERE_FROM.search(question.text) else 0.0


_FITNESS: dict[Kind, Callable[[Question, str, str, Range], float]] = {
    "who": _as_name,
    "number": _as_number,
    "when": _as_date,
    "where": _as_place,
}
"""What the form of a candidate adds to its nearness, by kind of question."""


def _together(text: str, names: Sequence[Range], best: Range) -> list[Range]:
    """The names that stand in a row with one: *Selenskyj, Präsident Macron und Kanzler Merz*."""
    first = last = list(names).index(best)
    while first > 0 and _follows(text, names[first - 1], names[first]):
        first -= 1
    while last + 1 < len(names) and _follows(text, names[last], names[last + 1]):
        last += 1
    return list(names[first : last + 1])


def _follows(text: str, one: Range, other: Range) -> bool:
    between = text[one[1] : other[0]]
    return bool(_TOGETHER.fullmatch(between)) and not _APPOSED.match(between)
