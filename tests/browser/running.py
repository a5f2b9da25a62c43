"""Runs the real app in a process of its own, on a free port."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_PATIENCE = 180.0  # seconds: loading the embedding model takes long on a busy machine


@contextmanager
def running(folder: Path, **settings: str) -> Iterator[str]:
    """Run the app over the articles in ``folder``/articles; gives its URL."""
    port = free_port()
    environment = os.environ | {
        "BELEGT_CORPUS": str(folder / "articles"),
        "BELEGT_HOME": str(folder / "home"),
        "BELEGT_EMBEDDING_MODEL": "all-MiniLM-L6-v2",
        "BELEGT_PORT": str(port),
        "BELEGT_RATE": "0",  # tests ask faster than people
        "HF_HUB_OFFLINE": "1",
        **settings,
    }
    log = folder / "app.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "app.py"], cwd=ROOT, env=environment, stdout=output, stderr=output
        )
    try:
        url = f"http://127.0.0.1:{port}"
        wait_for(url, process, log)
        yield url
    finally:
        process.terminate()
        process.wait(30)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def wait_for(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    """Wait until something answers at the URL; fails with the log where the process ended."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:  # it asks for a password
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
        else:
            return
    pytest.fail(f"the app did not start:\n{log.read_text(encoding='utf-8', errors='replace')}")
