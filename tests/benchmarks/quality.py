"""How good the answers are: Belegt beside the usual recipe, on the same questions in one run.

A passage or chunk is right if it overlaps the evidence; for SQuAD files if it is of the same
paragraph. The recipe alone cites whole chunks and never refuses, so it has no more to measure.
Of two SQuAD files, the questions of the second are also asked of the articles of the first.
"""

import argparse
import tempfile
from collections.abc import Sequence
from math import log2
from pathlib import Path
from statistics import mean

from assistant.answer import Citation
from assistant.cases import Case, QuestionFile, across, overlaps, read_questions, spots
from assistant.evaluation import evaluated, run, score
from corpus.article import Article
from corpus.folder import Corpus
from tests.benchmarks.recipe import Recipe
from tests.benchmarks.tables import SETTINGS, Row, needed, show

OWN = sorted((Path(__file__).parent.parent / "questions").rglob("*.jsonl"))
_DEPTH = 10  # ranks that are looked at


def measure(file: QuestionFile) -> list[Row]:
    """Ask both sides one file's questions."""
    with evaluated(file, SETTINGS) as assistant, tempfile.TemporaryDirectory() as folder:
        outcomes = [run(case, assistant) for case in file.cases]
        recipe = Recipe(Path(folder))
        corpus = assistant.corpus
        texts = {one.id: one.text for one in corpus.read() if isinstance(one, Article)}
        recipe.ingest(texts)
        ranks = [_rank(case, recipe, corpus) for case in file.cases if case.evidence]
    scores = score(outcomes)
    has, lacks = scores.answerable > 0, scores.unanswerable > 0
    belegt: Row = {
        "questions": file.name,
        "": "Belegt",
        "passage R@1": scores.passage_recall_1 if has else None,
        "R@5": scores.passage_recall_5 if has else None,
        "nDCG@10": scores.passage_ndcg_10 if has else None,
        "sentence R@1": scores.sentence_recall_1 if has else None,
        "sentence R@5": scores.sentence_recall_5 if has else None,
        "evidence cited": scores.evidence_cited if has else None,
        "marks right": scores.marked_right if has else None,
        "refused wrongly": scores.refused_wrongly if has else None,
        "refused rightly": scores.refused_rightly if lacks else None,
    }
    usual: Row = {
        **dict.fromkeys(belegt),
        "questions": file.name,
        "": "recipe",
        "passage R@1": _recall(ranks, 1),
        "R@5": _recall(ranks, 5),
        "nDCG@10": mean([1 / log2(rank + 2) if rank is not None else 0.0 for rank in ranks])
        if ranks
        else None,
    }
    return [belegt, usual] if has else [belegt]


def _rank(case: Case, recipe: Recipe, corpus: Corpus) -> int | None:
    """Rank of the first chunk that is right, from 0; None where none is."""
    places = list(spots(case, corpus))
    for rank, chunk in enumerate(recipe.search(case.question, _DEPTH)):
        if case.place:
            if chunk.article == case.place[0]:
                return rank
            continue
        citation = Citation(corpus.get(chunk.article), chunk.start, chunk.end)
        if any(overlaps(citation, place) for place in places):
            return rank
    return None


def _recall(ranks: Sequence[int | None], depth: int) -> float | None:
    return mean([rank is not None and rank < depth for rank in ranks]) if ranks else None


def main() -> None:
    """Measure question files and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="more files than those of tests/")
    parser.add_argument("--markdown", action="store_true", help="print Markdown")
    parser.add_argument("--json", action="store_true", help="print JSON")
    options = parser.parse_args()
    more = [needed(path, "questions: SQuAD JSON, or lines of JSON") for path in options.files]
    files = [read_questions(path) for path in [*OWN, *more]]
    rows = [row for file in [*files, *across(files)] for row in measure(file)]
    show(rows, as_json=options.json, markdown=options.markdown)


if __name__ == "__main__":
    main()
