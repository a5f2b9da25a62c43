"""The page with a chat model that a server on loopback plays, and the quote check."""

import asyncio
import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from chat_server import Script, answer, serving
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client
from playwright.sync_api import Page, expect

from tests.browser.conftest import BRIDGE
from tests.browser.running import running

pytestmark = pytest.mark.browser

QUESTION = "Was kostet der Neubau der Brücke?"
GOOD = "Ein Neubau kostet nach einer Schätzung des Landkreises vier Millionen Euro."
BAD = "Der Neubau kostet neun Millionen Euro."


@pytest.fixture(scope="module")
def script() -> Script:
    return Script()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, script: Script) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("chatting")
    (folder / "articles").mkdir()
    (folder / "articles" / "bruecke.md").write_text(BRIDGE, encoding="utf-8")
    with (
        serving(script) as chat,
        running(folder, CHAT_MODEL="openai:m", CHAT_URL=chat) as url,
    ):
        yield url


def ask(page: Page) -> None:
    page.get_by_role("textbox", name="Ihre Frage").fill(QUESTION)
    page.keyboard.press("Enter")


def test_unproven_statements_look_different_and_say_why(page: Page, script: Script) -> None:
    script.reply = lambda _: answer((GOOD, 1, "vier Millionen Euro"), (BAD, 1, "vier Millionen"))
    script.pause = 0.0
    ask(page)
    unproven = page.locator(".answer .unproven")
    expect(unproven).to_contain_text(BAD)
    expect(unproven).to_have_attribute("title", re.compile("Zahl"))
    proven = page.locator(".answer p", has_text="Landkreises")
    expect(proven.locator(".chip")).to_have_text("1")
    expect(proven).not_to_have_class(re.compile("unproven"))


def test_an_answer_streams_and_can_be_stopped(page: Page, script: Script) -> None:
    script.reply = lambda _: answer(*[(GOOD, 1, "vier Millionen Euro")] * 12)
    script.pause = 0.1
    ask(page)
    expect(page.locator(".answer p")).not_to_have_count(0)
    script.gone.clear()
    page.get_by_role("button", name="Anhalten").click()
    expect(page.locator(".turn")).to_have_count(1)
    assert script.gone.wait(20)
    expect(page.locator(".turn")).to_contain_text("Brücke")
    script.pause = 0.0
    ask(page)  # and the conversation goes on
    expect(page.locator(".turn")).to_have_count(2)


def test_what_is_typed_while_an_answer_grows_is_kept(page: Page, script: Script) -> None:
    script.reply = lambda _: answer(*[(GOOD, 1, "vier Millionen Euro")] * 4)
    script.pause = 0.05
    ask(page)
    expect(page.locator(".answer p")).not_to_have_count(0)
    box = page.get_by_role("textbox", name="Ihre Frage")
    box.fill("Und wann")
    expect(page.locator(".answer p")).to_have_count(4)
    expect(page.locator("#download [data-action=download]")).to_be_visible()  # all is done
    expect(box).to_have_value("Und wann")


def test_what_is_sent_while_an_answer_grows_is_asked_after_it(page: Page, script: Script) -> None:
    script.reply = lambda _: answer(*[(GOOD, 1, "vier Millionen Euro")] * 6)
    script.pause = 0.05
    ask(page)
    expect(page.locator(".answer p")).not_to_have_count(0)
    page.get_by_role("textbox", name="Ihre Frage").fill("Wann entscheidet der Kreistag?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").first.locator(".answer p")).to_have_count(6)
    expect(page.locator(".turn .question").last).to_have_text("Wann entscheidet der Kreistag?")
    script.pause = 0.0


def test_a_failing_model_ends_in_the_articles_answer_with_a_notice(
    page: Page, script: Script
) -> None:
    script.status = 500
    try:
        ask(page)
        expect(page.locator(".warning")).to_contain_text("Chat-Modell")
        expect(page.locator(".answer")).to_contain_text("vier Millionen Euro")
    finally:
        script.status = 200


def test_quotes_are_checked(page: Page, tmp_path: Path) -> None:
    page.get_by_role("tab", name="Zitate").click()
    text = "Ein Neubau kostet nach einer Schätzung des Landkreises neun Millionen Euro. "
    page.locator("#suspect textarea").fill(f"{text}{GOOD} <b>Es regnet morgen in Rom.</b>")
    page.locator("button#check").click()
    found = page.locator(".checked > li")
    expect(found).to_have_count(3)
    expect(found.nth(0)).to_contain_text("Zahl: hier „neun“, im Artikel „vier“.")
    expect(found.nth(1)).to_contain_text("Wörtlich")
    expect(found.nth(2)).to_contain_text("In keinem Artikel")
    expect(found.nth(2)).to_contain_text("<b>")
    page.screenshot(path=tmp_path / "check.png", full_page=True)
    found.nth(0).get_by_role("button", name="Im Artikel lesen").click()
    expect(page.get_by_role("dialog").locator("mark")).to_contain_text("vier Millionen")


def test_other_assistants_find_the_functions_as_tools(app: str) -> None:
    async def talk() -> tuple[list[Any], Any]:
        async with (
            streamablehttp_client(f"{app}/gradio_api/mcp/") as (reading, writing, _),
            ClientSession(reading, writing) as session,
        ):
            await session.initialize()
            tools = (await session.list_tools()).tools
            name = next(tool.name for tool in tools if tool.name.endswith("check_quotes"))
            return tools, await session.call_tool(name, {"text": GOOD})

    with ThreadPoolExecutor(1) as pool:  # the browser's driver has this thread's event loop
        tools, found = pool.submit(asyncio.run, talk()).result()
    names = {"ask", "check_quotes", "search_passages", "read_article", "add_article"}
    assert {tool.name for tool in tools} == names
    assert all(tool.description for tool in tools)
    assert not found.isError
    assert "verbatim" in found.content[0].text
