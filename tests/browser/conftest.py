"""The real app in a process of its own, and a headless Chromium to look at it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.running import running

CHROMIUM = Path("/usr/bin/chromium")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# A busy machine needs longer than the usual five seconds; who waits longer proves no less.
expect.set_options(timeout=30_000)

HOSTILE = '<img src=x onerror="window.hacked=1"> ${window.hacked=2} **x** [a](javascript:alert(3))'

BRIDGE = """\
---
title: Brücke über die Wern gesperrt
date: 2025-11-03
source: Wernbote
url: https://example.org/bruecke
language: de
---

Die alte Steinbrücke über die Wern ist am Montag für den Verkehr gesperrt worden. Bürgermeisterin \
Helene Krautwurst begründete die Sperrung mit Rissen in zwei Pfeilern. Der Umweg über Lohmar \
kostet Pendler etwa zwanzig Minuten.

## Neubau frühestens im Frühjahr

Ein Neubau kostet nach einer Schätzung des Landkreises vier Millionen Euro. Der Kreistag will im \
März über den Auftrag entscheiden.
"""
ATTACK = f"""\
---
title: '{HOSTILE}'
date: 2025-11-01
source: '{HOSTILE}'
language: en
---

The lighthouse keeper Tobias Quendel painted {HOSTILE} on the door of the lighthouse in October.
"""


@pytest.fixture(scope="session")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Start the app over articles of its own, on a free port; gives its URL."""
    folder = tmp_path_factory.mktemp("app")
    articles = folder / "articles"
    articles.mkdir()
    (articles / "bruecke.md").write_text(BRIDGE, encoding="utf-8")
    (articles / "attack.md").write_text(ATTACK, encoding="utf-8")
    (articles / "kaputt.txt").write_bytes(b"Br\xfccke")
    with running(folder) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        message = f"{CHROMIUM} is missing; install it with: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def hostile() -> str:
    """Words that would run, were they taken for HTML or a template; an article is full of them."""
    return HOSTILE


@pytest.fixture
def locale() -> str:
    """Language of the browser; a test may choose another by parametrising it."""
    return "de-DE"


@pytest.fixture
def width() -> int:
    """Width of the window in pixels; a test may choose another by parametrising it."""
    return 1280


@pytest.fixture
def page(app: str, browser: Browser, locale: str, width: int) -> Iterator[Page]:
    """Open the page; check at the end that nothing failed in it or reached for the web."""
    context = browser.new_context(locale=locale, viewport={"width": width, "height": 800})
    page = context.new_page()
    foreign: list[str] = []
    errors: list[str] = []
    page.on(
        "request",
        lambda request: (
            foreign.append(request.url)
            if not request.url.startswith((app, "data:", "blob:"))
            else None
        ),
    )
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.set_default_timeout(20_000)
    page.goto(app)
    page.locator("#examples button").first.wait_for()
    yield page
    context.close()
    assert foreign == []
    assert errors == []
