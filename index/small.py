"""English offices and bodies, which are written small: the spokesman, rights groups."""

import re
from dataclasses import dataclass

from index.given import GIVEN
from index.names import APPOSITION, NAME
from index.offices import BODIES, ROLES
from index.patterns import any_of
from index.people import EPITHETS
from index.sentences import Range
from index.verbs import SAYING

_OFFICE = rf"(?:{ROLES['en'].pattern}|{BODIES})\b"
_VERB = any_of(" ".join(sorted(SAYING["en"])))
_DETERMINER = any_of(
    """
    Both Few Many Most Other Some [Aa]n? [Ff]ive [Ff]our [Hh]er [Hh]is [Ii]ts [Oo]ne [Oo]ur
    [Ss]everal [Tt]he [Tt]heir [Tt]hree [Tt]wo
    """
)
# Whose it is, or which: the Bonn union, New Bonn’s union, New Bonn union.
_PROPER = r"(?:[A-Z]\w+\s){0,2}[A-Z]\w+"
_WHICH = (
    rf"(?:{_DETERMINER}(?:\s[A-Z]\w+){{0,2}}|{_PROPER}[’']s?"
    rf"|{_PROPER}(?=\s(?:[a-z]\w*\s)?{_OFFICE}))"
)
# Nothing may stand before a plural or an office: prosecutors, state police.
_BARE = rf"(?=[a-z]\w+s\b|(?:[a-z][\w-]*\s){{0,2}}{_OFFICE})"
_BEGINNING = rf"(?:{_WHICH}\s|{_BARE})"
# No adjective: The crossing would open.
_AUXILIARY = any_of("are can could had has have is may might must should was were will would")
# What describes the noun: state media, British union, Bonn-based union.
_ADJECTIVE = (
    rf"(?!{_AUXILIARY}\b)(?:[a-z][\w’'-]*|[A-Z]\w+(?:n|i|ic|sh|ch|ese|-[a-z]+)(?=\s[a-z]))\s"
)
# These are no noun: The Ledger first reported.
_NO_NOUN = any_of(
    """
    a also an and at first had has he in is it later of on previously recently repeatedly she that
    the then to was were which who
    """
)
# What follows the noun: a preposition, a name that no other verb belongs to, a verb, the end.
_PREPOSITION = any_of("at by close familiar for from in of that which who [a-z]+ing")
_OTHERS_VERB = rf"\w+\s[a-z][\w-]+\s{_VERB}\b"  # the day Kern then said
_OTHERS_OFFICE = rf"\w+(?:an|i|ish|ch|ese)\s{_OFFICE}"  # the day Iraqi officials
_AFTER = (
    rf"(?:\s{_PREPOSITION}\b|\s(?!{_OTHERS_VERB})(?!{_OTHERS_OFFICE})[A-Z]|,|\.|\s*$"
    rf"|\s(?:has|had|was|were|is|also|later|then|\w+ed|{_VERB})\b)"
)
_SMALL = re.compile(
    rf"{_BEGINNING}(?:{_ADJECTIVE}){{0,3}}?(?P<noun>(?!{_NO_NOUN}\b)[a-z][\w-]+)(?={_AFTER})"
)
_WHOSE_OFFICE = re.compile(r"\s(?:for|of)\s")
_BY = re.compile(r"\s(?:from|by)\s")
_PAPERS = frozenset("letter report statement".split())


@dataclass(frozen=True, slots=True)
class SmallOffice:
    """An office or body written small, and where it tells who that is.

    ``name`` is the range of a name beside it, ``by`` the place after *a statement by*; ``epithet``
    and ``role`` tell what kind of word the noun is.
    """

    noun: Range
    name: Range | None = None
    by: int = 0
    epithet: bool = False
    role: bool = False


def small_office(outside: str, at: int, until: int) -> SmallOffice | None:
    """Find an office or body written small that begins at a place: *the union’s spokesman*."""
    found = _SMALL.match(outside, at)
    if not found or found.start("noun") >= until or found["noun"] in SAYING["en"]:
        return None
    noun, (start, end) = found["noun"], found.span("noun")
    if noun in _PAPERS and (by := _BY.match(outside, end)):
        return SmallOffice((start, end), by=by.end())
    name = NAME.match(outside, end + 1)
    if name and outside[end] == " ":
        return SmallOffice((start, end), name=name.span())
    apposed = APPOSITION["en"].match(outside, end)
    if apposed:
        # A spokesman for the firm, Nordex: the name may be the firm’s.
        of_whom = outside[at].lower() == "a" and _WHOSE_OFFICE.match(outside, end)
        if of_whom and apposed["name"].split()[0].lower() not in GIVEN:
            return SmallOffice((start, end))
        # One of the hikers, Megan; his mother, Karen: a person, whose name may be short.
        person = outside.startswith(("One of ", "His ", "his ", "Her ", "her "), at)
        if person or " " in apposed["name"]:
            return SmallOffice((start, end), name=apposed.span("name"))
    the = outside[at : at + 4].lower() == "the "
    epithet = bool(the and EPITHETS["en"].fullmatch(noun))
    return SmallOffice((start, end), epithet=epithet, role=bool(ROLES["en"].fullmatch(noun)))
