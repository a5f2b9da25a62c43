"""Who says what a place of an article says, and who is said to say it."""

import re
from collections.abc import Sequence

from assistant.answer import Citation
from assistant.matching import article_sentences
from assistant.proof.names import is_compound, is_role, names, place_or_people, same_name
from assistant.proof.typography import Words
from index.sentences import split_sentences
from index.speakers import with_speakers
from index.verbs import SAYING

_QUOTED = re.compile(r"[„“\"][^„“”\"]*[“”\"]|«[^«»]*»")


def speaker_of(cited: Citation) -> str:
    """Return the words that name who says the cited words; nothing where the article speaks."""
    found = [
        one.speaker
        for one in article_sentences(cited.article)
        if one.start < cited.end and cited.start < one.end and one.speaker
    ]
    return cited.article.text[slice(*found[0])] if found else ""


def named_speaker(text: str, language: str) -> str:
    """Return the words of a text of one or a few sentences that say who speaks, or nothing."""
    found = [one.speaker for one in with_speakers(text, split_sentences(text), language)]
    spoken = next(filter(None, found), None)
    return text[slice(*spoken)] if spoken else ""


def may_speak(claimed: str, cited: Citation, language: str) -> bool:
    """Whether the cited words may be those of somebody.

    They may if the article says so. Where it names nobody, they may if it names them in the
    sentence or one beside it. Who has no name, such as *der Kanzler*, can be anybody.
    """
    ours = _names(claimed, language)
    if not ours:
        return True
    speaker = speaker_of(cited)
    if theirs := _names(speaker, cited.article.language):
        if any(same_name(a, b) for a in ours for b in theirs):
            return True
        # Another may report it: sagte X laut Y; and who speaks may speak for a body.
        return _is_heard(ours, cited) or _speaks_for(ours, cited)
    # Who is meant by *the paper* is not told after it.
    near = _beside(cited, after=not speaker)
    return any(same_name(a, b) for a in ours for b in near.keys)


def _beside(cited: Citation, *, after: bool) -> Words:
    """Return the words of the cited sentences and of the one before, or before and ``after``."""
    sentences, text = article_sentences(cited.article), cited.article.text
    over = [
        place
        for place, one in enumerate(sentences)
        if one.start < cited.end and cited.start < one.end
    ]
    if not over:
        return Words.of(text[cited.start : cited.end])
    first, last = max(0, over[0] - 1), min(len(sentences) - 1, over[-1] + after)
    return Words.of(text[sentences[first].start : sentences[last].end])


def _speaks_for(bodies: Sequence[str], cited: Citation) -> bool:
    """Whether the article calls somebody near the cited words a body's: *NATO-Generalsekretär*."""
    return any(
        key.startswith(f"{body}-") and is_role(key.split("-")[-1], cited.article.language)
        for key in _beside(cited, after=True).keys
        for body in bodies
    )


def _is_heard(names: Sequence[str], cited: Citation) -> bool:
    """Whether a verb of saying follows a name in the cited words."""
    words = Words.of(_QUOTED.sub(" ", cited.quote))
    saying = SAYING.get(cited.article.language, frozenset())
    return any(
        same_name(name, key) and saying.intersection(words.keys[place + 1 : place + 3])
        for place, key in enumerate(words.keys)
        for name in names
    )


def _names(text: str, language: str) -> list[str]:
    """The names of persons or bodies in an expression; of a country only if nothing else is there.

    A capitalised word is one even where the dictionary has it: in *Rutte* it is a verb.
    """
    words = Words.of(text)
    found = [key for _, _, key in names(words, language)]
    alone = len(words.keys) == 1 and text.strip()[:1].isupper()
    if alone and language == "de" and is_compound(text.strip()):
        return []  # das Strategiepapier
    if not found and alone:
        found = [words.keys[0]]
    named = [key for key in found if not is_role(key.split("-")[-1], language)]
    return [key for key in named if not place_or_people(key)] or named
