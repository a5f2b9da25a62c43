"""Names as they stand in a text, and the office before them. Knows no persons."""

import re

from index.given import GIVEN
from index.offices import ROLES
from index.patterns import any_of

_DAYS = any_of(
    """
    Dienstag Donnerstag Freitag Friday Fridays Mittwoch Monday Mondays Montag Samstag Saturday
    Saturdays Sonntag Sunday Sundays Thursday Thursdays Tuesday Tuesdays Wednesday Wednesdays
    """
)
# Words that begin a sentence or a noun, and no name.
_NO_NAMES = any_of(
    """
    A All Alle An Andere Another Beide Both Das Dem Den Der Deren Des Dessen Die Dies Diese Diesem
    Diesen Dieser Dieses Each Ein Eine Einem Einen Einer Einige Er Es Few Four He Her His Ihr Ihre
    Ihrem Ihren Ihrer Ihres It Its Man Manche Many Mehrere Most No Other Our Sein Seine Seinem
    Seinen Seiner Seines Several She Sie Some That The Their These They This Those Three Two Viele
    Wenige
    """
)
# One word written large: Kern, O’Neill, 29-Jährige, al-Harthy; no day.
_LARGE = rf"(?!{_DAYS}\b)(?:\d{{1,3}}-|a[lnsrt]-|el-)?[A-ZÄÖÜÀ-ÖØ-Þ][\w’'.-]*"
# What may stand between two of them: Ruth von der Leyen, Kern & Söhne, Staats- und Regierungschefs.
_BETWEEN = (
    r"(?:(?:von|van|de|del|da|di|dos|bin|ibn|ben|al|el|ter|ten)\s(?:der\s|den\s|la\s)?|&\s|"
    r"(?<=-\s)und\s)?"
)
NAME = re.compile(rf"(?!{_NO_NAMES}\b){_LARGE}(?:\s{{1,2}}{_BETWEEN}{_LARGE}){{0,5}}")
"""Words written large that may be a name, with an office before it."""

# What an office is of, up to the comma: *of the railway,*.
_OFFICE_OF = r"(?:\s(?:des|der|von|für|im|in|of|for|at)\s[^,.;:\x00]{1,60})?,\s"
_APPOSED = rf"(?P<name>{NAME.pattern})(?=\s?[,.;:(\x00–]|$)"
# With these no English apposition begins, but a clause or an adverbial.
_NO_APPOSITION = any_of("and as at but in on or to when where which who whom whose")
_SMALL_WORDS = rf"(?:(?!(?:{_NO_APPOSITION}|[a-z]+ing)\b)(?:[a-z]|\d+-)[\w-]*\s){{0,3}}"
APPOSITION: dict[str, re.Pattern[str]] = {
    "de": re.compile(_OFFICE_OF + _APPOSED),
    "en": re.compile(_OFFICE_OF + _SMALL_WORDS + _APPOSED),
}
"""What follows an office: *, Nora Egli*, *of the railway, Nora Egli*."""

_WORD = re.compile(r"\w[\w’'-]*")
# To these somebody speaks; they are no part of the name before them: sagte Kern Journalisten.
_LISTENERS = frozenset("Abgeordneten Journalisten Journalistinnen Reportern".split())
# Many who speak, before another noun: Behörden Floridas.
_MANY = frozenset("Behörden Beobachter Berichte Experten Kreise Kritiker Medien Ärzte".split())


def _has_first_name(before: str, language: str) -> bool:
    """Whether the word before an office makes a surname of it: Ramona Richter, not Kölner Richter.

    In German two nouns seldom stand together, so that it does unless it may be an adjective, a
    genitive or an abbreviation, or an office itself.
    """
    if before.lower().split("-")[0] in GIVEN:
        return True
    unlike = before.isupper() or before.endswith(("er", "s", "en", "e", "in"))
    return language == "de" and not unlike and not ROLES["de"].fullmatch(before.lower())


def split_office(name: str, at: int, language: str) -> tuple[str, int, int]:
    """Split words written large into an office and a name: (office, start, end of name)."""
    tokens = [(found[0], at + found.start(), at + found.end()) for found in _WORD.finditer(name)]
    while tokens and tokens[-1][0] in _LISTENERS:
        tokens.pop()
    if tokens and tokens[0][0] in _MANY and len(tokens) < 3:
        tokens = tokens[:1]
    office = ""
    first = 0
    for place, (word, _, _) in enumerate(tokens):
        last = place > 0 and place == len(tokens) - 1
        if last and _has_first_name(tokens[place - 1][0], language):
            break  # Jörg Kallmann, Ann King
        if ROLES[language].fullmatch(word.lower()):
            office, first = word.lower(), place + 1
    rest = tokens[first:]
    if office and rest and rest[0][0] == "von" and len(rest) == 2:
        rest = []  # Präsident von Ostavien
    return (office, rest[0][1], rest[-1][2]) if rest else (office, at, at)
