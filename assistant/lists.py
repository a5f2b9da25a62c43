"""Which sentences are said together: lists, and sentences that lean on the one before."""

import re

from assistant.matching import split_article
from corpus.article import Article
from index.sentences import Sentence

_LONGEST = 12  # sentences of a list

# A sentence that begins so leans on the one before it.
_LEANS = re.compile(
    r"[„“\"»«]?(?:Er|Sie|Ihm|Ihn|Ihr|Ihnen|Sein|Seine[mnrs]?|Ihre[mnrs]?|Dies(?:e[mnrs]?)?|"
    r"Jene[mnrs]?|Das(?= (?:ist|war|sei|hat|wird|soll|sagt))|Dort|Dabei|Dazu|Davon|Danach|Darin|"
    r"Darüber|Damit|Daran|Daraufhin|Außerdem|Zudem|Auch|Vielmehr|Stattdessen|Allerdings|Dagegen|"
    r"Deshalb|Deswegen|Daher|Darum|Beide|Letztere[rs]?|Derselbe|Dieselbe|He|She|It|They|His|Her|"
    r"Its|Their|This|That|These|Those|There|Therefore|Then|Thus|Hence|But|However|Instead|Both)\b"
)
_BULLET = re.compile(r"[-•*]\s+")
_FIRST = re.compile(r"(?:Erstens|First(?:ly)?)\b")
_NUMBERED = re.compile(
    r"(?:Erstens|Zweitens|Drittens|Viertens|Fünftens|Sechstens|Siebtens|First(?:ly)?|Second(?:ly)?|"
    r"Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?)\b"
)


def beginning(article: Article, place: int) -> int:
    """Return the place to begin at so that a sentence is understood: two before at most."""
    sentences, text = split_article(article), article.text
    first = place
    while first and place - first < 2 and _LEANS.match(text, sentences[first].start):
        if not _joined(text, sentences[first - 1], sentences[first]):
            break
        first -= 1
    return first


def listed(article: Article, place: int) -> range:
    """Return the places of the list that a sentence is of or leads to; else its own alone.

    A list is of bullets, or of sentences that number themselves: *Erstens … Zweitens …*.
    """
    within = place + 1 if _leads(article, place) else place
    if not _is_item(article, within):
        return range(place, place + 1)
    first = last = within
    while first > place - _LONGEST and _is_item(article, first - 1):
        first -= 1
    while last < within + _LONGEST and _is_item(article, last + 1):
        last += 1
    if first and _leads(article, first - 1):
        first -= 1
    return range(first, last + 1)


def without_bullet(article: Article, place: int) -> int:
    """Return where the words of a sentence begin, after its bullet."""
    start = split_article(article)[place].start
    bullet = _BULLET.match(article.text, start)
    return bullet.end() if bullet else start


def _is_item(article: Article, place: int) -> bool:
    sentences = split_article(article)
    if not 0 <= place < len(sentences):
        return False
    start = sentences[place].start
    return bool(_BULLET.match(article.text, start) or _NUMBERED.match(article.text, start))


def _leads(article: Article, place: int) -> bool:
    """Whether a list follows: after a colon, or with *Erstens*."""
    if _is_item(article, place) or not _is_item(article, place + 1):
        return False
    one, first = split_article(article)[place : place + 2]
    colon = article.text[one.start : one.end].rstrip().endswith(":")
    return colon or bool(_FIRST.match(article.text, first.start))


def _joined(text: str, before: Sentence, after: Sentence) -> bool:
    """Whether two sentences follow each other with no sub-heading between them."""
    return not text[before.end : after.start].strip()
