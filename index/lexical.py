"""The lexical leg: passages' words in tantivy. The only file that knows tantivy.

Two fields that were measured to complement each other on German: Snowball stems, and character
4- and 5-grams inside words, which find `Friedenstruppe` for *Truppen* and a name in another
language's spelling.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from math import log
from pathlib import Path

import tantivy
from tantivy import FieldType, Occur, Query, TextAnalyzerBuilder, Tokenizer

from index.filter import EVERYTHING, Filter
from index.passages import Passage
from index.words import STEMMERS, analyzer, grams, stems

_HEAP = 64_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each field's BM25 score counts.

    ``about`` is for title and sub-heading, ``translated`` for words looked up in another
    language's field.
    """

    stems: float = 1.0
    grams: float = 0.15
    about: float = 0.3
    translated: float = 0.6


DEFAULT_WEIGHTS = Weights()


class LexicalIndex:
    """All passages' words on disk, by passage id."""

    def __init__(self, folder: Path) -> None:
        """Open or create the index; raises ValueError where its files are damaged."""
        folder.mkdir(parents=True, exist_ok=True)
        self._index = tantivy.Index(_schema(), path=str(folder))
        self._index.register_tokenizer("grams", TextAnalyzerBuilder(Tokenizer.whitespace()).build())
        for language in STEMMERS:
            self._index.register_tokenizer(language, analyzer(language))
        # A killed process leaves files that tantivy would stumble over when it writes them again.
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        writer.garbage_collect_files()
        writer.wait_merging_threads()

    def count(self) -> int:
        """Count the passages."""
        return int(self._index.searcher().num_docs)

    def replace(
        self, articles: Collection[str], passages: Iterable[Passage], texts: Iterable[str]
    ) -> None:
        """Remove all passages of these articles and store these passages, in one commit."""
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        for article in articles:
            writer.delete_documents_by_term("article", article)
        for passage, text in zip(passages, texts, strict=True):
            about = f"{passage.title} {passage.heading}"
            document = tantivy.Document(
                id=passage.id,
                article=passage.article,
                source=passage.source,
                date=passage.date.toordinal() if passage.date else 0,
                grams=" ".join(grams(text)),
            )
            if passage.language in STEMMERS:
                document.add_text(passage.language, text)
                document.add_text(f"{passage.language}_about", about)
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(
        self,
        text: str,
        language: str,
        limit: int,
        translated: Mapping[str, str] | None = None,
        weights: Weights = DEFAULT_WEIGHTS,
        within: Filter = EVERYTHING,
    ) -> list[tuple[str, float]]:
        """Find passages by a text's words: their ids with the weighted BM25 score, best first.

        ``translated`` holds the text's words in other languages, to be looked up there.
        """
        wanted = [("grams", term, n * weights.grams) for term, n in Counter(grams(text)).items()]
        sought = {language: (text, 1.0)} | {
            other: (words, weights.translated) for other, words in (translated or {}).items()
        }
        for field, (words, share) in sought.items():
            if field in STEMMERS:
                for term, n in Counter(stems(words, field)).items():
                    wanted.append((field, term, n * share * weights.stems))
                    wanted.append((f"{field}_about", term, n * share * weights.about))
        query = Query.boolean_query(
            [
                (Occur.Should, Query.boost_query(self._term(field, term), weight))
                for field, term, weight in wanted
                if weight
            ]
        )
        for condition in self._conditions(within):
            # What must hold narrows the hits and adds nothing to their scores.
            must = Query.const_score_query(condition, 0.0)
            query = Query.boolean_query([(Occur.Must, query), (Occur.Must, must)])
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=limit).hits
        return [(str(searcher.doc(address)["id"][0]), float(score)) for score, address in hits]

    def rarity(self, terms: Collection[str], language: str) -> dict[str, float]:
        """Return each stem's inverse document frequency, from 0 (everywhere) to 1 (nowhere)."""
        field = language if language in STEMMERS else "grams"
        searcher = self._index.searcher()
        total = max(2, int(searcher.num_docs))
        return {
            term: 1 - log(1 + searcher.doc_freq(field, term)) / log(1 + total) for term in terms
        }

    def clear(self) -> None:
        """Remove everything."""
        writer = self._index.writer(heap_size=_HEAP, num_threads=1)
        writer.delete_all_documents()
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def ids(self) -> set[str]:
        """Return the ids of all passages."""
        searcher = self._index.searcher()
        hits = searcher.search(Query.all_query(), limit=max(1, self.count())).hits
        return {str(searcher.doc(address)["id"][0]) for _, address in hits}

    def _conditions(self, within: Filter) -> Iterator[Query]:
        if within.days:
            first, last = within.days
            yield Query.range_query(self._index.schema, "date", FieldType.Integer, first, last)
        if within.source:
            yield self._term("source", within.source)

    def _term(self, field: str, term: str) -> Query:
        return Query.term_query(self._index.schema, field, term)


@cache
def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("article", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("source", tokenizer_name="raw", index_option="basic")
    builder.add_integer_field("date", fast=True)
    builder.add_text_field("grams", tokenizer_name="grams", index_option="freq")
    for language in STEMMERS:
        builder.add_text_field(language, tokenizer_name=language, index_option="freq")
        builder.add_text_field(f"{language}_about", tokenizer_name=language, index_option="freq")
    return builder.build()
