"""Dates in a text: where they stand, and which days they mean.

Our patterns find the expressions, dateparser reads them (its own search takes too many words for
dates). What it does not know, such as the beginning of a month, is worked out here.
"""

import calendar
import datetime
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

Day = datetime.date
Firmness = Literal["dated", "yearless", "relative"]
"""Whether an expression names its year, leaves it out, or counts from the day it is said."""

_MONTHS = {
    "de": "Januar Jänner Februar März April Mai Juni Juli August September Oktober November "
    "Dezember",
    "en": "January February March April May June July August September October November December",
}
_SHORT = r"Jan\.|Feb\.|Mar\.|Apr\.|Aug\.|Sept?\.|Oct\.|Nov\.|Dec\.|Okt\.|Dez\."
_MONTH = f"(?:{'|'.join(' '.join(_MONTHS.values()).split())}|{_SHORT})"
_DAYS = (
    "(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonnabend|Sonntag|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
)
_CENTURY = r"(?:1[5-9]|20)"
_YEAR = rf"{_CENTURY}\d\d"
_COUNT = (
    r"(?:\d{1,3}|eine[mr]|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|an?|one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
)
_PAST = r"(?:letzte|vergangene|vorige)[nrsm]?|last"
_NEXT = r"(?:nächste|kommende)[nrsm]?|next"
_UNIT = r"(?:Woche|Monats?|Jahre?s?|Wochenende|week|month|year|weekend)"

# In the order in which they are tried at a place; the first that fits is taken.
_PATTERNS: dict[str, str] = {
    "iso": rf"{_YEAR}-\d\d-\d\d",
    "numeric": rf"\d\d?\.\s?\d\d?\.(?:\s?{_YEAR})?(?![\d.])",
    "span": r"\d\d?\.?(?:\s(?:bis(?: zum)?|to|and|und)\s|\s?[–-]\s?)"
    rf"\d\d?\.?\s{_MONTH}(?:\s{_YEAR})?",
    "day": rf"\d\d?(?:\.|st|nd|rd|th)?(?:\sof)?\s{_MONTH}(?:,?\s{_YEAR})?"
    rf"|{_MONTH}\s\d\d?(?:st|nd|rd|th)?(?![\d.])(?:,?\s{_YEAR})?",
    "part": rf"(?:Anfang|Mitte|Ende|[Ee]arly|[Mm]id|[Ll]ate)[\s-]{_MONTH}(?:\s{_YEAR})?",
    "month": rf"{_MONTH}(?:\s{_YEAR})?",
    "season": rf"(?:Frühling|Frühjahr|Sommer|Herbst|Winter|spring|summer|autumn|winter)\s{_YEAR}",
    "decade": rf"{_CENTURY}\d0er[ -]Jahren?|(?<=the ){_CENTURY}\d0s",
    "century": r"(?:1[0-9]|20|21)(?:\. Jahrhunderts?|th century|st century)",
    "years": rf"(?<=zwischen ){_YEAR} und {_YEAR}|(?<=between ){_YEAR} and {_YEAR}",
    "year": rf"(?<=Jahr ){_YEAR}|(?<=Jahre ){_YEAR}|(?<=\b[Ii]n ){_YEAR}|(?<=[Ss]eit ){_YEAR}"
    rf"|(?<=\bbis ){_YEAR}|(?<=[Ss]ince ){_YEAR}|(?<=until ){_YEAR}|(?<=\()"
    rf"{_YEAR}(?=\))",
    "ago": rf"[Vv]or {_COUNT} (?:Tag|Woche|Monat|Jahr)e?n?|{_COUNT} (?:day|week|month|year)s? ago",
    "named": r"[Vv]orgestern|[Gg]estern|[Hh]eute|übermorgen|(?<!am )(?<!jeden )(?<!heute )morgen"
    r"|[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow",
    "unit": rf"(?:{_PAST}|{_NEXT}|diese[nrsm]?|this)\s{_UNIT}",
    "weekday": rf"(?:(?:{_PAST}|{_NEXT}|diese[nm]|this)\s)?{_DAYS}",
}
_FIND = re.compile(
    "|".join(rf"(?P<{kind}>(?<![\w.,-])(?:{words})(?!\w))" for kind, words in _PATTERNS.items())
)
_NUMERIC = re.compile(r"(\d\d?)\.\s?(\d\d?)\.(?:\s?(\d{4}))?")
_RELATIVE = ("ago", "named", "unit", "weekday")
_SEASONS = {"Fr": 3, "Som": 6, "Her": 9, "Win": 12, "spr": 3, "sum": 6, "aut": 9, "win": 12}


