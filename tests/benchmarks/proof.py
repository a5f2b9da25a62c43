"""What the proof costs beside a retrieval, and how soon a chat model's first words are seen.

Ten statements of ours on the shipped articles are proven as an answer's would be; a server on
loopback plays a chat model that answers at once, so that all time is our own.
"""

import argparse
import json
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from chat_server import Script, answer, passages, serving

from assistant.answer import Citation
from assistant.assistant import Assistant
from assistant.cases import read_questions
from assistant.proof.evidence import evidence
from assistant.proof.proof import Prover
from assistant.question import analyse
from assistant.retriever import PassageRetriever
from index.sentences import split_sentences
from tests.benchmarks.tables import SETTINGS, Row, show

HERE = Path(__file__).parent.parent
_STATEMENTS = 10
_Answer = list[tuple[str, Citation, str]]


def statements(assistant: Assistant) -> list[_Answer]:
    """Return the statements of ours in answers of ten, each with the place that carries it."""
    lines = (HERE / "statements" / "faithful.jsonl").read_text(encoding="utf-8").splitlines()
    read = []
    for line in lines:
        one: dict[str, Any] = json.loads(line)
        article = assistant.corpus.get(one["article"])
        start = article.text.index(one["quote"])
        read.append(
            (one["text"], Citation(article, start, start + len(one["quote"])), one["language"])
        )
    whole = len(read) // _STATEMENTS * _STATEMENTS
    return [read[first : first + _STATEMENTS] for first in range(0, whole, _STATEMENTS)]


def prove(answers: list[_Answer]) -> list[float]:
    """Return the seconds that each answer's proof takes, of evidence that is not yet known."""
    prover = Prover()
    seconds = []
    for one in answers:
        evidence.cache_clear()
        began = time.perf_counter()
        for text, cited, language in one:
            prover.prove(text, [cited], language)
        seconds.append(time.perf_counter() - began)
    return seconds


def retrieve(assistant: Assistant, questions: list[str]) -> list[float]:
    """Return the seconds that finding the passages of each question takes."""
    retriever = PassageRetriever(corpus=assistant.corpus, index=assistant.index)
    seconds = []
    for text in questions:
        began = time.perf_counter()
        retriever.find(analyse(text))
        seconds.append(time.perf_counter() - began)
    return seconds


def first_words(assistant: Assistant, questions: list[str]) -> list[float]:
    """Return the seconds until the first words of each answer."""
    seconds = []
    for text in questions:
        began = time.perf_counter()
        growing = assistant.stream(text)
        next(growing)
        seconds.append(time.perf_counter() - began)
        for _ in growing:
            pass
    return seconds


def _copied(request: dict[str, Any]) -> str:
    text = passages(request)[0]["text"]
    first = split_sentences(text)[0]
    words = text[first.start : first.end]
    return answer((words, 1, words))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="times that all is measured")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    questions = [case.question for case in read_questions(HERE / "questions/shipped.jsonl").cases]
    with tempfile.TemporaryDirectory() as folder, serving(Script(reply=_copied)) as url:
        settings = SETTINGS.model_copy(update={"home": Path(folder)})
        chatting = settings.model_copy(update={"chat_model": "openai:m", "chat_url": url})
        assistant = Assistant.open(chatting, purpose="a benchmark")
        try:
            assistant.sync()
            answers = statements(assistant)
            retrieve(assistant, questions)
            prove(answers)
            first_words(assistant, questions[:3])
            asked = list(islice(cycle(questions), len(questions) * options.rounds))
            found = retrieve(assistant, asked)
            proven = prove(answers * options.rounds)
            seen = first_words(assistant, asked)
        finally:
            assistant.close()
    rows: list[Row] = [
        {"what": name, "median (ms)": 1000 * median(times), "ratio": median(times) / median(found)}
        for name, times in (
            ("one retrieval", found),
            ("proof of ten statements", proven),
            ("first words of a chat model", seen),
        )
    ]
    show(rows, as_json=options.json)


if __name__ == "__main__":
    main()
