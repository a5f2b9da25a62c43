"""What changed from one wording of an article to another, sentence by sentence."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from corpus.article import Article
from index.sentences import headings, split_sentences

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Neighbouring sentences that are the same in both wordings, or not.

    ``old`` and ``new`` are half-open character ranges of the two texts; empty ones say where
    something was added or removed.
    """

    kind: Literal["same", "added", "removed", "changed"]
    old: Range
    new: Range


_KINDS: dict[str, Literal["same", "added", "removed", "changed"]] = {
    "equal": "same",
    "insert": "added",
    "delete": "removed",
    "replace": "changed",
}


def changes(old: Article, new: Article) -> list[Edit]:
    """Compare two wordings by difflib; the edits are in order and name all that they say once.

    White space between sentences does not count.
    """
    before, after = _pieces(old.text), _pieces(new.text)
    matcher = SequenceMatcher(
        None,
        [" ".join(old.text[start:end].split()) for start, end in before],
        [" ".join(new.text[start:end].split()) for start, end in after],
        autojunk=False,
    )
    return [
        Edit(_KINDS[kind], _range(before, first, last), _range(after, begin, end))
        for kind, first, last, begin, end in matcher.get_opcodes()
    ]


def _pieces(text: str) -> list[Range]:
    """The sentences and sub-headings of a text, in order."""
    sentences = [(one.start, one.end) for one in split_sentences(text)]
    return sorted([*sentences, *headings(text)])


def _range(sentences: list[Range], first: int, last: int) -> Range:
    """The range of the sentences first to last; empty ones end where the one before ends."""
    if first == last:
        at = sentences[first - 1][1] if first else 0
        return at, at
    return sentences[first][0], sentences[last - 1][1]
