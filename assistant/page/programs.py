"""What programs may call, as a Gradio API: plain arguments in, JSON out."""

import datetime
import inspect
import logging
from collections.abc import Callable
from functools import wraps
from typing import Any

import gradio as gr
from gradio.events import api

from assistant.assistant import Assistant
from assistant.page.desk import preferred_language
from assistant.page.rate import Rate, refusal
from assistant.proof.check import to_json
from assistant.question import analyse
from assistant.retriever import PassageRetriever
from assistant.texts import say
from corpus.readers import Facts, parse_date
from index.embedding import EmbeddingError
from index.filter import Filter
from index.vectors import VectorStoreError

logger = logging.getLogger(__name__)


def offer(assistant: Assistant, rate: Rate) -> None:
    """Offer the functions within the present `gr.Blocks`, each under its name.

    All but reading count as questions of the client.
    """
    for function in functions(assistant):
        counted = function if function.__name__ == "read_article" else _limited(function, rate)
        api(counted, api_name=function.__name__)


def client(request: gr.Request | None) -> str:
    """Return the network address that a request comes from; empty where there is none."""
    return str(request.client.host) if request and request.client else ""


def _limited(function: Callable[..., Any], rate: Rate) -> Callable[..., Any]:
    """Let a function also take Gradio's request, by which clients are told apart."""

    @wraps(function)
    def limited(*arguments: Any) -> Any:
        *given, request = arguments
        accepted = str(request.headers.get("accept-language", "")) if request else ""
        if refused := refusal(rate, client(request), preferred_language(accepted)):
            raise gr.Error(refused, print_exception=False)
        return function(*given)

    signature = inspect.signature(function)
    own = inspect.Parameter(
        "request", inspect.Parameter.POSITIONAL_OR_KEYWORD, default=None, annotation=gr.Request
    )
    limited.__signature__ = signature.replace(  # type: ignore[attr-defined]
        parameters=[*signature.parameters.values(), own]
    )
    limited.__annotations__ = {**function.__annotations__, "request": gr.Request}
    return limited


def functions(assistant: Assistant) -> list[Callable[..., Any]]:
    """Return the functions; they raise `gr.Error` with a message for the caller."""
    makers = (_ask, _check_quotes, _search_passages, _read_article, _add_article)
    return [_told(make(assistant)) for make in makers]


def _told(function: Callable[..., Any]) -> Callable[..., Any]:
    """Turn errors that are meant for the caller into messages, not traces."""

    @wraps(function)
    def told(*arguments: Any, **named: Any) -> Any:
        try:
            return function(*arguments, **named)
        except (ValueError, KeyError, OSError) as error:
            raise gr.Error(str(error), print_exception=False) from error
        except (VectorStoreError, EmbeddingError) as error:  # their words are for who runs the app
            logger.warning("%s", error)
            raise gr.Error(say("not_indexed", "en"), print_exception=False) from error

    return told


def _day(text: str) -> datetime.date | None:
    return parse_date(text) if text else None


def _ask(assistant: Assistant) -> Callable[..., Any]:
    def ask(question: str, since: str = "", until: str = "", source: str = "") -> dict[str, Any]:
        """Ask the articles a question, in German or English.

        Only articles published from `since` to `until` (YYYY-MM-DD) and by `source` answer, where
        these are given. Returns statements with citations: article, version, start, end and the
        quoted words; or `abstained: true` where the articles do not say.

        Args:
            question: what is asked
            since: first day of publication, or empty
            until: last day of publication, or empty
            source: newspaper or agency, or empty
        """
        within = Filter(_day(since), _day(until), source)
        return assistant.ask(question, within=within).to_json()

    return ask


def _check_quotes(assistant: Assistant) -> Callable[..., Any]:
    def check_quotes(text: str, article: str = "") -> dict[str, Any]:
        """Check whether quotations, or all sentences of a text, stand in the articles.

        Each sentence is `verbatim`, `altered` (with what was changed), `misattributed` (somebody
        else said it, or it stands in another article than `article`, an id) or `absent`, with the
        place in the article.

        Args:
            text: a quotation, or a paragraph that somebody else wrote
            article: id of the article that the text names, or empty
        """
        return to_json(assistant.check(text, article), text)

    return check_quotes


def _search_passages(assistant: Assistant) -> Callable[..., Any]:
    retriever = PassageRetriever(corpus=assistant.corpus, index=assistant.index)

    def search_passages(
        query: str, limit: int = 5, since: str = "", until: str = "", source: str = ""
    ) -> list[dict[str, Any]]:
        """Find the passages of the articles that are nearest to a query, best first.

        Only articles published from `since` to `until` (YYYY-MM-DD) and by `source` are searched,
        where these are given.

        Args:
            query: words or a question
            limit: how many passages
            since: first day of publication, or empty
            until: last day of publication, or empty
            source: newspaper or agency, or empty
        """
        within = Filter(_day(since), _day(until), source)
        found = retriever.find(analyse(query), within).passages[: max(1, int(limit))]
        return [one.citation.to_json() | {"score": round(one.score, 4)} for one in found]

    return search_passages


def _read_article(assistant: Assistant) -> Callable[..., Any]:
    def read_article(article: str, version: str = "") -> dict[str, Any]:
        """Read a whole article by its id, as it is or in an earlier version.

        Args:
            article: id, as citations give it
            version: the version that a citation names, or empty for the present one
        """
        one = assistant.corpus.get(article, version)
        return {
            "id": one.id,
            "version": one.version,
            "title": one.title,
            "date": one.date.isoformat() if one.date else None,
            "source": one.source or None,
            "url": one.url or None,
            "language": one.language,
            "text": one.text,
        }

    return read_article


def _add_article(assistant: Assistant) -> Callable[..., Any]:
    def add_article(text: str, title: str = "", date: str = "", source: str = "") -> str:
        """Add an article as plain text or Markdown. Returns its id.

        Args:
            text: the article, with or without front matter
            title: title, or empty
            date: day of publication, YYYY-MM-DD, or empty
            source: newspaper or agency, or empty
        """
        given = Facts(
            title=title or None, date=parse_date(date) if date else None, source=source or None
        )
        return assistant.add(text.encode("utf-8", "replace"), "-.txt", given).id

    return add_article
