"""Quotations that are altered in one thing each, and faithful ones in other typography.

Made from articles' own sentences by a seeded generator, so that a failure can be repeated.
"""

import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from assistant.answer import Citation
from assistant.matching import article_sentences
from assistant.proof.lexicon import is_negation, quantifier, unit
from assistant.proof.names import names, place_or_people, same_name
from assistant.proof.typography import Words
from corpus.article import Article
from index.words import is_known

Rewrite = Callable[[str, random.Random], str | None]

MONTHS = {
    "de": "Januar Februar März April Juni Juli August September Oktober November Dezember".split(),
    "en": "January February March April June July August September October November".split(),
}
_FIGURE = re.compile(r"(?<![\w.,])\d+(?![\w])")
_QUANTITIES = {
    "mehr als": "weniger als",
    "Mehr als": "Weniger als",
    "alle": "einige",
    "Alle": "Einige",
    "jede": "manche",
    "viele": "alle",
    "einige": "alle",
    "einige der": "alle",
    "nur": "immer",
    "fast": "",
    "almost": "",
    "more than": "less than",
    "all": "some",
    "some": "all",
    "every": "hardly any",
    "most": "all",
    "only": "always",
    "vor allem": "nie",
    "rund": "",
    "etwa": "höchstens",
    "mindestens": "höchstens",
}
_UNITS = {
    "Tage": "Wochen",
    "Wochen": "Monaten",
    "Jahre": "Tage",
    "Jahren": "Wochen",
    "Jahr": "Monat",
    "Euro": "Dollar",
    "Prozent": "Promille",
    "Kilometer": "Meilen",
    "Punkten": "Kapiteln",
    "Punkte": "Kapitel",
    "Staaten": "Städte",
    "Drohnen": "Panzer",
    "Raketen": "Drohnen",
    "years": "months",
    "days": "weeks",
    "percent": "points",
    "pages": "chapters",
    "Milliarden": "Millionen",
    "Stunden": "Minuten",
    "Uhr": "Stunden",
    "Mark": "Dollar",
}
_TIMES = {
    "bevor": "nachdem",
    "Bevor": "Nachdem",
    "nachdem": "bevor",
    "Nachdem": "Bevor",
    "zuvor": "danach",
    "Zuvor": "Danach",
    "danach": "zuvor",
    "Danach": "Zuvor",
    "anschließend": "zuvor",
    "Anschließend": "Zuvor",
    "before": "after",
    "Before": "After",
    "after": "before",
    "After": "Before",
    "zuletzt": "zuerst",
}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation, what was done to it, and the place that it was made from."""

    text: str
    kind: str
    source: Citation


def altered(articles: Sequence[Article], seed: int = 1) -> Iterator[Quotation]:
    """Yield quotations that say something else than their source, one change each."""
    chance = random.Random(seed)
    people = sorted({name for article in articles for name in _people(article)})
    for cited in _sentences(articles):
        language = cited.article.language
        others = [name for name in people if name not in cited.quote]
        for kind, rewrite in _ALTERATIONS.items():
            text = rewrite(_plain(cited), language, others, chance)
            if text and Words.of(text).keys != Words.of(cited.quote).keys:
                yield Quotation(text, kind, cited)
    yield from _spliced(articles, chance)
    yield from _by_somebody_else(articles, people, chance)


def faithful(articles: Sequence[Article], seed: int = 2) -> Iterator[Quotation]:
    """Yield quotations that differ from their source in typography or an ending alone."""
    chance = random.Random(seed)
    for cited in _sentences(articles):
        for kind, rewrite in _FAITHFUL.items():
            text = rewrite(_plain(cited), chance)
            if text and text != cited.quote:
                yield Quotation(text, kind, cited)


def _plain(cited: Citation) -> str:
    return " ".join(cited.quote.split())


def _sentences(articles: Sequence[Article]) -> Iterator[Citation]:
    for article in articles:
        for sentence in article_sentences(article):
            cited = Citation(article, sentence.start, sentence.end)
            if len(Words.of(cited.quote).keys) >= 6:
                yield cited


def _people(article: Article) -> list[str]:
    """Return the family names of persons: they stand after another name."""
    words = Words.of(article.text)
    found = names(words, article.language)
    return [
        words.written(c, d)
        for (a, b, one), (c, d, other) in pairwise(found)
        if b == c and d - c == b - a == 1 and not words.stops[a]
        if not place_or_people(one) and not place_or_people(other)
        if not is_known(other, "en") and not is_known(one, "en")
    ]


def _number(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    found = list(_FIGURE.finditer(text))
    if not found:
        return None
    one = chance.choice(found)
    value = str(int(one[0]) + chance.choice((1, 2, 10)))
    return text[: one.start()] + value + text[one.end() :]


def _month(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    months = MONTHS.get(language, [])
    found = next((month for month in months if re.search(rf"\b{month}\b", text)), None)
    if not found:
        return None
    other = chance.choice([month for month in months if month != found])
    return re.sub(rf"\b{found}\b", other, text, count=1)


def _name(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    words = Words.of(text)
    found = [one for one in names(words, language) if one[1] - one[0] == 1]
    if not found or not others:
        return None
    first, _, key = chance.choice(found)
    unlike = [name for name in others if not same_name(Words.of(name).keys[0], key)]
    token = words.places[first]
    return text[: token.start] + chance.choice(unlike) + text[token.end :]


def _swapped(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Let two names change places."""
    words = Words.of(text)
    found = [one for one in names(words, language) if one[1] - one[0] == 1]
    pairs = [(a, b) for a in found for b in found if a[0] < b[0] and not same_name(a[2], b[2])]
    if not pairs:
        return None
    one, other = (words.places[place[0]] for place in chance.choice(pairs))
    return (
        text[: one.start]
        + text[other.start : other.end]
        + text[one.end : other.start]
        + text[one.start : one.end]
        + text[other.end :]
    )