@dataclass(frozen=True, slots=True)
class DateMention:
    """The half-open range of an expression in a text, and the days it means, both included."""

    start: int
    end: int
    first: Day
    last: Day
    firmness: Firmness


def find_dates(text: str, language: str, reference: Day | None) -> list[DateMention]:
    """Find the dates in a text, in order.

    ``reference`` is the day it was written; without one, only what names its year is found. A year
    that is left out is the one that brings the date nearest to the reference. Languages other than
    German and English give dates in figures only.
    """
    mentions = []
    for found in _FIND.finditer(text):
        kind, words = str(found.lastgroup), found[0]
        if language not in _MONTHS and kind not in ("iso", "numeric"):
            continue
        days = _days(kind, words, language, reference)
        if days:
            mentions.append(DateMention(*found.span(), *days, _firmness(kind, words)))
    return mentions


def _firmness(kind: str, words: str) -> Firmness:
    if kind in _RELATIVE:
        return "relative"
    named = re.search(_YEAR, words) or kind in ("century", "decade")
    return "dated" if named else "yearless"


@lru_cache(maxsize=10_000)
def _days(kind: str, words: str, language: str, reference: Day | None) -> tuple[Day, Day] | None:
    """Return the first and the last day that an expression means."""
    if reference is None and _firmness(kind, words) != "dated":
        return None
    base = reference or Day.today()
    try:
        return _read(kind, words, language, base)
    except (ValueError, OverflowError):  # there is no 31 February
        return None


def _read(kind: str, words: str, language: str, base: Day) -> tuple[Day, Day] | None:
    years = [int(year) for year in re.findall(_YEAR, words)]
    if kind == "iso":
        day = Day.fromisoformat(words)
        return day, day
    if kind == "numeric" and (figures := _NUMERIC.fullmatch(words)):
        number, month, year = figures.groups()
        day = _nearest(int(month), int(number), base, int(year) if year else None)
        return day, day
    if kind in ("year", "years"):
        return Day(years[0], 1, 1), Day(years[-1], 12, 31)
    if kind == "decade":
        return Day(years[0], 1, 1), Day(years[0] + 9, 12, 31)
    if kind == "century":
        century = int(words[:2])
        return Day(century * 100 - 99, 1, 1), Day(century * 100, 12, 31)
    if kind == "season":
        begins = next(month for begin, month in _SEASONS.items() if words.startswith(begin))
        return _months(years[0], begins, 3)
    if kind in ("month", "part", "span", "day"):
        return _in_month(kind, words, language, base, years[0] if years else None)
    return _counted(kind, words, language, base)


def _in_month(
    kind: str, words: str, language: str, base: Day, year: int | None
) -> tuple[Day, Day] | None:
    name = re.search(_MONTH, words)
    month = _parsed(name[0], language, base).month if name else 0
    numbers = [int(number) for number in re.findall(r"(?<!\d)\d\d?(?!\d)", words)]
    if kind in ("day", "span"):
        first, last = (_nearest(month, number, base, year) for number in (numbers[0], numbers[-1]))
        return (first, last) if first <= last else None
    first, last = _months(_nearest(month, 15, base, year).year, month, 1)
    part = words.split()[0].split("-")[0].lower()
    if kind == "part" and part in ("anfang", "early"):
        return first, first.replace(day=10)
    if kind == "part" and part in ("mitte", "mid"):
        return first.replace(day=11), first.replace(day=20)
    return (first.replace(day=21), last) if kind == "part" else (first, last)


