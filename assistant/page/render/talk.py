"""The conversation as HTML: questions, and answers with citation chips. Every text is escaped."""

import datetime
from collections.abc import Sequence
from html import escape

from assistant.answer import Answer, Statement
from assistant.page.conversation import Conversation, Turn
from assistant.page.link import link
from assistant.page.markdown import name_of, transcript, with_footnotes
from assistant.page.render.parts import button, card_id, within
from assistant.texts import say


def conversation(talk: Conversation, language: str) -> str:
    """Render the conversation, the oldest question first, with what can be done with it."""
    if not talk.turns:
        return f'<p class="welcome">{escape(say("welcome", language))}</p>'
    last = len(talk.turns) - 1
    return "".join(
        _turn(place, turn, language, last=place == last) for place, turn in enumerate(talk.turns)
    )


def download(talk: Conversation, language: str, today: datetime.date) -> str:
    """Render the button that downloads the conversation; nothing where there is none."""
    if not talk.turns:
        return ""
    data = {"text": transcript(talk, language, today), "name": name_of(today)}
    return button(say("download", language), "download", data, kind="plain")


def _turn(place: int, turn: Turn, language: str, *, last: bool) -> str:
    answer = turn.answer
    if answer.abstained:
        said = _abstention(turn, language)
    else:
        statements = "".join(_statement(place, answer, one, language) for one in answer.statements)
        against = f"<p>{escape(say('disagree', language))}</p>" if answer.disagree else ""
        kind = "answer disagreeing" if answer.disagree else "answer"
        said = f'<div class="{kind}">{against}{statements}</div>'
    if answer.warning:
        said = f'<p class="warning" role="status">{escape(answer.warning)}</p>{said}'
    narrowed = within(turn.within, language)
    if narrowed:
        said = f'<p class="within">{escape(narrowed)}</p>{said}'
    return (
        f'<section class="turn" aria-label="{escape(say("turn", language, number=place + 1))}">'
        f'<p class="question">{escape(answer.question)}</p>{said}'
        f"{_actions(place, turn, language, last=last)}</section>"
    )


def _abstention(turn: Turn, language: str) -> str:
    other = "".join(
        f"<li>{button(one, 'ask', {'question': one}, kind='link')}</li>" for one in turn.suggestions
    )
    if other:
        other = f"<p>{escape(say('ask_instead', language))}</p><ul>{other}</ul>"
    hint = f'<p class="hint">{escape(say("abstain_hint", language))}</p>' if turn.shown else ""
    return (
        f'<div class="answer abstained"><p>{escape(turn.answer.text)}</p>{hint}'
        f'<div class="instead">{other}</div></div>'
    )


def _actions(place: int, turn: Turn, language: str, *, last: bool) -> str:
    """What can be done with an answer; asking again only with the last, as it replaces it."""
    answer = turn.answer
    buttons = [
        button(say("copy", language), "copy", {"text": with_footnotes(answer, language)}),
    ]
    if turn.shown:
        shared = {"link": link(answer.question, turn.shown)}
        buttons.append(button(say("share", language), "share", shared))
    asked = {"turn": place, "question": answer.question}
    buttons.append(button(say("edit_question", language), "edit", asked))
    if last:
        buttons.append(button(say("retry", language), "retry", asked))
    done = (
        f'<span class="done" role="status" data-copied="{escape(say("copied", language))}"></span>'
    )
    return f'<p class="turn-actions">{"".join(buttons)}{done}</p>'


def _statement(turn: int, answer: Answer, statement: Statement, language: str) -> str:
    chips = "".join(
        f'<a class="chip" href="#{card_id(turn, place)}" data-card="{card_id(turn, place)}" '
        f'data-quote="{escape(answer.citations[place].quote)}" '
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
