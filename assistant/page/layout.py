"""The page's components, and what is wired to what. It decides nothing: see desk and rendering."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import desk, rendering
from assistant.page.desk import Conversation
from assistant.page.examples import COUNT, example_questions
from assistant.page.programs import client, offer
from assistant.page.rate import Rate, refusal
from assistant.texts import say
from index.embedding import PACKAGED

_HERE = Path(__file__).parent

CSS = _HERE / "style.css"
"""The page's own style sheet, over Gradio's theme."""

_SCRIPT = (_HERE / "page.js").read_text(encoding="utf-8")
_FORMATS = [".md", ".markdown", ".txt"]
_LANGUAGES = [("Deutsch", "de"), ("English", "en")]


def theme() -> gr.themes.Base:
    """Return the theme: paper and ink, in fonts that the reader's system has."""
    return gr.themes.Base(
        primary_hue="emerald",
        neutral_hue="stone",
        font=["system-ui", "Segoe UI", "Helvetica Neue", "Arial", "sans-serif"],
        font_mono=["ui-monospace", "Consolas", "monospace"],
    ).set(
        block_border_width="0px",
        body_text_color_subdued="#5c574f",
        body_text_color_subdued_dark="#b3ada2",
        block_padding="0px",
        block_label_text_color="#5c574f",
        block_label_text_color_dark="#b3ada2",
        block_title_text_color="#5c574f",
        block_title_text_color_dark="#b3ada2",
        input_placeholder_color="#6f695f",
        input_placeholder_color_dark="#9d968a",
        input_border_color_focus="#0f5b46",
        input_border_color_focus_dark="#7fd6b8",
        block_shadow="none",
        block_background_fill="transparent",
        block_background_fill_dark="transparent",
        border_color_primary="#ddd8cd",
        border_color_primary_dark="#3a3733",
        input_background_fill="#ffffff",
        input_background_fill_dark="#211f1c",
        input_border_color="#b9b2a4",
        input_border_color_dark="#5a554d",
        input_border_width="1px",
        button_secondary_background_fill="transparent",
        button_secondary_background_fill_dark="transparent",
        button_secondary_border_color="#b9b2a4",
        button_secondary_border_color_dark="#5a554d",
        button_border_width="1px",
        color_accent="#0f5b46",
        block_label_background_fill="transparent",
        block_label_background_fill_dark="transparent",
        body_background_fill="#fbfaf7",
        body_background_fill_dark="#171614",
        button_primary_background_fill="#0f5b46",
        button_primary_background_fill_dark="#0f5b46",
        button_primary_background_fill_hover="#0b4636",
        button_primary_background_fill_hover_dark="#0b4636",
        button_primary_border_color="transparent",
        button_primary_border_color_dark="transparent",
        button_primary_text_color="#ffffff",
        button_primary_text_color_dark="#ffffff",
    )


def _view(name: str) -> gr.HTML:
    """Make a component for rendered HTML; `page.js` tells Python what is clicked in it."""
    return gr.HTML(elem_id=name, js_on_load=_SCRIPT, apply_default_css=False)


