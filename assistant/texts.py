"""Every word that is shown to a person, in German and English: `texts.toml`."""

import tomllib
from importlib.resources import files
from typing import Literal

Language = Literal["de", "en"]

TEXTS: dict[str, dict[Language, str]] = tomllib.loads(
    files("assistant").joinpath("texts.toml").read_text(encoding="utf-8")
)

_MONTHS: dict[Language, str] = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}


def say(key: str, language: str, **values: object) -> str:
    """Return the text for ``key`` in German, or else English, with its values filled in."""
    return TEXTS[key][_known(language)].format(**values)


def explained(kind: str, given: str, source: str, language: str) -> str:
    """Say what differs between a text and an article; ``kind`` is a `Difference`'s."""
    named = say(f"kind_{kind.replace(' ', '_')}", language)
    if not source:
        return say("proof_absent", language, kind=named, given=given)
    if not given:
        return say("proof_dropped", language, kind=named, source=source)
    return say("proof_differs", language, kind=named, given=given, source=source)


def months(language: str) -> list[str]:
    """Return the names of the twelve months."""
    return _MONTHS[_known(language)].split()


def _known(language: str) -> Language:
    return "de" if language == "de" else "en"
