"""The tab for checking what somebody else wrote."""

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import desk
from assistant.page.render.checks import checked
from assistant.page.render.parts import hint, notice
from assistant.page.tabs.wording import Wording, view
from assistant.texts import say


class CheckTab:
    """Builds the tab within the present `gr.Blocks` and wires what happens in it."""

    def __init__(self, assistant: Assistant, wording: Wording, language: gr.Radio) -> None:
        self._assistant = assistant
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=2, min_width=300):
                text = wording.word(
                    gr.Textbox(lines=8, max_lines=20, elem_id="suspect"), label="check_text"
                )
                send = wording.word(gr.Button(variant="primary", elem_id="check"), value="check")
            with gr.Column(scale=3, min_width=300):
                self.readable = view("checked")
        send.click(
            self._check,
            [text, language],
            self.readable,
            api_visibility="private",
            show_progress_on=[self.readable],
        )

    def render(self, language: str) -> str:
        """Return what the view shows before anything is checked."""
        return hint(say("check_hint", language))

    def _check(self, text: str, language: str) -> str:
        found, message = desk.check(self._assistant, text or "", language)
        return notice(message) if message else checked(found, language)
