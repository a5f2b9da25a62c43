"""What the articles date and whom they quote, as pictures in HTML. Every text is escaped."""

import datetime
from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.answer import Citation
from assistant.overview import Event, Quoted
from assistant.page.render.parts import about, format_date, heading, read_button
from assistant.texts import months, say
from index.dates import format_days

_MOST_DAYS = 60  # columns of the timeline
_MOST_PEOPLE = 20


def timeline(found: Sequence[Event], language: str) -> str:
    """Render the events as a column a day, as high as it has sentences, and as a list of days."""
    days = [(day, list(told)) for day, told in groupby(found, key=lambda one: one.day)]
    days = days[-_MOST_DAYS:]
    if not days:
        return _part("timeline", "timeline_none", "", language)
    most = max(len(told) for _, told in days)
    columns = "".join(
        _month(month, list(columns), most, language)
        for month, columns in groupby(enumerate(days), key=lambda one: one[1][0].replace(day=1))
    )
    listed = "".join(
        f'<details id="day-{place}" class="day"><summary>'
        f"{escape(format_date(day, language))} <span>{len(told)}</span></summary>"
        f"{''.join(_event(one, language) for one in told)}</details>"
        for place, (day, told) in enumerate(days)
    )
    label = escape(say("timeline", language))
    picture = f'<ol class="columns-of-days" tabindex="0" aria-label="{label}">{columns}</ol>'
    return _part("timeline", "timeline_hint", f"{picture}{listed}", language)


_Column = tuple[int, tuple[datetime.date, list[Event]]]
"""The place of a day among all, the day, and what it has."""


def _month(month: datetime.date, columns: Sequence[_Column], most: int, language: str) -> str:
    name = escape(f"{months(language)[month.month - 1]} {month.year}")
    bars = "".join(_bar(place, day, len(told), most, language) for place, (day, told) in columns)
    return f"<li><span>{name}</span><ol>{bars}</ol></li>"


def _bar(place: int, day: datetime.date, count: int, most: int, language: str) -> str:
    label = escape(say("on_day", language, date=format_date(day, language), count=count))
    return (
        f'<li><a href="#day-{place}" data-day="day-{place}" aria-label="{label}" title="{label}">'
        f'<span class="rise"><span class="bar" style="height:{count / most:.0%}"></span></span>'
        f"<span>{day.day}</span></a></li>"
    )


def people(found: Sequence[Quoted], language: str) -> str:
    """Render who is quoted how often, as bars that open to the quotes."""
    shown = found[:_MOST_PEOPLE]
    if not shown:
        return _part("people", "people_none", "", language)
    most = len(shown[0].quotes)
    bars = "".join(
        f'<details class="person"><summary><span>{escape(one.name)}</span>'
        f'<span class="bar" style="width:{len(one.quotes) / most:.0%}"></span>'
        f'<span class="count">{len(one.quotes)}</span></summary>'
        f"{''.join(_quote(cited, language) for cited in one.quotes)}</details>"
        for one in shown
    )
    return _part("people", "people_hint", bars, language)


def _part(name: str, told: str, body: str, language: str) -> str:
    return f'{heading(say(name, language))}<p class="hint">{escape(say(told, language))}</p>{body}'


def _event(one: Event, language: str) -> str:
    period = ""
    if one.last != one.day:
        period = f'<span class="note">{escape(format_days(one.day, one.last, language))}</span> '
    return _quote(one.citation, language, period)


def _quote(cited: Citation, language: str, before: str = "") -> str:
    told = escape(f"{cited.article.title} · {about(cited.article, language)}")
    return (
        f'<blockquote lang="{escape(cited.article.language)}">{before}{escape(cited.quote)}'
        f'</blockquote><p class="about">{told} {read_button(cited, say("read", language))}</p>'
    )
