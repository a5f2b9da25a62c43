"""Takes pictures of all tabs of the real page, as in the README: make pictures"""

import sys
import tempfile
from pathlib import Path
from shutil import copytree

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.app_on_loopback import ROOT
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.running import running

_WIDE, _NARROW = (1280, 860), (360, 860)


def main() -> None:
    """Take all pictures into the folder named on the command line."""
    into = Path(sys.argv[1])
    into.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        copytree(ROOT / "corpus" / "articles", folder / "articles")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        with running(folder) as url:
            for size, scheme in ((_WIDE, "light"), (_WIDE, "dark"), (_NARROW, "light")):
                kind = f"{'wide' if size == _WIDE else 'narrow'}-{scheme}"
                page = _open(browser, url, size, scheme)
                _talk(page)
                page.screenshot(path=into / f"ask-{kind}.png")
                page.locator(".card").nth(1).get_by_role("button", name="Im Artikel lesen").click()
                expect(page.get_by_role("dialog").locator("mark")).to_be_in_viewport()
                page.screenshot(path=into / f"reader-{kind}.png")
                page.keyboard.press("Escape")
                for tab, place in (("Zitate", "check"), ("Überblick", "overview")):
                    page.get_by_role("tab", name=tab).click()
                    _fill(page, tab)
                    page.mouse.move(0, 0)
                    page.screenshot(path=into / f"{place}-{kind}.png")
                page.get_by_role("tab", name="Artikel").click()
                page.locator("table.articles").wait_for()
                page.screenshot(path=into / f"articles-{kind}.png")
                page.context.close()
        browser.close()


def _open(browser: Browser, url: str, size: tuple[int, int], scheme: str) -> Page:
    context = browser.new_context(
        locale="de-DE",
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(url)
    page.locator("#examples button").first.wait_for()
    return page


def _talk(page: Page) -> None:
    questions = ("Wie alt ist Steve Witkoff?", "Was sagte Rutte über Russland?")
    for number, question in enumerate(questions, 1):
        page.get_by_role("textbox", name="Ihre Frage").fill(question)
        page.keyboard.press("Enter")
        expect(page.locator(".turn")).to_have_count(number)
        page.wait_for_timeout(500)
    page.locator(".turn").last.locator(".chip").first.click()


def _fill(page: Page, tab: str) -> None:
    if tab == "Überblick":
        page.locator(".columns-of-days a").nth(2).click()
        page.wait_for_timeout(300)
        page.evaluate("window.scrollTo(0, 0)")
        return
    page.locator("#suspect textarea").fill(
        "Der Friedensplan hat 27 Punkte. Das Bündnis stehe realen und anhaltenden Gefahren "
        "gegenüber, sagte Rutte. Orbán trat gestern zurück."
    )
    page.get_by_role("button", name="Prüfen").click()
    expect(page.locator(".checked li")).to_have_count(3)


if __name__ == "__main__":
    main()
