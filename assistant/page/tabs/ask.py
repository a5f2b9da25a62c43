"""The tab for asking: conversation, question and filters beside the evidence."""

import datetime
from collections.abc import Iterator
from html import escape
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import desk
from assistant.page.conversation import Conversation, keep
from assistant.page.examples import COUNT, example_questions
from assistant.page.programs import client
from assistant.page.rate import Rate, refusal
from assistant.page.render.evidence import evidence
from assistant.page.render.parts import button, notice, within
from assistant.page.render.talk import conversation, download
from assistant.page.tabs.wording import PRIVATE, Wording, view
from assistant.texts import say
from index.filter import Filter

_NEWEST = 20  # articles that examples are made of


class AskTab:
    """Builds the tab within the present `gr.Blocks` and wires what happens in it."""

    def __init__(
        self, assistant: Assistant, wording: Wording, language: gr.Radio, rate: Rate
    ) -> None:
        self._assistant = assistant
        self._rate = rate
        self._language = language
        self.talk = gr.State(Conversation())
        self._editing = gr.State(-1)
        # The secret only makes it unreadable at a glance: the data is the reader's own.
        self.kept = gr.BrowserState([], storage_key="belegt-conversation", secret="belegt")  # noqa: S106
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=3, min_width=300):
                self._build_talk(wording)
            with gr.Column(scale=2, min_width=300):
                self._evidence = view("evidence")
        self._wire()

    @property
    def views(self) -> list[Any]:
        """The components that `render` fills."""
        return [self._talk_view, self._evidence, self._download, self._notice]

    @property
    def shelf(self) -> list[Any]:
        """The components that `offer` fills: they follow the articles."""
        return [*self._examples, self._source]

    @property
    def readable(self) -> gr.HTML:
        """The view with buttons that open an article."""
        return self._evidence

    def render(self, talk: Conversation, language: str) -> list[Any]:
        """Return what the views show."""
        today = datetime.date.today()
        return [*self._talk_views(talk, language), download(talk, language, today), ""]

    def offer(self, language: str) -> list[Any]:
        """Return the example questions and the sources to choose from."""
        questions = example_questions(self._assistant.catalogue.newest(_NEWEST), language)
        examples = [
            gr.update(value=questions[place], visible=True)
            if place < len(questions)
            else gr.update(visible=False)
            for place in range(COUNT)
        ]
        sources = [(say("all_sources", language), "")]
        sources += [(one, one) for one in self._assistant.catalogue.sources()]
        return [*examples, gr.update(choices=sources)]

    def _build_talk(self, wording: Wording) -> None:
        self._talk_view = view("conversation")
        self._notice = view("notice")
        self._narrowed = view("narrowed")
        with gr.Row(equal_height=True):
            self._question = wording.word(
                gr.Textbox(lines=1, max_lines=4, scale=5, elem_id="question"),
                label="question",
                placeholder="question_placeholder",
            )
            self._send = wording.word(
                gr.Button(variant="primary", min_width=90, elem_id="send"), value="send"
            )
            # Without a chat model there is nothing to wait for.
            self._stop = wording.word(
                gr.Button(min_width=90, elem_id="stop", visible=self._assistant.writes),
                value="stop",
            )
        with wording.word(gr.Accordion(open=False, elem_id="filters"), label="filters"), gr.Row():
            self._since = wording.word(
                gr.Textbox(elem_id="since", min_width=120, placeholder="2025-12-01"), label="since"
            )
            self._until = wording.word(
                gr.Textbox(elem_id="until", min_width=120, placeholder="2025-12-31"), label="until"
            )
            self._source = wording.word(
                gr.Dropdown(
                    [(say("all_sources", "de"), "")], value="", elem_id="only", min_width=160
                ),
                label="only_source",
            )
        with gr.Column(elem_id="examples"):
            self._examples = [gr.Button(size="sm", visible=False) for _ in range(COUNT)]
        with gr.Row(elem_id="after"):
            self._anew = wording.word(
                gr.Button(size="sm", variant="secondary", elem_id="anew"), value="anew"
            )
            self._download = view("download")

    def _wire(self) -> None:
        filters = [self._since, self._until, self._source]
        state = [self.talk, *filters, self._language, self._editing]
        asked = [self._question, self.talk, self._editing, self._talk_view, self._evidence]
        asked.append(self._notice)
        shown: dict[str, Any] = {"api_visibility": "private", "show_progress_on": self._talk_view}
        asking = [
            gr.on(
                [self._question.submit, self._send.click],
                self._ask,
                [self._question, *state],
                asked,
                trigger_mode="always_last",  # what is sent while an answer grows waits for its end
                **shown,
            ),
            *(one.click(self._ask, [one, *state], asked, **shown) for one in self._examples),
            self._talk_view.example_select(self._ask_other, state, asked, **shown),
            self._talk_view.retry(self._again, [self.talk, self._language], asked, **shown),
        ]
        after = [self.kept, self._download]
        for event in asking:
            event.then(self._keep, [self.talk, self._language], after, **PRIVATE)
        self._stop.click(
            self._end,
            [self.talk, self._language],
            [self.talk, self._talk_view, self._evidence, *after],
            cancels=asking,
            **PRIVATE,
        )
        self._talk_view.edit(
            self._edit,
            [self.talk, self._language],
            [self._question, self._editing, self._notice],
            **PRIVATE,
        )
        self._notice.clear(
            lambda: ("", -1, ""), None, [self._question, self._editing, self._notice], **PRIVATE
        )
        self._anew.click(self._begin, self._language, [*asked, *after], **PRIVATE)
        gr.on(
            [one.change for one in (*filters, self._language)],
            self._narrow,
            [*filters, self._language],
            self._narrowed,
            **PRIVATE,
        )
        self._narrowed.clear(lambda: ("", "", ""), None, filters, **PRIVATE)

    def _ask(
        self,
        question: str,
        talk: Conversation,
        since: str,
        until: str,
        source: str,
        language: str,
        editing: int,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        narrowed, wrong = desk.narrowed(since or "", until or "", source or "", language)
        if wrong:
            yield question, talk, editing, gr.skip(), gr.skip(), notice(wrong)
            return
        before = talk.before(editing) if editing >= 0 else talk
        # The field is emptied once: who types while the answer grows must lose nothing.
        field: Any = ""
        for after, message in self._answers(question, before, narrowed, language, request):
            if message:
                yield question, talk, editing, *self._talk_views(talk, language), notice(message)
            else:
                yield field, after, -1, *self._talk_views(after, language), ""
            field = gr.skip()

    def _ask_other(
        self,
        talk: Conversation,
        since: str,
        until: str,
        source: str,
        language: str,
        editing: int,
        event: gr.EventData,
        request: gr.Request,
    ) -> Iterator[tuple[Any, ...]]:
        question = str(event._data["question"])
        yield from self._ask(question, talk, since, until, source, language, editing, request)

    def _again(
        self, talk: Conversation, language: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[tuple[Any, ...]]:
        """Ask the question of a turn again, within the same articles."""
        place = int(event._data["turn"])
        if not 0 <= place < len(talk.turns):
            return
        turn, before = talk.turns[place], talk.before(place)
        question = turn.answer.question
        for after, message in self._answers(question, before, turn.within, language, request):
            kept = talk if message else after
            yield gr.skip(), kept, -1, *self._talk_views(kept, language), notice(message)

    def _answers(
        self,
        question: str,
        before: Conversation,
        within: Filter,
        language: str,
        request: gr.Request,
    ) -> Iterator[tuple[Conversation, str]]:
        """Yield what `desk.ask` does, or a message alone to whom asks too often."""
        if wrong := refusal(self._rate, client(request), language):
            yield before, wrong
        else:
            yield from desk.ask(self._assistant, question, before, language, within)

    def _edit(self, talk: Conversation, language: str, event: gr.EventData) -> tuple[Any, ...]:
        """Put a question back where it was typed; it is replaced once it is asked."""
        place = int(event._data["turn"])
        if not 0 <= place < len(talk.turns):
            return gr.skip(), -1, ""
        told = notice(say("editing", language, number=place + 1))
        cancel = button(say("cancel", language), "cancel", {})
        return talk.turns[place].answer.question, place, f"{told}{cancel}"

    def _keep(self, talk: Conversation, language: str) -> tuple[list[dict[str, Any]], str]:
        return keep(talk), download(talk, language, datetime.date.today())

    def _end(self, talk: Conversation, language: str) -> tuple[Any, ...]:
        after = desk.stopped(talk, language)
        return after, *self._talk_views(after, language), *self._keep(after, language)

    def _begin(self, language: str) -> tuple[Any, ...]:
        none = Conversation()
        return "", none, -1, *self._talk_views(none, language), "", [], ""

    def _narrow(self, since: str, until: str, source: str, language: str) -> str:
        narrowed, wrong = desk.narrowed(since or "", until or "", source or "", language)
        told = within(narrowed, language)
        if wrong or not told:
            return notice(wrong)
        lift = button(say("lift", language), "cancel", {})
        return f'<p class="within" role="status">{escape(told)} {lift}</p>'

    def _talk_views(self, talk: Conversation, language: str) -> tuple[str, str]:
        return conversation(talk, language), evidence(talk, language)