class Page:
    """The page over one assistant; ``blocks`` is what Gradio serves."""

    def __init__(self, assistant: Assistant, rate: int = 0) -> None:
        """Build the page; a client may ask ``rate`` questions a minute, any number if it is 0."""
        self._assistant = assistant
        self._rate = Rate(rate)
        # Each component with what its words are in a language; the switch changes them all.
        self._worded: list[tuple[Any, Callable[[str], dict[str, Any]]]] = []
        with gr.Blocks(title="Belegt", analytics_enabled=False) as self.blocks:
            self._conversation = gr.State(Conversation())
            self._build_masthead()
            with gr.Tabs():
                with self._word(gr.Tab(id="ask"), label="tab_ask"):
                    self._build_ask()
                with self._word(gr.Tab(id="check"), label="tab_check"):
                    self._build_check()
                with self._word(gr.Tab(id="articles"), label="tab_articles"):
                    self._build_articles()
            self._reader = _view("reader")
            self._status = _view("status")
            self._wire()
            offer(assistant, self._rate)

    def _build_masthead(self) -> None:
        with gr.Row(elem_id="masthead"):
            self._title = _view("name")
            self._language = gr.Radio(
                _LANGUAGES, value="de", elem_id="language", show_label=False, container=False
            )
            self._worded.append(
                (
                    self._language,
                    lambda language: {"label": say("language", language), "value": language},
                )
            )

    def _build_ask(self) -> None:
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=3, min_width=300):
                self._talk = _view("conversation")
                self._notice = _view("notice")
                with gr.Row(equal_height=True):
                    self._question = self._word(
                        gr.Textbox(lines=1, max_lines=4, scale=5, elem_id="question"),
                        label="question",
                        placeholder="question_placeholder",
                    )
                    self._send = self._word(
                        gr.Button(variant="primary", min_width=90, elem_id="send"), value="send"
                    )
                    # Without a chat model there is nothing to wait for.
                    self._stop = self._word(
                        gr.Button(min_width=90, elem_id="stop", visible=self._assistant.writes),
                        value="stop",
                    )
                with gr.Column(elem_id="examples"):
                    self._examples = [gr.Button(size="sm", visible=False) for _ in range(COUNT)]
                self._anew = self._word(
                    gr.Button(size="sm", variant="secondary", elem_id="anew"), value="anew"
                )
            with gr.Column(scale=2, min_width=300):
                self._evidence = _view("evidence")

    def _build_check(self) -> None:
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=2, min_width=300):
                self._suspect = self._word(
                    gr.Textbox(lines=8, max_lines=20, elem_id="suspect"), label="check_text"
                )
                self._check = self._word(
                    gr.Button(variant="primary", elem_id="check"), value="check"
                )
            with gr.Column(scale=3, min_width=300):
                self._checked = _view("checked")

    def _build_articles(self) -> None:
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=3, min_width=300):
                self._articles = _view("articles")
            with gr.Column(scale=2, min_width=300):
                self._adding = _view("adding-heading")
                self._text = self._word(
                    gr.Textbox(lines=7, max_lines=16, elem_id="text"), label="text"
                )
                self._files = self._word(
                    gr.File(
                        file_count="multiple", file_types=_FORMATS, height=130, elem_id="files"
                    ),
                    label="files",
                )
                self._facts = [
                    self._word(gr.Textbox(elem_id="title"), label="title"),
                    self._word(gr.Textbox(placeholder="2025-12-07", elem_id="date"), label="date"),
                    self._word(gr.Textbox(elem_id="source"), label="source"),
                ]
                self._add = self._word(gr.Button(variant="primary", elem_id="add"), value="add")
                self._results = _view("results")

    def _word(self, component: Any, **keys: str) -> Any:
        """Let the component's properties be said in the reader's language, first in German."""
        for name, key in keys.items():
            setattr(component, name, say(key, "de"))
        self._worded.append(
            (component, lambda language: {name: say(key, language) for name, key in keys.items()})
        )
        return component

    def _wire(self) -> None:
        private: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
        worded = [component for component, _ in self._worded]
        frame = [self._title, self._adding, *worded, *self._examples]
        views = [self._talk, self._evidence, self._articles, self._status, self._notice]
        views.append(self._checked)
        everything = [*frame, *views]
        self.blocks.load(self._greet, self._conversation, everything, **private)
        self._language.input(
            self._say_all, [self._language, self._conversation], everything, **private
        )

        asked = [self._question, self._conversation, self._talk, self._evidence, self._notice]
        asking = gr.on(
            [self._question.submit, self._send.click],
            self._ask,
            [self._question, self._conversation, self._language],
            asked,
            api_visibility="private",
            show_progress_on=[self._talk],
        )
        by_example = [
            example.click(
                self._ask,
                [example, self._conversation, self._language],
                asked,
                api_visibility="private",
                show_progress_on=[self._talk],
            )
            for example in self._examples
        ]
        self._stop.click(
            self._end,
            [self._conversation, self._language],
            [self._conversation, self._talk, self._evidence],
            cancels=[asking, *by_example],
            **private,
        )
        self._check.click(
            self._check_text,
            [self._suspect, self._language],
            self._checked,
            api_visibility="private",
            show_progress_on=[self._checked],
        )
        self._anew.click(
            lambda language: ("", Conversation(), *self._talk_views(Conversation(), language), ""),
            self._language,
            asked,
            **private,
        )
        for view in (self._evidence, self._articles, self._checked):
            view.select(self._read, self._language, self._reader, **private)
        shelf = [self._articles, self._status, self._results, *self._examples]
        self._articles.delete(self._remove, self._language, shelf, **private)
        self._add.click(
            self._add_articles,
            [self._text, self._files, *self._facts, self._language],
            [self._text, self._files, *self._facts, *shelf],
            api_visibility="private",
            show_progress_on=[self._results],
        )

    def _greet(self, conversation: Conversation, request: gr.Request) -> list[Any]:
        """Fill the page in the language that the browser asks for."""
        language = desk.preferred_language(str(request.headers.get("accept-language", "")))
        return self._say_all(language, conversation)

    def _say_all(self, language: str, conversation: Conversation) -> list[Any]:
        """Return the words of the frame and the content of all views."""
        frame = [
            rendering.masthead(language),
            rendering.heading(say("adding", language)),
            *(gr.update(**words(language)) for _, words in self._worded),
        ]
        articles, status, examples = self._shelf(language)
        talk, evidence = self._talk_views(conversation, language)
        hint = rendering.hint(say("check_hint", language))
        return [*frame, *examples, talk, evidence, articles, status, "", hint]

    def _ask(
        self, question: str, conversation: Conversation, language: str, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        if refused := refusal(self._rate, client(request), language):
            views = self._talk_views(conversation, language)
            yield question, conversation, *views, rendering.notice(refused)
            return
        for after, message in desk.ask(self._assistant, question, conversation, language):
            kept = question if message else ""
            yield kept, after, *self._talk_views(after, language), rendering.notice(message)

    def _end(self, conversation: Conversation, language: str) -> tuple[Any, ...]:
        after = desk.stopped(conversation, language)
        return after, *self._talk_views(after, language)

    def _check_text(self, text: str, language: str) -> str:
        checked, message = desk.check(self._assistant, text or "", language)
        return rendering.notice(message) if message else rendering.checked(checked, language)

    def _talk_views(self, conversation: Conversation, language: str) -> tuple[str, str]:
        answers = conversation.answers
        return rendering.conversation(answers, language), rendering.evidence(answers, language)

    def _read(self, language: str, event: gr.EventData) -> str:
        asked = event._data
        article = desk.find_article(self._assistant, str(asked["article"]))
        if article is None:
            return rendering.notice(say("article_gone", language))
        return rendering.reader(article, int(asked["start"]), int(asked["end"]), language)

    def _remove(self, language: str, event: gr.EventData) -> list[Any]:
        result = desk.remove(self._assistant, str(event._data["article"]), language)
        articles, status, examples = self._shelf(language)
        return [articles, status, rendering.results([result]), *examples]

    def _add_articles(
        self,
        text: str,
        files: Sequence[str] | None,
        title: str,
        date: str,
        source: str,
        language: str,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - Gradio finds it by this default
    ) -> list[Any]:
        results = desk.add(
            self._assistant,
            text or "",
            files or [],
            (title or "", date or "", source or ""),
            language,
            lambda share, words: progress(share, words),
        )
        articles, status, examples = self._shelf(language)
        # What was refused stays where it was typed.
        typed = [text, files, title, date, source]
        if all(good for good, _ in results):
            typed = ["", None, "", "", ""]
        return [*typed, articles, status, rendering.results(results), *examples]

    def _shelf(self, language: str) -> tuple[str, str, list[Any]]:
        """Return the list of articles, the line on the index and the example questions."""
        articles, problems = desk.read_articles(self._assistant)
        model = self._assistant.index.embedding.name
        status = rendering.status_line(self._assistant.status(), model, model == PACKAGED, language)
        questions = example_questions(articles, language)
        examples = [
            gr.update(value=questions[place], visible=True)
            if place < len(questions)
            else gr.update(visible=False)
            for place in range(COUNT)
        ]
        return rendering.article_list(articles, problems, language), status, examples
