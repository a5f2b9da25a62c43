"""Dates in a text: where they stand, and which days they mean.

Our patterns find the expressions; dateparser reads the names of months and what counts from a day
(its own search takes too many words for dates). What it does not know, such as a whole week or the
beginning of a month, is worked out here. Every pattern is bounded, so time is linear in the text.
"""

import calendar
import datetime
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Day = datetime.date
Period = tuple[Day, Day]
"""First and last day, both included."""
Firmness = Literal["dated", "yearless", "relative"]
"""Whether an expression names its year, leaves it out, or counts from the day it is said."""
Prefer = Literal["past", "future", "nearest"]
"""Which of the days that an open expression may mean is taken, seen from the reference."""

_NAMES = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}
_WEEKDAYS = {
    name.lower(): place % 7
    for place, name in enumerate(
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag "
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
    )
} | {"sonnabend": 5}
_SEASONS = {"frühling": 3, "frühjahr": 3, "sommer": 6, "herbst": 9, "winter": 12} | {
    "spring": 3, "summer": 6, "autumn": 9, "fall": 9
}  # fmt: skip


def _after(words: str) -> str:
    """A pattern that holds directly after any of some words."""
    return "(?:" + "|".join(rf"(?<=\b(?i:{word})\s)" for word in words.split()) + ")"


def _not_after(words: str) -> str:
    """A pattern that holds directly after none of some words."""
    return "".join(rf"(?<!\b(?i:{word})\s)" for word in words.split())


# Words and forenames too: with a capital, and alone only where a month is expected.
_UNCLEAR = "April|Mai|May|March|August|Juni|June"
_CLEAR = (
    "(?i:Januar|Jänner|January|Februar|February|März|Juli|July|September|Oktober|October|November|"
    r"Dezember|December)|(?:Jan|Feb|Mar|Apr|Aug|Sept?|Okt|Oct|Nov|Dez|Dec)\."
)
_MONTH = f"(?:{_UNCLEAR}|{_CLEAR})"
_NAMED = rf"(?:{_MONTH}|(?:Feb|Apr|Aug|Sept?|Oct|Nov|Dec)\b)"  # beside a number no full stop needed
_WEEKDAY = f"(?i:{'|'.join(_WEEKDAYS)})"
_SEASON = f"(?i:{'|'.join(_SEASONS)})"
_YEAR = r"(?:1\d|20)\d\d"
_CENTURY = r"(?:1[5-9]|20)"
_BARE_YEAR = rf"{_CENTURY}\d\d"
_COUNT = (
    r"(?i:\d{1,3}|eine[mr]|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|an?|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_STEPS = {
    -1: r"(?i:(?:letzte|vergangene|vorige)[nrsm]?|last)",
    0: r"(?i:diese[nrsm]?|this)",
    1: r"(?i:(?:nächste|kommende)[nrsm]?|next|coming)",
}
_WHICH = f"(?:{'|'.join(_STEPS.values())})"
_OF_YEAR = rf"(?:,?\s{_YEAR}|\s(?:of\s)?{_WHICH}\s(?:Jahres|year))?"
_ON = rf"(?:{_WEEKDAY},?\s(?:(?:den|dem|the)\s)?)?"
_DASH = r"\s?[–-]\s?"
_TO = rf"(?:\s(?:bis(?:\szum)?|to|until|through)\s|{_DASH})"
_FROM = r"(?:(?i:vom|von|from)\s)?"  # part of a range, or it would read as: from then on
_BETWEEN = r"(?i:zwischen|between)\s(?:dem\s)?"

_POINTS = {
    "iso": rf"{_YEAR}-\d\d-\d\d",
    "numeric": rf"{_ON}\d\d?\.\s?\d\d?\.(?:\s?{_YEAR})?(?!\d|\.\d)",
    "day": rf"{_ON}\d\d?(?:\.|st|nd|rd|th)?(?:\sof)?\s{_NAMED}{_OF_YEAR}"
    rf"|{_ON}{_NAMED}\s\d\d?(?:st|nd|rd|th)?(?!\d|[.,]\d){_OF_YEAR}",
    "month": rf"{_MONTH}{_OF_YEAR}",
    "weekday": _WEEKDAY,
}
_POINT = f"(?:{'|'.join(_POINTS.values())})"
_POINT_OF = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _POINTS.items()))

