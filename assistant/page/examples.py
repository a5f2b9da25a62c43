"""Questions to begin with, made from the newest articles, and better ones where none answers."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from langchain_core.messages import BaseMessage

from assistant.answer import Answer
from assistant.assistant import Assistant
from assistant.overview import quoted
from assistant.proof.names import names
from assistant.proof.typography import Words
from assistant.texts import say
from corpus.article import Article
from index.filter import Filter
from index.sentences import headings

COUNT = 3
"""How many examples the page has room for."""

_BETTER = 2  # questions offered with an abstention


def example_questions(articles: Iterable[Article], language: str) -> list[str]:
    """Make `COUNT` questions or fewer: on the newest article, a part of the longest, a speaker."""
    known = sorted(
        articles, key=lambda one: (one.date or datetime.date.min, len(one.text)), reverse=True
    )
    # A title that was cut out of the text is no name to ask for.
    titled = [one for one in known if not one.title.endswith("…")]
    about = [say("example_about", language, title=one.title) for one in titled[:COUNT]]
    longest = max(titled, key=lambda one: len(one.text), default=None)
    others = []
    if longest and (parts := headings(longest.text)):
        start, end = parts[-1]
        others.append(say("example_part", language, heading=longest.text[start:end]))
    said = [say("example_said", language, name=one.name) for one in quoted(known)[:COUNT]]
    return [*about[:1], *others, *said[:1], *about[1:], *said[1:]][:COUNT]


def better_questions(
    assistant: Assistant, answer: Answer, history: Sequence[BaseMessage], within: Filter
) -> list[str]:
    """Return questions near to one that the articles do not answer; they answer each of these.

    ``history`` is the conversation up to ``answer``: what is offered is asked within it.
    """
    made = dict.fromkeys(_near(answer))
    answered = (one for one in made if assistant.chain.answers(one, history, within))
    return list(islice(answered, _BETTER))


def _near(answer: Answer) -> Iterator[str]:
    """Questions on those whom the question names, then on the articles that come nearest."""
    words = Words.of(answer.question)
    found = names(words, answer.language)
    for place, (start, end, _) in enumerate(found):
        if place and found[place - 1][1] == start:
            continue  # it is a part of the name before
        while any(end == first for first, *_ in found):
            end = next(last for first, last, _ in found if first == end)
        name = words.written(start, end)
        yield say("example_said", answer.language, name=name)
        yield say("example_known", answer.language, name=name)
    for passage in answer.passages[:COUNT]:
        if not passage.article.title.endswith("…"):
            yield say("example_about", answer.language, title=passage.article.title)
