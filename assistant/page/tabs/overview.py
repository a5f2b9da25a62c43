"""The tab with pictures: when things happened, and who is quoted."""

from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.overview import events, quoted
from assistant.page.render.parts import hint
from assistant.page.render.pictures import people, timeline
from assistant.page.tabs.wording import PRIVATE, view
from assistant.texts import say

_NEWEST = 100  # articles that the pictures are drawn from


class OverviewTab:
    """Builds the tab within the present `gr.Blocks`; it is drawn when it is opened."""

    def __init__(self, assistant: Assistant, tab: gr.Tab, language: gr.Radio) -> None:
        self._assistant = assistant
        self._about = view("overview")
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=3, min_width=300):
                self._timeline = view("timeline")
            with gr.Column(scale=2, min_width=300):
                self._people = view("people")
        self.readable = [self._timeline, self._people]
        self.views = [self._about, *self.readable]
        tab.select(self.draw, language, self.views, **PRIVATE)

    def draw(self, language: str) -> list[Any]:
        """Return the pictures of the newest articles."""
        articles = self._assistant.catalogue.newest(_NEWEST)
        told = hint(say("overview_of", language, count=len(articles)))
        return [told, timeline(events(articles), language), people(quoted(articles), language)]
