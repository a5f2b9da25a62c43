"""The loading code on real models: a tiny one that the test builds and saves, and the packaged."""

import socket
import time
from pathlib import Path

import numpy as np
import pytest

from index import embedding as module
from index.embedding import (
    MULTILINGUAL,
    PACKAGED,
    EmbeddingError,
    SentenceEmbedding,
    choose_model,
    computes_bfloat16,
    load_embedding,
    packaged_model,
)

WORDS = [
    "[PAD]",
    "[UNK]",
    "[CLS]",
    "[SEP]",
    "[MASK]",
    *"die das ist kiew london query passage :".split(),
]


@pytest.fixture(scope="module")
def tiny_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build and save a BERT of random weights with a window of 32 tokens."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast

    folder = tmp_path_factory.mktemp("models")
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS + list("abcdefghijklmnopqrstuvwxyz.")), encoding="utf-8")
    bert = folder / "bert"
    config = BertConfig(
        vocab_size=len(WORDS) + 27,
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=32,
        max_position_embeddings=32,
    )
    BertModel(config).save_pretrained(bert)
    BertTokenizerFast(vocab=str(vocabulary)).save_pretrained(bert)
    words = Transformer(str(bert), max_seq_length=32)
    model = SentenceTransformer(modules=[words, Pooling(words.get_embedding_dimension())])
    model.save(str(folder / "tiny"))
    return folder / "tiny"


def test_a_model_loads_from_a_folder_and_gives_unit_vectors(tiny_model: Path) -> None:
    model = load_embedding(str(tiny_model))
    texts = ["die kiew", "das ist london"] * 40
    vectors = model.embed_passages(texts, ["de"] * len(texts))
    assert vectors.shape == (80, 16)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, rtol=1e-5)
    np.testing.assert_allclose(vectors[1], model.embed_question(texts[1], "de"), atol=1e-5)
    np.testing.assert_allclose(vectors[0], vectors[78], atol=1e-5)


def test_tokens_are_counted_as_the_encoder_does(tiny_model: Path) -> None:
    model = load_embedding(str(tiny_model))
    assert model.window == 30  # 32 less [CLS] and [SEP]
    assert model.count_tokens(["die kiew", "die . kiew ."], "de") == [2, 4]
    full = " ".join(["kiew"] * model.window)
    longer = full + " die"
    same = model.embed_question(full, "de") @ model.embed_question(longer, "de")
    assert same == pytest.approx(1, abs=1e-5)  # the encoder cuts what is beyond the window


def test_e5_models_get_the_words_they_were_trained_with(tiny_model: Path, tmp_path: Path) -> None:
    link = tmp_path / "tiny-e5-small"
    link.symlink_to(tiny_model)
    model = SentenceEmbedding(str(link))
    assert model.window < load_embedding(str(tiny_model)).window
    question, passages = model.embed_question("kiew", "de"), model.embed_passages(["kiew"], ["de"])
    assert not np.allclose(question, passages[0])


def test_what_is_no_model_is_refused_with_advice(tmp_path: Path) -> None:
    with pytest.raises(EmbeddingError, match="BELEGT_EMBEDDING_MODEL"):
        load_embedding(str(tmp_path / "nothing"))


def test_the_packaged_model_is_checked_and_loads() -> None:
    assert (packaged_model() / "model.safetensors").is_file()
    model = load_embedding(PACKAGED)
    assert (model.name, model.window) == (PACKAGED, 254)
    near, far = model.embed_passages(["The war must end.", "Apples grow on trees."], ["en", "en"])
    question = model.embed_question("Peace in Ukraine", "en")
    assert question @ near > question @ far


def test_the_packaged_model_understands_german_by_its_english_words() -> None:
    model = load_embedding(PACKAGED)
    german = ["Der Krieg muss enden.", "Äpfel wachsen auf Bäumen."]
    near, far = model.embed_passages(german, ["de", "de"])
    for text, language in (("Peace in Ukraine", "en"), ("Frieden für die Ukraine", "de")):
        question = model.embed_question(text, language)
        assert question @ near > question @ far + 0.2
    assert model.count_tokens(["Hafenbehörde"], "de") == model.count_tokens(
        ["port authority"], "en"
    )


def test_changed_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PACKAGED_WEIGHTS", "0" * 64)
    with pytest.raises(EmbeddingError, match="install it again"):
        load_embedding(PACKAGED)


def test_automatic_stays_with_the_model_that_built_the_index() -> None:
    assert choose_model("auto", built_with="some/model") == "some/model"
    assert choose_model("my/model", built_with="some/model") == "my/model"


def test_automatic_falls_back_where_the_model_cannot_be_had(tmp_path: Path) -> None:
    assert load_embedding(str(tmp_path / "gone"), automatic=True).name == PACKAGED


def test_a_silent_hub_costs_seconds_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that accepts and never answers is the worst network there is."""
    from huggingface_hub import HfApi, constants

    with socket.create_server(("127.0.0.1", 0)) as silent:
        endpoint = f"http://127.0.0.1:{silent.getsockname()[1]}"
        monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
        monkeypatch.setattr("huggingface_hub.HfApi", lambda: HfApi(endpoint=endpoint))
        monkeypatch.setattr(module, "_cached", lambda name: False)
        monkeypatch.setattr(module, "_HUB_PATIENCE", 0.2)
        began = time.monotonic()
        assert choose_model("auto") == PACKAGED
        assert time.monotonic() - began < 60


def test_a_cached_model_is_preferred(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_cached", lambda name: name == MULTILINGUAL)
    assert choose_model("auto") == MULTILINGUAL


def test_short_weights_are_taken_where_the_cpu_computes_with_them() -> None:
    assert computes_bfloat16({"amx_bf16": True, "avx2": True})
    assert computes_bfloat16({"avx512_bf16": True})
    assert not computes_bfloat16({"amx_bf16": False, "avx2": True})
    assert not computes_bfloat16({})


def test_short_weights_give_the_same_vectors(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Drei Tage lang wurde in Miami verhandelt.", "The talks went on.", "Ein Wort"]
    vectors = []
    for able in (False, True):
        monkeypatch.setattr(module, "_capabilities", lambda able=able: {"amx_bf16": able})
        embedding = SentenceEmbedding(PACKAGED)
        vectors.append(
            np.vstack(
                [
                    embedding.embed_passages(texts, ["de"] * len(texts)),
                    embedding.embed_question("Wo?", "de"),
                ]
            )
        )
    long, short = vectors
    assert short.dtype == np.float32
    assert np.allclose(np.linalg.norm(short, axis=1), 1, atol=1e-5)
    assert np.min(np.sum(long * short, axis=1)) > 0.999
    assert not np.array_equal(long, short)
