"""What the page does with articles: list, add, amend, remove and bring back; plain values only."""

import datetime
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar, cast, get_args

from assistant.assistant import Assistant
from assistant.catalogue import Column, Row
from assistant.reasons import told
from assistant.texts import say
from corpus.facts import Facts, UnreadableArticle, parse_date
from corpus.folder import CorpusError, UnknownArticle
from corpus.intake import ZIP, Outcome, take_bytes
from corpus.readers import TABLES

SHOWN = 50
"""Articles that the list shows at once."""

PASTED = "-.txt"

logger = logging.getLogger(__name__)

Step = TypeVar("Step")

Progress = Callable[[float, str], object]
"""Told which share of the work is done, from 0 to 1, and what is being done."""


@dataclass(frozen=True, slots=True)
class Result:
    """Whether something went well, what to tell the reader, and what to offer them with it.

    ``version`` is the wording that an article had before.
    """

    good: bool
    words: str
    article: str = ""
    version: str = ""
    offer: Literal["", "undo", "changes"] = ""


class View:
    """Which part of the list is seen: the words searched for, the order, and the first row.

    No dataclass: Gradio would turn the state of a page into a dictionary.
    """

    def __init__(
        self, search: str = "", by: Column = "date", descending: bool = True, first: int = 0
    ) -> None:
        self.search, self.by, self.descending, self.first = search, by, descending, first

    def searched(self, words: str) -> "View":
        """Return the view from its beginning, with other words searched for."""
        return View(words, self.by, self.descending)

    def ordered(self, by: str) -> "View":
        """Return the view ordered by a column; by the same one again, the other way round."""
        if by not in get_args(Column):
            return self
        column = cast(Column, by)
        turned = not self.descending if column == self.by else column in ("date", "words")
        return View(self.search, column, turned)

    def at(self, first: int) -> "View":
        """Return the view from another row on."""
        return View(self.search, self.by, self.descending, max(0, first))


def rows(assistant: Assistant, view: View) -> tuple[list[Row], int]:
    """Return the rows that a view shows, and how many there are with its words."""
    found = assistant.catalogue.rows(view.search, view.by, descending=view.descending)
    return found[view.first : view.first + SHOWN], len(found)


def add(
    assistant: Assistant,
    pasted: str,
    paths: Sequence[str],
    address: str,
    facts: tuple[str, str, str],
    language: str,
    progress: Progress,
    stopped: Callable[[], bool] = lambda: False,
) -> Iterator[list[Result]]:
    """Add a pasted text, files and an address with title, date and source.

    Yields what came of them so far, after each. Once ``stopped`` says so, none is begun any more;
    what is stored by then is indexed and told.
    """
    wrong = _wrong(pasted, paths, address, facts, language)
    if wrong:
        yield [Result(False, wrong)]
        return
    title, date, source = (fact.strip() or None for fact in facts)
    given = Facts(title=title, date=parse_date(date) if date else None, source=source)
    results: list[Result] = []
    changed = False
    work = _work(assistant, pasted, paths, address, given)
    for done, (name, outcomes) in enumerate(_until(stopped, work)):
        shown = say("pasted", language) if name == PASTED else name
        progress(0.8 * done / (len(paths) + 2), say("storing", language, name=shown))
        try:
            for outcome in _until(stopped, outcomes):
                changed = changed or outcome.change in ("added", "updated")
                results.append(_result(assistant, outcome, language))
                yield results
        except OSError as error:
            results.append(_not_written(error, language))
            yield results
    if changed:
        results += _index(assistant, language, progress)
    assistant.catalogue.refresh()
    yield results


def remove(assistant: Assistant, article_id: str, language: str) -> Result:
    """Remove an article; it can be had back until a clean-up."""
    try:
        title = assistant.corpus.get(article_id).title
        assistant.remove(article_id)
    except (UnknownArticle, UnreadableArticle):
        return Result(False, say("article_gone", language))
    except OSError as error:
        return _not_written(error, language)
    assistant.catalogue.refresh()
    return Result(True, say("removed", language, title=title), article_id, offer="undo")


