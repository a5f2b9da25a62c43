"""Finds and ranks passages for a question: both legs of the index, fused, then their sentences.

Meets LangChain's retriever.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from statistics import fmean

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant import metrics
from assistant.answer import Found
from assistant.question import Question, Term, analyse
from assistant.ranking import Ranked, Ranking, rank
from assistant.weights import WEIGHTS, family, pair
from corpus.folder import Corpus, UnknownArticle
from corpus.readers import UnreadableArticle
from index.embedding import EmbeddingError
from index.filter import EVERYTHING, Filter
from index.index import Candidate, Index

_BY_LEG = 50  # passages that each leg of the index is asked for
_FUSED = 20  # of which so many, fused, have their sentences ranked


class PassageRetriever(BaseRetriever):
    """LangChain retriever over a corpus's passages.

    Each document's ``page_content`` is the passage as it stands in the article; its metadata
    names article, version, start, end, title, date and score. ``within`` narrows what is found by
    day of publication and source.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    corpus: Corpus
    index: Index
    limit: int = 10
    within: Filter = EVERYTHING

    def find(self, question: Question, within: Filter | None = None) -> Ranking:
        """Find passages for an analysed question and rank them by their sentences.

        ``within`` goes before the retriever's own filter.
        """
        with metrics.stage("search"):
            found = self._found(question, within or self.within)
        with metrics.stage("rank"):
            compare = partial(self.compare, question)
            ranking = rank(question, found, self._rarity(question), compare)
        return replace(ranking, passages=ranking.passages[: self.limit])

    def candidates(self, question: Question, within: Filter = EVERYTHING) -> list[Candidate]:
        """Ask both legs of the index, in no order."""
        return self.index.find(
            question.search, question.language, _BY_LEG, question.translated, within
        )

    def compare(self, question: Question, sentences: Sequence[Ranked]) -> list[float]:
        """How near sentences are to the question by meaning; alike while no server can tell."""
        texts = [(one.text, one.article.language) for one in sentences]
        try:
            return self.index.meaning.compare((question.search, question.language), texts)
        except EmbeddingError:
            return [0.0] * len(texts)

    def _found(self, question: Question, within: Filter) -> list[Found]:
        """Passages as both legs together find them, best first.

        A passage whose article has changed since it was indexed is left out: its offsets would
        cite other words.
        """
        found: list[Found] = []
        for score, candidate in self._fuse(question, self.candidates(question, within)):
            passage = candidate.passage
            try:
                article = self.corpus.get(passage.article)
            except (UnknownArticle, UnreadableArticle):
                continue
            if article.version == passage.version:
                found.append(Found(article, passage, score, candidate.similarity))
            if len(found) == _FUSED:
                break
        return found

    def _rarity(self, question: Question) -> dict[str, float]:
        """How rare each of the question's terms is, in whichever language it is more common.

        A word's translations have senses of their own, so it is as rare as they are on average.
        """

        def of(term: Term, language: str) -> float:
            known = list(self.index.rarity(list(term.stems[language]), language).values()) or [1.0]
            return min(known) if language == term.language else fmean(known)

        return {term.word: min(of(term, each) for each in term.stems) for term in question.terms}

    def _fuse(
        self, question: Question, candidates: list[Candidate]
    ) -> list[tuple[float, Candidate]]:
        fusion = WEIGHTS.fusion[family(self.index.embedding.name)]
        best = max((candidate.lexical for candidate in candidates), default=0.0) or 1.0

        def score(candidate: Candidate) -> float:
            weight = fusion[pair(question.language, candidate.passage.language)]
            return candidate.lexical / best + weight * candidate.similarity

        ranked = [(score(candidate), candidate) for candidate in candidates]
        return sorted(ranked, key=lambda pair: (-pair[0], pair[1].passage.id))

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [
            Document(
                page_content=found.citation.quote,
                metadata={
                    "article": found.article.id,
                    "version": found.article.version,
                    "start": found.passage.start,
                    "end": found.passage.end,
                    "title": found.article.title,
                    "date": found.article.date.isoformat() if found.article.date else None,
                    "score": found.score,
                },
            )
            for found in self.find(analyse(query)).passages
        ]
