"""Which articles may be found: by day of publication and by source."""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Filter:
    """Articles published within a period, both days included, and by a source.

    None and an empty source leave all in. An undated article is in no period.
    """

    since: datetime.date | None = None
    until: datetime.date | None = None
    source: str = ""

    @property
    def days(self) -> tuple[int, int] | None:
        """First and last day as ordinals, as they are stored; None where any will do."""
        if self.since is None and self.until is None:
            return None
        first = self.since or datetime.date.min
        return first.toordinal(), (self.until or datetime.date.max).toordinal()


EVERYTHING = Filter()
