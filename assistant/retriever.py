"""Finds passages for a question: both legs of the index, fused. Meets LangChain's retriever."""

from collections.abc import Mapping
from dataclasses import dataclass

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.answer import Found
from assistant.question import Question, analyse
from corpus.folder import Corpus, UnknownArticle
from corpus.readers import UnreadableArticle
from index.embedding import PACKAGED
from index.index import Candidate, Index

_LIMIT_BY_LEG = 50


@dataclass(frozen=True, slots=True)
class Fusion:
    """How much cosine similarity counts beside the BM25 score of the best passage, which is 1."""

    same: Mapping[str, float]
    across: float


# The packaged model knows English: on German it adds little to the words, across much.
_PACKAGED_FUSION = Fusion(same={"de": 0.3, "en": 0.6}, across=1.0)
# Multilingual models carry more than words do across languages.
_MULTILINGUAL_FUSION = Fusion(same={"de": 0.6, "en": 0.6}, across=2.0)


class PassageRetriever(BaseRetriever):
    """LangChain retriever over a corpus's passages.

    Each document's ``page_content`` is the passage as it stands in the article; its metadata
    names article, version, start, end, title, date and score.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    corpus: Corpus
    index: Index
    limit: int = 10

    def find(self, question: Question) -> list[Found]:
        """Find passages for an analysed question, best first.

        A passage whose article has changed since it was indexed is left out: its offsets would
        cite other words.
        """
        candidates = self.index.find(
            question.search, question.language, _LIMIT_BY_LEG, question.translated
        )
        found = []
        for score, candidate in self._fuse(question, candidates):
            passage = candidate.passage
            try:
                article = self.corpus.get(passage.article)
            except (UnknownArticle, UnreadableArticle):
                continue
            if article.version == passage.version:
                found.append(Found(article, passage, score))
            if len(found) == self.limit:
                break
        return found

    def _fuse(
        self, question: Question, candidates: list[Candidate]
    ) -> list[tuple[float, Candidate]]:
        packaged = self.index.embedding.name == PACKAGED
        fusion = _PACKAGED_FUSION if packaged else _MULTILINGUAL_FUSION
        best = max((candidate.lexical for candidate in candidates), default=0.0) or 1.0

        def score(candidate: Candidate) -> float:
            same = candidate.passage.language == question.language
            weight = fusion.same.get(question.language, 0.0) if same else fusion.across
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
            for found in self.find(analyse(query))
        ]
