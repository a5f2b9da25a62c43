"""The words of an answer that answer: what is marked in it, and which days it tells of."""

from assistant.kinds import Span
from assistant.lists import beginning
from assistant.matching import article_days, split_article
from assistant.pinpoint import pinpoint
from assistant.question import Question, period
from assistant.ranking import Ranked
from index.dates import format_days


def answer_words(question: Question, one: Ranked) -> list[Span]:
    """Return the ranges of the article that answer, of those with the kind of answer asked for."""
    article = one.article
    start = split_article(article)[beginning(article, one.place)].start
    text = article.text[start : one.citation.end]
    candidates = [(first - start, last - start) for first, last in one.answering]
    chosen = pinpoint(question, text, article.language, candidates)
    return [(start + first, start + last) for first, last in chosen]


def days_told(question: Question, one: Ranked) -> str:
    """Say which days a sentence tells of, where it is asked for and its own words leave it open.

    A day without its year and *am Mittwoch* are said in full; a sentence without any date that
    answers a question about a day gets the day of its article.
    """
    asked = period(question, one.article.date)
    if question.kind != "when" and not asked:
        return ""
    mentions = article_days(one.article)[one.place]
    if asked:
        first, last = asked
        mentions = tuple(day for day in mentions if day.first <= last and first <= day.last)
    if mentions:
        open_ones = [day for day in mentions if day.firmness != "dated"]
        told = [format_days(day.first, day.last, question.language) for day in open_ones]
        return ", ".join(dict.fromkeys(told))
    if asked and one.article.date:
        return format_days(one.article.date, one.article.date, question.language)
    return ""


def unnamed_speaker(question: Question, one: Ranked, quote: str) -> str:
    """Name who says a sentence, where that is asked for and the quote does not name them."""
    who = one.sentence.speaker
    if question.kind not in ("said", "who") or who is None:
        return ""
    name = one.article.text[slice(*who)]
    return "" if name.split()[-1] in quote else name
