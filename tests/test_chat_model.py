"""Which chat model is opened, and what is said where it cannot be."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import torch
import transformers
from langchain_core.messages import HumanMessage
from tokenizers import Tokenizer, models, pre_tokenizers

from assistant.chat.judge import ChatEntailment
from assistant.chat.local import TransformersChat
from assistant.chat.model import ChatModelError, open_chat_model
from assistant.chat.talk import Talker
from assistant.proof.entailment import CrossEncoderEntailment, EntailmentError
from assistant.proof.proof import Prover
from assistant.settings import Settings
from tests.test_proof import PLAN, cite

WORDS = "<pad> <unk> <s> </s> der Plan umfasst 12 Schritte . Wie viele ?".split()


def save_tokenizer(folder: Path) -> None:
    plain = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, "<unk>"))
    plain.pre_tokenizer = pre_tokenizers.Whitespace()
    transformers.PreTrainedTokenizerFast(
        tokenizer_object=plain, pad_token="<pad>", unk_token="<unk>", eos_token="</s>"
    ).save_pretrained(folder)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny chat model with random weights, saved as transformers saves models."""
    folder = tmp_path_factory.mktemp("chat")
    torch.manual_seed(1)
    config = transformers.LlamaConfig(
        vocab_size=len(WORDS), hidden_size=16, intermediate_size=16, num_hidden_layers=1,
        num_attention_heads=2, max_position_embeddings=4096, pad_token_id=0, eos_token_id=None,
        bos_token_id=None,
    )  # fmt: skip
    transformers.LlamaForCausalLM(config).save_pretrained(folder)
    save_tokenizer(folder)
    return folder


@pytest.fixture(scope="module")
def judge_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("judge")
    torch.manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=len(WORDS), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=16, num_labels=3,
        id2label={0: "contradiction", 1: "entailment", 2: "neutral"},
        label2id={"contradiction": 0, "entailment": 1, "neutral": 2},
    )  # fmt: skip
    model = transformers.BertForSequenceClassification(config)
    model.classifier.bias.data = torch.tensor([0.0, 9.0, 0.0])  # of which the second wins
    model.save_pretrained(folder)
    save_tokenizer(folder)
    return folder


def test_none_is_opened_where_none_is_set() -> None:
    assert open_chat_model(Settings()) is None


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("gpt-5", "openai:MODEL"),
        ("anthropic:claude", "pip install"),
        ("nowhere:model", "nowhere"),
        ("transformers:/no/such/folder", "cannot be loaded"),
    ],
)
def test_what_cannot_be_opened_says_what_to_do(name: str, told: str) -> None:
    with pytest.raises(ChatModelError, match=told):
        open_chat_model(Settings(chat_model=name))


def test_the_key_is_never_shown() -> None:
    settings = Settings(chat_model="openai:m", chat_key="sk-secret", chat_url="http://127.0.0.1:9")
    model = open_chat_model(settings)
    assert "sk-secret" not in repr(settings) + str(settings) + repr(model) + str(model)


def test_a_local_model_loads_and_streams(folder: Path) -> None:
    model = open_chat_model(Settings(chat_model=f"transformers:{folder}"))
    assert isinstance(model, TransformersChat)
    model.longest = 20
    pieces = [str(chunk.text) for chunk in model.stream([HumanMessage("Wie viele Schritte ?")])]
    assert len(pieces) > 1
    assert set(" ".join(pieces).split()) <= set(WORDS)
    whole = str(model.invoke([HumanMessage("Wie viele Schritte ?")]).text)
    assert whole.split() == "".join(pieces).split()


def test_who_stops_reading_a_local_model_ends_it(folder: Path) -> None:
    model = open_chat_model(Settings(chat_model=f"transformers:{folder}"))
    assert model is not None
    before = set(threading.enumerate())
    growing: Iterator[Any] = model.stream([HumanMessage("Wie viele Schritte ?")])
    next(growing)
    growing.close()  # type: ignore[attr-defined]
    assert set(threading.enumerate()) <= before  # threads of other tests may have ended


def test_an_entailment_model_judges_paraphrases_but_no_facts(judge_folder: Path) -> None:
    model = CrossEncoderEntailment(str(judge_folder))
    assert model.judge("der Plan", "der Plan .") == "entailed"
    loose = "Weber zeigte den Leuten in Lübeck seine Vorstellungen."
    assert Prover().prove(loose, [cite(PLAN)], "de").level != "proven"
    assert Prover(model).prove(loose, [cite(PLAN)], "de").level == "proven"
    wrong = "Weber stellte am 3. Dezember einen Plan mit 38 Punkten vor."
    assert Prover(model).prove(wrong, [cite(PLAN)], "de").level == "unproven"


def test_a_model_that_is_none_for_inference_is_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EntailmentError, match="BELEGT_ENTAILMENT_MODEL"):
        CrossEncoderEntailment(str(tmp_path / "nowhere"))
    config = transformers.BertConfig(
        vocab_size=9, hidden_size=8, num_hidden_layers=1, num_attention_heads=1,
        intermediate_size=8, num_labels=2,
    )  # fmt: skip
    transformers.BertForSequenceClassification(config).save_pretrained(tmp_path)
    save_tokenizer(tmp_path)
    with pytest.raises(EntailmentError, match="natural-language inference"):
        CrossEncoderEntailment(str(tmp_path))


class Says:
    """A chat model's stand-in for the judge: it says one thing."""

    _llm_type = "test"

    def __init__(self, text: str) -> None:
        self.text = text

    def stream(self, *_: Any, **__: Any) -> Iterator[Any]:
        yield HumanMessage(self.text)


@pytest.mark.parametrize(
    ("said", "judgement"),
    [
        ('{"judgement": "entailed"}', "entailed"),
        ('Sure: {"judgement": "contradicted"}', "contradicted"),
        ('{"judgement": "yes"}', "neutral"),
        ("[1]", "neutral"),
        ("", "neutral"),
    ],
)
def test_the_chat_model_may_judge(said: str, judgement: str) -> None:
    talker = Talker(Says(said))  # type: ignore[arg-type]
    assert ChatEntailment(talker).judge("a", "b") == judgement
