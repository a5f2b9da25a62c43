"""What the articles date, and whom they quote: sentences by day and by speaker."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from assistant.answer import Citation
from assistant.matching import article_days, article_sentences
from assistant.proof.names import names, same_name
from assistant.proof.typography import Words
from corpus.article import Article
from index.words import fold

_LONGEST = datetime.timedelta(days=7)  # what takes longer is a period, no event


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence that tells of some days, both included; ``day`` is the first of them."""

    day: datetime.date
    last: datetime.date
    citation: Citation


@dataclass(frozen=True, slots=True)
class Quoted:
    """Somebody whose words the articles give, and the sentences that give them."""

    name: str
    quotes: tuple[Citation, ...]


def events(articles: Iterable[Article]) -> list[Event]:
    """Return the sentences that name a day or a few, in order of time, each once a day."""
    found: dict[tuple[datetime.date, datetime.date, str, int], Event] = {}
    for article in articles:
        sentences, days = article_sentences(article), article_days(article)
        for sentence, mentions in zip(sentences, days, strict=True):
            for one in mentions:
                if one.last - one.first <= _LONGEST:
                    citation = Citation(article, sentence.start, sentence.end)
                    key = (one.first, one.last, article.id, sentence.start)
                    found[key] = Event(one.first, one.last, citation)
    return [found[key] for key in sorted(found)]


def quoted(articles: Iterable[Article]) -> list[Quoted]:
    """Return who is quoted, the most quoted first. Somebody goes by the last word of the name.

    Who has no name (*ein Sprecher*, *das Papier*) is left out.
    """
    people: dict[str, list[tuple[str, Citation]]] = defaultdict(list)
    for article in articles:
        for sentence in article_sentences(article):
            if sentence.speaker is None:
                continue
            name = " ".join(article.text[slice(*sentence.speaker)].split())
            key = _key(name, article.language, people)
            if key:
                people[key].append((name, Citation(article, sentence.start, sentence.end)))
    found = [
        Quoted(_called(name for name, _ in said), tuple(cited for _, cited in said))
        for said in people.values()
    ]
    return sorted(found, key=lambda one: (-len(one.quotes), fold(one.name)))


def _key(name: str, language: str, known: Iterable[str]) -> str:
    """What somebody is found under: the last word of the name, however it is spelt."""
    words = Words.of(name)
    if not words.keys:
        return ""
    last = words.keys[-1]
    before = next((one for one in known if same_name(one, last)), None)
    # A surname may be a noun, such as Koch; the given name before it tells that it is none.
    of_name = {end for _, end, _ in names(words, language)}
    is_name = bool(of_name & {len(words.keys), len(words.keys) - 1})
    return before or (last if is_name else "")


def _called(names: Iterable[str]) -> str:
    """The form of a name that is used most, among the longer ones if there are any."""
    counted = Counter(names)
    whole = [name for name in counted if " " in name] or list(counted)
    return max(whole, key=lambda name: (counted[name], len(name)))