# In the order in which they are tried at a place; the first that fits is taken.
_PATTERNS = {
    "range": rf"{_FROM}{_POINT}{_TO}{_POINT}|{_BETWEEN}{_POINT}\s(?:und|and)\s(?:dem\s)?{_POINT}",
    "span": rf"(?:{_FROM}|{_BETWEEN})\d\d?\.?(?:{_TO}|/|\s(?:und|and)\s)\d\d?\.?\s{_NAMED}"
    rf"{_OF_YEAR}"
    rf"|{_FROM}{_NAMED}\s\d\d?(?:{_DASH}|\sto\s)\d\d?(?!\d|[.,]\d){_OF_YEAR}",
    "part": r"(?:(?i:Anfang|Mitte|Ende|early|mid|late)(?:\sin)?|(?i:beginning|middle|end)\sof)"
    rf"[\s-]{_MONTH}{_OF_YEAR}",
    "season": rf"{_SEASON}(?:\sof)?\s{_YEAR}(?:/\d\d)?|{_WHICH}\s{_SEASON}",
    "iso": _POINTS["iso"],
    "numeric": _not_after("Version Nummer Kapitel Abschnitt Artikel Punkt") + _POINTS["numeric"],
    "day": _POINTS["day"],
    "month": rf"{_WHICH}\s{_MONTH}|(?:{_CLEAR}){_OF_YEAR}|(?:{_UNCLEAR})(?:,?\s{_YEAR})"
    rf"|{_after('im in seit bis ab vom von since until from during')}(?:{_UNCLEAR}){_OF_YEAR}",
    "decade": rf"{_CENTURY}\d0(?:er(?:[ -]Jahren?)?|s)",
    "century": r"(?:1\d|20|21)(?:\.\sJahrhunderts?|(?:th|st)[ -]century)",
    "years": rf"{_FROM}{_BARE_YEAR}(?:\s(?:bis|to|until)\s|{_DASH}){_BARE_YEAR}"
    rf"|(?:{_BETWEEN}|{_after('Jahren years')}){_BARE_YEAR}\s(?:und|and)\s{_BARE_YEAR}",
    "year": rf"(?:{_after('Jahr Jahre Jahren year years seit since')}{_BARE_YEAR}"
    rf"|(?<=\(){_BARE_YEAR}(?=\)))(?!\s(?:Jahre|years))",
    "maybe": _after("in bis von ab nach vor until till of by before after from Anfang Mitte Ende")
    + rf"{_BARE_YEAR}(?![.,:]?\d)",
    "ago": rf"(?i:vor)\s{_COUNT}\s(?:Tag|Woche|Monat|Jahr)e?n?"
    rf"|{_COUNT}\s(?:day|week|month|year)s?\sago",
    "named": r"(?i:vorgestern|gestern|heute|übermorgen|(?:the\s)?day\s(?:before\syesterday|"
    r"after\stomorrow)|yesterday|tonight|tomorrow)|(?<!USA )(?i:today)"
    rf"|{_not_after('am jeden heute gestern guten diesen')}morgen"
    r"|(?:\A|(?<=[.!?]\s))Morgen(?=\s[a-zäöü])",
    "unit": rf"{_WHICH}\s(?:Woche|Monats?|Jahr(?:es)?|Wochenende|week|month|year|weekend)"
    rf"|{_after('am vom zum the')}(?:Wochenende|weekend)",
    "weekday": rf"(?:{_WHICH}\s)?{_not_after('jeden every each Black Bloody')}"
    rf"(?<!Bild am )(?<!Welt am ){_WEEKDAY}(?!\s(?:Times|Telegraph|Mirror|Express|Mail|People))"
    "(?:morgen|vormittag|mittag|nachmittag|abend|nacht)?",
}
_ANY = "|".join(f"(?P<{kind}>{words})" for kind, words in _PATTERNS.items())
_FIND = re.compile(rf"(?<![\w.,-])(?=\w)(?:{_ANY})(?!\w|-\w)")
_RELATIVE = ("ago", "named", "unit", "weekday")
# What follows a number that is no year: 2000 Soldaten, 2000 soldiers.
_COUNTED = {
    "de": re.compile(r"\s(?:[A-ZÄÖÜ]|km\b|m\b|kg\b)"),
    "en": re.compile(
        r"\s(?!(?:this|thus|says|does|always|across|perhaps|besides)\b)"
        r"(?:[a-z]{3,20}s|people|men|women|children|km|percent|per cent)\b"
    ),
}


@dataclass(frozen=True, slots=True)
class DateMention:
    """The half-open range of an expression in a text, and the days it means, both included."""

    start: int
    end: int
    first: Day
    last: Day
    firmness: Firmness


@dataclass(frozen=True, slots=True)
class _Said:
    """How an expression is to be read: in which language, said on which day, meaning which."""

    language: str
    day: Day
    prefer: Prefer


