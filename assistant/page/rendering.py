"""Answers, evidence and articles as HTML. Pure functions; every text is escaped here."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from assistant.answer import Answer, Citation, Statement
from assistant.proof.check import Checked
from assistant.texts import explained, months, say
from corpus.article import Article
from index.manifest import Status
from index.sentences import headings

_CONTEXT = 220  # characters shown before and after the cited words
_NEAREST = 3  # passages shown with an abstention
_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")


def conversation(answers: Sequence[Answer], language: str) -> str:
    """Render the conversation, oldest first: questions, and answers with citation chips."""
    if not answers:
        return f'<p class="welcome">{escape(say("welcome", language))}</p>'
    return "".join(_turn(turn, answer, language) for turn, answer in enumerate(answers))


def evidence(answers: Sequence[Answer], language: str) -> str:
    """Render the evidence of all answers, the newest first and open."""
    newest = len(answers) - 1
    found = "".join(
        _evidence_of(turn, answers[turn], language, shown=turn == newest)
        for turn in range(newest, -1, -1)
    )
    hint = f'<p class="hint">{escape(say("evidence_hint", language))}</p>'
    return f"{heading(say('evidence', language))}{found or hint}"


def hint(words: str) -> str:
    """Render a hint."""
    return f'<p class="hint">{escape(words)}</p>'


def checked(sentences: Sequence[Checked], language: str) -> str:
    """Render what became of the sentences of a text: verdict, differences, and the place."""
    return f'<ol class="checked">{"".join(_checked(one, language) for one in sentences)}</ol>'


def _checked(one: Checked, language: str) -> str:
    verdict = escape(say(f"found_{one.verdict}", language))
    told = "".join(
        f"<li>{escape(explained(each.kind, each.given, each.source, language))}</li>"
        for each in one.differences
    )
    place = ""
    if cited := one.citation:
        speaker = f"{escape(one.speaker)}: " if one.speaker else ""
        place = (
            f'<p class="about">{escape(cited.article.title)} · '
            f"{escape(about(cited.article, language))}</p>"
            f'<blockquote lang="{escape(cited.article.language)}">{speaker}'
            f"<mark>{escape(cited.quote)}</mark></blockquote>"
            f'<p class="actions">{_read_button(cited, language)}'
            f"{_original(cited.url, language)}</p>"
        )
    return (
        f'<li class="{one.verdict}"><p><strong>{verdict}</strong> {escape(one.text)}</p>'
        f"<ul>{told}</ul>{place}</li>"
    )


def reader(article: Article, start: int, end: int, language: str) -> str:
    """Render a whole article with the range [start, end) marked."""
    tongue, title = escape(article.language), escape(article.title)
    blocks = "".join(
        f"<{name}>{marked(article.text, first, last, start, end)}</{name}>"
        for name, first, last in _blocks(article.text)
    )
    return (
        f'<article class="reader" role="dialog" aria-label="{title}">'
        f'<button type="button" class="close" data-action="close">{escape(say("close", language))}'
        f'</button><h2 lang="{tongue}">{title}</h2>'
        f'<p class="about">{escape(about(article, language))}{_original(article.url, language)}</p>'
        f'<div lang="{tongue}">{blocks}</div></article>'
    )


def marked(text: str, first: int, last: int, start: int, end: int) -> str:
    """Escape text[first:last] and mark what of it lies in [start, end)."""
    start, end = max(first, min(start, last)), max(first, min(end, last))
    before, words, after = text[first:start], text[start:end], text[end:last]
    mark = f"<mark>{escape(words)}</mark>" if words else ""
    return f"{escape(before)}{mark}{escape(after)}"


def article_list(articles: Iterable[Article], problems: Mapping[str, str], language: str) -> str:
    """Render the list of articles, newest first, and the files that could not be read."""
    ordered = sorted(articles, key=lambda one: (one.date or datetime.date.min, one.id))
    rows = "".join(_article_row(article, language) for article in reversed(ordered))
    heads = "".join(
        f'<th scope="col">{escape(say(name, language))}</th>'
        for name in (
            "column_title",
            "column_date",
            "column_source",
            "column_language",
            "column_words",
        )
    )
    actions = f'<th scope="col"><span class="unseen">{escape(say("actions", language))}</span></th>'
    broken = "".join(f"<li>{escape(problem)}</li>" for problem in problems.values())
    if broken:
        broken = f'<h3>{escape(say("unreadable", language))}</h3><ul class="problems">{broken}</ul>'
    if not rows:
        return f'<p class="hint">{escape(say("no_articles", language))}</p>{broken}'
    return (
        f'<table class="articles"><thead><tr>{heads}{actions}</tr></thead>'
        f"<tbody>{rows}</tbody></table>{broken}"
    )


def results(lines: Sequence[tuple[bool, str]]) -> str:
    """Render what came of adding articles: a line each, with whether it went well."""
    items = "".join(
        f'<li class="{"good" if good else "bad"}">{escape(line)}</li>' for good, line in lines
    )
    return f'<ul class="results" role="status">{items}</ul>' if items else ""


def notice(message: str) -> str:
    """Render a message about what went wrong."""
    return f'<p class="notice" role="alert">{escape(message)}</p>' if message else ""


def status_line(status: Status, model: str, packaged: bool, language: str) -> str:
    """Render how much is known and which embedding model is in use."""
    line = say("status", language, articles=status.articles, passages=status.passages, model=model)
    if packaged:
        line = f"{line} {say('status_packaged', language)}"
    return f'<p class="status">{escape(line)}</p>'


def about(article: Article, language: str) -> str:
    """Say where an article is from and when it appeared, in words."""
    parts = (article.source, format_date(article.date, language), ", ".join(article.authors))
    unlike = [part for place, part in enumerate(parts) if part and part not in parts[:place]]
    return " · ".join(unlike)


def format_date(day: datetime.date | None, language: str) -> str:
    """Write a date as readers of the language do.

    >>> format_date(datetime.date(2025, 12, 7), "de")
    '7. Dezember 2025'
    """
    if day is None:
        return say("undated", language)
    month = months(language)[day.month - 1]
    return f"{day.day}{'.' if language == 'de' else ''} {month} {day.year}"


def _turn(turn: int, answer: Answer, language: str) -> str:
    if answer.abstained:
        said = (
            f'<div class="answer abstained"><p>{escape(answer.text)}</p>'
            f'<p class="hint">{escape(say("abstain_hint", language))}</p></div>'
        )
    else:
        statements = "".join(_statement(turn, answer, one, language) for one in answer.statements)
        against = f"<p>{escape(say('disagree', language))}</p>" if answer.disagree else ""
        kind = "answer disagreeing" if answer.disagree else "answer"
        said = f'<div class="{kind}">{against}{statements}</div>'
    if answer.warning:
        said = f'<p class="warning" role="status">{escape(answer.warning)}</p>{said}'
    return (
        f'<section class="turn" aria-label="{escape(say("turn", language, number=turn + 1))}">'
        f'<p class="question">{escape(answer.question)}</p>{said}</section>'
    )


def _statement(turn: int, answer: Answer, statement: Statement, language: str) -> str:
    chips = "".join(
        f'<a class="chip" href="#{_card_id(turn, place)}" data-card="{_card_id(turn, place)}" '
        f'title="{escape(answer.citations[place].quote)}" '
        f'aria-label="{escape(say("chip", language, number=place + 1))}">{place + 1}</a>'
        for place in statement.citations
    )
    own = answer.mode == "extractive" and chips
    tongue = answer.citations[statement.citations[0]].article.language if own else answer.language
    words = f'<span lang="{escape(tongue)}">{_with_marks(statement.text, statement.marks)}</span>'
    about = ", ".join(filter(None, (statement.speaker, statement.days)))
    if about:
        words += f' <span class="note">({escape(about)})</span>'
    if statement.proven:
        return f"<p>{words}{chips}</p>"
    verdict = statement.verdict
    reason = escape(verdict.reason or say("unproven", language))
    return f'<p class="{verdict.level}" title="{reason}">{words}{chips} <em>{reason}</em></p>'


def _with_marks(text: str, marks: Sequence[tuple[int, int]]) -> str:
    """Escape a text and make the ranges in it stand out."""
    parts, done = [], 0
    for start, end in sorted(marks):
        parts += [escape(text[done:start]), f"<strong>{escape(text[start:end])}</strong>"]
        done = end
    return "".join([*parts, escape(text[done:])])


def _evidence_of(turn: int, answer: Answer, language: str, *, shown: bool) -> str:
    if answer.abstained:
        near = [found.citation for found in answer.passages[:_NEAREST]]
        title = say("nearest", language) if near else say("no_articles", language)
        cards = "".join(
            _card(_card_id(turn, place), "", citation, language, whole=True)
            for place, citation in enumerate(near)
        )
    else:
        title = answer.question
        cards = "".join(
            _card(_card_id(turn, place), str(place + 1), citation, language)
            for place, citation in enumerate(answer.citations)
        )
    return (
        f'<details class="evidence" {"open" if shown else ""}>'
        f"<summary>{escape(title)}</summary>{cards}</details>"
    )


def _card(name: str, number: str, citation: Citation, language: str, *, whole: bool = False) -> str:
    article = citation.article
    first, last = _around(article.text, citation.start, citation.end)
    if whole:
        words = escape(citation.quote)
    else:
        lead, tail = "… " if first else "", " …" if last < len(article.text) else ""
        words = f"{lead}{marked(article.text, first, last, citation.start, citation.end)}{tail}"
    badge = f'<span class="number">{number}</span> ' if number else ""
    page = f" · {say('page', language, number=citation.page)}" if citation.page else ""
    return (
        f'<article class="card" id="{name}" tabindex="-1">'
        f"<h3>{badge}{escape(article.title)}</h3>"
        f'<p class="about">{escape(about(article, language) + page)}</p>'
        f'<blockquote lang="{escape(article.language)}">{words}</blockquote>'
        f'<p class="actions">{_read_button(citation, language)}'
        f"{_original(citation.url, language)}</p></article>"
    )


def _read_button(cited: Citation, language: str) -> str:
    return (
        f'<button type="button" data-action="read" data-article="{escape(cited.article.id)}" '
        f'data-start="{cited.start}" data-end="{cited.end}">'
        f"{escape(say('read', language))}</button>"
    )


def _article_row(article: Article, language: str) -> str:
    name, title = escape(article.id), escape(article.title)
    question = escape(say("remove_question", language, title=article.title))
    unit = escape(say("column_words", language))
    cells = (
        f'<button type="button" class="link" data-action="read" data-article="{name}" '
        f'data-start="0" data-end="0">{title}</button>',
        escape(format_date(article.date, language)),
        escape(article.source or "–"),
        escape(article.language.upper()),
        f'{len(article.text.split())} <span class="unit">{unit}</span>',
        f'<button type="button" data-action="remove" data-article="{name}" '
        f'data-question="{question}" aria-label="{escape(say("remove", language))}: {title}">'
        f"{escape(say('remove', language))}</button>",
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _original(url: str, language: str) -> str:
    if not url.startswith(("http://", "https://")):
        return ""
    words = escape(say("original", language))
    return f' <a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{words}</a>'


def _blocks(text: str) -> Iterator[tuple[str, int, int]]:
    """Ranges of the sub-headings and the paragraphs, in order, each with its element's name."""
    done = 0
    for start, end in [*headings(text), (len(text), len(text))]:
        line = text.rfind("\n", 0, start) + 1 if start < end else start
        for found in _PARAGRAPH.finditer(text, done, line):
            yield "p", *found.span()
        if start < end:
            yield "h3", start, end
        after = text.find("\n", end)
        done = after if after >= 0 else len(text)


def _around(text: str, start: int, end: int) -> tuple[int, int]:
    """Range of the cited words' context: within its paragraph, cut between words."""
    first = max(text.rfind("\n\n", 0, start) + 2, 0) if "\n\n" in text[:start] else 0
    last = text.find("\n\n", end)
    last = len(text) if last < 0 else last
    if start - first > _CONTEXT:
        space = text.find(" ", start - _CONTEXT, start)
        first = space + 1 if space >= 0 else start
    if last - end > _CONTEXT:
        space = text.rfind(" ", end, end + _CONTEXT)
        last = space if space >= 0 else end
    return first, last


def _card_id(turn: int, place: int) -> str:
    return f"evidence-{turn + 1}-{place + 1}"


def masthead(language: str) -> str:
    """Render the name and what it promises."""
    promise = escape(say("promise", language))
    return f'<div data-spoken="{escape(language)}"><h1>Belegt</h1><p>{promise}</p></div>'


def heading(words: str) -> str:
    """Render the heading of a part of the page."""
    return f"<h2>{escape(words)}</h2>"