def _counted(kind: str, words: str, language: str, base: Day) -> tuple[Day, Day] | None:
    """Read what counts from the reference: three days ago, last week, Wednesday."""
    coming = bool(re.match(_NEXT, words))
    plain = re.sub(rf"^(?:{_PAST}|{_NEXT}|diese[nrsm]?|this)\s", "", words)
    if kind == "weekday":
        back = (base.weekday() - _parsed(plain, language, base).weekday()) % 7
        found = base + datetime.timedelta(7 - back if coming else -back)
        return found, found
    if kind in ("ago", "named"):
        day, period = _data(words.lower() if kind == "named" else words, language, base)
    else:
        steps = 1 if coming else -1 if re.match(_PAST, words) else 0
        period = {"W": "week", "M": "month", "J": "year"}.get(plain[0], plain)
        day = _moved(base, period, steps)
        if "end" in plain[1:].lower():
            friday = base - datetime.timedelta(base.weekday() - 4) + datetime.timedelta(7 * steps)
            return friday + datetime.timedelta(1), friday + datetime.timedelta(2)
    if period == "week":
        monday = day - datetime.timedelta(day.weekday())
        return monday, monday + datetime.timedelta(6)
    if period == "month":
        return _months(day.year, day.month, 1)
    if period == "year":
        return Day(day.year, 1, 1), Day(day.year, 12, 31)
    return day, day


def _moved(base: Day, period: str, steps: int) -> Day:
    if period == "week":
        return base + datetime.timedelta(7 * steps)
    months = base.month - 1 + steps * (12 if period == "year" else 1)
    return Day(base.year + months // 12, months % 12 + 1, 15)


def _months(year: int, month: int, count: int) -> tuple[Day, Day]:
    """First and last day of some months in a row."""
    months = month - 1 + count - 1
    end_year, end_month = year + months // 12, months % 12 + 1
    return Day(year, month, 1), Day(
        end_year, end_month, calendar.monthrange(end_year, end_month)[1]
    )


def _nearest(month: int, number: int, base: Day, year: int | None) -> Day:
    """The day in the year given, else in the year that brings it nearest to the reference."""
    if year is not None:
        return Day(year, month, number)
    days: list[Day] = []
    for each in (base.year, base.year - 1, base.year + 1):
        try:
            days.append(Day(each, month, number))
        except ValueError:  # 29 February
            continue
    if not days:
        raise ValueError(f"{number}.{month}. is in no year")
    return min(days, key=lambda day: abs(day - base))


def _parsed(words: str, language: str, base: Day) -> Day:
    return _data(words, language, base)[0]


@lru_cache(maxsize=10_000)
def _data(words: str, language: str, base: Day) -> tuple[Day, str]:
    """Have dateparser read an expression: a day, and whether a day, a week, a month or a year."""
    moment = datetime.datetime.combine(base, datetime.time(12))
    for code in dict.fromkeys((language, *_MONTHS)):
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
    """Say a range of days for a reader of German, or else English.

    >>> format_days(Day(2025, 12, 3), Day(2025, 12, 5), "de")
    '3. bis 5. Dezember 2025'
    """
    names = _MONTHS["de" if language == "de" else "en"].replace("Jänner ", "").split()
    dot, to = (".", "bis") if language == "de" else ("", "to")

    def named(day: Day) -> str:
        return f"{day.day}{dot} {names[day.month - 1]} {day.year}"

    if first == last:
        return named(first)
    if (first.day, first.month, last.day, last.month) == (1, 1, 31, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first, last) == _months(first.year, first.month, 1):
        return f"{names[first.month - 1]} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{dot} {to} {named(last)}"
    return f"{named(first)} {to} {named(last)}"