def undo(assistant: Assistant, article_id: str, language: str) -> Result:
    """Bring a removed article back."""
    try:
        article = assistant.undo(article_id)
    except CorpusError:
        return Result(False, say("undo_gone", language))
    except UnreadableArticle as error:  # its file is back, but somebody has changed it
        return Result(False, f"{error.name}: {told(error.reason, language)}")
    except OSError as error:
        return _not_written(error, language)
    assistant.catalogue.refresh()
    return Result(True, say("back", language, title=article.title), article.id)


def amend(
    assistant: Assistant, article_id: str, facts: tuple[str, str, str], language: str
) -> Result:
    """Give an article another title, date and source; empty ones are taken away."""
    title, date, source = (fact.strip() for fact in facts)
    try:
        day = _day(date, language)
    except ValueError as error:
        return Result(False, str(error))
    try:
        article = assistant.amend(article_id, title, day, source)
    except (UnknownArticle, UnreadableArticle):
        return Result(False, say("article_gone", language))
    except OSError as error:
        return _not_written(error, language)
    assistant.catalogue.refresh()
    return Result(True, say("amended", language, title=article.title), article.id)


def _wrong(
    pasted: str, paths: Sequence[str], address: str, facts: tuple[str, str, str], language: str
) -> str:
    """Say what cannot be as it was typed; empty where all can."""
    count = bool(pasted.strip()) + len(paths) + bool(address.strip())
    if not count:
        return say("nothing_to_add", language)
    many = any(Path(path).suffix.lower() in (ZIP, *TABLES) for path in paths)
    if facts[0].strip() and (count > 1 or many):
        return say("one_title", language)
    try:
        _day(facts[1].strip(), language)
    except ValueError as error:
        return str(error)
    return ""


def _day(date: str, language: str) -> datetime.date | None:
    try:
        return parse_date(date) if date else None
    except ValueError:
        raise ValueError(say("bad_date", language, date=date)) from None


def _work(
    assistant: Assistant, pasted: str, paths: Sequence[str], address: str, given: Facts
) -> Iterator[tuple[str, Iterator[Outcome]]]:
    """What is to be taken in, each with its name; nothing is done before it is its turn."""
    if pasted.strip():
        data = pasted.encode("utf-8", "replace")
        yield PASTED, take_bytes(assistant.corpus, data, PASTED, given)
    for path in map(Path, paths):
        yield path.name, take_bytes(assistant.corpus, path.read_bytes(), path.name, given)
    if url := address.strip():
        yield url, iter([assistant.take_address(url, given)])


def _until(stopped: Callable[[], bool], steps: Iterator[Step]) -> Iterator[Step]:
    """Go through steps; none is begun once it was stopped."""
    while not stopped():
        try:
            step = next(steps)
        except StopIteration:
            return
        yield step


def _result(assistant: Assistant, outcome: Outcome, language: str) -> Result:
    article = outcome.article
    if article is None:
        shown = say("pasted", language) if outcome.name == PASTED else outcome.name
        return Result(False, f"{shown}: {told(outcome.reason, language)}")
    words = say(f"stored_{outcome.change}", language, title=article.title)
    if outcome.change == "updated":
        older = [one.version for one in assistant.corpus.versions(article.id)]
        before = next((one for one in reversed(older) if one != article.version), "")
        return Result(True, words, article.id, before, "changes" if before else "")
    if article.date is None:
        words = f"{words} {say('added_undated', language)}"
    return Result(True, words, article.id)


def _index(assistant: Assistant, language: str, progress: Progress) -> list[Result]:
    words = say("indexing", language)

    def tell(done: int, total: int, _: str) -> None:
        progress(0.8 + 0.2 * done / max(total, 1), words)

    try:
        assistant.sync(tell)
    except Exception:  # what is stored stays; the watcher of the folder tries again
        logger.exception("articles could not be indexed")
        return [Result(False, say("not_indexed", language))]
    return []


def _not_written(error: OSError, language: str) -> Result:
    reason = error.strerror or told(str(error), language)
    return Result(False, say("not_written", language, reason=reason))
