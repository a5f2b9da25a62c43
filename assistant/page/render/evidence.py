"""The evidence of a conversation as HTML: cited words by article. Every text is escaped."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from assistant.answer import Citation
from assistant.page.conversation import Conversation, Turn
from assistant.page.render.parts import about, card_id, heading, marked, original, read_button
from assistant.texts import say

_CONTEXT = 220  # characters shown before and after the cited words


def evidence(talk: Conversation, language: str) -> str:
    """Render the evidence of all answers, the newest first and open."""
    newest = len(talk.turns) - 1
    found = "".join(
        _of_turn(place, talk.turns[place], language, shown=place == newest)
        for place in range(newest, -1, -1)
    )
    hint = f'<p class="hint">{escape(say("evidence_hint", language))}</p>'
    return f"{heading(say('evidence', language))}{found or hint}"


def shared(question: str, places: Sequence[Citation], language: str) -> str:
    """Render the evidence that a link leads to, or that it is gone."""
    told = escape(say("shared", language, question=question))
    gone = f'<p class="hint">{escape(say("shared_gone", language))}</p>'
    cards = _by_article([(place, "", f"shared-{at}") for at, place in enumerate(places)], language)
    return f'<section class="evidence shared"><h2>{told}</h2>{cards or gone}</section>'


_Card = tuple[Citation, str, str]
"""What is cited, the number and the id of its card."""


def _of_turn(turn: int, asked: Turn, language: str, *, shown: bool) -> str:
    answer = asked.answer
    title = answer.question
    if answer.abstained:
        title = say("nearest", language) if asked.shown else say("no_articles", language)
    cards: list[_Card] = [
        (cited, "" if answer.abstained else str(place + 1), card_id(turn, place))
        for place, cited in enumerate(asked.shown)
    ]
    found = _by_article(cards, language, turn=turn, whole=answer.abstained)
    return (
        f'<details class="evidence" {"open" if shown else ""}>'
        f"<summary>{escape(title)}</summary>{found}</details>"
    )


def _by_article(
    cards: Sequence[_Card], language: str, *, turn: int = -1, whole: bool = False
) -> str:
    """Group the cards by article, in the order in which the articles are first cited."""
    order = {card[0].article: place for place, card in reversed(list(enumerate(cards)))}
    placed = sorted(enumerate(cards), key=lambda one: (order[one[1][0].article], one[0]))
    groups = []
    for article, of_it in groupby(placed, key=lambda one: one[1][0].article):
        inner = "".join(
            _card(card, language, turn=turn, place=place, whole=whole) for place, card in of_it
        )
        groups.append(
            f'<section class="source"><h3 lang="{escape(article.language)}">'
            f'{escape(article.title)}</h3><p class="about">{escape(about(article, language))}</p>'
            f"{inner}</section>"
        )
    return "".join(groups)


def _card(card: _Card, language: str, *, turn: int, place: int, whole: bool) -> str:
    cited, number, name = card
    text = cited.article.text
    first, last = _around(text, cited.start, cited.end)
    if whole:
        words = escape(cited.quote)
    else:
        lead, tail = "… " if first else "", " …" if last < len(text) else ""
        words = f"{lead}{marked(text, first, last, cited.start, cited.end)}{tail}"
    badge = f'<span class="number">{number}</span>' if number else ""
    page = say("page", language, number=cited.page) if cited.page else ""
    told = f'<p class="about">{escape(page)}</p>' if page else ""
    read = read_button(cited, say("read", language), turn=turn, place=place)
    return (
        f'<article class="card" id="{name}" tabindex="-1">{badge}'
        f'<blockquote lang="{escape(cited.article.language)}">{words}</blockquote>{told}'
        f'<p class="actions">{read}{original(cited.url, language)}</p></article>'
    )


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
