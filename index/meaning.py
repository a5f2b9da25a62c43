"""How near sentences are to a question by meaning. Finds nothing: that is the index's work."""

from collections.abc import Sequence

import numpy as np

from index.embedding import Embedding, Vectors

_KEPT = 10_000  # sentences whose vectors are kept: some 15 MB

Text = tuple[str, str]
"""A text and its language."""


class Meaning:
    """Compares a question with sentences by an embedding model.

    The question last embedded and the vectors of sentences are kept: a question is embedded to
    find passages and again to compare their sentences, and follow-ups meet the same sentences.
    """

    def __init__(self, embedding: Embedding) -> None:
        """Take the model that all is embedded with."""
        self._embedding = embedding
        self._asked: tuple[Text, Vectors] | None = None
        self._known: dict[Text, Vectors] = {}

    def embed(self, text: str, language: str) -> Vectors:
        """Embed a question; raises `EmbeddingError`."""
        vector = self._embedding.embed_question(text, language)
        self._asked = (text, language), vector
        return vector

    def compare(self, question: Text, sentences: Sequence[Text]) -> list[float]:
        """Return each sentence's cosine to the question, -1 to 1; raises `EmbeddingError`."""
        asked = self._asked
        vector = asked[1] if asked and asked[0] == question else self.embed(*question)
        if len(self._known) > _KEPT:
            self._known = {}
        known = self._known
        new = [one for one in dict.fromkeys(sentences) if one not in known]
        if new:
            texts, languages = zip(*new, strict=True)
            rows = self._embedding.embed_passages(texts, languages)
            known |= dict(zip(new, rows, strict=True))
        return [float(np.dot(known[one], vector)) for one in sentences]