def _negation(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    """Take a negation away, or put one in."""
    words = Words.of(text)
    found = [token for token in words.places if is_negation(token.key)]
    if found:
        token = chance.choice(found)
        put = {"kein": "ein", "no": "a"}.get(token.key[:4], "")
        return " ".join((text[: token.start] + put + text[token.end :]).split())
    place = chance.randrange(2, len(words.places))
    at = words.places[place].start
    return f"{text[:at]}{'nicht' if language == 'de' else 'not'} {text[at:]}"


def _quantity(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    return _from(_QUANTITIES, text)


def _unit(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    return _from(_UNITS, text)


def _time(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    return _from(_TIMES, text)


def _from(table: dict[str, str], text: str) -> str | None:
    for word, other in table.items():
        if re.search(rf"\b{word}\b", text):
            return " ".join(re.sub(rf"\b{word}\b", other, text, count=1).split())
    return None


def _left_out(text: str, language: str, others: Sequence[str], chance: random.Random) -> str | None:
    words = Words.of(text)
    token = words.places[chance.randrange(1, len(words.places) - 1)]
    return " ".join((text[: token.start] + text[token.end :]).split())


def _reordered(
    text: str, language: str, others: Sequence[str], chance: random.Random
) -> str | None:
    if any(mark in text for mark in '„“"«'):
        return None  # where a quotation stands in its sentence is no alteration
    clauses = text.rstrip(".").split(", ")
    if len(clauses) < 2 or min(len(clause.split()) for clause in clauses) < 2:
        return None
    return ", ".join(reversed(clauses)) + "."


_ALTERATIONS = {
    "number": _number,
    "date": _month,
    "name": _name,
    "swap": _swapped,
    "negation": _negation,
    "quantifier": _quantity,
    "unit": _unit,
    "time": _time,
    "left out": _left_out,
    "order": _reordered,
}


def _spliced(articles: Sequence[Article], chance: random.Random) -> Iterator[Quotation]:
    """Join the beginning of a sentence with the end of another one."""
    for article in articles:
        sentences = list(_sentences([article]))
        for one in sentences:
            other = chance.choice(sentences)
            if other is one:
                continue
            begin, end = _plain(one).split(), _plain(other).split()
            text = " ".join(begin[: len(begin) // 2] + end[len(end) // 2 :])
            if Words.of(text).line.strip("\x1f") not in Words.of(article.text).line:
                yield Quotation(text, "splice", one)


def _by_somebody_else(
    articles: Sequence[Article], people: Sequence[str], chance: random.Random
) -> Iterator[Quotation]:
    """Give a sentence with a speaker to somebody else who is not named near it."""
    for article in articles:
        for sentence in article_sentences(article):
            if sentence.speaker is None:
                continue
            cited = Citation(article, sentence.start, sentence.end)
            paragraph = article.text.rfind("\n", 0, cited.start), article.text.find("\n", cited.end)
            near = article.text[paragraph[0] + 1 : paragraph[1]]
            known = Words.of(near).keys
            persons = [
                one
                for one in people
                if len(one) > 4 and not any(same_name(one.casefold(), key) for key in known)
            ]
            clause = max(re.split(r"[,:;„“\"]", cited.quote), key=len).strip(" .")
            if persons and len(clause.split()) > 4:
                who = chance.choice(persons)
                said = f"„{clause}“, sagte {who}."
                if article.language != "de":
                    said = f"“{clause},” said {who}."
                yield Quotation(said, "speaker", cited)


def _other_marks(text: str, chance: random.Random) -> str | None:
    marks = chance.choice(("«»", "»«", '""', "“”", "‚‘"))
    return f"{marks[0]}{text.translate({ord(sign): None for sign in '„“”'})}{marks[1]}"


def _dashes(text: str, chance: random.Random) -> str | None:
    return text.replace("–", chance.choice(("—", "-"))) if " – " in text else None


def _spaces(text: str, chance: random.Random) -> str | None:
    return "".join(
        chance.choice(("\u00a0", "  ", "\n", "\u202f")) if sign == " " and chance.random() < 0.3
        else sign for sign in text
    )  # fmt: skip


def _soft_hyphens(text: str, chance: random.Random) -> str | None:
    return re.sub(r"(\w{4})(?=\w{4})", "\\1\u00ad", text)


def _decomposed(text: str, chance: random.Random) -> str | None:
    return unicodedata.normalize("NFD", text)


def _fixed_hyphens(text: str, chance: random.Random) -> str | None:
    return text.replace("-", "‑")


def _shortened(text: str, chance: random.Random) -> str | None:
    """Leave out one or two words that neither deny nor count, with a mark for it."""
    words = Words.of(text)
    place = chance.randrange(1, len(words.places) - 2)
    end = place + chance.choice((1, 2))
    if any(is_negation(key) or quantifier(key) or unit(key) or not key.isalpha()
           for key in words.keys[place - 1 : end + 1]):  # fmt: skip
        return None
    mark = chance.choice(("(…)", "[…]", "…", "[...]"))
    return f"{text[: words.places[place].start]}{mark} {text[words.places[end].start :]}"


def _from_within(text: str, chance: random.Random) -> str | None:
    """Take a whole clause of a sentence."""
    clauses = [clause.strip() for clause in re.split(r"[,;:–]", text.rstrip(".!?"))]
    clauses = [clause for clause in clauses if len(clause.split()) >= 4]
    return f"„{chance.choice(clauses)}“" if clauses else None


def _bracketed(text: str, chance: random.Random) -> str | None:
    return f"[{text[0].swapcase()}]{text[1:]}" if text[0].isalpha() else None


_FAITHFUL: dict[str, Rewrite] = {
    "marks": _other_marks,
    "dashes": _dashes,
    "spaces": _spaces,
    "soft hyphens": _soft_hyphens,
    "decomposed": _decomposed,
    "hyphens": _fixed_hyphens,
    "ellipsis": _shortened,
    "clause": _from_within,
    "bracketed": _bracketed,
}
