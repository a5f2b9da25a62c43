"""The whole way from a question to an answer, on one screen, as a LangChain runnable."""

import time
from typing import TypedDict

from langchain_core.messages import BaseMessage, HumanMessage
from langchain_core.runnables import Runnable, RunnableLambda

from assistant.answer import Answer
from assistant.extractive import extract
from assistant.question import Question, analyse
from assistant.retriever import PassageRetriever
from corpus.folder import Corpus
from index.index import Index


class Asked(TypedDict):
    """What the chain takes: a question and the messages before it, oldest first."""

    question: str
    history: list[BaseMessage]


def build_chain(corpus: Corpus, index: Index) -> Runnable[Asked, Answer]:
    """Build the chain over a corpus and its index; it raises `BadQuestion`."""
    retriever = PassageRetriever(corpus=corpus, index=index)

    def answer(asked: Asked) -> Answer:
        began = time.perf_counter()
        before = [str(said.text) for said in asked["history"] if isinstance(said, HumanMessage)]
        question = analyse(asked["question"], before)
        found = retriever.find(question)
        extracted = extract(question, found, _rarity(question, index))
        return Answer(
            question=question.text,
            language=question.language,
            mode="extractive",
            statements=extracted.statements,
            citations=extracted.citations,
            passages=tuple(found),
            sentences=extracted.sentences,
            notice=extracted.notice,
            seconds=time.perf_counter() - began,
        )

    return RunnableLambda(answer, name="belegt")


def _rarity(question: Question, index: Index) -> dict[str, float]:
    """How rare each of the question's terms is, in whichever language it is most common."""
    return {
        term.word: min(
            min(index.rarity(list(there), language).values(), default=1.0)
            for language, there in term.stems.items()
        )
        for term in question.terms
    }
