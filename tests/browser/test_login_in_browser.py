"""The app with users: page, API and MCP are closed to others, and the command line gets in."""

import json
import os
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from gradio_client import Client
from playwright.sync_api import Browser, expect

from tests.app_on_loopback import ROOT
from tests.browser.conftest import BRIDGE
from tests.browser.running import running

pytestmark = pytest.mark.browser

USERS = "anna:secret ben:other"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("closed")
    (folder / "articles").mkdir()
    (folder / "articles" / "bruecke.md").write_text(BRIDGE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def closed(folder: Path) -> Iterator[str]:
    with running(folder, AUTH=USERS) as url:
        yield url


@pytest.mark.parametrize(
    "path", ["/", "/config", "/gradio_api/info", "/gradio_api/mcp/", "/gradio_api/queue/join"]
)
def test_nothing_is_told_to_others(closed: str, path: str) -> None:
    for data in (None, b"{}"):
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(urllib.request.Request(closed + path, data=data), timeout=20)
        assert caught.value.code == 401


def test_a_user_asks_on_the_page(closed: str, browser: Browser) -> None:
    credentials = {"username": "ben", "password": "other"}
    context = browser.new_context(locale="de-DE", http_credentials=credentials)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(closed)
    page.locator("#examples button").first.wait_for(timeout=20_000)
    page.get_by_role("textbox", name="Ihre Frage").fill("Was kostet der Neubau?")
    page.keyboard.press("Enter")
    expect(page.locator(".answer")).to_contain_text("vier Millionen", timeout=20_000)
    context.close()


def test_a_program_names_the_user(closed: str) -> None:
    headers = {"Authorization": "Basic YW5uYTpzZWNyZXQ="}
    answer = Client(closed, verbose=False, headers=headers).predict(
        "Was kostet der Neubau?", api_name="/ask"
    )
    assert "vier Millionen" in answer["text"]


def test_the_command_line_is_let_in(closed: str, folder: Path) -> None:
    environment = os.environ | {
        "BELEGT_CORPUS": str(folder / "articles"),
        "BELEGT_HOME": str(folder / "home"),
        "BELEGT_AUTH": USERS,
    }
    command = [sys.executable, "-m", "assistant", "ask", "--json", "Was kostet der Neubau?"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    assert "vier Millionen" in json.loads(done.stdout)["text"]


def test_a_public_address_without_users_is_refused(folder: Path) -> None:
    environment = {
        "PATH": "/usr/bin:/bin",
        "BELEGT_CORPUS": str(folder / "articles"),
        "BELEGT_HOME": str(folder / "elsewhere"),
        "BELEGT_HOST": "0.0.0.0",
    }
    done = subprocess.run(
        [sys.executable, "app.py"], cwd=ROOT, env=environment, capture_output=True, timeout=120
    )
    assert done.returncode == 1
    assert "BELEGT_AUTH" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
