"""The web app: opens the assistant, serves its page, and lets go of the index at the end."""

import os
import socket
import sys

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # before Gradio is imported

from starlette.middleware import Middleware

from assistant.assistant import Assistant
from assistant.logs import configure, tell
from assistant.page.gate import Gate
from assistant.page.health import routes
from assistant.page.layout import CSS, HEAD, Page
from assistant.page.login import Login, check_public, read_users
from assistant.page.theme import theme
from assistant.settings import Settings
from assistant.terminal import progress
from corpus.readers import MAX_BYTES


class PortInUse(OSError):
    """The port is taken; the message says which setting chooses another."""


def main() -> None:
    """Serve with the settings of the environment; an error is told in one line."""
    try:
        settings = Settings.from_environment()
        configure(settings)
        serve(settings)
    # Every error of ours is one of these; its message is written for the reader.
    except (OSError, ValueError, RuntimeError) as error:
        sys.exit(f"belegt: {error}")


def serve(settings: Settings) -> None:
    """Serve the page until interrupted; raises `PortInUse` and what `Assistant.open` raises."""
    users = read_users(settings.auth.get_secret_value())
    check_public(settings.host, users)
    _check_port(settings.host, settings.port)
    tell(settings, "loading the embedding model …")
    assistant = Assistant.open(settings, purpose="the app")
    try:
        with progress("articles") as done:
            assistant.sync(done)
        assistant.watch()
        page = Page(assistant, settings.rate)
        middleware = [Middleware(Login, users)] if users else []
        middleware.append(Middleware(Gate))
        page.blocks.queue(default_concurrency_limit=4, max_size=settings.queue)
        page.blocks.launch(
            server_name=settings.host,
            server_port=settings.port,
            prevent_thread_lock=True,
            quiet=True,
            ssr_mode=False,
            footer_links=["api"],
            mcp_server=True,
            max_file_size=MAX_BYTES,
            app_kwargs={"routes": routes(assistant), "middleware": middleware},
            theme=theme(),
            css_paths=CSS,
            head=HEAD,
        )
        url = f"http://{settings.host}:{page.blocks.server_port}"
        assistant.index.lock.announce("the app", url)
        tell(settings, f"ready on {url} (end with Ctrl+C)")
        page.blocks.block_thread()
    finally:
        assistant.close()


def _check_port(host: str, port: int) -> None:
    try:
        with socket.create_server((host, port)):
            return
    except OSError as error:
        raise PortInUse(
            f"port {port} on {host} cannot be used ({error.strerror}); "
            f"set BELEGT_PORT to another, such as BELEGT_PORT={port + 1}"
        ) from error


if __name__ == "__main__":
    main()
