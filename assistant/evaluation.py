"""Measures the assistant with question files, on an index of its own in a temporary folder."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean

from langchain_core.messages import BaseMessage, HumanMessage

from assistant.answer import Answer, Citation
from assistant.assistant import Assistant
from assistant.cases import Case, QuestionFile, Spot, overlaps, spots
from assistant.settings import Settings
from corpus.article import normalise

_WORD = re.compile(r"\w+")
_DEPTH = 10  # ranks that are looked at
_CURVE = (0.01, 0.02, 0.05, 0.1, 0.2)  # shares of false abstentions that are looked at


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one case. Ranks count from 0; None is beyond the ranks looked at.

    ``marked``: of each mark in what is said of the evidence, whether it shares a word with an
    answer.
    """

    case: Case
    answer: Answer
    cited: bool
    said: bool
    passage_rank: int | None
    sentence_rank: int | None
    marked: tuple[bool, ...] = ()

    @property
    def missed(self) -> bool:
        """Whether the evidence was not cited, or an answer given where there is none."""
        return not self.cited if self.case.evidence else not self.answer.abstained


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1 over the cases that they are about, and seconds a question (median).

    ``auroc``: how often a question with an answer gets more confidence than one without.
    ``refused_at``: share of the questions without an answer that are refused where the threshold
    refuses this share of those with one; ``auroc`` and ``refused_at`` look at confidence alone.
    """

    answerable: int
    unanswerable: int
    evidence_cited: float
    answer_said: float
    marked_right: float
    passage_recall_1: float
    passage_recall_5: float
    passage_ndcg_10: float
    sentence_recall_1: float
    sentence_recall_5: float
    refused_rightly: float
    refused_wrongly: float
    auroc: float
    refused_at: dict[str, float]
    seconds: float


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


def conversation(case: Case, assistant: Assistant) -> list[BaseMessage]:
    """Ask the questions before a case's own and return the messages."""
    history: list[BaseMessage] = []
    for earlier in case.before:
        history += [HumanMessage(earlier), assistant.ask(earlier, history).to_message()]
    return history


def run(case: Case, assistant: Assistant) -> Outcome:
    """Ask one case's question, in its dialogue, and compare."""
    answer = assistant.ask(case.question, conversation(case, assistant))
    places = list(spots(case, assistant.corpus))
    passages = [found.citation for found in answer.passages]
    return Outcome(
        case,
        answer,
        cited=any(_meets(citation, spot) for citation in answer.citations for spot in places),
        said=any(normalise(text) in answer.text for text in case.answers),
        passage_rank=_rank(passages, places, whole=case.place is not None),
        sentence_rank=_rank(answer.sentences, places),
        marked=tuple(_marked(case, answer, places)),
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
        marked_right=_share(right for outcome in asked for right in outcome.marked),
        passage_recall_1=_share(rank == 0 for rank in passages),
        passage_recall_5=_share(rank is not None and rank < 5 for rank in passages),
        passage_ndcg_10=mean([0.0 if rank is None else 1 / log2(rank + 2) for rank in passages])
        if passages
        else 0.0,
        sentence_recall_1=_share(rank == 0 for rank in sentences),
        sentence_recall_5=_share(rank is not None and rank < 5 for rank in sentences),
        refused_rightly=_share(outcome.answer.abstained for outcome in empty),
        refused_wrongly=_share(outcome.answer.abstained for outcome in asked),
        auroc=_auroc(asked, empty),
        refused_at={f"{share:.0%}": _refused_at(share, asked, empty) for share in _CURVE},
        seconds=times[len(times) // 2] if times else 0.0,
    )


def _auroc(asked: Sequence[Outcome], empty: Sequence[Outcome]) -> float:
    """Area under the receiver operating characteristic of the confidence (Mann and Whitney)."""
    pairs = [(one.answer.confidence, other.answer.confidence) for one in asked for other in empty]
    won = sum((one > other) + (one == other) / 2 for one, other in pairs)
    return won / len(pairs) if pairs else 0.0


def _refused_at(share: float, asked: Sequence[Outcome], empty: Sequence[Outcome]) -> float:
    ordered = sorted(outcome.answer.confidence for outcome in asked)
    threshold = ordered[int(share * len(ordered))] if ordered else 0.0
    return _share(outcome.answer.confidence < threshold for outcome in empty)


def _marked(case: Case, answer: Answer, places: Sequence[Spot]) -> Iterator[bool]:
    words = {word for text in case.answers for word in _WORD.findall(text.lower())}
    for statement in answer.statements:
        cited = [answer.citations[place] for place in statement.citations]
        if any(overlaps(citation, spot) for citation in cited for spot in places):
            for start, end in statement.marks:
                mark = statement.text[start:end].lower()
                yield not words.isdisjoint(_WORD.findall(mark))


def _meets(citation: Citation, spot: Spot) -> bool:
    """Whether a citation holds the evidence or lies within it."""
    article, start, end = spot
    if citation.article.id != article:
        return False
    around = citation.start <= start and end <= citation.end
    return around or (start <= citation.start and citation.end <= end)


def _rank(
    citations: Sequence[Citation], spots: Sequence[Spot], *, whole: bool = False
) -> int | None:
    """Rank of the first citation that meets the evidence; with ``whole``, of its article."""
    for rank, citation in enumerate(citations[:_DEPTH]):
        for spot in spots:
            if citation.article.id == spot[0] if whole else overlaps(citation, spot):
                return rank
    return None


def _share(values: Iterable[bool]) -> float:
    counted = list(values)
    return sum(counted) / len(counted) if counted else 0.0
