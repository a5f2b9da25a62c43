"""The page as a reader uses it: asking, reading the evidence, adding and removing articles."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from gradio_client import Client
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
QUESTION = "Womit begründete die Bürgermeisterin die Sperrung der Brücke?"
PROOF = "Bürgermeisterin Helene Krautwurst begründete die Sperrung mit Rissen in zwei Pfeilern."


def ask(page: Page, question: str) -> None:
    """Ask, and wait until the answer is the last of the conversation."""
    turns = page.locator(".turn")
    before = turns.count()
    page.get_by_role("textbox", name=re.compile("Ihre Frage|Your question")).fill(question)
    page.keyboard.press("Enter")
    expect(turns).to_have_count(before + 1)


def open_articles(page: Page) -> None:
    page.get_by_role("tab", name=re.compile("Artikel|Articles")).click()
    page.locator("table.articles").wait_for()


def remove(page: Page, row: Locator) -> None:
    row.get_by_role("button", name=re.compile("Entfernen")).click()
    expect(row).to_have_count(0)


def assert_fits(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_answer_leads_to_the_cited_words_in_the_article(page: Page) -> None:
    ask(page, QUESTION)
    chip = page.locator(".answer .chip").first
    expect(page.locator(".answer")).to_contain_text("Rissen in zwei Pfeilern")
    for look in (chip.hover, chip.focus):
        look()
        expect(page.get_by_role("tooltip")).to_have_text(PROOF)
        page.mouse.move(0, 0)
        page.locator("#question textarea").focus()
        expect(page.get_by_role("tooltip")).to_have_count(0)
    chip.click()
    card = page.locator(".card.lit")
    expect(card.locator("mark")).to_have_text(PROOF)
    expect(page.locator(".source")).to_contain_text("Wernbote · 3. November 2025")
    original = card.get_by_role("link", name="Zum Original")
    expect(original).to_have_attribute(
        "href", re.compile(r"^https://example\.org/bruecke#:~:text=")
    )
    read = card.get_by_role("button", name="Im Artikel lesen")
    for _ in range(2):  # it opens again after it was closed
        read.click()
        reader = page.get_by_role("dialog")
        expect(reader.locator("mark")).to_have_text(PROOF)
        expect(reader.locator("mark")).to_be_in_viewport()
        expect(reader.get_by_role("heading", level=3)).to_have_text("Neubau frühestens im Frühjahr")
        page.keyboard.press("Escape")
        expect(reader).to_have_count(0)
        expect(read).to_be_focused()


def test_keyboard_alone_opens_the_evidence(page: Page) -> None:
    ask(page, QUESTION)
    page.locator(".chip").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".card").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog").locator("mark")).to_be_visible()
    expect(page.get_by_role("button", name="Schließen")).to_be_focused()


def test_abstention_shows_what_is_only_near(page: Page) -> None:
    ask(page, "Wer gewann die Segelregatta von Valparaíso?")
    expect(page.locator(".abstained")).to_contain_text("Das steht nicht in den Artikeln")
    expect(page.locator("#evidence")).to_contain_text("Nächstliegende Passagen – keine Antwort")


def test_example_is_asked_by_one_click_and_a_new_conversation_is_empty(page: Page) -> None:
    example = page.locator("#examples button").first
    words = example.inner_text()
    example.click()
    expect(page.locator(".turn .question")).to_have_text(words)
    page.get_by_role("button", name="Neues Gespräch").click()
    expect(page.locator(".turn")).to_have_count(0)


def test_refused_question_stays_where_it_was_typed(page: Page) -> None:
    box = page.get_by_role("textbox", name="Ihre Frage")
    page.locator("#send").click()
    expect(page.get_by_role("alert")).to_contain_text("Bitte stellen Sie eine Frage")
    long = "Wann wurde die Brücke gesperrt? " * 50
    box.fill(long)
    page.locator("#send").click()
    expect(page.get_by_role("alert")).to_contain_text("zu lang")
    expect(box).to_have_value(long)


def test_article_is_added_asked_and_removed(page: Page) -> None:
    open_articles(page)
    text = page.get_by_role("textbox", name="Text des Artikels")
    date = page.get_by_role("textbox", name="Datum")
    add = page.get_by_role("button", name="Hinzufügen", exact=True)
    text.fill("Der Zirkus Bellini hat am Freitag in Lohmar ein Nashorn namens Ottokar vorgestellt.")
    page.get_by_role("textbox", name="Titel (freiwillig)").fill("Nashorn in Lohmar")
    date.fill("gestern")
    add.click()
    expect(page.locator(".results .bad")).to_contain_text("gestern")
    expect(text).to_have_value(re.compile("Zirkus Bellini"))
    date.fill("2025-11-07")
    add.click()
    expect(page.locator(".results .good")).to_contain_text("Nashorn in Lohmar")
    expect(text).to_have_value("")
    row = page.get_by_role("row", name=re.compile("Nashorn in Lohmar"))
    expect(row).to_contain_text("7. November 2025")

    page.get_by_role("tab", name="Fragen").click()
    ask(page, "Wie heißt das Nashorn im Zirkus Bellini?")
    expect(page.locator(".answer").last).to_contain_text("Ottokar")

    open_articles(page)
    remove(page, row)
    expect(page.locator(".results")).to_contain_text("ist entfernt")
    page.get_by_role("button", name="Rückgängig machen").click()
    expect(page.locator(".results")).to_contain_text("ist wieder da")
    expect(row).to_be_visible()
    remove(page, row)


def test_files_are_added_with_a_result_for_each(page: Page, tmp_path: Path) -> None:
    open_articles(page)
    fine, broken = tmp_path / "kamel.txt", tmp_path / "latin.txt"
    fine.write_text("Ein Kamel ist am Sonntag durch Lohmar gelaufen.", encoding="utf-8")
    broken.write_bytes("Ein Märchen".encode("latin-1"))
    page.locator("input[type=file]").set_input_files([fine, broken])
    expect(page.locator("#files")).to_contain_text("latin")
    page.get_by_role("button", name="Hinzufügen", exact=True).click()
    expect(page.locator(".results .bad")).to_contain_text("latin.txt")
    expect(page.locator(".results .good")).to_contain_text("Ein Datum war nicht zu finden")
    remove(page, page.get_by_role("row", name=re.compile("Ein Kamel")))


def test_list_names_the_files_that_cannot_be_read(page: Page) -> None:
    open_articles(page)
    expect(page.locator(".problems")).to_contain_text("kaputt.txt")


def test_language_switch_changes_everything(page: Page) -> None:
    ask(page, QUESTION)
    page.get_by_role("radio", name="English").check()
    expect(page.get_by_role("tab", name="Articles")).to_be_visible()
    expect(page.get_by_role("textbox", name="Your question")).to_be_visible()
    expect(page.get_by_role("heading", name="Evidence")).to_be_visible()
    expect(page.get_by_role("button", name="Read in the article").first).to_be_visible()
    expect(page.locator(".source .about").first).to_contain_text("3 November 2025")
    expect(page.locator(".turn")).to_have_count(1)  # the conversation goes on
    assert page.evaluate("document.documentElement.lang") == "en"
    for words in ("Ihre Frage", "Neues Gespräch", "Einbettungsmodell", "Antworten aus"):
        expect(page.get_by_text(words)).to_have_count(0)


@pytest.mark.parametrize("locale", ["en-GB"])
def test_language_is_the_browsers(page: Page) -> None:
    expect(page.get_by_role("radio", name="English")).to_be_checked()
    expect(page.get_by_role("button", name="New conversation")).to_be_visible()


@pytest.mark.parametrize("locale", ["en-GB"])
def test_hostile_words_are_shown_and_not_executed(page: Page, hostile: str) -> None:
    ask(page, f"What did Tobias Quendel paint on the door of the lighthouse? {hostile}")
    expect(page.locator(".turn .question")).to_contain_text(hostile)
    expect(page.locator("#evidence blockquote").first).to_contain_text(hostile)
    page.get_by_role("button", name="Read in the article").first.click()
    expect(page.get_by_role("dialog").get_by_role("heading", level=2)).to_have_text(hostile)
    page.get_by_role("button", name="Close").click()
    open_articles(page)
    expect(page.locator("table.articles")).to_contain_text(hostile)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img[onerror], a[href^='javascript:']").count() == 0


@pytest.mark.parametrize("width", [360])
def test_narrow_window_never_scrolls_sideways(page: Page, hostile: str) -> None:
    assert_fits(page)
    ask(page, QUESTION)
    ask(page, f"Was ist {'sehr' * 100} {hostile}?")
    assert_fits(page)
    talk, evidence = (page.locator(name).bounding_box() for name in ("#conversation", "#evidence"))
    assert talk
    assert evidence
    assert talk["y"] + talk["height"] < evidence["y"]  # one below the other
    assert talk["width"] > 320
    page.locator(".chip").first.click()
    page.locator(".card.lit").get_by_role("button", name="Im Artikel lesen").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert_fits(page)
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Überblick").click()
    page.locator(".columns-of-days").wait_for()
    assert_fits(page)
    open_articles(page)
    assert_fits(page)


def test_two_readers_do_not_share_a_conversation(page: Page, app: str) -> None:
    ask(page, QUESTION)
    assert page.context.browser is not None
    other = page.context.browser.new_context().new_page()
    other.goto(app)
    expect(other.locator(".welcome")).to_be_visible()
    other.context.close()


def test_programs_ask_the_running_app(app: str, tmp_path: Path) -> None:
    answer = Client(app, verbose=False, download_files=tmp_path).predict(QUESTION, api_name="/ask")
    assert answer["citations"][0]["quote"] == PROOF


def test_busy_port_is_an_error_that_says_what_to_do(app: str, tmp_path: Path) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    environment = {
        "PATH": "/usr/bin:/bin",
        "BELEGT_CORPUS": str(folder),
        "BELEGT_HOME": str(tmp_path / "home"),
        "BELEGT_PORT": app.rpartition(":")[2],
    }
    done = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=environment, capture_output=True, timeout=120
    )
    told = done.stderr.decode()
    assert done.returncode == 1
    assert "BELEGT_PORT" in told
    assert "Traceback" not in told
