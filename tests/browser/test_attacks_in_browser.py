"""No words of others run: titles, texts, sources, addresses, file names, questions, replies."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
import yaml
from chat_server import Script, answer, serving
from playwright.sync_api import Browser, Page, expect

from tests.browser.payloads import PAYLOADS
from tests.browser.running import running

pytestmark = pytest.mark.browser

FORBIDDEN = """
script img svg iframe object embed video audio form base meta link style math input select textarea
marquee template
""".split()
ANIMALS = "otter lynx heron badger stoat".split()


def write_article(folder: Path, place: int, words: str) -> None:
    facts = {
        "title": f"Nr {place} {words}",
        "date": "2025-11-03",
        "source": words,
        "url": f"https://example.org/{place}/{quote(words)}",
        "language": "en",
        "authors": [words],
    }
    animal = ANIMALS[place % len(ANIMALS)]
    text = (
        f"The keeper of place {place} said on 3 November: {words} is the name of the {animal}. "
        f"Keeper Bruno Quendel{place} said that {words} was painted on door {place}."
    )
    front = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False)
    path = folder / f"a{place:02}.md"
    path.write_text(f"---\n{front}---\n\n{text}\n", encoding="utf-8")


@pytest.fixture(scope="module")
def script() -> Script:
    return Script()


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory, script: Script) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("attacked")
    articles = folder / "articles"
    articles.mkdir()
    for place, words in enumerate(PAYLOADS):
        write_article(articles, place, words)
    for place, words in enumerate(PAYLOADS):  # these are refused, and say so with the words
        (articles / f"b{place}.md").write_text(
            yaml.safe_dump({"url": words}, explicit_start=True) + "---\nWords.", encoding="utf-8"
        )
    (articles / "<img src=x onerror=window.hacked=1>.txt").write_bytes(b"Br\xfccke")
    with (
        serving(script) as chat,
        running(folder, CHAT_MODEL="openai:m", CHAT_URL=chat) as url,
    ):
        yield url


@pytest.fixture
def page(app: str, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    ran: list[str] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: ran.append(str(error)))
    page.on(
        "request",
        lambda request: ran.append(request.url) if "//evil.example" in request.url[:30] else None,
    )
    page.set_default_timeout(20_000)
    page.goto(app)
    page.locator("#examples button").first.wait_for()
    yield page
    assert page.evaluate("window.hacked") is None
    assert ran == []
    context.close()


def assert_harmless(page: Page) -> None:
    """No element or attribute of a payload has come into being."""
    assert page.evaluate("window.hacked") is None
    made = page.evaluate(
        """(forbidden) => [...document.querySelectorAll(".html-container *")].filter(one =>
            forbidden.includes(one.tagName.toLowerCase())
            || [...one.attributes].some(at => at.name.startsWith("on")
              || (["href", "src", "action"].includes(at.name) && !/^(#|https?:)/.test(at.value)))
          ).map(one => one.outerHTML.slice(0, 200))""",
        FORBIDDEN,
    )
    assert made == []


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


def test_articles_of_others_are_shown_as_text(page: Page) -> None:
    page.get_by_role("tab", name="Articles").click()
    page.locator("table.articles").wait_for()
    seen = page.locator("table.articles").inner_text()
    while (later := page.get_by_role("button", name="More →")).count():
        before = page.locator(".pager span").inner_text()
        later.click()
        expect(page.locator(".pager span")).not_to_have_text(before)
        seen += page.locator("table.articles").inner_text()
        assert_harmless(page)
    squeezed = re.sub(r"\s", "", seen)
    for words in PAYLOADS:
        assert re.sub(r"\s", "", words) in squeezed, words
    expect(page.locator(".problems li")).to_have_count(len(PAYLOADS) + 1)
    expect(page.locator(".problems")).to_contain_text("<img src=x")
    page.get_by_role("button", name=re.compile("^Change:")).first.click()
    expect(page.locator("#new-title input, #new-title textarea")).to_have_value(re.compile("Nr"))


def test_pictures_show_sentences_of_others_as_text(page: Page) -> None:
    page.get_by_role("tab", name="Overview").click()
    page.locator(".columns-of-days").wait_for()
    shown = page.locator(".day blockquote").all_text_contents()
    assert len(shown) > len(PAYLOADS) / 2
    assert_harmless(page)


def test_readers_questions_and_model_show_attacks_as_text(page: Page, script: Script) -> None:
    for place, words in enumerate(PAYLOADS):
        # A model that repeats the attack, and cites it.
        reply = answer((f"It says {words}.", 1, words))
        script.reply = lambda _, reply=reply: reply
        page.get_by_role("textbox", name="Your question").fill(f"What is on door {place}? {words}")
        page.locator("#send").click()
        turn = page.locator(".turn").nth(place)
        expect(turn.locator(".answer")).to_be_visible()
        expect(turn.locator(".question")).to_contain_text(f"What is on door {place}?")
        if place % 12 == 0:
            page.locator(".evidence[open] .card [data-action=read]").first.click()
            expect(page.get_by_role("dialog")).to_be_visible()
            assert_harmless(page)
            page.keyboard.press("Escape")
    assert_harmless(page)
    page.reload()
    expect(page.locator(".turn").last).to_be_visible()
    assert_harmless(page)


def test_checked_texts_are_shown_as_text(page: Page) -> None:
    page.get_by_role("tab", name="Quotes").click()
    for part in (PAYLOADS[:36], PAYLOADS[36:]):
        text = "\n\n".join(f"The keeper said {words} to all." for words in part)
        page.locator("#suspect textarea").fill(text)
        page.get_by_role("button", name="Check").click()
        expect(page.locator(".checked li").first).to_be_visible()
        assert_harmless(page)


def test_what_the_browser_kept_and_links_are_only_text(page: Page, app: str) -> None:
    for words in PAYLOADS[::3]:
        page.goto(f"{app}/?q={quote(words)}&cite={quote(words)}")
        expect(page.locator(".shared")).to_contain_text("Shared evidence on")
        assert_harmless(page)


def test_pasted_titles_and_addresses_are_only_text(page: Page) -> None:
    page.get_by_role("tab", name="Articles").click()
    for words in PAYLOADS[::6]:
        page.get_by_role("textbox", name="or an address").fill(words)
        page.get_by_role("textbox", name="Date").fill(words)
        page.locator("button#add").click()
        expect(page.locator(".results .bad").first).to_be_visible()
        assert_harmless(page)
        page.get_by_role("textbox", name="Date").fill("")
        page.locator("button#add").click()
        expect(page.locator(".results .bad").first).to_be_visible()
        assert_harmless(page)


def test_names_of_files_are_only_text(page: Page, tmp_path: Path) -> None:
    page.get_by_role("tab", name="Articles").click()
    files = []
    for words in PAYLOADS:
        name = words.replace("/", "").replace("\t", "")
        path = tmp_path / f"{name}.txt"
        path.write_bytes(b"Br\xfccke")
        files.append(path)
    page.locator("input[type=file]").set_input_files(files)
    expect(page.locator("#files")).to_contain_text("onerror")
    page.locator("button#add").click()
    expect(page.locator(".results .bad")).to_have_count(len(files), timeout=60_000)
    assert_harmless(page)
