"""The quote check: whether what somebody else wrote stands in the articles, word for word.

Each sentence is looked up in the whole corpus: it is verbatim, altered, misattributed or absent.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from assistant.answer import Citation
from assistant.matching import article_sentences
from assistant.proof import alignment
from assistant.proof.alignment import Stretch
from assistant.proof.differences import cut_off, differences, is_verbatim, left_out
from assistant.proof.frame import around, is_copied, quotations
from assistant.proof.typography import Words, article_as_words
from assistant.proof.verdict import Difference
from assistant.proof.voices import may_speak, speaker_of
from assistant.question import LANGUAGES
from corpus.article import Article, normalise
from corpus.folder import Corpus, UnknownArticle
from corpus.language import language_of
from corpus.readers import UnreadableArticle
from index.index import Index
from index.sentences import split_sentences
from index.speakers import with_speakers

MAX_TEXT = 20_000
"""Characters that are checked at once."""

Found = Literal["verbatim", "altered", "misattributed", "absent"]

_WORST: tuple[Found, ...] = ("verbatim", "misattributed", "altered", "absent")
_PASSAGES = 40  # that each leg of the index is asked for; an exact quotation is among the first
_WORDS = 400  # characters of a sentence that are looked up
_SHARE = 0.6  # of its words in order, below which a sentence is no altered quotation
_WHOLE = 4  # words of a quotation that is more than a phrase
_LOOKED_UP = 2  # words of a quotation that is looked up by itself


_WRAPPED = re.compile(r"(?<!\n)\n(?!\n)")  # a line's end within a paragraph
_ELLIPSIS = re.compile(r"(?:…|\.\.\.)[)\]]?$")


class TextTooLong(ValueError):
    """The text to be checked is too long; the message says how long it may be."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of one sentence: its verdict, what differs, and the place it comes from.

    ``speaker`` is who says it there; ``citation`` is None for what is absent.
    """

    text: str
    verdict: Found
    differences: tuple[Difference, ...] = ()
    citation: Citation | None = None
    speaker: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the sentence as `belegt check --json` prints it."""
        return {
            "text": self.text,
            "verdict": self.verdict,
            "differences": [one.to_json() for one in self.differences],
            "citation": self.citation.to_json() if self.citation else None,
            "speaker": self.speaker or None,
        }


@dataclass(frozen=True, slots=True)
class _Given:
    """A sentence as it was given, and who is said in it to say it."""

    text: str
    speaker: str


def to_json(checked: Sequence[Checked], text: str) -> dict[str, Any]:
    """Return what became of a text as `belegt check --json` prints it."""
    language = language_of(text, LANGUAGES)
    return {"language": language, "sentences": [one.to_json() for one in checked]}


class QuoteCheck:
    """Checks what others wrote against all articles of a corpus."""

    def __init__(self, corpus: Corpus, index: Index) -> None:
        self._corpus = corpus
        self._index = index

    def check(self, text: str, article: str = "") -> list[Checked]:
        """Check each sentence of a text; ``article`` is the id of the one that it names.

        Raises `TextTooLong`, and `UnknownArticle` for an id that is none.
        """
        text = _WRAPPED.sub(" ", normalise(text))
        if len(text) > MAX_TEXT:
            raise TextTooLong(
                f"the text has {len(text)} characters, at most {MAX_TEXT} are checked at once; "
                "check it in parts"
            )
        named = self._corpus.get(article) if article else None
        language = language_of(text, LANGUAGES)
        return [self._sentence(one, named, language) for one in _sentences(text, language)]

    def _sentence(self, sentence: _Given, named: Article | None, language: str) -> Checked:
        written = sentence.text
        articles = self._articles(written, named, language)
        whole = _Sought(written, "", named, language).within(articles)
        spoken = [quoted for quoted in quotations(written) if _words(quoted) >= _LOOKED_UP]
        if whole.verdict == "verbatim" or not spoken:
            return whole
        found = [
            _Sought(quoted, sentence.speaker, named, language).within(
                self._articles(quoted, named, language)
            )
            for quoted in spoken
        ]
        worst = max(found, key=lambda one: _WORST.index(one.verdict))
        if worst.verdict == "verbatim":
            if is_copied(written, whole, language):
                return whole
            changed = list(around(written, worst, language))
            worst = replace(worst, verdict="altered" if changed else "verbatim")
            worst = replace(worst, differences=(*changed, *worst.differences))
        return replace(worst, text=written)

    def _articles(self, text: str, named: Article | None, language: str) -> list[Article]:
        """The articles that may hold a text, most likely first; the named one before all."""
        found = self._index.find(text[:_WORDS], language, _PASSAGES)
        ranked = sorted(found, key=lambda one: (-one.lexical, -one.similarity, one.passage.id))
        articles = {named.id: named} if named else {}
        for candidate in ranked:
            if candidate.passage.article not in articles:
                try:
                    articles[candidate.passage.article] = self._corpus.get(
                        candidate.passage.article
                    )
                except (UnknownArticle, UnreadableArticle):
                    continue
        return list(articles.values())


