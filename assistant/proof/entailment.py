"""Whether one sentence follows from another, judged by a model: for paraphrases that words alone
cannot judge. It is asked only when all facts are carried, and never proves against them.
"""

from typing import Any, Literal, Protocol

Judgement = Literal["entailed", "contradicted", "neutral"]


class EntailmentError(RuntimeError):
    """The entailment model cannot be loaded or used; the message says what to do."""


class Entailment(Protocol):
    """Judges whether a premise carries a hypothesis."""

    def judge(self, premise: str, hypothesis: str) -> Judgement:
        """Return what the premise says of the hypothesis."""
        ...


class CrossEncoderEntailment:
    """A sentence-transformers `CrossEncoder` for natural-language inference."""

    def __init__(self, name: str) -> None:
        """Load a model by name or folder; raises `EntailmentError`."""
        from sentence_transformers import CrossEncoder  # late: it takes seconds

        try:
            self._model: Any = CrossEncoder(name)
            labels = self._model.model.config.id2label
        except (OSError, ValueError) as error:
            line = str(error).strip().splitlines()[0]
            raise EntailmentError(
                f"the entailment model {name} cannot be loaded ({line}); "
                "set BELEGT_ENTAILMENT_MODEL to another, or unset it"
            ) from error
        self._labels = {int(place): str(label).lower() for place, label in labels.items()}
        if not any(label.startswith("entail") for label in self._labels.values()):
            raise EntailmentError(
                f"{name} is no model for natural-language inference: its labels are "
                f"{', '.join(self._labels.values())}; one must be called entailment"
            )

    def judge(self, premise: str, hypothesis: str) -> Judgement:
        """Return the label that the model finds most likely."""
        scores = self._model.predict([(premise, hypothesis)])[0]
        label = self._labels[int(scores.argmax())]
        if label.startswith("entail"):
            return "entailed"
        return "contradicted" if label.startswith("contra") else "neutral"
