"""The page as programs and browsers meet it: what it offers, what it keeps to itself."""

from collections.abc import Callable
from typing import Any

import gradio as gr
import pytest

from assistant.assistant import Assistant
from assistant.page.layout import Page
from assistant.page.programs import functions
from corpus.folder import Corpus
from index.index import Index


@pytest.fixture
def assistant(corpus: Corpus, open_index: Callable[[], Index]) -> Assistant:
    return Assistant(corpus, open_index())


@pytest.fixture
def offered(assistant: Assistant) -> dict[str, Callable[..., Any]]:
    return {function.__name__: function for function in functions(assistant)}


def test_programs_are_offered_documented_functions(assistant: Assistant) -> None:
    endpoints = Page(assistant).blocks.get_api_info()["named_endpoints"]
    names = {"ask", "check_quotes", "search_passages", "read_article", "add_article"}
    assert set(endpoints) == {f"/{name}" for name in names}
    assert all(endpoint["description"] for endpoint in endpoints.values())


def test_programs_add_search_ask_and_read(offered: dict[str, Callable[..., Any]]) -> None:
    text = "The bridge over the river Wern was closed on Monday. Engineers had found cracks in it."
    name = offered["add_article"](text, "Cracks", "2025-11-03", "Daily")
    read = offered["read_article"](name)
    assert (read["title"], read["date"], read["source"]) == ("Cracks", "2025-11-03", "Daily")
    (found,) = offered["search_passages"]("bridge closed", 1)
    assert found["quote"] == read["text"][found["start"] : found["end"]]
    answer = offered["ask"]("When was the bridge over the Wern closed?")
    assert answer["citations"][0]["article"] == name
    (checked,) = offered["check_quotes"]("The bridge over the river Wern was closed on Friday.")[
        "sentences"
    ]
    assert (checked["verdict"], checked["citation"]["article"]) == ("altered", name)


def test_programs_read_the_version_that_was_cited(offered: dict[str, Callable[..., Any]]) -> None:
    text = "The bridge costs four million. It was closed on Monday. It rained. Nobody was hurt."
    name = offered["add_article"](text, "Bridge", "2025-11-03", "Daily")
    version = offered["read_article"](name)["version"]
    assert offered["add_article"](text.replace("four", "nine"), "Bridge", "2025-11-03") == name
    assert "nine" in offered["read_article"](name)["text"]
    assert offered["read_article"](name, version)["text"] == text


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("ask", ("",)),
        ("search_passages", ("",)),
        ("read_article", ("../../etc/passwd",)),
        ("add_article", ("",)),
        ("add_article", ("Some words.", "", "yesterday")),
    ],
)
def test_programs_are_told_what_is_wrong(
    offered: dict[str, Callable[..., Any]], name: str, arguments: tuple[str, ...]
) -> None:
    with pytest.raises(gr.Error) as caught:
        offered[name](*arguments)
    assert caught.value.message
