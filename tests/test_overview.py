"""Pictures: which days the articles tell of, and whose words they give."""

import datetime

from assistant.overview import events, quoted
from corpus.article import Article

DAY = datetime.date(2025, 12, 7)
NEWS = Article(
    "news",
    "Am 3. Dezember traf sich die Runde in Lohmar. „Wir kommen wieder“, sagte Helene Krautwurst. "
    "Krautwurst erklärte, am 5. Dezember werde man weitersehen. Das Wetter war schön. "
    "Im Jahr 2024 war es anders. Ein Sprecher sagte, es sei spät.",
    "Die Runde",
    DAY,
)
OTHER = Article("other", "Bruno Quendel sagte am 3. Dezember, es regne.", "Regen", DAY)


def test_events_are_sentences_that_name_a_day_in_order_of_time() -> None:
    found = events([NEWS, OTHER])
    assert [(one.day.day, one.citation.article.id) for one in found] == [
        (3, "news"),
        (3, "other"),
        (5, "news"),
    ]
    for one in found:
        assert one.citation.quote.endswith(".")
        assert f"{one.day.day}. Dezember" in one.citation.quote


def test_people_are_counted_by_their_last_name_and_offices_are_left_out() -> None:
    found = quoted([NEWS, OTHER])
    assert [(one.name, len(one.quotes)) for one in found] == [
        ("Helene Krautwurst", 2),
        ("Bruno Quendel", 1),
    ]
    assert all("Krautwurst" in cited.quote for cited in found[0].quotes)


def test_spellings_of_a_name_are_one() -> None:
    english = Article("en", "Volodymyr Zelensky said it was late.", "Late", DAY, language="en")
    german = Article("de", "Selenskyj sagte, es sei spät.", "Spät", DAY)
    (one,) = quoted([english, german])
    assert len(one.quotes) == 2


def test_no_articles_no_pictures() -> None:
    assert events([]) == []
    assert quoted([]) == []
