"""Opens the chat model of the settings: any of LangChain's providers, or a folder.

``openai:…``, ``anthropic:…`` and the like are names for LangChain's `init_chat_model`; with a URL,
``openai:`` is any server that speaks that protocol. ``transformers:FOLDER`` runs on this machine.
"""

from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel

from assistant.settings import Settings

_EXTRAS = ("openai", "anthropic", "ollama")


class ChatModelError(RuntimeError):
    """The chat model of the settings cannot be opened; the message says what to do."""


def open_chat_model(settings: Settings) -> BaseChatModel | None:
    """Open the chat model, without asking it anything; None where none is set.

    Raises `ChatModelError`; the key is in none of its messages.
    """
    if not settings.chat_model:
        return None
    provider, _, name = settings.chat_model.partition(":")
    if not name:
        raise ChatModelError(
            f"BELEGT_CHAT_MODEL={settings.chat_model!r} names no provider; write it like "
            "openai:MODEL, anthropic:MODEL, ollama:MODEL or transformers:FOLDER"
        )
    if provider == "transformers":
        from assistant.chat.local import open_local_model

        return open_local_model(name)
    try:
        model: BaseChatModel = init_chat_model(
            name, model_provider=provider, **_options(provider, settings)
        )
    except ImportError as error:
        extra = f"'.[{provider}]'" if provider in _EXTRAS else f"langchain-{provider}"
        raise ChatModelError(
            f"the package for {provider} is missing; install it: "
            f".venv/bin/python -m pip install -c constraints.txt {extra}"
        ) from error
    except Exception as error:  # noqa: BLE001 - each provider has its own
        reason = _first_line(error, settings)
        raise ChatModelError(
            f"the chat model {settings.chat_model} cannot be opened ({reason})"
        ) from None
    return model


def _options(provider: str, settings: Settings) -> dict[str, Any]:
    """What a provider is told; only what it knows. It does not repeat what failed: we decide."""
    options: dict[str, Any] = {}
    if settings.chat_url:
        options["base_url"] = settings.chat_url
    if settings.chat_key:
        options["api_key"] = settings.chat_key.get_secret_value()
    elif settings.chat_url and provider == "openai":
        options["api_key"] = "none"  # a server of one's own wants none, but its client does
    if provider == "ollama":
        options["client_kwargs"] = {"timeout": settings.chat_timeout}
    elif provider in _EXTRAS:
        options |= {"timeout": settings.chat_timeout, "max_retries": 0}
    return options


def _first_line(error: Exception, settings: Settings) -> str:
    """The first line of an error, without the key."""
    line = (str(error) or type(error).__name__).strip().splitlines()[0]
    key = settings.chat_key.get_secret_value() if settings.chat_key else ""
    return line.replace(key, "…") if key else line
