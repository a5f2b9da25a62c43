"""Questions to begin with, made from the articles at hand."""

from assistant.page.examples import COUNT, example_questions
from corpus.article import Article
from corpus.facts import parse_date


def test_examples_ask_about_the_newest_articles_and_a_part() -> None:
    articles = [
        Article("old", "Words.", "Old", parse_date("2020-01-01")),
        Article("new", "Words.", "New", parse_date("2025-12-07")),
        Article("long", "Words.\n\n## The part\n\nMore words.", "Long", parse_date("2024-01-01")),
        Article("cut", "Words.", "Words that were cut …", parse_date("2026-01-01")),
    ]
    questions = example_questions(articles, "en")
    assert questions == [
        "What is “New” about?",
        "What does it say under “The part”?",
        "What is “Long” about?",
    ]
    assert len(questions) <= COUNT
    assert all("„" in question for question in example_questions(articles, "de"))


def test_example_asks_for_the_words_of_somebody() -> None:
    text = "“It will rain,” said Bruno Quendel on the long first line of this text. He left."
    article = Article("cut", text, "“It will rain,” said Bruno …", language="en")
    assert example_questions([article], "en") == ["What did Bruno Quendel say?"]


def test_no_articles_no_examples() -> None:
    assert example_questions([], "de") == []
