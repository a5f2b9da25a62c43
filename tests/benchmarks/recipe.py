"""The reference: the recipe for retrieval that is copied everywhere, with nothing added.

LangChain's RecursiveCharacterTextSplitter (1,000 characters, 200 of overlap), all-MiniLM-L6-v2 in
float32 with sentence-transformers' defaults, a plain Chroma collection, the 4 nearest chunks (all
numbers as in LangChain's tutorial on retrieval and its `VectorStore.similarity_search`). The
weights are those of Chroma's default embedding, read from the package that Belegt ships with.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import chromadb
from chromadb.config import Settings
from langchain_core.documents import Document
from langchain_text_splitters import RecursiveCharacterTextSplitter
from sentence_transformers import SentenceTransformer

from index.embedding import packaged_model

TOP = 4
"""Chunks that the recipe hands to a chat model."""

_ROWS = 5000  # rows a call; Chroma allows 5,461


class Chunk(NamedTuple):
    """A chunk that was found: the half-open range of an article, and its words."""

    article: str
    start: int
    end: int
    text: str


class Recipe:
    """Texts cut into chunks, embedded and stored; searched by similarity alone."""

    def __init__(self, folder: Path) -> None:
        """Load the model and make an empty collection in a folder."""
        self._splitter = RecursiveCharacterTextSplitter(
            chunk_size=1000, chunk_overlap=200, add_start_index=True
        )
        self._model = SentenceTransformer(str(packaged_model()), device="cpu")
        client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        self._collection = client.create_collection("recipe", embedding_function=None)

    def ingest(self, texts: Mapping[str, str]) -> int:
        """Store texts by article id; returns how many chunks they make."""
        chunks = self._splitter.split_documents(
            [Document(text, metadata={"article": article}) for article, text in texts.items()]
        )
        words = [chunk.page_content for chunk in chunks]
        vectors = self._model.encode(words, show_progress_bar=False)
        for first in range(0, len(chunks), _ROWS):
            rows = slice(first, first + _ROWS)
            self._collection.add(
                ids=[str(number) for number in range(len(chunks))[rows]],
                embeddings=vectors[rows],
                documents=words[rows],
                metadatas=[chunk.metadata for chunk in chunks[rows]],
            )
        return len(chunks)

    def search(self, question: str, limit: int = TOP) -> list[Chunk]:
        """Find the nearest chunks, best first."""
        found = self._collection.query(
            query_embeddings=self._model.encode([question], show_progress_bar=False),
            n_results=limit,
            include=["documents", "metadatas"],
        )
        texts, rows = (found["documents"] or [[]])[0], (found["metadatas"] or [[]])[0]
        chunks = []
        for text, row in zip(texts, rows, strict=True):
            start = int(str(row["start_index"]))
            chunks.append(Chunk(str(row["article"]), start, start + len(text), text))
        return chunks
