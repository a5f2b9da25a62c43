"""Why something cannot be taken in, in the reader's language: `reasons.toml`.

`corpus` speaks English, as the command line and programs do; the page tells its words in German.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files

REASONS: dict[str, str] = tomllib.loads(
    files("assistant").joinpath("reasons.toml").read_text(encoding="utf-8")
)


def told(reason: str, language: str) -> str:
    """Return a reason in German if that is the language and it is known, else as it is.

    What was filled in stays, unless it is a reason itself.

    >>> told("row 7: there is no text in it", "de")
    'Zeile 7: Es steht kein Text darin'
    """
    if language != "de":
        return reason
    for pattern, german in _patterns():
        if found := pattern.fullmatch(reason):
            return german.format(*(told(value, language) for value in found.groups()))
    return reason


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    """The templates as patterns; those of the most words first: `row {}: {}` fits much."""
    ordered = sorted(REASONS, key=lambda one: len(one.replace("{}", "")), reverse=True)
    return [
        (re.compile("(.*?)".join(map(re.escape, one.split("{}"))), re.DOTALL), REASONS[one])
        for one in ordered
    ]
