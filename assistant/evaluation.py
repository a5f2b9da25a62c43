"""Measures the assistant with question files, on an index of its own in a temporary folder."""

import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path
from statistics import mean
from typing import Any

from langchain_core.messages import BaseMessage, HumanMessage

from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.settings import Settings
from corpus.article import normalise
from corpus.folder import Corpus
from corpus.readers import Facts, UnreadableArticle, compose

_DEPTH = 10  # ranks that are looked at


class QuestionFileError(ValueError):
    """A question file cannot be read; the message names it and says what is expected."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what a right answer holds.

    ``answers``: any of these strings; ``evidence``: any of these verbatim strings of an article;
    both empty where the articles do not say. ``place`` is (article id, start) where the evidence
    is known to stand, else None. ``before`` are the questions asked earlier in the dialogue.
    """

    id: str
    question: str
    answers: tuple[str, ...]
    evidence: tuple[str, ...]
    place: tuple[str, int] | None = None
    before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case. Ranks count from 0; None is beyond the ranks looked at."""

    case: Case
    answer: Answer
    cited: bool
    said: bool
    passage_rank: int | None
    sentence_rank: int | None

    @property
    def missed(self) -> bool:
        """Whether the evidence was not cited, or an answer given where there is none."""
        return not self.cited if self.case.evidence else not self.answer.abstained


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1 over the cases that they are about, and seconds a question (median)."""

    answerable: int
    unanswerable: int
    evidence_cited: float
    answer_said: float
    passage_recall_1: float
    passage_recall_5: float
    passage_ndcg_10: float
    sentence_recall_1: float
    sentence_recall_5: float
    refused_rightly: float
    refused_wrongly: float
    seconds: float


@dataclass(frozen=True, slots=True)
class QuestionFile:
    """A question file, read: its cases, and the articles it brings where it brings its own."""

    name: str
    cases: tuple[Case, ...]
    articles: tuple[tuple[str, bytes], ...] = ()


def read_questions(path: Path) -> QuestionFile:
    """Read JSON lines, or SQuAD JSON whose paragraphs become articles.

    Raises `QuestionFileError`.
    """
    try:
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            return _squad(path.name, json.loads(text))
        cases = [case for line in text.splitlines() if line for case in _line(json.loads(line))]
        return QuestionFile(path.name, tuple(cases))
    except OSError as error:
        raise QuestionFileError(f"{path} cannot be read ({error.strerror})") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise QuestionFileError(
            f"{path} is no question file ({type(error).__name__}: {error}); expected are SQuAD "
            "JSON (.json), or lines of JSON with question, answer and evidence"
        ) from error


def with_paragraphs(questions: QuestionFile, paragraphs: QuestionFile) -> QuestionFile:
    """Ask one SQuAD file's questions of another's paragraphs, matched by question id."""
    texts = {case.id: case.question for case in questions.cases}
    cases = [
        replace(case, question=texts[case.id]) for case in paragraphs.cases if case.id in texts
    ]
    name = f"{questions.name} on {paragraphs.name}"
    return QuestionFile(name, tuple(cases), paragraphs.articles)


@contextmanager
def evaluated(file: QuestionFile, settings: Settings) -> Iterator[Assistant]:
    """Open an assistant over the file's own articles, or else the corpus, for an evaluation.

    Its index lies in a temporary folder and is gone afterwards.
    """
    with tempfile.TemporaryDirectory(prefix="belegt-eval-") as folder:
        home = Path(folder)
        corpus = settings.corpus
        if file.articles:
            corpus = home / "articles"
            corpus.mkdir()
            for name, data in file.articles:
                (corpus / name).write_bytes(data)
        own = settings.model_copy(
            update={"home": home / "index", "corpus": corpus, "chroma_url": ""}
        )
        assistant = Assistant.open(own, purpose="an evaluation")
        try:
            assistant.sync()
            yield assistant
        finally:
            assistant.close()


def run(case: Case, assistant: Assistant) -> Outcome:
    """Ask one case's question, in its dialogue, and compare."""
    history: list[BaseMessage] = []
    for earlier in case.before:
        history += [HumanMessage(earlier), assistant.ask(earlier, history).to_message()]
    answer = assistant.ask(case.question, history)
    spots = list(_spots(case, assistant.corpus))
    passages = [found.citation for found in answer.passages]
    return Outcome(
        case,
        answer,
        cited=any(_meets(citation, spot) for citation in answer.citations for spot in spots),
        said=any(normalise(text) in answer.text for text in case.answers),
        passage_rank=_rank(passages, spots, whole=case.place is not None),
        sentence_rank=_rank(answer.sentences, spots),
    )


