"""Nothing of ours that axe-core calls serious or critical, in any view, light and dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser

QUESTION = "Womit begründete die Bürgermeisterin die Sperrung der Brücke?"


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_role("textbox", name="Ihre Frage").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).not_to_have_count(0)


def begin(page: Page) -> None:
    expect(page.locator(".welcome")).to_be_visible()


def answered(page: Page) -> None:
    ask(page)
    page.locator(".chip").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()


def refused(page: Page) -> None:
    ask(page, "Wie alt ist Helene Krautwurst?")
    expect(page.locator(".abstained")).to_be_visible()


def narrowed(page: Page) -> None:
    page.get_by_role("button", name="Eingrenzen: Zeitraum und Quelle").click()
    page.get_by_role("textbox", name="Erschienen ab").fill("2025-01-01")
    expect(page.locator("#narrowed p")).to_be_visible()


def reading(page: Page) -> None:
    ask(page)
    page.locator(".card").first.get_by_role("button", name="Im Artikel lesen").click()
    expect(page.get_by_role("dialog")).to_be_visible()


def checked(page: Page) -> None:
    page.get_by_role("tab", name="Zitate").click()
    page.locator("#suspect textarea").fill(
        "Ein Neubau kostet nach einer Schätzung des Landkreises neun Millionen Euro. Es regnet."
    )
    page.get_by_role("button", name="Prüfen").click()
    expect(page.locator(".checked li").first).to_be_visible()


def pictures(page: Page) -> None:
    page.get_by_role("tab", name="Überblick").click()
    page.locator(".columns-of-days a").first.click()
    expect(page.locator(".day[open]")).to_be_visible()


def articles(page: Page) -> None:
    page.get_by_role("tab", name="Artikel").click()
    page.get_by_role("button", name="Ändern: Brücke").click()
    expect(page.locator("#amending")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until nothing is faded: Gradio greys an output while the event that fills it runs."""
    page.wait_for_function(
        """() => !document.querySelector('.pending') && document.getAnimations()
            .every(one => !(one instanceof CSSTransition) || one.playState !== 'running')"""
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "view", [begin, answered, refused, narrowed, reading, checked, pictures, articles]
)
def test_no_view_has_a_serious_violation(
    app: str, browser: Browser, view: Callable[[Page], None], scheme: str
) -> None:
    context = browser.new_context(
        locale="de-DE",
        viewport={"width": 1280, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(app)
    page.locator("#examples button").first.wait_for()
    view(page)
    settled(page)
    found = Axe().run(page).response["violations"]
    context.close()
    serious = [
        (one["id"], node["html"][:200], node["failureSummary"])
        for one in found
        if one["impact"] in ("serious", "critical")
        for node in one["nodes"]
    ]
    assert serious == []
