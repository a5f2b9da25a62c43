"""The tab with the articles: a list to search, and adding, amending, removing."""

import time
from collections import deque
from collections.abc import Iterator, Sequence
from typing import Any

import gradio as gr

from assistant.assistant import Assistant
from assistant.page import desk, shelf
from assistant.page.render.articles import article_list, results
from assistant.page.render.parts import heading, notice
from assistant.page.shelf import Result, View
from assistant.page.tabs.wording import PRIVATE, Wording, view
from assistant.texts import say
from corpus.intake import ZIP
from corpus.readers import known_endings

_TOLD_EVERY = 0.3  # seconds; a page that is told more often has no time for a click on Stop
_REMEMBERED = 1000  # stops; those that come after the work is done are never asked for

# page.js names what is being added at the click, so that Stop means it however late either event
# arrives; Gradio's own `cancels` does nothing until the server has answered the click on Add.
# Stop tells all names, as Gradio leaves out a second click on Add while the first is at work.
_NAMED = "(_, ...rest) => [window.belegtAdding?.at(-1) ?? '', ...rest]"
_ALL_NAMED = "(_, ...rest) => [(window.belegtAdding ?? []).join(' '), ...rest]"


class ArticlesTab:
    """Builds the tab within the present `gr.Blocks`; ``wire`` connects it with the others."""

    def __init__(self, assistant: Assistant, wording: Wording, language: gr.Radio) -> None:
        self._assistant = assistant
        self._language = language
        self.view = gr.State(View())
        self._amended = gr.State("")
        self._stopped: deque[str] = deque(maxlen=_REMEMBERED)
        with gr.Row(elem_classes="columns"):
            with gr.Column(scale=3, min_width=300):
                self._search = wording.word(
                    gr.Textbox(elem_id="search", type="text"), label="search"
                )
                self.results = view("results")
                self.list = view("articles")
            with gr.Column(scale=2, min_width=300):
                self._build_amending(wording)
                self._build_adding(wording)

    def _build_amending(self, wording: Wording) -> None:
        with gr.Column(visible=False, elem_id="amending") as self._amending:
            self._amending_heading = view("amending-heading")
            self._facts = [
                wording.word(gr.Textbox(elem_id="new-title"), label="new_title"),
                wording.word(gr.Textbox(elem_id="new-date"), label="date"),
                wording.word(gr.Textbox(elem_id="new-source"), label="new_source"),
            ]
            with gr.Row():
                self._save = wording.word(
                    gr.Button(variant="primary", elem_id="save"), value="save"
                )
                self._leave = wording.word(gr.Button(elem_id="leave"), value="cancel")

    def _build_adding(self, wording: Wording) -> None:
        self._adding = view("adding-heading")
        self._work = gr.Textbox(visible=False)  # its name, which page.js gives
        text = wording.word(gr.Textbox(lines=7, max_lines=16, elem_id="text"), label="text")
        files = wording.word(
            gr.File(
                file_count="multiple",
                file_types=[*known_endings(), ZIP],
                height=130,
                elem_id="files",
            ),
            label="files",
        )
        address = wording.word(
            gr.Textbox(placeholder="https://…", elem_id="address"), label="address"
        )
        facts = [
            wording.word(gr.Textbox(elem_id="title"), label="title"),
            wording.word(gr.Textbox(placeholder="2025-12-07", elem_id="date"), label="date"),
            wording.word(gr.Textbox(elem_id="source"), label="source"),
        ]
        self._typed = [text, files, address, *facts]
        with gr.Row():
            self._add = wording.word(gr.Button(variant="primary", elem_id="add"), value="add")
            self._halt = wording.word(gr.Button(elem_id="halt"), value="halt")
        # Not among the results: one that was under way would take its place.
        self._halted_note = view("halted")

    @property
    def views(self) -> list[Any]:
        """The components that `render` fills."""
        return [self._adding, self._amending_heading, self.list]

    def render(self, seen: View, language: str) -> list[Any]:
        """Return what the views show."""
        return [
            heading(say("adding", language)),
            heading(say("amending", language)),
            self._listed(seen, language),
        ]

    def wire(self, follow: Any, followers: Sequence[Any]) -> None:
        """Connect the events; ``follow`` fills ``followers`` after the articles changed."""
        listed = [self.list, self.results]
        seen = [self.view, self._language]
        moved = [self.view, self.list]
        self._search.change(
            self._find, [self._search, *seen], moved, trigger_mode="always_last", **PRIVATE
        )
        self.list.apply(self._move, seen, moved, **PRIVATE)
        self.list.edit(self._begin, None, [self._amended, self._amending, *self._facts], **PRIVATE)
        self._leave.click(
            lambda: ("", gr.update(visible=False)), None, [self._amended, self._amending], **PRIVATE
        )
        adding = self._add.click(
            self._store,
            [self._work, *self._typed, *seen],
            [*self._typed, *listed],
            api_visibility="private",
            js=_NAMED,
            show_progress_on=[self.results],
        )
        self._add.click(lambda: "", None, self._halted_note, **PRIVATE)
        changing = [
            adding,
            self._halt.click(
                self._halted,
                [self._work, *seen],
                [self.list, self._halted_note],
                js=_ALL_NAMED,
                **PRIVATE,
            ),
            self.list.delete(self._remove, seen, listed, **PRIVATE),
            self.results.undo(self._undo, seen, listed, **PRIVATE),
            self._save.click(
                self._amend,
                [self._amended, *self._facts, *seen],
                [self._amended, self._amending, *listed],
                **PRIVATE,
            ),
        ]
        for event in changing:
            event.then(follow, self._language, followers, **PRIVATE)

    def _listed(self, seen: View, language: str) -> str:
        found, total = shelf.rows(self._assistant, seen)
        problems = self._assistant.catalogue.problems()
        return article_list(found, seen, total, problems, language)

    def _find(self, words: str, seen: View, language: str) -> tuple[View, str]:
        after = seen.searched(words or "")
        return after, self._listed(after, language)

    def _move(self, seen: View, language: str, event: gr.EventData) -> tuple[View, str]:
        """Order the list by a column, or go to another part of it."""
        asked = event._data
        after = seen.at(int(asked["first"])) if "first" in asked else seen.ordered(asked["by"])
        return after, self._listed(after, language)

    def _store(
        self,
        work: str,
        text: str,
        files: Sequence[str] | None,
        address: str,
        title: str,
        date: str,
        source: str,
        seen: View,
        language: str,
        progress: gr.Progress = gr.Progress(),  # noqa: B008 - Gradio finds it by this default
    ) -> Iterator[list[Any]]:
        facts = (title or "", date or "", source or "")
        came: list[Result] = []
        told = time.monotonic()
        added = shelf.add(
            self._assistant,
            text or "",
            files or [],
            address or "",
            facts,
            language,
            progress,
            stopped=lambda: work in self._stopped,
        )
        for came in added:
            if time.monotonic() - told >= _TOLD_EVERY:
                yield [gr.skip()] * len(self._typed) + [gr.skip(), results(came, language)]
                told = time.monotonic()
        # What was refused or not begun stays where it was typed.
        typed = [gr.skip()] * len(self._typed)
        if all(one.good for one in came) and work not in self._stopped:
            typed = ["", None, "", "", "", ""]
        yield [*typed, self._listed(seen, language), results(came, language)]

    def _halted(self, works: str, seen: View, language: str) -> tuple[str, str]:
        """Begin with no further file or article of what is being added."""
        self._stopped.extend(works.split())
        self._assistant.catalogue.refresh()
        return self._listed(seen, language), notice(say("halted", language))

    def _begin(self, event: gr.EventData) -> list[Any]:
        """Open the form for an article's facts."""
        article = desk.find_article(self._assistant, str(event._data["article"]))
        if article is None:
            return ["", gr.update(visible=False), *[gr.skip()] * len(self._facts)]
        day = article.date.isoformat() if article.date else ""
        return [article.id, gr.update(visible=True), article.title, day, article.source]

    def _amend(
        self, article: str, title: str, date: str, source: str, seen: View, language: str
    ) -> list[Any]:
        facts = (title or "", date or "", source or "")
        result = shelf.amend(self._assistant, article, facts, language)
        form = ["", gr.update(visible=False)] if result.good else [article, gr.skip()]
        return [*form, self._listed(seen, language), results([result], language)]

    def _remove(self, seen: View, language: str, event: gr.EventData) -> tuple[str, str]:
        result = shelf.remove(self._assistant, str(event._data["article"]), language)
        return self._listed(seen, language), results([result], language)

    def _undo(self, seen: View, language: str, event: gr.EventData) -> tuple[str, str]:
        result = shelf.undo(self._assistant, str(event._data["article"]), language)
        return self._listed(seen, language), results([result], language)
