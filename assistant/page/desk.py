"""What the page does when something is asked, added or removed; gives plain values, no widgets."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from langchain_core.messages import BaseMessage, HumanMessage

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.proof.check import MAX_TEXT, Checked, TextTooLong
from assistant.question import BadQuestion
from assistant.texts import say
from corpus.article import Article
from corpus.folder import UnknownArticle
from corpus.readers import MAX_BYTES, Facts, UnreadableArticle, parse_date

logger = logging.getLogger(__name__)

Result = tuple[bool, str]
"""Whether it went well, and what to tell the reader."""


class Conversation:
    """One browser's conversation: its answers, oldest first. Never shared.

    No dataclass: Gradio would turn the state of a page into a dictionary.
    """

    def __init__(self, answers: Sequence[Answer] = ()) -> None:
        self.answers = tuple(answers)

    @property
    def history(self) -> list[BaseMessage]:
        """The messages so far, for the chain."""
        return [
            message
            for answer in self.answers
            for message in (HumanMessage(answer.question), answer.to_message())
        ]


def ask(
    assistant: Assistant, question: str, conversation: Conversation, language: str
) -> Iterator[tuple[Conversation, str]]:
    """Ask, and yield the conversation with the answer as it grows, or as it was with a message."""
    if not question.strip():  # has no language of its own to be answered in
        yield conversation, say("question_empty", language)
        return
    try:
        for answer in assistant.stream(question, conversation.history):
            yield Conversation([*conversation.answers, answer]), ""
    except BadQuestion as error:
        yield conversation, str(error)
    except Exception:  # whatever it is, the reader gets words and keeps the conversation
        logger.exception("a question failed")
        yield conversation, say("failed", language)


def stopped(conversation: Conversation, language: str) -> Conversation:
    """Return a conversation whose last answer was stopped while it grew: what is judged stays."""
    if not conversation.answers:
        return conversation
    *before, last = conversation.answers
    judged = tuple(one for one in last.statements if one.citations or one.verdict.differences)
    if len(judged) == len(last.statements):
        return conversation
    notice = last.notice or say("stopped", language)
    return Conversation(
        [*before, replace(last, statements=judged, notice=notice, warning=say("stopped", language))]
    )


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


def read_articles(assistant: Assistant) -> tuple[list[Article], dict[str, str]]:
    """Return the articles, and why other files of the folder are none."""
    read = list(assistant.corpus.read())
    problems = {one.name: str(one) for one in read if isinstance(one, UnreadableArticle)}
    return [one for one in read if isinstance(one, Article)], problems


def find_article(assistant: Assistant, article_id: str) -> Article | None:
    """Return the article, if it is still there."""
    try:
        return assistant.corpus.get(article_id)
    except (UnknownArticle, UnreadableArticle):
        return None


def add(
    assistant: Assistant,
    pasted: str,
    paths: Sequence[str],
    facts: tuple[str, str, str],
    language: str,
    progress: Callable[[float, str], object],
) -> list[Result]:
    """Add pasted text and uploaded files with title, date and source; a result for each."""
    title, date, source = (fact.strip() for fact in facts)
    texts = [("-.txt", pasted.encode("utf-8", "replace"))] if pasted.strip() else []
    count = len(texts) + len(paths)
    if not count:
        return [(False, say("nothing_to_add", language))]
    if title and count > 1:
        return [(False, say("one_title", language))]
    try:
        day = parse_date(date) if date else None
    except ValueError:
        return [(False, say("bad_date", language, date=date))]
    given = Facts(title=title or None, date=day, source=source or None)
    results: list[Result] = []
    names = [name for name, _ in texts] + [Path(path).name for path in paths]
    contents = [data for _, data in texts] + [_read(path) for path in paths]
    for done, (name, data) in enumerate(zip(names, contents, strict=True)):
        shown = say("pasted", language) if name == "-.txt" else name
        progress(done / count, say("storing", language, name=shown))
        results.append(_store(assistant, data, name, given, language))
    progress(0.9, say("indexing", language))
    try:
        assistant.sync()
    except Exception:  # what is stored stays; the watcher of the folder tries again
        logger.exception("articles could not be indexed")
        results.append((False, say("not_indexed", language)))
    return results


def remove(assistant: Assistant, article_id: str, language: str) -> Result:
    """Remove an article; its file is kept aside."""
    try:
        title = assistant.corpus.get(article_id).title
        assistant.remove(article_id)
    except (UnknownArticle, UnreadableArticle):
        return False, say("article_gone", language)
    except OSError as error:
        return False, say("not_written", language, reason=error.strerror or error)
    return True, say("removed", language, title=title)


def _read(path: str) -> bytes:
    with Path(path).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _store(assistant: Assistant, data: bytes, name: str, given: Facts, language: str) -> Result:
    try:
        article = assistant.corpus.add(data, name, given)
    except UnreadableArticle as error:
        shown = say("pasted", language) if name == "-.txt" else error.name
        return False, f"{shown}: {error.reason}"
    except OSError as error:
        return False, say("not_written", language, reason=error.strerror or error)
    told = say("added", language, title=article.title)
    return True, told if article.date else f"{told} {say('added_undated', language)}"
