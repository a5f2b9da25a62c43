"""Answers to take away: with footnotes for the clipboard, whole conversations as Markdown."""

import datetime
import re
from collections.abc import Callable

from assistant.answer import Answer, Citation
from assistant.page.conversation import Conversation, Turn
from assistant.page.render.parts import about, format_date, within
from assistant.texts import say

_SYNTAX = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&-])")
_ADDRESS = re.compile(r"(?i)(?<=[a-z])(?=://)|(?<=\bwww)(?=\.)|(?=@)")


def with_footnotes(answer: Answer, language: str) -> str:
    """Return an answer as plain text with numbered footnotes: the words, article and link."""
    said = [_said(answer, place, lambda number: f" [{number}]") for place in _statements(answer)]
    notes = [
        f"[{number}] {_note(cited, language, str)}"
        for number, cited in enumerate(answer.citations, 1)
    ]
    return "\n".join([answer.question, "", *(said or [answer.text]), "", *notes]).strip() + "\n"


def transcript(conversation: Conversation, language: str, today: datetime.date) -> str:
    """Return a conversation as Markdown, with sources, dates and links as footnotes.

    What others wrote is escaped: nothing in it becomes a heading, a link or an image.
    """
    title = say("transcript", language, date=format_date(today, language))
    lines, notes, done = [f"# {title}", ""], [], 0
    for turn in conversation.turns:
        lines += [f"## {escaped(turn.answer.question)}", "", *_body(turn, done, language)]
        for cited in turn.answer.citations:
            done += 1
            notes.append(f"[^{done}]: {_note(cited, language, escaped)}")
    return "\n".join([*lines, *notes]).strip() + "\n"


def escaped(text: str) -> str:
    r"""Write a text so that Markdown shows it as it is, in one line.

    >>> escaped("[x](javascript:1) *y*")
    '\\[x\\]\\(javascript:1\\) \\*y\\*'
    """
    line = _SYNTAX.sub(r"\\\1", " ".join(text.split()))
    line = re.sub(r"^(\d+)([.)])", r"\1\\\2", line)
    # A backslash within an address keeps programs from making a link of it.
    return _ADDRESS.sub(lambda _: "\\", line)


def _body(turn: Turn, done: int, language: str) -> list[str]:
    answer = turn.answer
    lines = [f"*{escaped(within(turn.within, language))}*"] if within(turn.within, language) else []
    lines += [f"*{escaped(answer.warning)}*"] if answer.warning else []
    lines += [f"*{say('disagree', language)}*"] if answer.disagree else []
    for place in _statements(answer):
        statement = answer.statements[place]
        line = _said(answer, place, lambda number: f"[^{done + number}]", escaped)
        lines.append(line if statement.proven else f"~~{line}~~")
    lines += [escaped(answer.text)] if answer.abstained else []
    return [part for line in lines for part in (line, "")]


def _statements(answer: Answer) -> range:
    return range(len(answer.statements))


def _said(
    answer: Answer, place: int, note: Callable[[int], str], write: Callable[[str], str] = str
) -> str:
    statement = answer.statements[place]
    numbers = "".join(note(number + 1) for number in statement.citations)
    reason = "" if statement.proven else f" ({statement.verdict.reason})"
    about = ", ".join(filter(None, (statement.speaker, statement.days)))
    return write(statement.text + (f" ({about})" if about else "") + reason) + numbers


def _note(cited: Citation, language: str, write: Callable[[str], str]) -> str:
    opening, closing = ("„", "“") if language == "de" else ("“", "”")
    quote = write(f"{opening}{' '.join(cited.quote.split())}{closing}")
    page = f", {say('page', language, number=cited.page)}" if cited.page else ""
    told = write(f"{cited.article.title} · {about(cited.article, language)}{page}")
    web = cited.url.startswith(("http://", "https://"))
    address = f" <{cited.url}>" if web and not re.search(r"[\s<>]", cited.url) else ""
    return f"{quote} – {told}{address}"


def name_of(today: datetime.date) -> str:
    """Return the name of the file that a conversation is downloaded as."""
    return f"belegt-{today.isoformat()}.md"
