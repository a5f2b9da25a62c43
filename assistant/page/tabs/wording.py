"""Components whose words follow the reader's language, and views of rendered HTML."""

from collections.abc import Callable
from typing import Any

import gradio as gr

from assistant.texts import say

_WIRE = "belegtView(element, trigger, props, watch)"
PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""For events that are the page's own and quick."""


def view(name: str) -> gr.HTML:
    """Make a component for rendered HTML; `page.js` tells Python what is clicked in it."""
    return gr.HTML(elem_id=name, js_on_load=_WIRE, apply_default_css=False)


class Wording:
    """Remembers what each component's words are, so that the language switch changes them all."""

    def __init__(self) -> None:
        self._worded: list[tuple[Any, Callable[[str], dict[str, Any]]]] = []

    @property
    def components(self) -> list[Any]:
        """The components, in the order of `updates`."""
        return [component for component, _ in self._worded]

    def word(self, component: Any, **keys: str) -> Any:
        """Let the component's properties be said in the reader's language, first in German."""
        for name, key in keys.items():
            setattr(component, name, say(key, "de"))
        self.follow(
            component, lambda language: {name: say(key, language) for name, key in keys.items()}
        )
        return component

    def follow(self, component: Any, properties: Callable[[str], dict[str, Any]]) -> None:
        """Let the component have these properties in each language."""
        self._worded.append((component, properties))

    def updates(self, language: str) -> list[Any]:
        """Return each component's update for a language."""
        return [gr.update(**properties(language)) for _, properties in self._worded]
