"""Small parts of the page as HTML, and how it writes days and sources. Every text is escaped."""

import datetime
from collections.abc import Mapping
from html import escape

from assistant.answer import Citation
from assistant.texts import months, say
from corpus.article import Article
from index.filter import Filter
from index.manifest import Status


def masthead(language: str) -> str:
    """Render the name and what it promises."""
    promise = escape(say("promise", language))
    return f'<div data-spoken="{escape(language)}"><h1>Belegt</h1><p>{promise}</p></div>'


def heading(words: str) -> str:
    """Render the heading of a part of the page."""
    return f"<h2>{escape(words)}</h2>"


def hint(words: str) -> str:
    """Render a hint."""
    return f'<p class="hint">{escape(words)}</p>'


def notice(message: str) -> str:
    """Render a message about what went wrong."""
    return f'<p class="notice" role="alert">{escape(message)}</p>' if message else ""


def status_line(status: Status, model: str, packaged: bool, language: str) -> str:
    """Render how much is known and which embedding model is in use."""
    line = say("status", language, articles=status.articles, passages=status.passages, model=model)
    if packaged:
        line = f"{line} {say('status_packaged', language)}"
    return f'<p class="status">{escape(line)}</p>'


def button(words: str, action: str, data: Mapping[str, object], *, kind: str = "") -> str:
    """Render a button that `page.js` acts on; ``data`` are its data attributes."""
    named = "".join(f' data-{name}="{escape(str(value))}"' for name, value in data.items())
    style = f' class="{kind}"' if kind else ""
    return f'<button type="button"{style} data-action="{action}"{named}>{escape(words)}</button>'


def read_button(
    cited: Citation, words: str, *, turn: int = -1, place: int = -1, nav: str = ""
) -> str:
    """Render a button that opens the article at the cited words.

    ``turn`` and ``place`` say which of the conversation's evidence it is, from 0.
    """
    data: dict[str, object] = {
        "article": cited.article.id,
        "version": cited.article.version,
        "start": cited.start,
        "end": cited.end,
    }
    if turn >= 0:
        data |= {"turn": turn, "place": place}
    if nav:
        data["nav"] = nav
    return button(words, "read", data)


def original(url: str, language: str) -> str:
    """Render a link to the original page; nothing where it is no web address."""
    if not url.startswith(("http://", "https://")):
        return ""
    words = escape(say("original", language))
    return f' <a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{words}</a>'


def marked(text: str, first: int, last: int, start: int, end: int) -> str:
    """Escape text[first:last] and mark what of it lies in [start, end)."""
    start, end = max(first, min(start, last)), max(first, min(end, last))
    before, words, after = text[first:start], text[start:end], text[end:last]
    mark = f"<mark>{escape(words)}</mark>" if words else ""
    return f"{escape(before)}{mark}{escape(after)}"


def about(article: Article, language: str) -> str:
    """Say where an article is from and when it appeared, in words."""
    parts = (article.source, format_date(article.date, language), ", ".join(article.authors))
    unlike = [part for place, part in enumerate(parts) if part and part not in parts[:place]]
    return " · ".join(unlike)


def within(narrowed: Filter, language: str) -> str:
    """Say which articles alone were asked; nothing where all were."""
    parts = []
    if narrowed.since:
        parts.append(say("within_since", language, date=format_date(narrowed.since, language)))
    if narrowed.until:
        parts.append(say("within_until", language, date=format_date(narrowed.until, language)))
    if narrowed.source:
        parts.append(say("within_source", language, source=narrowed.source))
    return f"{say('within', language)} {', '.join(parts)}" if parts else ""


def format_date(day: datetime.date | None, language: str) -> str:
    """Write a date as readers of the language do.

    >>> format_date(datetime.date(2025, 12, 7), "de")
    '7. Dezember 2025'
    """
    if day is None:
        return say("undated", language)
    month = months(language)[day.month - 1]
    return f"{day.day}{'.' if language == 'de' else ''} {month} {day.year}"


def card_id(turn: int, place: int) -> str:
    """Return the id of an evidence card; both count from 0."""
    return f"evidence-{turn + 1}-{place + 1}"
