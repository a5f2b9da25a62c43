"""The whole way from a question to an answer, on one screen, as a LangChain runnable."""

import time
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from langchain_core.messages import BaseMessage, HumanMessage
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.extractive import extract
from assistant.question import Turn, analyse
from assistant.retriever import PassageRetriever
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


def turns(history: Sequence[BaseMessage]) -> list[Turn]:
    """Pair the questions of a conversation with their answers; what abstained answered nothing."""
    paired: list[Turn] = []
    for said in history:
        if isinstance(said, HumanMessage):
            paired.append(Turn(str(said.text)))
        elif paired and any("annotations" in block for block in said.content_blocks):
            paired[-1] = paired[-1]._replace(answer=str(said.text))
    return paired


def build_chain(corpus: Corpus, index: Index) -> Runnable[Asked, Answer]:
    """Build the chain over a corpus and its index; it raises `BadQuestion`."""
    retriever = PassageRetriever(corpus=corpus, index=index)

    def answer(asked: Asked) -> Answer:
        began = time.perf_counter()
        question = analyse(asked["question"], turns(asked["history"]))
        ranking = retriever.find(question, asked.get("within"))
        extracted = extract(question, ranking, index.embedding.name)
        return Answer(
            question=question.text,
            language=question.language,
            mode="extractive",
            statements=extracted.statements,
            citations=extracted.citations,
            passages=ranking.passages,
            sentences=extracted.sentences,
            disagree=extracted.disagree,
            notice=extracted.notice,
            confidence=extracted.confidence,
            seconds=time.perf_counter() - began,
        )

    return RunnableLambda(answer, name="belegt")
