"""The whole way from a question to an answer, on one screen, as a LangChain runnable."""

import time
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, NotRequired, TypedDict

from langchain_core.messages import BaseMessage, HumanMessage
from langchain_core.runnables import Runnable, RunnableConfig

from assistant import metrics
from assistant.answer import Answer, Found
from assistant.chat.generative import generate
from assistant.chat.talk import Talker
from assistant.chat.understanding import understood
from assistant.extractive import extract
from assistant.proof.proof import Prover
from assistant.question import BadQuestion, Question, Turn, analyse
from assistant.ranking import Ranking
from assistant.retriever import PassageRetriever
from assistant.texts import say
from corpus.folder import Corpus
from index.filter import Filter
from index.index import Index


class Asked(TypedDict):
    """What the chain takes: a question and the messages before it, oldest first.

    ``within`` narrows the articles that may answer.
    """

    question: str
    history: list[BaseMessage]
    within: NotRequired[Filter]


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat model that answers, how its statements are proven, and what becomes of the others."""

    talker: Talker
    prover: Prover
    drop: bool = False


def turns(history: Sequence[BaseMessage]) -> list[Turn]:
    """Pair the questions of a conversation with their answers; what abstained answered nothing."""
    paired: list[Turn] = []
    for said in history:
        if isinstance(said, HumanMessage):
            paired.append(Turn(str(said.text)))
        elif paired and any("annotations" in block for block in said.content_blocks):
            paired[-1] = paired[-1]._replace(answer=str(said.text))
    return paired


class Chain(Runnable[Asked, Answer]):
    """Answers questions over a corpus and its index; raises `BadQuestion`.

    ``stream`` yields the answer as it grows, the last one being whole; ``invoke`` returns that.
    Without a ``chat`` model the articles' own sentences answer, at once.
    """

    name = "belegt"

    def __init__(self, corpus: Corpus, index: Index, chat: Chat | None = None) -> None:
        self._index = index
        self._retriever = PassageRetriever(corpus=corpus, index=index)
        self._chat = chat

    @property
    def writes(self) -> bool:
        """Whether a chat model writes the answers."""
        return self._chat is not None

    def invoke(self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any) -> Answer:
        """Answer a question."""
        *_, answer = self.stream(input, config)
        return answer

    def stream(
        self, input: Asked, config: RunnableConfig | None = None, **kwargs: Any | None
    ) -> Generator[Answer, None, None]:
        """Answer a question, step by step."""
        began = time.perf_counter()
        history = input["history"]
        with metrics.stage("understand"):
            question = analyse(input["question"], turns(history))
        extracted = self._extracted(question, history, input.get("within"))
        growing = iter([extracted])
        if self._chat:
            chat = self._chat
            written = generate(chat.talker, chat.prover, extracted, history, drop=chat.drop)
            growing = metrics.staged("write", written)
        for answer in growing:
            yield replace(answer, seconds=time.perf_counter() - began)

    def answers(
        self, question: str, history: Sequence[BaseMessage] = (), within: Filter | None = None
    ) -> bool:
        """Whether the articles' own sentences answer a question; no chat model is asked."""
        asked = analyse(question, turns(history))
        ranking = self._retriever.find(asked, within)
        return bool(extract(asked, ranking, self._index.embedding.name).statements)

    def _extracted(
        self, question: Question, history: Sequence[BaseMessage], within: Filter | None
    ) -> Answer:
        ranking = self._retriever.find(question, within)
        with metrics.stage("extract"):
            found = extract(question, ranking, self._index.embedding.name)
        return Answer(
            question=question.text,
            language=question.language,
            mode="extractive",
            statements=found.statements,
            citations=found.citations,
            passages=self._passages(question, history, ranking, within),
            sentences=found.sentences,
            disagree=found.disagree,
            notice=found.notice,
            warning=self._warning(question.language),
            confidence=found.confidence,
        )

    def _warning(self, language: str) -> str:
        """What is said beside the answer while the vectors cannot be searched."""
        if not self._index.impaired:
            return ""
        metrics.error("vectors")
        return say("by_words", language)

    def _passages(
        self,
        question: Question,
        history: Sequence[BaseMessage],
        ranking: Ranking,
        within: Filter | None,
    ) -> tuple[Found, ...]:
        """What was found; with a chat model, also for what it says that the question means."""
        if self._chat is None:
            return ranking.passages
        meant = understood(self._chat.talker, question.text, history)
        others = [self._retriever.find(one, within).passages for one in _analysed(meant)]
        in_turn = (one for rank in zip_longest(ranking.passages, *others) for one in rank if one)
        return tuple({one.passage.id: one for one in in_turn}.values())


def _analysed(questions: Sequence[str]) -> Iterator[Question]:
    for text in questions:
        with suppress(BadQuestion):
            yield analyse(text)
