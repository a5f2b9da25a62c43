"""The page in a real browser: from the click to the first words, and until it can be used.

Both beside a bare `gr.ChatInterface` that echoes, and the first beside the chain's own time, all in
turn within one run. Needs Debian's chromium. Run: python -m tests.benchmarks.page
"""

import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from shutil import copytree
from statistics import median

from playwright.sync_api import Browser, Page, sync_playwright

from assistant.assistant import Assistant
from assistant.settings import Settings
from index.embedding import PACKAGED
from tests.app_on_loopback import ROOT
from tests.browser.conftest import CHROMIUM, QUIET
from tests.browser.running import running
from tests.chroma_server import free_port

_ROUNDS = 9
_QUESTIONS = [
    "Was sagte Rutte über Russland?",
    "Wie viele Punkte hat der Friedensplan?",
    "Wer reiste nach Moskau?",
]
_ECHO = """
import sys, gradio as gr
gr.ChatInterface(lambda text, history: text, analytics_enabled=False).launch(
    server_name="127.0.0.1", server_port=int(sys.argv[1]), quiet=True, ssr_mode=False)
"""
_TYPED = "textarea"
_SETTLED = 1500.0  # milliseconds after which a page asks for nothing more

# Milliseconds from pressing Enter to the words being in the page.
_UNTIL_WORDS = """([selector, count]) => new Promise(done => {
  const began = performance.now();
  const seen = () => document.querySelectorAll(selector).length > count;
  const watching = new MutationObserver(() => {
    if (seen()) { watching.disconnect(); done(performance.now() - began); }
  });
  watching.observe(document.body, { childList: true, subtree: true, characterData: true });
  document.querySelector("textarea").dispatchEvent(
    new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true }));
  document.querySelector("textarea").dispatchEvent(
    new KeyboardEvent("keypress", { key: "Enter", code: "Enter", bubbles: true }));
})"""


def main() -> None:
    """Print the medians and their ratios."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        copytree(ROOT / "corpus" / "articles", folder / "articles")
        ours = stack.enter_context(running(folder))
        bare = stack.enter_context(_echo())
        settings = Settings(
            corpus=folder / "articles", home=folder / "own", embedding_model=PACKAGED
        )
        assistant = Assistant.open(settings, purpose="a benchmark")
        stack.callback(assistant.close)
        assistant.sync()
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        stack.callback(browser.close)
        _words(browser, assistant, ours, bare)
        _loads(browser, ours, bare)


def _words(browser: Browser, assistant: Assistant, ours: str, bare: str) -> None:
    page, echo = _open(browser, ours), _open(browser, bare)
    chain, words, echoed = [], [], []
    for number in range(_ROUNDS * len(_QUESTIONS)):
        question = _QUESTIONS[number % len(_QUESTIONS)]
        began = time.perf_counter()
        assistant.ask(question)
        chain.append((time.perf_counter() - began) * 1000)
        words.append(_ask(page, question, "#conversation .answer"))
        page.locator("#anew").click()
        page.locator(".welcome").wait_for()
        echoed.append(_ask(echo, question, ".message.bot"))
        echo.reload()
        echo.locator(_TYPED).first.wait_for()
    own = median(chain)
    print(f"{'what':38}  median (ms)  ratio")
    for name, value in (
        ("the chain alone", own),
        ("click to first words", median(words)),
        ("click to echo, bare chat page", median(echoed)),
        ("chain + echo", own + median(echoed)),
    ):
        print(f"{name:38}  {value:11.1f}  {value / own:5.2f}")


def _ask(page: Page, question: str, selector: str) -> float:
    page.locator(_TYPED).first.fill(question)
    took: float = page.evaluate(_UNTIL_WORDS, [selector, page.locator(selector).count()])
    return took


def _loads(browser: Browser, ours: str, bare: str) -> None:
    """First loads, each in a browser that keeps nothing, in turn."""
    pages = {
        "bare chat page": (bare, _TYPED),
        "Belegt: question field": (ours, _TYPED),
        "Belegt: and the examples": (ours, "#examples button"),
    }
    loaded: dict[str, list[tuple[float, float]]] = {name: [] for name in pages}
    for _ in range(_ROUNDS):
        for name, (url, usable) in pages.items():
            loaded[name].append(_load(browser, url, usable))
    print(f"\n{'first load':24}  until usable (s)  ratio  weight (MB)  ratio")
    least = [median(column) for column in zip(*loaded["bare chat page"], strict=True)]
    for name, found in loaded.items():
        took, weight = (median(column) for column in zip(*found, strict=True))
        print(
            f"{name:24}  {took:16.2f}  {took / least[0]:5.2f}"
            f"  {weight:11.2f}  {weight / least[1]:5.2f}"
        )


def _load(browser: Browser, url: str, usable: str) -> tuple[float, float]:
    """Load a page and return the seconds until it could be used, and its weight in MB."""
    context = browser.new_context()
    page = context.new_page()
    sizes: list[int] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda told: sizes.append(told["encodedDataLength"]))
    began = time.perf_counter()
    page.goto(url)
    page.locator(_TYPED).first.wait_for()
    page.locator(usable).first.wait_for()
    took = time.perf_counter() - began
    page.wait_for_timeout(_SETTLED)
    context.close()
    return took, sum(sizes) / 1e6


def _open(browser: Browser, url: str) -> Page:
    page = browser.new_context(locale="de-DE").new_page()
    page.goto(url)
    page.locator(_TYPED).first.wait_for()
    page.wait_for_timeout(_SETTLED)
    return page


@contextmanager
def _echo() -> Iterator[str]:
    """The bare chat page, in a process of its own."""
    url = f"http://127.0.0.1:{(port := free_port())}"
    process = subprocess.Popen(
        [sys.executable, "-c", _ECHO, str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while process.poll() is None:
            try:
                urllib.request.urlopen(url, timeout=5).close()
                break
            except OSError:
                time.sleep(0.2)
        yield url
    finally:
        process.terminate()
        process.wait(30)


if __name__ == "__main__":
    main()