def find_dates(
    text: str, language: str, reference: Day | None, *, prefer: Prefer = "nearest"
) -> list[DateMention]:
    """Find the dates in a text, in order and not overlapping.

    ``reference`` is the day it was written; without one, only what names its year is found. A year
    that is left out is the one that ``prefer`` asks for. A weekday is the last of its name up to
    the reference, unless the future is preferred or it is said to come. Languages other than German
    and English give dates in figures with their year only.
    """
    mentions = []
    for found in _FIND.finditer(text):
        kind, words = str(found.lastgroup), found[0]
        firmness = _firmness(kind, words)
        if language != "de" and kind == "numeric" and firmness != "dated":
            continue  # 3.12. is a number elsewhere
        if language not in _NAMES and kind not in ("iso", "numeric"):
            continue
        if kind in ("maybe", "years") and _COUNTED[language].match(text, found.end()):
            continue
        if reference is None and firmness != "dated":
            continue
        days = _days(kind, words, _Said(language, reference or Day(2000, 1, 1), prefer))
        if days:
            mentions.append(DateMention(*found.span(), *days, firmness))
    return mentions


def _firmness(kind: str, words: str) -> Firmness:
    if kind in ("century", "decade") or re.search(_YEAR, words):
        return "dated"
    counts = kind in _RELATIVE or re.search(rf"\b{_WHICH}\s", words)
    weekdays = kind == "range" and not re.search(rf"\d|{_MONTH}", words)
    return "relative" if counts or weekdays else "yearless"


@lru_cache(maxsize=10_000)
def _days(kind: str, words: str, said: _Said) -> Period | None:
    """Return the first and the last day that an expression means."""
    try:
        period = _read(kind, words, said)
    except (ValueError, OverflowError, KeyError):  # there is no 31 February
        return None
    return period if period and period[0] <= period[1] else None


def _read(kind: str, words: str, said: _Said) -> Period | None:
    years = [int(year) for year in re.findall(rf"(?<!\d){_YEAR}(?!\d)", words)]
    if kind == "iso":
        day = Day.fromisoformat(words)
        return day, day
    if kind == "range":
        return _ranged(words, said)
    if kind in ("year", "maybe", "years"):
        return Day(years[0], 1, 1), Day(years[-1], 12, 31)
    if kind in ("decade", "century"):
        begin = int(words[:4]) if kind == "decade" else int(words[:2]) * 100 - 99
        return Day(begin, 1, 1), Day(begin + (9 if kind == "decade" else 99), 12, 31)
    if kind in ("ago", "named"):
        return _around(*_data(words.lower(), said.language, said.day))
    if kind in ("unit", "weekday"):
        return _counted(kind, words, said)
    year = years[0] if years else None
    if said_year := re.search(rf"({_WHICH})\s(?:Jahres|year)$", words):
        year = said.day.year + (_step(said_year[1]) or 0)
    return _chosen_year(_in_year(kind, words, said.language), year, words, said)


def _ranged(words: str, said: _Said) -> Period | None:
    """Read from one day to another; an end that names its year settles the other's."""
    ends = [(str(found.lastgroup), found[0]) for found in _POINT_OF.finditer(words)]
    if len(ends) != 2:
        return None
    if _firmness(*ends[1]) == "dated":
        if not (last := _read(*ends[1], said)):
            return None
        first = _read(*ends[0], _Said(said.language, last[1], "past"))
    elif first := _read(*ends[0], said):
        last = _read(*ends[1], _Said(said.language, first[0], "future"))
    return (first[0], last[1]) if first and last else None


def _in_year(kind: str, words: str, language: str) -> Callable[[int], Period]:
    """Return what gives the days of an expression in any year."""
    if kind == "season":
        name = re.search(_SEASON, words)
        begins = _SEASONS[name[0].casefold() if name else ""]
        return lambda year: _months(year, begins, 3)
    numbers = [int(number) for number in re.findall(r"(?<!\d)\d\d?(?!\d)", words)]
    if kind == "numeric":
        return lambda year: (Day(year, numbers[1], numbers[0]),) * 2
    name = re.search(_NAMED, words)
    month = _data(name[0] if name else "", language, Day(2000, 1, 1))[0].month
    if kind in ("day", "span"):
        return lambda year: (Day(year, month, numbers[0]), Day(year, month, numbers[-1]))
    part = words.split()[0].split("-")[0].lower() if kind == "part" else ""

    def days(year: int) -> Period:
        first, last = _months(year, month, 1)
        if part in ("anfang", "early", "beginning"):
            return first, first.replace(day=10)
        if part in ("mitte", "mid", "middle"):
            return first.replace(day=11), first.replace(day=20)
        return (first.replace(day=21), last) if part else (first, last)

    return days


def _chosen_year(
    days: Callable[[int], Period], year: int | None, words: str, said: _Said
) -> Period | None:
    """Take the year given, else the one in which the days lie as they are said to or preferred."""
    if year is not None:
        return days(year)
    periods = []
    for each in range(said.day.year - 8, said.day.year + 9):  # 29 February: up to 8 years away
        try:
            periods.append(days(each))
        except ValueError:
            continue
    return _choose(periods, said, _step(words))


