"""Articles cut into passages: whole sentences that fit the embedding model's window."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.article import Article
from index.sentences import Sentence, split_sentences

CountTokens = Callable[[Sequence[str], str], list[int]]
"""Counts the tokens of texts in one language, as `index.embedding.Embedding.count_tokens` does."""

_Count = Callable[[Sequence[str]], list[int]]  # the same in a language that is known
_CONTEXT_SHARE = 4  # title and heading take at most a quarter of the window
_LONGEST_WORD = 100  # characters; what is longer is no word
_LONGEST_PASSAGE = 4000  # characters; a tokenizer may count any run of signs as one token


@dataclass(frozen=True, slots=True)
class Passage:
    """A half-open character range of one version of one article, with what it is about.

    ``title`` and ``heading`` go into its embedding; the words themselves stay in the article.
    """

    article: str
    version: str
    start: int
    end: int
    title: str
    heading: str
    language: str
    date: datetime.date | None
    source: str = ""

    @property
    def id(self) -> str:
        """Deterministic: the same article in the same version gives the same ids."""
        return f"{self.article}:{self.version[:16]}:{self.start}-{self.end}"


def split_passages(article: Article, window: int, count_tokens: CountTokens) -> list[Passage]:
    """Cut an article into passages of whole sentences, each within one section.

    ``window`` is the number of tokens that the `embedded_text` of a passage may have. A long
    section is cut into passages of about equal length; a sentence that is longer than the window
    is cut between words. Every sentence lies in a passage, and no two passages overlap.
    """
    text = article.text
    count = _counting(count_tokens, article.language)
    passages: list[Passage] = []
    for heading, group in groupby(split_sentences(text), key=lambda sentence: sentence.heading):
        over = text[heading[0] : heading[1]] if heading else ""
        context = _context(article.title, over, window // _CONTEXT_SHARE, count)
        section = _Section(text, context, window, count)
        passages += [
            Passage(
                article=article.id,
                version=article.version,
                start=start,
                end=end,
                title=article.title,
                heading=over,
                language=article.language,
                date=article.date,
                source=article.source,
            )
            for start, end in section.pack(list(group))
        ]
    return passages


def embedded_text(passage: Passage, text: str, window: int, count_tokens: CountTokens) -> str:
    """Return what is embedded for a passage of ``text``: title and sub-heading over its words."""
    count = _counting(count_tokens, passage.language)
    context = _context(passage.title, passage.heading, window // _CONTEXT_SHARE, count)
    return _joined(context, text[passage.start : passage.end])


def _counting(count_tokens: CountTokens, language: str) -> _Count:
    return lambda texts: count_tokens(texts, language)


def _joined(context: str, words: str) -> str:
    return f"{context}\n{words}" if context else words


def _context(title: str, heading: str, limit: int, count: _Count) -> str:
    """Title and heading, as many whole words of them as the limit of tokens allows."""
    words = " – ".join(part for part in (title, heading) if part).split()[:limit]
    words = [word[:_LONGEST_WORD] for word in words]
    while words and count([" ".join(words)])[0] > limit:
        words.pop()
    return " ".join(words)


@dataclass(frozen=True, slots=True)
class _Section:
    """Sentences under one sub-heading, to be packed under one context."""

    text: str
    context: str
    window: int
    count: _Count

    def pack(self, sentences: list[Sentence]) -> list[tuple[int, int]]:
        """Group neighbouring sentences into ranges within the window, evenly filled."""
        room = self.window - self.count([self.context])[0]
        pieces = self._fit([(one.start, one.end) for one in sentences], "", room)
        # Even halves say more than a full passage and a scrap.
        whole = sum(size for _, size in pieces)
        fair = whole / max(1, -(-whole // room))
        ranges: list[tuple[int, int]] = []
        filled = 0
        for (start, end), size in pieces:
            together = bool(ranges) and end - ranges[-1][0] <= _LONGEST_PASSAGE
            if together and filled + size <= room and filled + size / 2 <= fair:
                ranges[-1] = (ranges[-1][0], end)
                filled += size
            else:
                ranges.append((start, end))
                filled = size
        # Tokens need not add up where texts meet, so what was packed is counted once more.
        return [piece for piece, _ in self._fit(ranges, self.context, self.window)]

    def _fit(
        self, ranges: list[tuple[int, int]], context: str, window: int
    ) -> list[tuple[tuple[int, int], int]]:
        """Cut ranges that are beyond a window in halves; each with its tokens, under the context.

        All are counted in one call: a tokenizer that is asked for many texts at once is quicker.
        """
        words = [self.text[start : min(end, start + _LONGEST_PASSAGE)] for start, end in ranges]
        fitting: list[tuple[tuple[int, int], int]] = []
        sizes = self.count([_joined(context, one) for one in words])
        for (start, end), size in zip(ranges, sizes, strict=True):
            if end - start <= 1 or (end - start <= _LONGEST_PASSAGE and size <= window):
                fitting.append(((start, end), size))
            else:
                fitting += self._fit(self._halves(start, end), context, window)
        return fitting

    def _halves(self, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a range about its middle, between words where it can."""
        middle = (start + end) // 2
        space = max(self.text.rfind(mark, start + 1, middle) for mark in " \n")
        if space < 0:
            return [(start, middle), (middle, end)]
        before, after = self.text[start:space].rstrip(), self.text[space:end].lstrip()
        return [(start, start + len(before)), (end - len(after), end)]
