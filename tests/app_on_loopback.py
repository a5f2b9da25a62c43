"""The app as a user starts it, in a process of its own, on a free port of loopback."""

import os
import subprocess
import sys
import time
from pathlib import Path

from tests.chroma_server import free_port

ROOT = Path(__file__).parent.parent


class AppOnLoopback:
    """`python app.py` with these settings; ready once it is made."""

    def __init__(self, folder: Path, home: Path, log: Path, **settings: str) -> None:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self._log = log
        own = {"CORPUS": folder, "HOME": home, "PORT": port, "EMBEDDING_MODEL": "all-MiniLM-L6-v2"}
        environment = {
            **os.environ,
            "HF_HUB_OFFLINE": "1",
            **{f"BELEGT_{name}": str(value) for name, value in (own | settings).items()},
        }
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                [sys.executable, "app.py"], cwd=ROOT, env=environment, stderr=file, stdout=file
            )
        for _ in range(1200):
            if self.process.poll() is not None:
                raise RuntimeError(self.log())
            if "ready on" in self.log():
                return
            time.sleep(0.1)
        self.end()
        raise TimeoutError(self.log())

    def log(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(30)