def _choose(periods: Iterable[Period], said: _Said, step: int | None) -> Period | None:
    """Take the one that is last, this or next as seen from a day, or else the preferred one."""
    day, periods = said.day, list(periods)
    if step == -1:
        return max((one for one in periods if one[1] < day), default=None)
    if step == 1:
        return min((one for one in periods if one[0] > day), default=None)
    if step is None and said.prefer == "past":
        return max((one for one in periods if one[0] <= day), default=None)
    if step is None and said.prefer == "future":
        return min((one for one in periods if one[1] >= day), default=None)
    return min(periods, key=lambda one: abs((one[0] - day) + (one[1] - day)), default=None)


def _step(words: str) -> int | None:
    """Whether words begin with *last* (-1), *this* (0) or *next* (1)."""
    return next((step for step, which in _STEPS.items() if re.match(rf"{which}\b", words)), None)


def _counted(kind: str, words: str, said: _Said) -> Period | None:
    """Read a weekday, a weekend, or a whole week, month or year seen from a day."""
    day, step = said.day, _step(words)
    monday = day - datetime.timedelta(day.weekday())
    if kind == "weekday":
        name = re.search(_WEEKDAY, words)
        return _repeated(monday, _WEEKDAYS[name[0].casefold()] if name else 0, 1, said, step)
    unit = words.split()[-1].lower()
    if "end" in unit:
        return _repeated(monday, 5, 2, said, step)
    steps = step or 0
    if unit in ("woche", "week"):
        return _around(day + datetime.timedelta(7 * steps), "week")
    if unit.startswith("mon"):
        months = day.year * 12 + day.month - 1 + steps
        return _months(months // 12, months % 12 + 1, 1)
    return Day(day.year + steps, 1, 1), Day(day.year + steps, 12, 31)


def _repeated(monday: Day, place: int, length: int, said: _Said, step: int | None) -> Period | None:
    """Choose among the days that come every week, counted from a Monday."""
    weeks = [monday + datetime.timedelta(7 * week + place) for week in (-1, 0, 1)]
    periods = [(first, first + datetime.timedelta(length - 1)) for first in weeks]
    if step == 0:
        return periods[1]
    if length == 1 and said.prefer == "nearest":  # news tells what has been
        said = _Said(said.language, said.day, "past")
    return _choose(periods, said, step)


def _around(day: Day, period: str) -> Period:
    """Return the whole week, month or year that a day is in, or the day itself."""
    if period == "week":
        monday = day - datetime.timedelta(day.weekday())
        return monday, monday + datetime.timedelta(6)
    if period == "month":
        return _months(day.year, day.month, 1)
    if period == "year":
        return Day(day.year, 1, 1), Day(day.year, 12, 31)
    return day, day


def _months(year: int, month: int, count: int) -> Period:
    """First and last day of some months in a row."""
    months = month - 1 + count - 1
    end_year, end_month = year + months // 12, months % 12 + 1
    return Day(year, month, 1), Day(
        end_year, end_month, calendar.monthrange(end_year, end_month)[1]
    )


@lru_cache(maxsize=10_000)
def _data(words: str, language: str, base: Day) -> tuple[Day, str]:
    """Have dateparser read an expression: a day, and whether a day, a week, a month or a year."""
    moment = datetime.datetime.combine(base, datetime.time(12))
    for code in dict.fromkeys((language, *_NAMES)):
        data = _reader(code, moment).get_date_data(words)
        if data.date_obj is not None:
            return data.date_obj.date(), str(data.period)
    raise ValueError(f"{words} is no date")


@lru_cache(maxsize=100)
def _reader(language: str, moment: datetime.datetime) -> Any:
    from dateparser.date import DateDataParser  # late: it takes a while to import

    return DateDataParser(
        languages=[language], settings={"RELATIVE_BASE": moment, "PREFER_DATES_FROM": "past"}
    )


def format_days(first: Day, last: Day, language: str) -> str:
    """Say a range of days, both included, for a reader of German, or else English.

    >>> format_days(Day(2025, 12, 3), Day(2025, 12, 5), "de")
    '3.–5. Dezember 2025'
    """
    names = _NAMES["de" if language == "de" else "en"].split()
    dot, to = (".", "bis") if language == "de" else ("", "to")

    def named(day: Day, year: bool = True) -> str:
        return f"{day.day}{dot} {names[day.month - 1]}" + (f" {day.year}" if year else "")

    if first == last:
        return named(first)
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first, last) == _months(first.year, first.month, 1):
        return f"{names[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dot}–{named(last)}"
    return f"{named(first, first.year != last.year)} {to} {named(last)}"
