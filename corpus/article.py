"""The article: immutable text with the facts about it. Knows nothing of files or formats."""

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


@dataclass(frozen=True, slots=True)
class Article:
    """One news article: its normalised text and where it comes from.

    ``id`` is the article's name in the corpus; ``date`` the day of publication, if known;
    ``language`` an ISO 639-1 code. ``version`` is the SHA-256 of the text in hex: citations
    name it, so they can tell whether the words still stand where they stood.
    """

    id: str
    text: str
    title: str
    date: datetime.date | None = None
    source: str = ""
    url: str = ""
    language: str = "de"
    authors: tuple[str, ...] = ()
    version: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", normalise(self.text))
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        object.__setattr__(self, "version", digest)

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
        )
        return hashlib.sha256("\0".join(parts).encode()).hexdigest()