def score(outcomes: Sequence[Outcome]) -> Scores:
    """Sum outcomes up."""
    asked = [outcome for outcome in outcomes if outcome.case.evidence]
    empty = [outcome for outcome in outcomes if not outcome.case.evidence]
    passages = [outcome.passage_rank for outcome in asked]
    sentences = [outcome.sentence_rank for outcome in asked]
    times = sorted(outcome.answer.seconds for outcome in outcomes)
    return Scores(
        answerable=len(asked),
        unanswerable=len(empty),
        evidence_cited=_share(outcome.cited for outcome in asked),
        answer_said=_share(outcome.said for outcome in asked),
        passage_recall_1=_share(rank == 0 for rank in passages),
        passage_recall_5=_share(rank is not None and rank < 5 for rank in passages),
        passage_ndcg_10=mean([0.0 if rank is None else 1 / log2(rank + 2) for rank in passages])
        if passages
        else 0.0,
        sentence_recall_1=_share(rank == 0 for rank in sentences),
        sentence_recall_5=_share(rank is not None and rank < 5 for rank in sentences),
        refused_rightly=_share(outcome.answer.abstained for outcome in empty),
        refused_wrongly=_share(outcome.answer.abstained for outcome in asked),
        seconds=times[len(times) // 2] if times else 0.0,
    )


def _line(row: dict[str, Any]) -> Iterator[Case]:
    """Read a row of JSON lines: one question, or a dialogue's turns."""
    turns = row.get("turns", [row])
    for number, turn in enumerate(turns):
        yield Case(
            id=f"{row['id']}.{number + 1}" if "turns" in row else str(row["id"]),
            question=turn["question"],
            answers=tuple(turn["answer"]),
            evidence=tuple(normalise(text) for text in turn["evidence"]),
            before=tuple(earlier["question"] for earlier in turns[:number]),
        )


def _squad(name: str, content: dict[str, Any]) -> QuestionFile:
    """Read SQuAD 1.1 JSON: each paragraph is an article, each answer its own evidence."""
    articles: dict[str, bytes] = {}
    cases = []
    for number, article in enumerate(content["data"]):
        title = str(article.get("title", "")).replace("_", " ") or None
        for place, paragraph in enumerate(article["paragraphs"]):
            key = f"{number:03}-{place:03}"
            text = str(paragraph["context"])
            articles[f"{key}.md"] = compose(Facts(title=title), text)
            for asked in paragraph["qas"]:
                first = asked["answers"][0]
                # Normalising may drop signs, so the place is found again from what goes before.
                start = len(normalise(text[: first["answer_start"]] + "|")) - 1
                words = normalise(first["text"])
                cases.append(
                    Case(asked["id"], asked["question"], (words,), (words,), place=(key, start))
                )
    return QuestionFile(name, tuple(cases), tuple(articles.items()))


def _spots(case: Case, corpus: Corpus) -> Iterator[tuple[str, int, int]]:
    """Yield article id, start and end of all evidence."""
    if case.place:
        article, start = case.place
        yield article, start, start + len(case.evidence[0])
        return
    for one in corpus.read():
        if isinstance(one, UnreadableArticle):
            continue
        for words in case.evidence:
            start = one.text.find(words)
            while start >= 0:
                yield one.id, start, start + len(words)
                start = one.text.find(words, start + 1)


def _meets(citation: Citation, spot: tuple[str, int, int]) -> bool:
    """Whether a citation holds the evidence or lies within it."""
    article, start, end = spot
    if citation.article.id != article:
        return False
    around = citation.start <= start and end <= citation.end
    return around or (start <= citation.start and citation.end <= end)


def _rank(
    citations: Sequence[Citation], spots: Sequence[tuple[str, int, int]], *, whole: bool = False
) -> int | None:
    """Rank of the first citation that meets the evidence; with ``whole``, of its article."""
    for rank, citation in enumerate(citations[:_DEPTH]):
        for spot in spots:
            if citation.article.id == spot[0] if whole else _overlaps(citation, spot):
                return rank
    return None


def _overlaps(citation: Citation, spot: tuple[str, int, int]) -> bool:
    article, start, end = spot
    return citation.article.id == article and citation.start < end and start < citation.end


def _share(values: Iterable[bool]) -> float:
    counted = list(values)
    return sum(counted) / len(counted) if counted else 0.0
