"""The article: immutable text with the facts about it. Knows nothing of files or formats."""

import bisect
import datetime
import hashlib
import re
import unicodedata
from dataclasses import dataclass, field

_LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufeff]")


def normalise(text: str) -> str:
    r"""Bring text into the one form that all offsets count in.

    Line ends become ``\n``, composed characters NFC, control characters and lone surrogates
    vanish, and white space around the whole is cut. Applying it twice changes nothing.

    >>> normalise("Kiew\r\n\r\nu\u0308ber Nacht ")
    'Kiew\n\nüber Nacht'
    """
    text = _UNPRINTABLE.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text).strip()


def version_of(text: str) -> str:
    """Return the version of a normalised text: its SHA-256 in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: its normalised text and where it comes from.

    ``id`` is the article's name in the corpus; ``date`` the day of publication, if known;
    ``language`` an ISO 639-1 code. ``version`` is the SHA-256 of the text in hex: citations
    name it, so they can tell whether the words still stand where they stood. ``pages`` are the
    offsets at which the pages of a paginated original begin, the first page's first.
    """

    id: str
    text: str
    title: str
    date: datetime.date | None = None
    source: str = ""
    url: str = ""
    language: str = "de"
    authors: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", normalise(self.text))
        object.__setattr__(self, "version", version_of(self.text))

    def page_of(self, offset: int) -> int | None:
        """Return the number of the page that the character at ``offset`` is on, if there are pages.

        >>> Article("a", "Eins. Zwei.", "Titel", pages=(0, 6)).page_of(7)
        2
        """
        return max(1, bisect.bisect_right(self.pages, offset)) if self.pages else None

    @property
    def fingerprint(self) -> str:
        """SHA-256 over text and metadata: differs whenever anything about the article does."""
        parts = (
            self.id,
            self.version,
            self.title,
            self.date.isoformat() if self.date else "",
            self.source,
            self.url,
            self.language,
            *self.authors,
            *map(str, self.pages),
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()
