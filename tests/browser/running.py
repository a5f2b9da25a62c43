"""Runs the real app over a folder of a test's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.app_on_loopback import AppOnLoopback


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[str]:
    """Run the app over the articles in ``folder``/articles; gives its URL.

    Settings go without BELEGT_; there is no limit of questions, as tests ask faster than people.
    """
    settings = {"RATE": "0"} | settings
    app = AppOnLoopback(folder / "articles", folder / "home", folder / "app.log", **settings)
    try:
        yield app.url
    finally:
        app.end()
