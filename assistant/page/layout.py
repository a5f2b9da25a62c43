"""The page: masthead, tabs and the reader, and what is wired between them. It decides nothing."""

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import desk
from assistant.page.conversation import Conversation, recall
from assistant.page.link import follow
from assistant.page.programs import offer
from assistant.page.rate import Rate
from assistant.page.render import parts
from assistant.page.render.evidence import shared
from assistant.page.render.reader import Walk, changed, reader
from assistant.page.shelf import View
from assistant.page.tabs.articles import ArticlesTab
from assistant.page.tabs.ask import AskTab
from assistant.page.tabs.check import CheckTab
from assistant.page.tabs.overview import OverviewTab
from assistant.page.tabs.wording import PRIVATE, Wording, view
from assistant.texts import say
from index.embedding import PACKAGED

HEAD = f"<script>{(Path(__file__).parent / 'page.js').read_text(encoding='utf-8')}</script>"
"""The page's script, which each view is wired with."""

CSS = Path(__file__).parent / "style.css"
"""The page's own style sheet, over Gradio's theme."""

_LANGUAGES = [("Deutsch", "de"), ("English", "en")]


class Page:
    """The page over one assistant; ``blocks`` is what Gradio serves."""

    def __init__(self, assistant: Assistant, rate: int = 0) -> None:
        """Build the page; a client may ask ``rate`` questions a minute, any number if it is 0."""
        self._assistant = assistant
        limit = Rate(rate)
        self._wording = Wording()
        word = self._wording.word
        with gr.Blocks(title="Belegt", analytics_enabled=False) as self.blocks:
            self._build_masthead()
            shared_with = (assistant, self._wording, self._language)
            with gr.Tabs(overflow_behavior="wrap"):
                with word(gr.Tab(id="ask"), label="tab_ask"):
                    self._ask = AskTab(*shared_with, limit)
                with word(gr.Tab(id="check"), label="tab_check"):
                    self._check = CheckTab(*shared_with)
                with word(gr.Tab(id="overview"), label="tab_overview") as tab:
                    self._overview = OverviewTab(assistant, tab, self._language)
                with word(gr.Tab(id="articles"), label="tab_articles"):
                    self._articles = ArticlesTab(*shared_with)
            self._reader = view("reader")
            self._status = view("status")
            self._wire()
            offer(assistant, limit)

    def _build_masthead(self) -> None:
        with gr.Row(elem_id="masthead"):
            self._title = view("name")
            self._language = gr.Radio(
                _LANGUAGES, value="de", elem_id="language", show_label=False, container=False
            )
            self._wording.follow(
                self._language,
                lambda language: {"label": say("language", language), "value": language},
            )
        # What the reader chose is kept, as the conversation is.
        self._chosen = gr.BrowserState("", storage_key="belegt-language", secret="belegt")  # noqa: S106

    @property
    def _everything(self) -> list[Any]:
        """All components with words, in the order of `_say_all`."""
        return [
            self._title,
            self._status,
            *self._wording.components,
            *self._ask.views,
            *self._ask.shelf,
            self._check.readable,
            *self._articles.views,
            *self._overview.views,
        ]

    def _wire(self) -> None:
        ask = self._ask
        state = [ask.talk, self._articles.view]
        self.blocks.load(
            self._greet, [ask.kept, self._chosen], [*state, *self._everything], **PRIVATE
        )
        self._language.input(
            lambda language, talk, seen: [language, *self._say_all(language, talk, seen)],
            [self._language, *state],
            [self._chosen, *self._everything],
            **PRIVATE,
        )
        readable = [ask.readable, self._check.readable, self._articles.list, self._reader]
        for one in [*readable, *self._overview.readable]:
            one.select(self._read, [ask.talk, self._language], self._reader, **PRIVATE)
        for one in (self._reader, self._articles.results):
            one.expand(self._compare, self._language, self._reader, **PRIVATE)
        self._articles.wire(self._follow_shelf, [self._status, *ask.shelf])

    def _greet(self, kept: object, chosen: object, request: gr.Request) -> list[Any]:
        """Fill the page as the reader left it, in the language that they or the browser chose."""
        accepted = str(request.headers.get("accept-language", ""))
        language = chosen if chosen in ("de", "en") else desk.preferred_language(accepted)
        talk, seen = recall(kept, self._assistant.corpus), View()
        said = self._say_all(str(language), talk, seen)
        query = list(request.query_params.multi_items())
        if any(name == "cite" for name, _ in query):
            question, places = follow(query, self._assistant.corpus)
            place = self._everything.index(self._ask.readable)
            said[place] = shared(question, places, str(language)) + said[place]
        return [talk, seen, *said]

    def _say_all(self, language: str, talk: Conversation, seen: View) -> list[Any]:
        """Return the words of the frame and the content of all views."""
        return [
            parts.masthead(language),
            self._status_line(language),
            *self._wording.updates(language),
            *self._ask.render(talk, language),
            *self._ask.offer(language),
            self._check.render(language),
            *self._articles.render(seen, language),
            *[gr.skip()] * len(self._overview.views),
        ]

    def _follow_shelf(self, language: str) -> list[Any]:
        """Return what follows the articles: the line on the index, examples, sources."""
        return [self._status_line(language), *self._ask.offer(language)]

    def _status_line(self, language: str) -> str:
        model = self._assistant.index.embedding.name
        return parts.status_line(self._assistant.status(), model, model == PACKAGED, language)

    def _read(self, talk: Conversation, language: str, event: gr.EventData) -> str:
        """Open an article at a place, with the evidence before and after it at hand."""
        asked = event._data
        name, version = str(asked["article"]), str(asked.get("version") or "")
        article = desk.find_article(self._assistant, name, version)
        if article is None:
            return parts.notice(say("article_gone", language))
        walk, turn = None, int(asked.get("turn", -1))
        if 0 <= turn < len(talk.turns):
            shown = talk.turns[turn].shown
            walk = Walk(shown, min(int(asked["place"]), len(shown) - 1), turn)
        kept = desk.versions(self._assistant, name)
        present = desk.find_article(self._assistant, name)
        return reader(
            article,
            int(asked["start"]),
            int(asked["end"]),
            language,
            walk=walk,
            versions=len(kept),
            outdated=present is None or present.version != article.version,
        )

    def _compare(self, language: str, event: gr.EventData) -> str:
        """Open what changed in an article."""
        asked = event._data
        found = desk.what_changed(
            self._assistant, str(asked["article"]), str(asked.get("version") or "")
        )
        if found is None:
            return parts.notice(say("article_gone", language))
        return changed(*found, language)
