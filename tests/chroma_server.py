"""A Chroma server on loopback that a test starts, kills and starts again."""

import socket
import subprocess
import sys
import time
from pathlib import Path


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class ChromaOnLoopback:
    """`chroma run` over a folder; it keeps its port and folder when it is started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self.url = f"http://127.0.0.1:{self._port}"
        self.start()

    def start(self) -> None:
        chroma = Path(sys.executable).with_name("chroma")
        place = ["--host", "127.0.0.1", "--port", str(self._port), "--path", self._folder]
        self._process = subprocess.Popen(
            [chroma, "run", *place], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self._port)) == 0:
                    return
            time.sleep(0.1)
        raise TimeoutError("Chroma does not start")

    def kill(self) -> None:
        self._process.kill()
        self._process.wait(30)
