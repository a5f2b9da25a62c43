"""The numbers of a text, in figures or in words, with what they count or measure in.

text2num reads numbers in words; we read figures, scales and units. *eine* and *one* are no numbers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from text_to_num import find_numbers

from assistant.proof.lexicon import scale, unit
from assistant.proof.typography import Words

_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_HEAD = re.compile(r"(\d+(?:[.,:]\d+)*)(%|-?\w[\w-]*)?")
_SPECIAL = {  # that text2num does not read
    "dutzend": 12.0,
    "dozen": 12.0,
    "anderthalb": 1.5,
    "eineinhalb": 1.5,
    "zweieinhalb": 2.5,
    "dreieinhalb": 3.5,
    "viereinhalb": 4.5,
}
_SHORT = ("mio", "mrd", "tsd")  # their full stop ends no sentence
_LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Number:
    """A number: its value, its unit's class or nothing, the words after it, and its places.

    ``first`` and ``end`` count words; ``head`` holds the words that may say what is counted.
    """

    value: float
    unit: str
    head: tuple[str, ...]
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Token:
    """A word as text2num takes it."""

    key: str
    apart: bool  # punctuation stands before it

    def text(self) -> str:
        return self.key

    def nt_separated(self, previous: object) -> bool:
        return self.apart

    def not_a_number_part(self) -> bool:
        return self.key in ("eins", "ein", "eine", "one", "a")


def find(words: Words, language: str) -> list[Number]:
    """Find the numbers of a text, in order."""
    values = _values(words, language)
    found: list[Number] = []
    for place in sorted(values):
        if not found or place >= found[-1].end:  # 3 Milliarden is one number
            found.append(_number(words, place, values, language))
    return found


def _values(words: Words, language: str) -> dict[int, tuple[float, int]]:
    """Return by place what stands there as a number: its value and the place after it."""
    found: dict[int, tuple[float, int]] = {}
    for place, key in enumerate(words.keys):
        if key[0].isdigit() and (head := _HEAD.match(key)) and _is_number(key, head):
            found[place] = (value_of(head[1], language), place + 1)
        elif key in _SPECIAL:
            found[place] = (_SPECIAL[key], place + 1)
    for first, end, value in _written_out(words, language):
        if all(place not in found for place in range(first, end)):
            found[first] = (value, end)
    return found


def _is_number(key: str, head: re.Match[str]) -> bool:
    return head.end() == len(key) or not head[2] or head[2][0] in "-%" or bool(unit(head[2]))


def _written_out(words: Words, language: str) -> Iterator[tuple[int, int, float]]:
    if language not in _LANGUAGES:
        return
    apart = [False] + [any(sign in stop for sign in ".;:!?,") for stop in words.stops[:-1]]
    # A compound such as Zwölf-Punkte-Plan begins with its number.
    keys = [key.split("-")[0] if language == "de" else key for key in words.keys]
    spoken = [_Token(key, gap) for key, gap in zip(keys, apart, strict=True)]
    for one in find_numbers(spoken, language, threshold=0):
        if not any(sign.isdigit() for key in keys[one.start : one.end] for sign in key):
            yield one.start, one.end, float(one.value)


def value_of(figure: str, language: str) -> float:
    """Read a number in figures; commas and full stops mean what they do in the language.

    >>> value_of("1.250,5", "de"), value_of("1,250.5", "en"), value_of("3,5", "en")
    (1250.5, 1250.5, 3.5)
    """
    if _THOUSANDS.fullmatch(figure):
        return float(re.sub(r"[.,]", "", figure))
    decimal = "," if language == "de" else "."
    other = "." if decimal == "," else ","
    if figure.count(other) == 1 and decimal not in figure:
        decimal, other = other, decimal  # 3,5 in English, 3.5 in German: nothing else is meant
    plain = figure.replace(other, "").replace(decimal, ".").replace(":", ".")
    return float(plain) if plain.count(".") <= 1 else float(plain.replace(".", ""))


def _number(
    words: Words, place: int, values: dict[int, tuple[float, int]], language: str
) -> Number:
    value, end = values[place]
    key = words.keys[place]
    inner: list[str] = []
    if key[0].isdigit():
        inner = [part for part in re.split(r"[\d.,:-]+", key) if part]
    elif "-" in key and language == "de":
        inner = key.split("-")[1:]
    parted = bool(words.stops[end - 1])
    while not inner and not parted and end < len(words.keys):
        factor = scale(words.keys[end], language)
        if factor == 1.0:
            break
        value, end = value * factor, end + 1
        short = words.keys[end - 1] in _SHORT and words.stops[end - 1] == "."
        parted = bool(words.stops[end - 1]) and not short
    after = [*inner, *words.keys[end : end + 3]]
    measured = unit(after[0]) if after and (inner or not parted) else ""
    if not measured and place and words.keys[place - 1] in ("$", "€", "£", "§"):
        measured = unit(words.keys[place - 1])
    return Number(value, measured, tuple(after), place, end)
