"""Who says what: the speaker of each sentence, where the text tells.

Rules over quotation marks, verbs of saying and the German subjunctive; no grammar. Where they are
in doubt they name nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from index.patterns import any_of
from index.persons import Persons
from index.saying import QUOTED, in_mood
from index.scene import Scene
from index.sentences import Range, Sentence
from index.speech import SECOND_MOOD
from index.verbs import SAYING

_QUOTES = re.compile(r"[„“\"][^„“”\"]{0,2000}[“”\"]|«[^«»]{0,2000}»|»[^«»]{0,2000}«")
# A paper's name stands in quotation marks and is no quotation: laut der „Abendpost“.
_TITLE = r"[A-ZÄÖÜ][\w-]+(?:\s(?:del?|des|der|du|la|le|am|im|[A-ZÄÖÜ][\w-]+)){0,3}"
_QUOTED_TITLE = rf"[„«»\"]({_TITLE})[“»«\"]"
# What papers do.
_PRINTS = any_of(
    r"""
        bericht\w+ fand find\w+ jubel\w+ kommentier\w+ kritisier\w+ lob\w+ mein\w+ meld\w+ nann\w+
        nenn\w+ notier\w+ schr[ei]\w+ spott\w+ titel\w+ urteil\w+ zitier\w+
    """
)
# What names a paper: Berichten der, dem Magazin, laut.
_OF_PAPER = any_of(
    """
    Angaben Berichte?n?s? Blatt Informationen Magazin Portal Sender Zeitschrift Zeitung [Ll]aut
    """
)
_BEFORE_TITLE = (
    rf"{_OF_PAPER}(?:\s(?:der|des|dem|von))?\s"
    rf"|[Ww]ie (?:die|der|das) |\x20{_PRINTS} (?:die|der|das) "
)
_PAPER = re.compile(
    rf"({_BEFORE_TITLE}){_QUOTED_TITLE}"
    rf"|^(D(?:ie|er|as)\s){_QUOTED_TITLE}(?=\s(?:{_PRINTS}|hat|hatte)\b)"
)
_CONDITION = re.compile(r"\b(?:wenn|falls)\b", re.IGNORECASE)
# What goes on with the words of somebody: demnach, ihren Angaben zufolge, heißt es darin.
_IT_SAYS = r"(?:hei(?:ß|ss)t|hie(?:ß|ss)) es (?:darin|dort|weiter|außerdem|zudem)"
_THEREBY = re.compile(rf"\b(?:demnach|demzufolge|(?:seinen|ihren) Angaben zufolge|{_IT_SAYS})\b")
_NESTED = re.compile(r"[‚‘‹›][^‚‘’‹›„“”\"]{0,500}[‘’‹›]")
_LONGEST_SENTENCE = 1500  # characters; what stands beyond them names nobody
_WORDS = re.compile(r"\b\w++\W++\w++\W++\w")  # more than two, beside what is quoted


def attribute(text: str, sentences: Sequence[Sentence], language: str) -> list[Range | None]:
    """Return for each sentence the range that names its speaker, None where nobody is told.

    A sentence has a speaker where it renders somebody's words: quoted, reported with a verb of
    saying or by *laut*, or in the subjunctive that goes on from the sentence before. A pronoun or
    an office gives the name that it stands for, if the text before says it. Languages other than
    German and English have no speakers.
    """
    if language not in SAYING:
        return [None] * len(sentences)
    persons = Persons(text, language)
    scene = Scene(persons, language)
    speakers: list[Range | None] = []
    hinted: Range | None = None  # whose words may follow: Kern lobte das. Es sei gut.
    for place, sentence in enumerate(sentences):
        outside = _outside(text, sentence)
        speaker = scene.speaker(outside, sentence)
        before = sentences[place - 1] if place else sentence
        if speaker is None and place and before.heading == sentence.heading:
            near = sentence.paragraph - before.paragraph <= 1
            if near and _goes_on(outside, language):
                speaker = speakers[-1] or hinted
        persons.learn(outside, sentence)
        hinted = None if speaker else scene.subject(outside, sentence)
        speakers.append(speaker)
        persons.last = speaker or persons.last
    return speakers


def with_speakers(text: str, sentences: Sequence[Sentence], language: str) -> list[Sentence]:
    """Return the sentences, each with its speaker as `attribute` finds it."""
    found = attribute(text, sentences, language)
    return [replace(one, speaker=who) for one, who in zip(sentences, found, strict=True)]


def _outside(text: str, sentence: Sentence) -> str:
    """Return the sentence with what is quoted in it blotted out, character by character."""

    def blot(found: re.Match[str]) -> str:
        return QUOTED * len(found[0])

    words = text[sentence.start : min(sentence.end, sentence.start + _LONGEST_SENTENCE)]
    words = _PAPER.sub(lambda found: re.sub(r"[„“«»\"]", " ", found[0]), words)
    return _NESTED.sub(blot, _QUOTES.sub(blot, words))


def _goes_on(outside: str, language: str) -> bool:
    """Whether a sentence goes on rendering what the sentence before it rendered."""
    if QUOTED in outside and not _WORDS.search(outside):
        return True
    if language != "de":
        return False
    second = SECOND_MOOD.search(outside) and not _CONDITION.search(outside)
    return in_mood(outside) or bool(second or _THEREBY.search(outside))