def _sentences(text: str, language: str) -> list[_Given]:
    """Cut a text into sentences; an ellipsis ends none."""
    found: list[_Given] = []
    begin = 0
    for sentence in with_speakers(text, split_sentences(text), language):
        if not found or not _ELLIPSIS.search(found[-1].text):
            begin = sentence.start
        elif found:
            found.pop()
        speaker = text[slice(*sentence.speaker)] if sentence.speaker else ""
        found.append(_Given(text[begin : sentence.end], speaker))
    return found


def _words(text: str) -> int:
    return len(Words.of(text).keys)


@dataclass(frozen=True, slots=True)
class _Sought:
    """A quotation that is looked for: its text, who and which article is said to have it."""

    text: str
    claimed: str
    named: Article | None
    language: str

    def within(self, articles: Sequence[Article]) -> Checked:
        """Check against articles, and return the best that can be said of any of them."""
        exact = [one for article in articles for one in self._exact(article)]
        if exact:
            return min(exact, key=lambda one: (_WORST.index(one.verdict), len(one.differences)))
        near = [one for article in articles if (one := self._near(article))]
        if near:
            return min(near, key=lambda one: (_WORST.index(one.verdict), len(one.differences)))
        return self._spliced(articles) or Checked(self.text, "absent")

    def _exact(self, article: Article) -> Iterator[Checked]:
        source = article_as_words(article)
        quoted = alignment.parts(self.text)
        for stretches in alignment.exact(quoted, source):
            found = left_out(source, stretches)
            size = sum(len(part.keys) for part in quoted)
            plain = self.text.strip(" „“”\"«»'‚‘’")
            whole = plain[:1].isupper() and plain[-1:] in ".!?"
            if whole or size >= _WHOLE:
                over = Stretch(stretches[0].first, stretches[-1].end)
                found += cut_off(source, over, _bounds(article, source, over), whole=whole)
            yield self._judged(article, source, stretches[0].first, stretches[-1].end, found)

    def _near(self, article: Article) -> Checked | None:
        given, source = Words.of(self.text), article_as_words(article)
        found = alignment.nearest(given, source)
        if found is None or not _is_near(given, source, found):
            return None
        told = differences(given, source, found, self.language)
        if is_verbatim(told, len(given.keys)):
            cut = cut_off(source, found, _bounds(article, source, found), whole=False)
            return self._judged(article, source, found.first, found.end, cut, told)
        return self._judged(article, source, found.first, found.end, told)

    def _judged(
        self,
        article: Article,
        source: Words,
        first: int,
        end: int,
        altered: Sequence[Difference],
        harmless: Sequence[Difference] = (),
    ) -> Checked:
        citation = Citation(article, *source.range(first, end - 1))
        speaker = speaker_of(citation)
        verdict: Found = "altered" if altered else "verbatim"
        wrong = [] if altered else list(self._misattributed(citation, speaker))
        if wrong:
            verdict = "misattributed"
        return Checked(self.text, verdict, (*altered, *wrong, *harmless), citation, speaker)

    def _misattributed(self, citation: Citation, speaker: str) -> Iterator[Difference]:
        if self.named and citation.article.id != self.named.id:
            yield Difference("article", self.named.title, citation.article.title)
        if self.claimed and not may_speak(self.claimed, citation, self.language):
            yield Difference("speaker", self.claimed, speaker)

    def _spliced(self, articles: Sequence[Article]) -> Checked | None:
        """Find a sentence that is put together from several places of an article."""
        given = Words.of(self.text)
        for article in articles:
            source = article_as_words(article)
            if runs := alignment.spliced(given, source):
                told = tuple(
                    Difference("splice", self.text, source.written(run.first, run.end))
                    for run in runs
                )
                citation = Citation(article, *source.range(runs[0].first, runs[0].end - 1))
                return Checked(self.text, "altered", told, citation, speaker_of(citation))
        return None


def _bounds(article: Article, source: Words, stretch: Stretch) -> tuple[int, int]:
    """Return the range of characters of the sentences that a stretch is of."""
    start, end = source.range(stretch.first, stretch.end - 1)
    over = [one for one in article_sentences(article) if one.start < end and start < one.end]
    return (over[0].start, over[-1].end) if over else (start, end)


def _is_near(given: Words, source: Words, found: Stretch) -> bool:
    """Whether a stretch is what was quoted, altered: it has most words, three of them long.

    A phrase must have all of its words, but for their endings.
    """
    changed = {place for a, b, _, _ in found.changes for place in range(a, b)}
    long = sum(len(key) > 3 for place, key in enumerate(given.keys) if place not in changed)
    if found.share >= _SHARE and long >= 3:
        return True
    return len(given.keys) < _WHOLE and all(
        b - a == d - c and all(map(alignment.inflected, given.keys[a:b], source.keys[c:d]))
        for a, b, c, d in found.changes
    )
