"""The list of articles and what came of changing it, as HTML. Every text is escaped."""

from collections.abc import Sequence
from html import escape

from assistant.catalogue import Problem, Row
from assistant.page.render.parts import button, format_date
from assistant.page.shelf import SHOWN, Result, View
from assistant.reasons import told
from assistant.texts import say

_COLUMNS = ("title", "date", "source", "language", "words")


def article_list(
    rows: Sequence[Row], view: View, total: int, problems: Sequence[Problem], language: str
) -> str:
    """Render a part of the list of articles, as the view says, and the files that are none.

    ``total`` is how many articles there are with the view's words, ``rows`` are those shown.
    """
    broken = "".join(
        f"<li>{escape(f'{one.name}: {told(one.reason, language)}')}</li>" for one in problems
    )
    if broken:
        broken = f'<h3>{escape(say("unreadable", language))}</h3><ul class="problems">{broken}</ul>'
    if not rows:
        key = "none_found" if view.search.strip() else "no_articles"
        return f'<p class="hint">{escape(say(key, language))}</p>{broken}'
    heads = "".join(_head(column, view, language) for column in _COLUMNS)
    actions = f'<th scope="col"><span class="unseen">{escape(say("actions", language))}</span></th>'
    body = "".join(_row(row, language) for row in rows)
    return (
        f'<table class="articles"><thead><tr>{heads}{actions}</tr></thead>'
        f"<tbody>{body}</tbody></table>{_pager(view, total, language)}{broken}"
    )


def results(lines: Sequence[Result], language: str) -> str:
    """Render what came of adding, changing or removing articles: a line each, and what to do."""
    items = "".join(_result(one, language) for one in lines)
    return f'<ul class="results" role="status">{items}</ul>' if items else ""


def _result(one: Result, language: str) -> str:
    more = ""
    if one.offer == "undo":
        more = button(say("undo", language), "undo", {"article": one.article})
    elif one.offer == "changes":
        data = {"article": one.article, "version": one.version}
        more = button(say("what_changed", language), "changes", data)
    return f'<li class="{"good" if one.good else "bad"}">{escape(one.words)} {more}</li>'


def _head(column: str, view: View, language: str) -> str:
    mine = view.by == column
    order = ("descending" if view.descending else "ascending") if mine else "none"
    arrow = (" ↓" if view.descending else " ↑") if mine else ""
    words = f"{say(f'column_{column}', language)}{arrow}"
    sort = button(words, "sort", {"by": column}, kind="link")
    return f'<th scope="col" aria-sort="{order}">{sort}</th>'


def _row(row: Row, language: str) -> str:
    unit = escape(say("column_words", language))
    named = {"article": row.id}
    opened = named | {"version": "", "start": 0, "end": 0}
    change = "".join(
        f'<button type="button" data-action="{action}" data-article="{escape(row.id)}" '
        f'aria-label="{escape(say(action, language))}: {escape(row.title)}">'
        f"{escape(say(action, language))}</button> "
        for action in ("amend", "remove")
    )
    cells = (
        button(row.title, "read", opened, kind="link"),
        escape(format_date(row.date, language)),
        escape(row.source or "–"),
        escape(row.language.upper()),
        f'{row.words} <span class="unit">{unit}</span>',
        change,
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _pager(view: View, total: int, language: str) -> str:
    if total <= SHOWN:
        return ""
    last = min(view.first + SHOWN, total)
    told = escape(say("rows", language, first=view.first + 1, last=last, total=total))
    back = view.first - SHOWN
    buttons = (
        button(say("earlier", language), "page", {"first": back}) if back >= 0 else "",
        button(say("later", language), "page", {"first": last}) if last < total else "",
    )
    return f'<p class="pager">{buttons[0]}<span>{told}</span>{buttons[1]}</p>'
