"""One reader's conversation: its questions and answers, and how the browser keeps it.

What is kept holds no article's words: citations are places, which are read again.
"""

import datetime
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from langchain_core.messages import BaseMessage, HumanMessage
from pydantic import BaseModel, Field, ValidationError

from assistant.answer import Answer, Citation, Found, Mode, Statement
from assistant.proof.verdict import Level, Verdict
from assistant.texts import say
from corpus.facts import UnreadableArticle
from corpus.folder import Corpus, UnknownArticle
from index.filter import EVERYTHING, Filter
from index.passages import Passage

NEAREST = 3
"""Passages shown with an abstention."""

MOST_KEPT = 40
"""Questions that the browser keeps, the last ones: it has room for some MB."""


class Turn:
    """A question with its answer, within which articles it was asked, and what else may help.

    No dataclass, like `Conversation`: Gradio would turn the state of a page into dictionaries.
    """

    def __init__(
        self, answer: Answer, within: Filter = EVERYTHING, suggestions: Sequence[str] = ()
    ) -> None:
        self.answer = answer
        self.within = within
        self.suggestions = tuple(suggestions)

    @property
    def shown(self) -> tuple[Citation, ...]:
        """The places shown as evidence: what is cited, or else the nearest passages."""
        if not self.answer.abstained:
            return self.answer.citations
        return tuple(found.citation for found in self.answer.passages[:NEAREST])


class Conversation:
    """Questions and their answers, the oldest first. Never shared, never changed."""

    def __init__(self, turns: Sequence[Turn] = ()) -> None:
        self.turns = tuple(turns)

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers, the oldest first."""
        return tuple(turn.answer for turn in self.turns)

    @property
    def history(self) -> list[BaseMessage]:
        """The messages so far, for the chain."""
        return [
            message
            for answer in self.answers
            for message in (HumanMessage(answer.question), answer.to_message())
        ]

    def before(self, turn: int) -> "Conversation":
        """Return the conversation as it was before this turn, counted from 0."""
        return Conversation(self.turns[:turn])


class _Place(BaseModel):
    article: str
    version: str
    start: int
    end: int


class _Statement(BaseModel):
    text: str
    citations: list[int]
    level: Level = "proven"
    reason: str = ""
    marks: list[tuple[int, int]] = []
    days: str = ""
    speaker: str = ""


class _Turn(BaseModel):
    question: str
    language: str
    mode: Mode
    statements: list[_Statement]
    shown: list[_Place] = Field(max_length=1000)
    disagree: bool = False
    notice: str = ""
    warning: str = ""
    since: datetime.date | None = None
    until: datetime.date | None = None
    source: str = ""
    suggestions: list[str] = []


def keep(conversation: Conversation) -> list[dict[str, Any]]:
    """Return what the browser keeps of a conversation, as JSON."""
    return [_kept(turn).model_dump(mode="json") for turn in conversation.turns[-MOST_KEPT:]]


def recall(kept: object, corpus: Corpus) -> Conversation:
    """Read what a browser kept. What is not as we wrote it is left out.

    A statement whose article is gone stays, but is unproven now.
    """
    turns = []
    for one in kept[-MOST_KEPT:] if isinstance(kept, list) else []:
        try:
            turns.append(_recalled(_Turn.model_validate(one), corpus))
        except (ValidationError, ValueError):
            continue
    return Conversation(turns)


def find_place(corpus: Corpus, article: str, version: str, start: int, end: int) -> Citation | None:
    """Return the citation of a place, None where it is none or its article is gone."""
    try:
        return Citation(corpus.get(article, version), start, end)
    except (UnknownArticle, UnreadableArticle, ValueError):
        return None


def _kept(turn: Turn) -> _Turn:
    answer, within = turn.answer, turn.within
    return _Turn(
        question=answer.question,
        language=answer.language,
        mode=answer.mode,
        statements=[
            _Statement(
                text=one.text,
                citations=list(one.citations),
                level=one.verdict.level,
                reason=one.verdict.reason,
                marks=list(one.marks),
                days=one.days,
                speaker=one.speaker,
            )
            for one in answer.statements
        ],
        shown=[
            _Place(
                article=one.article.id, version=one.article.version, start=one.start, end=one.end
            )
            for one in turn.shown
        ],
        disagree=answer.disagree,
        notice=answer.notice,
        warning=answer.warning,
        since=within.since,
        until=within.until,
        source=within.source,
        suggestions=list(turn.suggestions),
    )


def _recalled(kept: _Turn, corpus: Corpus) -> Turn:
    places = [find_place(corpus, **one.model_dump()) for one in kept.shown]
    there = [place for place in places if place]
    moved = {old: there.index(place) for old, place in enumerate(places) if place}
    statements = [_statement(one, moved, kept.language) for one in kept.statements]
    answer = Answer(
        question=kept.question,
        language=kept.language,
        mode=kept.mode,
        statements=tuple(statements),
        citations=tuple(there) if statements else (),
        passages=() if statements else tuple(_found(place) for place in there),
        disagree=kept.disagree,
        notice=kept.notice,
        warning=kept.warning,
    )
    return Turn(answer, Filter(kept.since, kept.until, kept.source), kept.suggestions)


def _statement(kept: _Statement, moved: dict[int, int], language: str) -> Statement:
    citations = tuple(moved[one] for one in kept.citations if one in moved)
    statement = Statement(
        kept.text,
        citations,
        Verdict(kept.level, kept.reason),
        tuple(kept.marks),
        kept.days,
        kept.speaker,
    )
    if statement.proven and len(citations) < max(1, len(kept.citations)):
        return replace(statement, verdict=Verdict("unproven", say("article_gone", language)))
    return statement


def _found(place: Citation) -> Found:
    article = place.article
    passage = Passage(
        article=article.id,
        version=article.version,
        start=place.start,
        end=place.end,
        title=article.title,
        heading="",
        language=article.language,
        date=article.date,
        source=article.source,
    )
    return Found(article, passage, 0.0)
