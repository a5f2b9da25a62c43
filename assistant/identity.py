"""Who somebody is: *Wer ist …?* asks what stands beside a name, or who bears an office.

Patterns over words written large, as everywhere where persons are found: no grammar.
"""

import re
from collections.abc import Iterator, Sequence

from assistant.question import Question, Term
from index.names import split_office
from index.offices import ROLES
from index.people import EPITHETS
from index.sentences import Range
from index.words import is_known, lemma, lemma_stems, stems

_ASKED = re.compile(
    r"(?:(?:und|and)\s+)?(?:wer|who)\s+(?:ist|war|sind|waren|is|was|are|were)\s+(?P<whom>[^,?.!]+)",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w’'-]*")
_ARTICLE = r"(?:(?:der|die|das|ein|eine|sein|seine|ihr|ihre|the|a|an|his|her|their)\s)?"
_OF = r"(?:\s(?:des|der|von|für|im|in|aus|bei|beim|of|for|at|to)\s[^,.;:()–]{1,60})?"
# , der Schwiegersohn von Präsident Trump; , a former teacher; , der Präsident Georgiens
_BEHIND = re.compile(
    rf"(?:,|\s(?:ist|war|is|was))\s{_ARTICLE}"
    rf"(?P<it>(?:[\w’'-]+\s){{0,3}}?(?P<noun>[\w’'-]+)(?:\s[A-ZÄÖÜ]\w+s)?{_OF})"
    r"(?=\s?[,.;:()–]|\s(?:und|and)\s|$)"
)
_IS = re.compile(r"\b(?:ist|war|wurde|is|was|became)\b")
_APPOSED = re.compile(rf"{_OF},\s")  # den Chef des Generalstabs, Andrij Hnatow
_ENDINGS = ("e", "en", "er", "em", "es")  # of German adjectives
_ADJECTIVES = 3  # words before an office that belong to it
_FORENAMES = 2  # words before a surname that belong to it


def named(question: Question) -> Term | None:
    """Return the surname that a question like *Wer ist Rustem Umjerow?* asks about, if it does.

    A question about an office (*Wer ist Ungarns Ministerpräsident?*) asks for a name instead.
    """
    words = _whom(question)
    while words and _is_office(words[0], question.language):
        words = words[1:]  # Präsident Macron
    if not words or not all(word[0].isupper() for word in words):
        return None
    last = words[-1]
    if _is_office(last, question.language) or (
        len(words) == 1 and is_known(last, question.language)
    ):
        return None
    return next((term for term in question.terms if term.word == last.lower()), None)


def descriptions(name: Term, text: str, language: str) -> list[Range]:
    """Return where a text says what the bearer of a name is: the office before, what is apposed.

    >>> from assistant.question import analyse
    >>> text = "Es kam der britische Premier Keir Starmer, ein Jurist."
    >>> name = named(analyse("Wer ist Keir Starmer?"))
    >>> [text[start:end] for start, end in descriptions(name, text, "de")]
    ['britische Premier', 'Jurist']
    """
    return [
        (first, first + len(text[first:last].rstrip()))
        for start, end in _places(name, text, language)
        for first, last in (*_before(text, start, language), *_behind(text, end, language))
    ]


def holders(question: Question, names: Sequence[Range], text: str, language: str) -> list[Range]:
    """Of the names in a text, return those that bear the office asked for.

    Where none does, those are left of whom no office is said, or else whom the sentence says to
    bear it: *Der Forscher Hoesung Lee ist der Vorsitzende*. All where no office is asked for.
    """
    if not any(_is_office(word, question.language) for word in _whom(question)):
        return list(names)
    sought = {
        stem for term in question.terms for stem in (*term.stems.get(language, ()), *term.synonyms)
    }
    held, free, other = [], [], []
    for start, end in names:
        office, first, last = split_office(text[start:end], start, language)
        if office and first == last:
            continue  # an office alone names nobody: IPCC-Vorstand
        if office:
            offices = [office]
        else:
            first, last = start, end
            beside = [text[slice(*one)] for one in _before(text, start, language)]
            offices = [
                word for one in beside for word in _WORD.findall(one) if _tells(word, language)
            ]
        if any(_same(office, sought, language) for office in offices):
            held.append((first, last))
        elif not offices:
            free.append((first, last))
        else:
            other.append((first, last))
    if held or free or not _IS.search(text):
        return held or free
    said = any(_same(word.lower(), sought, language) for word in _WORD.findall(text))
    return other if said else []


def _whom(question: Question) -> list[str]:
    """The words for whom a question asks who it is; none where it asks something else."""
    found = _ASKED.match(question.text) if question.kind == "who" else None
    return _WORD.findall(found["whom"]) if found else []


def _is_office(word: str, language: str) -> bool:
    return bool(ROLES[language].fullmatch(word.lower()))


def _tells(word: str, language: str) -> bool:
    """Whether a word tells what somebody is: *Präsident*, *Lehrerin*, *Italian*."""
    plain = word if language == "de" else word.split("-")[0]  # son-in-law
    return any(_is_office(one, language) for one in (word, plain)) or bool(
        EPITHETS[language].fullmatch(word)
    )


def _same(office: str, sought: set[str], language: str) -> bool:
    """Whether an office is one asked for: *US-Präsident* is *Präsident*, *Vizepräsident* is not."""
    parts = office.removeprefix("bundes").split("-")
    return not sought.isdisjoint(
        stem for word in (office, *parts) for stem in stems(word, language)
    )


def _places(name: Term, text: str, language: str) -> Iterator[Range]:
    """Where a name stands, with the forenames before it."""
    sought = {name.word, *name.stems.get(language, ())}
    words = list(_WORD.finditer(text))
    for place, word in enumerate(words):
        plain = word[0].lower()
        forms = {plain, *stems(plain, language), *lemma_stems(word[0], language)}
        if not word[0][0].isupper() or sought.isdisjoint(forms):
            continue
        first = place
        while (
            place - first < _FORENAMES
            and first > 0
            and words[first - 1][0][0].isupper()
            and text[words[first - 1].end() : words[first].start()] == " "
            and not _tells(words[first - 1][0], language)
        ):
            first -= 1
        yield words[first].start(), word.end()


def _before(text: str, start: int, language: str) -> Iterator[Range]:
    """The office directly before a name, or before the comma before it."""
    for word in reversed(list(_WORD.finditer(text, 0, start))):
        between = text[word.end() : start]
        if between != " " and not _APPOSED.fullmatch(between):
            if "," in between.rstrip(" ,"):
                return
            continue
        if _tells(word[0], language):
            last = word.end() if between == " " else start - len(", ")
            yield _with_adjectives(text, word.start(), language), last
            return


def _with_adjectives(text: str, start: int, language: str) -> int:
    """Where what belongs to an office begins: *britische*, *Ukraine's chief*."""
    for word in list(_WORD.finditer(text, 0, start))[: -_ADJECTIVES - 1 : -1]:
        if language == "de":
            belongs = _is_adjective(word[0])
        else:
            large = word[0][0].isupper() or word[0].endswith(("'s", "’s"))
            belongs = large or _is_office(word[0], language)
        if not belongs or text[word.end() : start] != " ":
            break
        start = word.start()
    return start


def _is_adjective(word: str) -> bool:
    """Whether a German word may be an adjective: *britische*; not *eine*, nor *warnte*."""
    inflected = word.islower() and word.endswith(_ENDINGS) and bool(stems(word, "de"))
    return inflected and not lemma(word, "de").endswith("en")


def _behind(text: str, end: int, language: str) -> Iterator[Range]:
    """What is apposed to a name, or said of it with *is*."""
    found = _BEHIND.match(text, end)
    if found and _tells(found["noun"], language):
        yield found.span("it")
