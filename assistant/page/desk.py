"""What the page does when something is asked, checked or read; gives plain values, no widgets."""

import logging
import re
from collections.abc import Iterator
from dataclasses import replace

from assistant.assistant import Assistant
from assistant.page.conversation import Conversation, Turn
from assistant.page.examples import better_questions
from assistant.proof.check import MAX_TEXT, Checked, TextTooLong
from assistant.question import BadQuestion
from assistant.texts import say
from corpus.article import Article
from corpus.facts import UnreadableArticle, parse_date
from corpus.folder import UnknownArticle
from index.changes import Edit
from index.filter import EVERYTHING, Filter

logger = logging.getLogger(__name__)


def ask(
    assistant: Assistant,
    question: str,
    talk: Conversation,
    language: str,
    within: Filter = EVERYTHING,
) -> Iterator[tuple[Conversation, str]]:
    """Ask, and yield the conversation with the answer as it grows, or as it was with a message."""
    if not question.strip():  # has no language of its own to be answered in
        yield talk, say("question_empty", language)
        return
    try:
        for answer in assistant.stream(question, talk.history, within):
            yield Conversation([*talk.turns, Turn(answer, within)]), ""
        if answer.abstained:
            after = Conversation([*talk.turns, Turn(answer, within)]).history
            better = better_questions(assistant, answer, after, within)
            yield Conversation([*talk.turns, Turn(answer, within, better)]), ""
    except BadQuestion as error:
        yield talk, str(error)
    except Exception:  # whatever it is, the reader gets words and keeps the conversation
        logger.exception("a question failed")
        yield talk, say("failed", language)


def stopped(talk: Conversation, language: str) -> Conversation:
    """Return a conversation whose last answer was stopped while it grew: what is judged stays."""
    if not talk.turns:
        return talk
    *before, turn = talk.turns
    last = turn.answer
    judged = tuple(one for one in last.statements if one.citations or one.verdict.differences)
    if len(judged) == len(last.statements):
        return talk
    notice = last.notice or say("stopped", language)
    answer = replace(last, statements=judged, notice=notice, warning=say("stopped", language))
    return Conversation([*before, Turn(answer, turn.within)])


def narrowed(since: str, until: str, source: str, language: str) -> tuple[Filter, str]:
    """Read which articles alone are asked; returns a message where a day is none."""
    days = []
    for typed in (since.strip(), until.strip()):
        try:
            days.append(parse_date(typed) if typed else None)
        except ValueError:
            return EVERYTHING, say("bad_date", language, date=typed)
    first, last = days
    if first and last and first > last:
        return EVERYTHING, say("bad_period", language)
    return Filter(first, last, source), ""


def check(assistant: Assistant, text: str, language: str) -> tuple[list[Checked], str]:
    """Check what somebody wrote; returns each sentence's verdict, or a message."""
    if not any(sign.isalnum() for sign in text):
        return [], say("check_empty", language)
    try:
        return assistant.check(text), ""
    except TextTooLong:
        return [], say("check_long", language, limit=MAX_TEXT)
    except Exception:  # whatever it is, the reader gets words and keeps the text
        logger.exception("a check failed")
        return [], say("check_failed", language)


def find_article(assistant: Assistant, article_id: str, version: str = "") -> Article | None:
    """Return the article, as it is or in an earlier version, if it is still there."""
    try:
        return assistant.corpus.get(article_id, version)
    except (UnknownArticle, UnreadableArticle):
        return None


def versions(assistant: Assistant, article_id: str) -> list[str]:
    """Return the versions of an article, the oldest first; none where it is gone."""
    try:
        return [one.version for one in assistant.corpus.versions(article_id)]
    except (UnknownArticle, UnreadableArticle):
        return []


def what_changed(
    assistant: Assistant, article_id: str, old: str
) -> tuple[Article, Article, list[Edit]] | None:
    """Compare a version with the present one; without ``old``, the last one before it."""
    try:
        present = assistant.corpus.get(article_id).version
        earlier = [one for one in versions(assistant, article_id) if one != present]
        if not old and earlier:
            old = earlier[-1]
        return assistant.changes(article_id, old)
    except (UnknownArticle, UnreadableArticle):
        return None


def preferred_language(accepted: str) -> str:
    """Choose German or English, whichever an Accept-Language header wants more, else English.

    >>> preferred_language("fr, de;q=0.8, en;q=0.5")
    'de'
    """
    weights: dict[str, float] = {}
    for wanted in accepted.lower().split(","):
        tag, _, weight = wanted.replace(" ", "").partition(";q=")
        code = tag.partition("-")[0]
        if code in ("de", "en") and re.fullmatch(r"(?:[01](?:\.\d*)?)?", weight):
            weights.setdefault(code, float(weight or 1))
    return max(weights, key=lambda code: weights[code], default="en")
