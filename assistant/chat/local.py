"""A chat model that transformers runs on this machine, as a LangChain chat model."""

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from pydantic import ConfigDict

_LONGEST = 1024  # tokens of an answer
_ROLES = {"human": "user", "ai": "assistant", "system": "system"}


def open_local_model(name: str) -> "TransformersChat":
    """Load a model by its folder, or its name on the hub; raises `ChatModelError`."""
    import transformers  # late: it takes seconds

    from assistant.chat.model import ChatModelError

    try:
        folder = Path(name).expanduser()
        local = {"local_files_only": True} if folder.is_dir() else {}
        where = str(folder) if folder.is_dir() else name
        tokenizer = transformers.AutoTokenizer.from_pretrained(where, **local)
        model = transformers.AutoModelForCausalLM.from_pretrained(where, **local)
    except (OSError, ValueError) as error:
        line = str(error).strip().splitlines()[0]
        raise ChatModelError(
            f"the chat model {name} cannot be loaded ({line}); "
            "name a folder with a model that transformers can generate with"
        ) from error
    return TransformersChat(tokenizer=tokenizer, model=model, name=name)


class TransformersChat(BaseChatModel):
    """LangChain chat model over a transformers model and its tokenizer."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    tokenizer: Any
    model: Any
    longest: int = _LONGEST

    @property
    def _llm_type(self) -> str:
        return "transformers"

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> ChatResult:
        chunks = self._stream(messages, stop, run_manager, **kwargs)
        text = "".join(str(chunk.message.text) for chunk in chunks)
        return ChatResult(generations=[ChatGeneration(message=AIMessage(text))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        import transformers

        ended = threading.Event()
        streamer = transformers.TextIteratorStreamer(
            self.tokenizer, skip_prompt=True, skip_special_tokens=True, timeout=600
        )

        def is_ended(*_: Any, **__: Any) -> bool:
            return ended.is_set()

        generating = threading.Thread(
            target=self._run, args=(self._encoded(messages), streamer, is_ended), daemon=True
        )
        generating.start()
        try:
            for text in streamer:
                if text:
                    yield ChatGenerationChunk(message=AIMessageChunk(content=text))
        finally:  # also where nobody reads on
            ended.set()
            generating.join()

    def _run(self, encoded: Any, streamer: Any, is_ended: Any) -> None:
        import torch
        import transformers

        criteria = transformers.StoppingCriteriaList([is_ended])
        try:
            with torch.inference_mode():
                self.model.generate(
                    **encoded,
                    streamer=streamer,
                    max_new_tokens=self.longest,
                    do_sample=False,
                    stopping_criteria=criteria,
                )
        finally:
            streamer.end()

    def _encoded(self, messages: list[BaseMessage]) -> Any:
        said = [
            {"role": _ROLES.get(one.type, "user"), "content": str(one.text)} for one in messages
        ]
        if self.tokenizer.chat_template:
            text = self.tokenizer.apply_chat_template(
                said, tokenize=False, add_generation_prompt=True
            )
        else:
            text = "\n\n".join(one["content"] for one in said) + "\n\n"
        room = getattr(self.model.config, "max_position_embeddings", 0) or 1 << 20
        encoded = self.tokenizer(text, return_tensors="pt", add_special_tokens=False)
        encoded.pop("token_type_ids", None)
        # The question stands at the end, so what is too long is cut at its beginning.
        kept = max(1, room - self.longest)
        return {key: value[:, -kept:] for key, value in encoded.items()}
