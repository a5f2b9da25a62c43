"""What is known about an article besides its text, and the errors of what is no article."""

import datetime
from dataclasses import dataclass, replace

MAX_TEXT = 5_000_000
"""Largest text of one article in bytes: about 800,000 words, far beyond any news article."""


class Refused(ValueError):
    """Some bytes are no article; the message says why and what to do."""


class UnreadableArticle(ValueError):
    """A file is no article; the message names the file, the reason and what to do."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about an article besides its text; None where nothing is said.

    ``guid`` is the publisher's own id of the article; ``pages`` are the offsets in the text at
    which the pages of a paginated original begin.
    """

    title: str | None = None
    date: datetime.date | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    authors: tuple[str, ...] | None = None
    guid: str | None = None
    pages: tuple[int, ...] | None = None

    def or_else(self, other: "Facts") -> "Facts":
        """Return these facts, with the gaps filled from ``other``."""
        gaps = {
            name: getattr(other, name) for name in self.__slots__ if getattr(self, name) is None
        }
        return replace(self, **gaps)


@dataclass(frozen=True, slots=True)
class Draft:
    """An article as a reader found it: facts and normalised text.

    ``name`` tells the articles of one file apart, such as ``row 7``; empty where there is one.
    """

    facts: Facts
    body: str
    name: str = ""


def parse_date(value: str) -> datetime.date:
    """Read ``2025-12-07`` or ``7.12.2025``; raise `Refused` saying which form is wanted."""
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.datetime.strptime(value.strip(), form).date()
        except ValueError:
            continue
    raise Refused(f"“{value[:80]}” is not a date; write it as YYYY-MM-DD, such as 2025-12-07")


def day_of(stamp: str | None) -> datetime.date | None:
    """Read the day of a time stamp, ISO 8601 or as in mail and feeds; None where it is none.

    >>> day_of("2025-12-07T23:30:00+01:00"), day_of("Sun, 07 Dec 2025 23:30:00 +0100")
    (datetime.date(2025, 12, 7), datetime.date(2025, 12, 7))
    """
    from email.utils import parsedate_to_datetime

    text = (stamp or "").strip()[:60]
    for read in (datetime.datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text).date()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    try:
        return parse_date(text[:10])
    except ValueError:
        return None
