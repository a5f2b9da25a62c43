"""How long a question takes, beside the least that it could: encoding it and asking both indexes.

The shipped questions on the shipped articles with the packaged model, warm, in turns.
"""

import argparse
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles

from assistant.assistant import Assistant
from assistant.cases import read_questions
from assistant.question import analyse
from tests.benchmarks.tables import SETTINGS, Row, show

QUESTIONS = Path(__file__).parent.parent / "questions" / "shipped.jsonl"
_BY_LEG = 50  # passages that each leg is asked for, as the retriever does


def measure(assistant: Assistant, rounds: int) -> tuple[list[float], list[float]]:
    """Return the seconds of each question with the whole chain, and of its bare parts."""
    texts = [case.question for case in read_questions(QUESTIONS).cases]
    for text in texts:
        assistant.ask(text)
    whole, bare = [], []
    for text in texts * rounds:
        question = analyse(text)
        began = time.perf_counter()
        assistant.ask(text)
        between = time.perf_counter()
        assistant.index.find(question.search, question.language, _BY_LEG)
        whole.append(between - began)
        bare.append(time.perf_counter() - between)
    return whole, bare


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="times that all questions are asked")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        settings = SETTINGS.model_copy(update={"home": Path(folder)})
        assistant = Assistant.open(settings, purpose="a benchmark")
        try:
            assistant.sync()
            whole, bare = measure(assistant, options.rounds)
        finally:
            assistant.close()
    rows: list[Row] = [
        {
            "a question": name,
            "median (ms)": 1000 * median(times),
            "90th percentile (ms)": 1000 * quantiles(times, n=10)[-1],
            "ratio": median(times) / median(bare),
        }
        for name, times in (("bare: encode, Chroma, tantivy", bare), ("whole chain", whole))
    ]
    show(rows, as_json=options.json)


if __name__ == "__main__":
    main()
