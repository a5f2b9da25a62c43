"""A whole article as HTML, with cited words marked, or with what changed in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from assistant.answer import Citation
from assistant.page.render.parts import about, button, marked, original, read_button
from assistant.texts import say
from corpus.article import Article
from index.changes import Edit
from index.sentences import headings

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?![ \t]*\n))*")


@dataclass(frozen=True, slots=True)
class Walk:
    """The places of an answer's evidence, which of them is read, and in which turn, from 0."""

    places: Sequence[Citation]
    place: int
    turn: int


def reader(
    article: Article,
    start: int,
    end: int,
    language: str,
    *,
    walk: Walk | None = None,
    versions: int = 1,
    outdated: bool = False,
) -> str:
    """Render a whole article with the range [start, end) marked.

    ``walk`` leads to the evidence before and after; ``versions`` is how many wordings the
    article has had; ``outdated`` says that this one is not the present one.
    """
    blocks = "".join(
        f"<{name}>{marked(article.text, first, last, start, end)}</{name}>"
        for name, first, last in _blocks(article.text)
    )
    told = f'<p class="notice">{escape(say("outdated", language))}</p>' if outdated else ""
    if outdated or versions > 1:
        old = article.version if outdated else ""
        told += button(
            say("what_changed", language), "changes", {"article": article.id, "version": old}
        )
    steps = _steps(walk, language) if walk else ""
    tongue = escape(article.language)
    body = f'{told}<div lang="{tongue}">{blocks}</div>'
    # The link leads to the cited words, where there are any.
    url = Citation(article, start, end).url if start < end else article.url
    return _dialog(article, url, body, language, steps)


def changed(old: Article, new: Article, edits: Sequence[Edit], language: str) -> str:
    """Render what changed from one wording of an article to another."""
    parts = "".join(_edit(old, new, one, language) for one in edits)
    same = all(one.kind == "same" for one in edits)
    told = say("changes_none" if same else "changes", language)
    read = button(
        say("read_present", language),
        "read",
        {"article": new.id, "version": new.version, "start": 0, "end": 0},
    )
    body = (
        f'<p class="hint">{escape(told)}</p>{read}'
        f'<div class="changes" lang="{escape(new.language)}">{parts}</div>'
    )
    return _dialog(new, new.url, body, language)


def _dialog(article: Article, url: str, body: str, language: str, steps: str = "") -> str:
    tongue, title = escape(article.language), escape(article.title)
    close = button(say("close", language), "close", {}, kind="close")
    return (
        f'<article class="reader" role="dialog" aria-label="{title}">'
        f'<div class="bar">{steps}{close}</div>'
        f'<h2 lang="{tongue}">{title}</h2><p class="about">{escape(about(article, language))}'
        f"{original(url, language)}</p>{body}</article>"
    )


def _steps(walk: Walk, language: str) -> str:
    """Buttons to the evidence before and after this one."""
    count = len(walk.places)
    if count < 2:
        return ""
    steps = {"previous": walk.place - 1, "next": walk.place + 1}
    buttons = [
        read_button(
            walk.places[place % count],
            say(f"{name}_citation", language),
            turn=walk.turn,
            place=place % count,
            nav=name,
        )
        for name, place in steps.items()
    ]
    told = escape(say("citation_of", language, number=walk.place + 1, count=count))
    return f'<p class="steps">{buttons[0]}<span>{told}</span>{buttons[1]}</p>'


def _edit(old: Article, new: Article, edit: Edit, language: str) -> str:
    before, after = old.text[slice(*edit.old)], new.text[slice(*edit.new)]
    if edit.kind == "same":
        return f"<p>{escape(after)}</p>"
    gone = f"<del>{escape(before)}</del>" if before else ""
    come = f"<ins>{escape(after)}</ins>" if after else ""
    name = escape(say(f"change_{edit.kind}", language))
    return f'<p class="{edit.kind}"><span class="unseen">{name}: </span>{gone} {come}</p>'


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
