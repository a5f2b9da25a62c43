"""Words in the form they are compared in, whatever typography they are set in, with their places.

Quotation marks, dashes, white space, soft hyphens, composed letters, ligatures and upper case
differ between an article and a faithful quotation of it, so none of them counts; words do.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.article import Article

ELLIPSIS = "…"
"""The key of a mark that says: words are left out here."""

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
_COMBINING = "\u0300-\u036f"
_HYPHENS = "-‐‑"
_JOINTS = f"{_HYPHENS}–'’ʼ‘´`"
_MANY = f"[{_INVISIBLE}{_COMBINING}]*+"
_LETTER = rf"\w{_MANY}"
_FIGURE = r"\d+(?:[.,:\u00a0\u202f\u2009]\d+)+"
_TOKEN = re.compile(
    r"(?P<ellipsis>[(\[]\s?(?:…|\.{3})\s?[)\]]|…|\.{3,})"
    rf"|(?P<word>{_FIGURE}(?!\w)|{_LETTER}(?:{_LETTER}|[{_JOINTS}](?={_MANY}\w))*+)"
    r"|(?P<sign>[%€$£§°])"
    r"|(?P<stop>[.!?,;:()\[\]–—]|(?<=\s)-(?=\s))"
)
_BRACKETED = re.compile(r"(?<!\w)\[(\w)\](?=\w)")  # [D]er: the letter's case was changed
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl", "æ": "ae", "œ": "oe"}
_KEY = str.maketrans(
    dict.fromkeys(_HYPHENS + "–", "-")
    | dict.fromkeys("’ʼ‘´`", "'")
    | dict.fromkeys("\u00a0\u202f\u2009")
    | _LIGATURES
)
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+")
_UNSEEN = re.compile(f"[{_INVISIBLE}]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign, full stop or ellipsis: how it is compared, and its half-open range."""

    key: str
    start: int
    end: int
    word: bool


def tokens(text: str) -> Iterator[Token]:
    """Cut a text into words and punctuation; quotation marks are neither.

    >>> [token.key for token in tokens("„Die NATO-Staaten (…) ver\u00adhandelten.“")]
    ['die', 'nato-staaten', '…', 'verhandelten', '.']
    """
    # [D]er is one word; what is written for the brackets keeps all places as they are.
    shown = _BRACKETED.sub("\u200b\\1\u200b", text) if "[" in text else text
    for found in _TOKEN.finditer(shown):
        kind = str(found.lastgroup)
        key = ELLIPSIS if kind == "ellipsis" else compared(found[0])
        yield Token(key, *found.span(), kind in ("word", "sign"))


def compared(word: str) -> str:
    """Return the form in which a word is compared.

    >>> compared("STRASSE") == compared("Stra\u00adße")
    True
    """
    plain = unicodedata.normalize("NFC", _UNSEEN.sub("", word))
    plain = plain.translate(_KEY).casefold()
    return re.sub(r"[.,]", "", plain) if _THOUSANDS.fullmatch(plain) else plain


@dataclass(frozen=True, slots=True)
class Words:
    """A text as words alone: their keys, their tokens, and what stands after each.

    ``line`` holds all keys, each between separators, so that a run of words is found as a string.
    """

    text: str
    keys: tuple[str, ...]
    places: tuple[Token, ...]
    stops: tuple[str, ...]
    line: str

    @classmethod
    def of(cls, text: str) -> "Words":
        """Take the words of a text; ``stops`` holds the punctuation after each."""
        places: list[Token] = []
        stops: list[str] = []
        for token in tokens(text):
            if token.word:
                places.append(token)
                stops.append("")
            elif stops:
                stops[-1] += token.key
        keys = tuple(token.key for token in places)
        return cls(text, keys, tuple(places), tuple(stops), line(keys))

    def find(self, keys: Sequence[str]) -> Iterator[int]:
        """Find where a run of words begins, as the place of its first word."""
        sought = line(keys)
        at = self.line.find(sought)
        while at >= 0 and keys:
            yield self.place(at)
            at = self.line.find(sought, at + 1)

    def place(self, at: int) -> int:
        """Return the place of the word that begins at, or is over, a character of ``line``."""
        return self.line.count(_SEPARATOR, 0, at)

    def range(self, first: int, last: int) -> tuple[int, int]:
        """Return the characters from word ``first`` up to and with word ``last``."""
        return self.places[first].start, self.places[last].end

    def written(self, first: int, end: int) -> str:
        """Return the words from ``first`` until before ``end`` as they are written, in one line."""
        end = min(end, len(self.places))
        if first >= end:
            return ""
        return " ".join(self.text[slice(*self.range(first, end - 1))].split())


_SEPARATOR = "\x1f"


def line(keys: Sequence[str]) -> str:
    """Write words as one string, each between separators."""
    return _SEPARATOR + _SEPARATOR.join(keys) + _SEPARATOR


@lru_cache(maxsize=512)
def article_as_words(article: Article) -> Words:
    """Take an article's words; kept for the articles last used."""
    return Words.of(article.text)
