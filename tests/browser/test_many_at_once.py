"""Ten readers at once, programs beside them, many files: nobody gets another's answers."""

import asyncio
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from gradio_client import Client
from mcp import ClientSession
from mcp.client.streamable_http import streamablehttp_client
from playwright.sync_api import Browser, Page, expect

from tests.browser.running import running

pytestmark = pytest.mark.browser

COUNT = 100  # files that are chosen at once
PLACES = "Achim Bargum Celle Damme Emden Fehmarn Gifhorn Husum Ilten Jever".split()
NUMBERS = "elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig".split()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("many")
    (folder / "articles").mkdir()
    for place, number in zip(PLACES, NUMBERS, strict=True):
        text = (
            f"Der Hafen von {place} hat {number} Kräne. Bürgermeisterin Ruth {place}sen will den "
            f"Hafen von {place} im Mai schließen."
        )
        (folder / "articles" / f"{place.lower()}.md").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def app(folder: Path) -> Iterator[str]:
    with running(folder) as url:
        yield url


def ask(page: Page, question: str) -> None:
    page.get_by_role("textbox", name="Ihre Frage").fill(question)
    page.keyboard.press("Enter")


def test_ten_conversations_at_once_do_not_mix(app: str, browser: Browser) -> None:
    contexts = [browser.new_context(locale="de-DE") for _ in PLACES]
    pages = [context.new_page() for context in contexts]
    errors: list[str] = []
    for page in pages:
        page.set_default_timeout(60_000)
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(app)
        page.locator(".welcome").wait_for()
    for page, place in zip(pages, PLACES, strict=True):
        ask(page, f"Wie viele Kräne hat der Hafen von {place}?")
    for page in pages:
        expect(page.locator(".turn")).to_have_count(1, timeout=60_000)
    for page in pages:
        ask(page, "Und wann soll er schließen?")
    for page, place, number in zip(pages, PLACES, NUMBERS, strict=True):
        expect(page.locator(".turn")).to_have_count(2, timeout=60_000)
        expect(page.locator(".turn .answer").first).to_contain_text(f"{place} hat {number}")
        expect(page.locator(".turn .answer").last).to_contain_text(f"{place} im Mai schließen")
        expect(page.locator("#notice")).to_have_text("")
    for context in contexts:
        context.close()
    assert errors == []


def test_programs_use_each_function(app: str) -> None:
    client = Client(app, verbose=False)
    name = client.predict(
        "In Uelzen steht ein Turm.", "Turm", "2025-12-07", "X", api_name="/add_article"
    )
    read = client.predict(name, "", api_name="/read_article")
    assert (read["title"], read["date"]) == ("Turm", "2025-12-07")
    assert client.predict(name, read["version"], api_name="/read_article") == read
    found = client.predict("Turm in Uelzen", 3, "2025-12-01", "", "X", api_name="/search_passages")
    assert [one["article"] for one in found] == [name]
    answer = client.predict("Was steht in Uelzen?", "", "", "", api_name="/ask")
    assert answer["citations"][0]["article"] == name
    checked = client.predict("In Uelzen steht kein Turm.", "", api_name="/check_quotes")
    assert checked["sentences"][0]["verdict"] == "altered"


def test_other_assistants_use_each_function_as_a_tool(app: str) -> None:
    async def talk() -> tuple[list[Any], dict[str, Any]]:
        async with (
            streamablehttp_client(f"{app}/gradio_api/mcp/") as (reading, writing, _),
            ClientSession(reading, writing) as session,
        ):
            await session.initialize()
            tools = (await session.list_tools()).tools
            named = {tool.name.rpartition("belegt_")[2] or tool.name: tool.name for tool in tools}

            async def call(name: str, **arguments: object) -> str:
                full = next(one for one in named.values() if one.endswith(name))
                done = await session.call_tool(full, arguments)
                assert not done.isError, done
                return str(done.content[0].text)  # type: ignore[union-attr]

            told = {"add": await call("add_article", text="Ein Leuchtturm in Wremen ist rot.")}
            told["read"] = await call("read_article", article=told["add"].strip('"'))
            told["search"] = await call("search_passages", query="Leuchtturm in Wremen", limit=1)
            told["ask"] = await call("ask", question="Welche Farbe hat der Leuchtturm in Wremen?")
            return tools, told

    with ThreadPoolExecutor(1) as pool:  # the browser's driver has this thread's event loop
        tools, told = pool.submit(asyncio.run, talk()).result()
    for tool in tools:
        assert tool.description
        assert all("description" in one for one in tool.inputSchema["properties"].values())
    assert "Leuchtturm in Wremen ist rot" in told["read"]
    assert "Leuchtturm" in told["search"]
    assert json.dumps("Wremen")[1:-1] in told["ask"]


def test_adding_many_files_can_be_stopped(
    app: str, folder: Path, browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.goto(app)
    page.locator(".welcome").wait_for()
    page.get_by_role("tab", name="Artikel").click()
    files = []
    for number in range(COUNT):
        path = tmp_path / f"esel-{number}.html"
        text = f"Der Esel Nummer {number} von Lohmar frisst Heu. " * 8
        path.write_text(f"<html><body><article><p>{text}</p></article></body></html>", "utf-8")
        files.append(path)
    page.locator("input[type=file]").set_input_files(files)
    expect(page.locator("#files")).to_contain_text("esel-")
    with FileLock(folder / "articles" / ".lock"):  # so that the first one waits, however fast
        # At once, as no reader can: nothing that takes time may come between.
        # Twice: the second click adds nothing more, and Stop means the first.
        page.evaluate(
            "for (const one of ['add', 'add', 'halt']) document.getElementById(one).click()"
        )
        expect(page.locator("#halted")).to_contain_text("Angehalten")
    client = Client(app, verbose=False)
    for number in range(20):  # each needs the folder, as would the files if they were still added
        client.predict(f"Das Kamel {number} trinkt.", "", "", "", api_name="/add_article")
    expect(page.locator("#files")).to_contain_text("esel-")  # what was not added stays chosen
    # The one that waited may be stored yet.
    there = [one for one in (folder / "articles").iterdir() if one.is_file()]
    stored = [one for one in there if b"Esel" in one.read_bytes()]
    assert len(stored) <= 1
    context.close()
