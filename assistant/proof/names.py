"""Names in a text, and whether two spellings are one name.

There is no grammar here: in English a capital within a sentence makes a name; in German, where
every noun has one, a name is what the dictionary does not know, what `names.tsv` lists, or a noun
that stands without an article. Spellings of one name are compared without their inflection and
transliteration: *Selenskyj* is *Zelensky*, *Ungarn* is *Hungary*.
"""

import re
from functools import cache, lru_cache
from importlib.resources import files

from assistant.proof.lexicon import doubt, is_negation, is_of_a_date, order, quantifier, unit
from assistant.proof.typography import Words, compared
from assistant.stopwords import STOP_WORDS
from index.offices import ROLES
from index.words import fold, is_known, lemma

_ADJECTIVE_ENDS = ("e", "en", "em", "er", "es")
_ENDINGS = ("", "s", "e", "n", "en", "em", "er", "es", "in", "innen", "'s", "'")
_BEFORE_NOUN = frozenset(
    """
    der die das den dem des ein eine einen einem einer eines kein keine keinen keinem keiner zum zur
    im am beim vom ins ans mein meine sein seine seinen seinem seiner seines ihr ihre ihren ihrem
    ihrer unser unsere dieser diese dieses diesen diesem jeder jede jedes jeden jedem welche welcher
    alle allen beide beiden viele vielen einige einigen mehrere mehreren wenige ohne mit für zu als
    und oder von nach bei aus durch gegen um über unter wegen trotz während mehr
    """.split()
)
_NOUN_ENDS = re.compile(
    r"(?:ung|heit|keit|schaft|tion|sion|tät|ismus|ment|nis|tum|ik|ie|enz|anz|ling|chen)(?:e[ns]?|s|n)?$"
)
_TRANSLITERATED = (
    ("tsch", "ch"), ("sch", "sh"), ("schtsch", "shch"), ("ph", "f"), ("w", "v"), ("ck", "k"),
    ("ye", "e"), ("je", "e"), ("ie", "e"), ("yy", "i"), ("yj", "i"), ("ij", "i"), ("iy", "i"),
    ("ii", "i"), ("y", "i"), ("j", "i"), ("z", "s"), ("kh", "ch"),
)  # fmt: skip
_PARTS = 3  # words that an entry of names.tsv has at most


@cache
def _known() -> dict[str, str]:
    """Every form in names.tsv with the first form of its line, which stands for all."""
    text = files("assistant.proof").joinpath("names.tsv").read_text(encoding="utf-8")
    return {
        compared(form): compared(line.split("\t")[0])
        for line in text.splitlines()
        for form in line.split("\t")
    }


@lru_cache(maxsize=100_000)
def place_or_people(key: str) -> str:
    """Return what a country, city or its people is compared as; nothing for other words."""
    known = _known()
    for ending in sorted(_ENDINGS, key=len):
        if key.endswith(ending) and (base := key[: len(key) - len(ending)]) in known:
            return known[base]
    head = key.split("-")[0]
    return known.get(head, "") if "-" in key and len(head) > 1 else ""


@cache
def _places() -> frozenset[str]:
    text = files("assistant.proof").joinpath("names.tsv").read_text(encoding="utf-8")
    return frozenset(compared(form) for line in text.splitlines() for form in line.split("\t")[:2])


def is_people(key: str) -> bool:
    """Whether a word names people by where they are from: *Niederländer*, not *Niederlande*."""
    return bool(place_or_people(key)) and key not in _places() and key[:-1] not in _places()


@lru_cache(maxsize=100_000)
def skeleton(key: str) -> str:
    """Write a name as all of its transliterations are written, without its genitive.

    >>> skeleton("zelenskyy") == skeleton("selenskyj"), skeleton("umjerow") == skeleton("umerov")
    (True, True)
    """
    plain = re.sub(r"[’']s?$", "", fold(key))
    for one, other in _TRANSLITERATED:
        plain = plain.replace(one, other)
    return re.sub(r"(.)\1", r"\1", plain)


def same_name(one: str, other: str) -> bool:
    """Whether two words, as they are compared, name the same."""
    if place := place_or_people(one):
        return place == place_or_people(other)
    short, long = sorted((skeleton(one), skeleton(other)), key=len)
    return bool(short) and (short == long or (len(short) > 2 and long == short + "s"))


def is_role(key: str, language: str) -> bool:
    """Whether a word says what somebody is: *Ministerpräsident*, not who."""
    pattern = ROLES.get(language)
    return bool(pattern and pattern.fullmatch(key)) and not place_or_people(key)


def names(words: Words, language: str) -> list[tuple[int, int, str]]:
    """Find the names in a text: first word, the word after it, and how it is compared."""
    found: list[tuple[int, int, str]] = []
    place = 0
    while place < len(words.keys):
        size = next((n for n in range(_PARTS, 1, -1) if _together(words, place, n)), 1)
        key = " ".join(words.keys[place : place + size])
        if size > 1:
            found.append((place, place + size, place_or_people(key)))
        elif is_name(words, place, language):
            found.append((place, place + 1, place_or_people(key) or key))
        place += size
    return found


def _together(words: Words, place: int, size: int) -> bool:
    keys = words.keys[place : place + size]
    return len(keys) == size and " ".join(keys) in _known()


def is_name(words: Words, place: int, language: str) -> bool:
    """Whether a word names somebody or something."""
    key, written = words.keys[place], words.written(place, place + 1)
    if key in STOP_WORDS or is_of_a_date(key) or not key[0].isalpha() or unit(key):
        return False
    if is_negation(key) or quantifier(key) or doubt(key) or order(key):
        return False
    if is_role(key, language):
        return False
    if place_or_people(key):
        return written[0].isupper() or bool(_known().get(key))
    if not written[0].isupper():
        return False
    first = place == 0 or any(sign in words.stops[place - 1] for sign in ".!?:")
    if language != "de":
        return not first or not is_known(key, language)
    return _is_german_name(words, place, written, first=first)


def _is_german_name(words: Words, place: int, written: str, *, first: bool) -> bool:
    parts = re.split(r"[-’']", written)
    if len(parts) > 1:
        return any(not is_known(part, "de") and not is_compound(part) for part in parts if part)
    if not is_known(written, "de"):
        return not is_compound(written) and not (first and is_known(written.lower(), "de"))
    base = lemma(written, "de")
    if _NOUN_ENDS.search(written) or base[0].islower() or base != written:
        return False
    if first:
        return lemma(written.lower(), "de")[0].isupper()
    before = words.keys[place - 1]
    described = before.endswith(_ADJECTIVE_ENDS) and words.written(place - 1, place)[0].islower()
    return before not in _BEFORE_NOUN and not described and not before[0].isdigit()


@lru_cache(maxsize=100_000)
def is_compound(word: str) -> bool:
    """Whether a German word ends as nouns do, or in a noun that the dictionary knows."""
    return bool(_NOUN_ENDS.search(word)) or any(
        is_known(word[cut:].capitalize(), "de") for cut in range(3, len(word) - 4)
    )
