"""All settings, read from the environment in this one place and documented in the README."""

from pathlib import Path
from typing import Literal, Self

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

_ROOT = Path(__file__).parent.parent
# In a checkout, data belongs beside the code; an installed package writes where it is run.
_HOME = (_ROOT if (_ROOT / "pyproject.toml").is_file() else Path.cwd()) / ".belegt"


class SettingsError(ValueError):
    """A setting in the environment is wrong; the message names it and what is expected."""


class Settings(BaseSettings):
    """Settings by environment variables ``BELEGT_…``; frozen."""

    model_config = SettingsConfigDict(env_prefix="BELEGT_", frozen=True, extra="forbid")

    corpus: Path = Field(_ROOT / "corpus" / "articles", description="folder of the articles")
    home: Path = Field(_HOME, description="folder for derived data; may be deleted")
    embedding_model: str = Field(
        "auto", description="`auto`, `all-MiniLM-L6-v2` (packaged), a model of the hub or a folder"
    )
    embedding_url: str = Field(
        "", description="URL of a server that computes the embeddings; empty: this machine does"
    )
    embedding_key: SecretStr | None = Field(None, description="key of the embedding server")
    chroma_url: str = Field("", description="URL of a Chroma server; empty: Chroma in the home")
    chroma_token: SecretStr | None = Field(None, description="token that the Chroma server asks")
    chroma_tenant: str = Field("", description="tenant on the Chroma server, if not its default")
    chroma_database: str = Field("", description="database of the tenant, if not its default")
    chat_model: str = Field(
        "", description="chat model, such as `ollama:qwen3:8b`; empty: none is asked"
    )
    chat_url: str = Field("", description="base URL of the chat model's server, if not its usual")
    chat_key: SecretStr | None = Field(None, description="key of the chat model's provider")
    chat_timeout: float = Field(60.0, gt=0, description="seconds to wait for the chat model")
    unproven: Literal["mark", "drop"] = Field(
        "mark", description="whether unproven statements are marked or left out"
    )
    entailment_model: str = Field(
        "", description="model that judges paraphrases: its name, a folder, or `chat`; empty: none"
    )
    host: str = Field("127.0.0.1", description="address that the page is served on")
    auth: SecretStr = Field(
        SecretStr(""), description="`name:password` of who may use the page, several with spaces"
    )
    rate: int = Field(
        60, ge=0, description="questions that one client may ask in a minute; 0: any number"
    )
    queue: int = Field(100, ge=1, description="requests that may wait; more are refused")
    log: Literal["text", "json"] = Field("text", description="form of the log on standard error")
    log_texts: bool = Field(False, description="whether questions and answers are logged, in JSON")
    port: int = Field(7860, ge=0, le=65535, description="port that the page is served on")

    @classmethod
    def from_environment(cls) -> Self:
        """Read the settings; raises `SettingsError`."""
        try:
            return cls()
        except ValidationError as error:
            first = error.errors()[0]
            name = f"BELEGT_{'_'.join(str(part) for part in first['loc'])}".upper()
            raise SettingsError(f"{name}={first['input']!r} is wrong: {first['msg']}") from error
