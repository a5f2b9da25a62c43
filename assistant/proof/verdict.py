"""What a proof finds: a verdict, and each difference between what is said and what is written."""

from dataclasses import dataclass
from typing import Any, Literal

Level = Literal["proven", "partly", "unproven"]
"""The cited words carry all that is said; its facts, but not all that is said; or not these."""

Kind = Literal[
    "number",
    "date",
    "unit",
    "name",
    "negation",
    "quantifier",
    "speaker",
    "order",
    "opposite",
    "quotation",
    "left out",
    "added",
    "splice",
    "article",
    "inflection",
    "punctuation",
    "wording",
]


@dataclass(frozen=True, slots=True)
class Difference:
    """What is ``given`` where the ``source`` has something else; either may be empty."""

    kind: Kind
    given: str
    source: str

    def to_json(self) -> dict[str, Any]:
        """Return the difference as `belegt check --json` prints it."""
        return {"kind": self.kind, "given": self.given, "source": self.source}


@dataclass(frozen=True, slots=True)
class Verdict:
    """How far the cited words carry a statement, and why not further.

    ``reason`` is said to the reader, in the language that the proof was asked in; it is empty for
    what is proven.
    """

    level: Level
    reason: str = ""
    differences: tuple[Difference, ...] = ()


PROVEN = Verdict("proven")
"""Of an article's own words."""
