"""What a reader does with answers: keep, change, copy, share, narrow; and walking the evidence."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.running import running

pytestmark = pytest.mark.browser

ARTICLES = {
    "bruecke": """\
---
title: Brücke über die Wern gesperrt
date: 2025-11-03
source: Wernbote
url: https://example.org/bruecke
language: de
---

Die alte Steinbrücke über die Wern ist am Montag gesperrt worden. Bürgermeisterin Helene \
Zwickel sagte, ein Neubau koste vier Millionen Euro. Am 3. März werde der Kreistag über den \
Auftrag entscheiden, erklärte Zwickel.
""",
    "zirkus": """\
---
title: Ein Nashorn in Lohmar
date: 2024-05-06
source: Lohmarer Blatt
language: de
---

Der Zirkus Bellini hat in Lohmar ein Nashorn namens Ottokar vorgestellt. Ottokar wiegt zwei Tonnen.
""",
    "hafen": """\
---
title: Der Häfen Umbau
date: 2023-02-01
source: Seepost
language: de
---

Die Reeder von Nordersiel bestellten im Winter siebzehn blaue Ladekräne.
""",
}
CLIPBOARD = ["clipboard-read", "clipboard-write"]
COST = "Was kostet ein Neubau der Brücke?"


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("talking")
    (folder / "articles").mkdir()
    for name, text in ARTICLES.items():
        (folder / "articles" / f"{name}.md").write_text(text, encoding="utf-8")
    with running(folder) as url:
        yield url


def ask(page: Page, question: str, turns: int) -> None:
    page.get_by_role("textbox", name="Ihre Frage").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(turns)


def wait_until_kept(page: Page, turns: int) -> None:
    """Wait until the browser keeps the conversation: the download then holds it."""
    download = page.locator("#download [data-action=download]")
    expect(download).to_have_attribute("data-text", re.compile(rf"(?:^## [^#]*){{{turns}}}", re.M))


def action(page: Page, name: str) -> Locator:
    return page.locator(".turn").last.get_by_role("button", name=name)


def test_conversation_survives_a_reload_and_goes_on(page: Page) -> None:
    ask(page, COST, 1)
    ask(page, "Wann will der Kreistag über den Auftrag entscheiden?", 2)
    wait_until_kept(page, 2)
    before = page.locator("#conversation").inner_text()
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    # Gradio's own note on how long the page took to load is unseen, but a text for a moment.
    expect(page.locator("#conversation")).to_have_text(before, use_inner_text=True)
    expect(page.locator(".card mark").first).to_contain_text("3. März")
    ask(page, "Und wer sagte das?", 3)
    page.get_by_role("button", name="Neues Gespräch").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.reload()
    page.locator(".welcome").wait_for()
    expect(page.locator(".turn")).to_have_count(0)


def test_question_is_changed_and_replaces_what_came_after(page: Page) -> None:
    ask(page, COST, 1)
    ask(page, "Wie heißt das Nashorn?", 2)
    page.locator(".turn").first.get_by_role("button", name="Frage ändern").click()
    box = page.get_by_role("textbox", name="Ihre Frage")
    expect(box).to_have_value(COST)
    expect(page.get_by_role("alert")).to_contain_text("Sie ändern Frage 1")
    expect(page.locator(".turn")).to_have_count(2)  # nothing is lost yet
    page.locator("#notice").get_by_role("button", name="Abbrechen").click()
    expect(box).to_have_value("")
    page.locator(".turn").first.get_by_role("button", name="Frage ändern").click()
    expect(box).to_have_value(COST)
    box.fill("Wie viel wiegt Ottokar?")
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".turn .answer")).to_contain_text("zwei Tonnen")


def test_question_is_asked_again(page: Page) -> None:
    ask(page, COST, 1)
    action(page, "Noch einmal").click()
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".answer")).to_contain_text("vier Millionen Euro")


def test_answer_is_copied_with_footnotes(page: Page) -> None:
    page.context.grant_permissions(CLIPBOARD)
    ask(page, COST, 1)
    action(page, "Kopieren").click()
    expect(page.locator(".done").last).to_have_text("Kopiert")
    text = page.evaluate("navigator.clipboard.readText()")
    assert text.startswith(f"{COST}\n")
    assert re.search(r"vier Millionen Euro\. \[1\]", text)
    assert re.search(r"\[1\] „.*“ – Brücke über die Wern gesperrt · Wernbote · 3\. November", text)


def test_conversation_is_downloaded_as_markdown(page: Page, tmp_path: Path) -> None:
    ask(page, COST, 1)
    wait_until_kept(page, 1)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Gespräch als Markdown").click()
    download = waited.value
    assert re.fullmatch(r"belegt-\d{4}-\d\d-\d\d\.md", download.suggested_filename)
    download.save_as(tmp_path / "talk.md")
    text = (tmp_path / "talk.md").read_text(encoding="utf-8")
    assert f"## {COST}" in text
    assert "[^1]: „" in text
    assert "<https://example.org/bruecke#:~:text=" in text


def test_shared_link_opens_the_evidence(page: Page, browser: Browser) -> None:
    page.context.grant_permissions(CLIPBOARD)
    ask(page, COST, 1)
    proof = page.locator(".card mark").first.inner_text()
    action(page, "Link zu den Belegen").click()
    expect(page.locator(".done").last).to_have_text("Kopiert")
    link = page.evaluate("navigator.clipboard.readText()")
    context = browser.new_context(locale="en-GB")
    other = context.new_page()
    other.goto(link)
    shared = other.locator(".shared")
    expect(shared).to_contain_text(f"Shared evidence on “{COST}”")
    expect(shared.locator("mark")).to_have_text(proof)
    shared.get_by_role("button", name="Read in the article").click()
    expect(other.get_by_role("dialog").locator("mark")).to_have_text(proof)
    other.goto(link.replace("cite=", "cite=0"))
    expect(other.locator(".shared")).to_contain_text("do not have these places")
    context.close()


def test_filters_narrow_the_answer_and_are_seen(page: Page) -> None:
    page.get_by_role("button", name=re.compile("Eingrenzen")).click()
    page.get_by_role("textbox", name="Erschienen ab").fill("2025-01-01")
    line = page.locator("#narrowed")
    expect(line).to_contain_text("Nur Artikel ab dem 1. Januar 2025")
    ask(page, "Wie heißt das Nashorn im Zirkus Bellini?", 1)
    expect(page.locator(".turn .within")).to_contain_text("ab dem 1. Januar 2025")
    expect(page.locator(".turn")).not_to_contain_text("Ottokar")
    page.get_by_role("textbox", name="Erschienen ab").fill("bald")
    expect(line).to_contain_text("bald")
    page.get_by_role("textbox", name="Ihre Frage").fill(COST)
    page.keyboard.press("Enter")
    expect(page.locator("#notice")).to_contain_text("„bald“ ist kein Datum")
    expect(page.get_by_role("textbox", name="Ihre Frage")).to_have_value(COST)
    page.get_by_role("textbox", name="Erschienen ab").fill("2024-01-01")
    line.get_by_role("button", name="Aufheben").click()
    expect(page.get_by_role("textbox", name="Erschienen ab")).to_have_value("")
    ask(page, "Wie heißt das Nashorn im Zirkus Bellini?", 2)
    expect(page.locator(".turn").last).to_contain_text("Ottokar")


def test_abstention_offers_a_question_that_is_answered(page: Page) -> None:
    ask(page, "Wie alt ist Helene Zwickel?", 1)
    instead = page.locator(".abstained .instead button")
    words = instead.first.inner_text()
    instead.first.click()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn .question").last).to_have_text(words)
    expect(page.locator(".turn").last.locator(".chip").first).to_be_visible()


def test_reader_walks_through_the_evidence(page: Page) -> None:
    ask(page, "Was sagte Helene Zwickel?", 1)
    places = page.locator(".card mark").all_inner_texts()
    assert len(places) > 1
    page.locator(".card").first.get_by_role("button", name="Im Artikel lesen").click()
    dialog = page.get_by_role("dialog")
    for number, words in enumerate([*places[1:], places[0]], 2):
        dialog.get_by_role("button", name="Nächster").click()
        place = (number - 1) % len(places) + 1
        expect(dialog.locator(".steps")).to_contain_text(f"Beleg {place} von {len(places)}")
        expect(dialog.locator("mark")).to_have_text(words)
        expect(dialog.get_by_role("button", name="Nächster")).to_be_focused()
    dialog.get_by_role("button", name="Voriger").click()
    expect(dialog.locator("mark")).to_have_text(places[-1])


def test_pictures_lead_to_sentences(page: Page) -> None:
    page.get_by_role("tab", name="Überblick").click()
    page.locator(".columns-of-days").get_by_role("link", name=re.compile("3. März")).click()
    day = page.locator(".day[open]")
    expect(day.locator("blockquote")).to_contain_text("Am 3. März")
    day.get_by_role("button", name="Im Artikel lesen").click()
    expect(page.get_by_role("dialog").locator("mark")).to_contain_text("Am 3. März")
    page.keyboard.press("Escape")
    person = page.locator(".person", has_text="Helene Zwickel")
    expect(person.locator(".count")).to_have_text("2")
    person.locator("summary").click()
    person.get_by_role("button", name="Im Artikel lesen").first.click()
    expect(page.get_by_role("dialog").locator("mark")).to_contain_text("vier Millionen")


def test_articles_are_searched_ordered_and_amended(page: Page) -> None:
    page.get_by_role("tab", name="Artikel").click()
    titles = page.locator("table.articles tbody td:first-child")
    expect(titles.last).to_have_text("Der Häfen Umbau")
    page.get_by_role("button", name="Datum").click()
    expect(titles.first).to_have_text("Der Häfen Umbau")
    page.get_by_role("textbox", name="Artikel suchen").fill("seepost HAF")
    expect(titles).to_have_text(["Der Häfen Umbau"])
    page.get_by_role("button", name="Ändern: Der Häfen").click()
    form = page.locator("#amending")
    expect(form.get_by_role("textbox", name="Titel")).to_have_value("Der Häfen Umbau")
    expect(form.get_by_role("textbox", name="Datum")).to_have_value("2023-02-01")
    form.get_by_role("textbox", name="Datum").fill("morgen")
    form.get_by_role("button", name="Speichern").click()
    expect(page.locator(".results .bad")).to_contain_text("morgen")
    form.get_by_role("textbox", name="Datum").fill("2023-02-04")
    form.get_by_role("button", name="Speichern").click()
    expect(page.locator(".results .good")).to_contain_text("sind geändert")
    expect(form).not_to_be_visible()
    expect(page.locator("table.articles")).to_contain_text("4. Februar 2023")


def paste(page: Page, text: str) -> None:
    page.get_by_role("tab", name="Artikel").click()
    page.get_by_role("textbox", name="Text des Artikels").fill(text)
    page.get_by_role("textbox", name="Titel (freiwillig)").fill("Kräne")
    page.get_by_role("textbox", name="Datum (JJJJ-MM-TT)").fill("2025-12-24")
    page.get_by_role("button", name="Hinzufügen", exact=True).click()
    expect(page.get_by_role("textbox", name="Titel (freiwillig)")).to_have_value("")


def test_new_wording_shows_what_changed_and_old_citations_still_open(page: Page) -> None:
    text = "Der Kran von Hollersund hebt neun Tonnen. Er steht am Kai. Er ist rot. Möwen mögen ihn."
    paste(page, text)
    page.get_by_role("tab", name="Fragen").click()
    ask(page, "Wie viele Tonnen hebt der Kran von Hollersund?", 1)
    paste(page, text.replace("neun", "zehn"))
    results = page.locator(".results")
    expect(results).to_contain_text("neue Fassung")
    results.get_by_role("button", name="Was hat sich geändert?").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("del")).to_contain_text("neun Tonnen")
    expect(dialog.locator("ins")).to_contain_text("zehn Tonnen")
    page.keyboard.press("Escape")
    page.get_by_role("tab", name="Fragen").click()
    page.locator(".card").first.get_by_role("button", name="Im Artikel lesen").click()
    expect(dialog.locator("mark")).to_contain_text("neun Tonnen")
    expect(dialog).to_contain_text("frühere Fassung")
    dialog.get_by_role("button", name="Was hat sich geändert?").click()
    expect(dialog.locator("ins")).to_contain_text("zehn Tonnen")
    dialog.get_by_role("button", name="Die heutige Fassung lesen").click()
    expect(dialog.locator("p").last).to_contain_text("zehn Tonnen")
