"""The assistant: one corpus, its index and the chain over them, for the page and command line."""

import datetime
import logging
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import Any, Self

from langchain_core.messages import BaseMessage

from assistant import logs, metrics
from assistant.answer import Answer
from assistant.catalogue import Catalogue
from assistant.chain import Asked, Chain, Chat
from assistant.chat.judge import ChatEntailment
from assistant.chat.model import open_chat_model
from assistant.chat.talk import Talker
from assistant.proof.check import Checked, QuoteCheck
from assistant.proof.entailment import CrossEncoderEntailment, Entailment
from assistant.proof.proof import Prover
from assistant.question import BadQuestion
from assistant.settings import Settings
from corpus.article import Article
from corpus.facts import Facts
from corpus.folder import Corpus
from corpus.formats.exports import Columns
from corpus.intake import Outcome, take_bytes
from corpus.web.pages import take_address
from index.changes import Edit, changes
from index.embedding import Embedding, EmbeddingError, choose_model, load_embedding
from index.filter import EVERYTHING, Filter
from index.index import Index, Progress, Report
from index.lock import IndexLock
from index.manifest import MANIFEST, Status, read_status
from index.served import ServedEmbedding
from index.vectors import ChromaServer, VectorStoreError

_LOOK_EVERY = 2.0  # seconds between looks at the article folder

logger = logging.getLogger(__name__)


class Assistant:
    """Asks and extends one corpus. Methods may be called from several threads."""

    def __init__(self, corpus: Corpus, index: Index, chat: Chat | None = None) -> None:
        self.corpus = corpus
        self.index = index
        self.chain = Chain(corpus, index, chat)
        self.catalogue = Catalogue(corpus)
        self._closing = threading.Event()
        self._in_step = False

    @property
    def writes(self) -> bool:
        """Whether a chat model writes the answers, which takes its time."""
        return self.chain.writes

    @classmethod
    def open(cls, settings: Settings, *, purpose: str, wait: float = 0.0) -> Self:
        """Load the embedding model and open the index, which must still be synced.

        Raises `CorpusError`, `EmbeddingError`, `VectorStoreError`, `IndexHeld`, `ChatModelError`
        and `EntailmentError`.
        """
        chat = _open_chat(settings)
        corpus = Corpus(settings.corpus)
        lock = IndexLock(settings.home)
        lock.acquire(purpose, wait)
        try:
            embedding = _open_embedding(settings)
            return cls(corpus, Index(lock, corpus, embedding, _chroma_server(settings)), chat)
        except BaseException:
            lock.release()
            raise

    def ask(
        self, question: str, history: Sequence[BaseMessage] = (), within: Filter = EVERYTHING
    ) -> Answer:
        """Answer a question, understood from the messages before it; raises `BadQuestion`.

        ``within`` narrows the articles that may answer.
        """
        *_, answer = self.stream(question, history, within)
        return answer

    def stream(
        self, question: str, history: Sequence[BaseMessage] = (), within: Filter = EVERYTHING
    ) -> Iterator[Answer]:
        """Yield the answer as it grows, the last one being whole; raises as `ask` does.

        Closing the iterator ends the chat model's work.
        """
        asked: Asked = {"question": question, "history": list(history), "within": within}
        answer = None
        try:
            with closing(self.chain.stream(asked)) as growing:
                for answer in growing:
                    yield answer
        except BadQuestion:
            metrics.question("refused")
            raise
        except Exception:
            metrics.question("failed")
            metrics.error("question")
            raise
        if answer:
            metrics.question("abstained" if answer.abstained else "answered")
            logs.asked(answer)

    def check(self, text: str, article: str = "") -> list[Checked]:
        """Check whether what somebody wrote stands in the articles, word for word.

        ``article`` is the id of the one that the text names. Returns each sentence's verdict;
        raises `TextTooLong` and `UnknownArticle`.
        """
        return QuoteCheck(self.corpus, self.index).check(text, article)

    def add(
        self, data: bytes, name: str, given: Facts | None = None, progress: Progress | None = None
    ) -> Article:
        """Store an article and index it; raises `UnreadableArticle`, OSError."""
        article = self.corpus.add(data, name, given)
        self.sync(progress)
        return article

    def take_in(
        self,
        files: Sequence[tuple[str, bytes]],
        given: Facts | None = None,
        columns: Columns | None = None,
        progress: Progress | None = None,
    ) -> list[Outcome]:
        """Store all articles of files, tables and ZIPs, each a name with its bytes, and index them.

        What cannot be read is among the outcomes. Raises OSError where nothing can be written.
        """
        outcomes: list[Outcome] = []
        for done, (name, data) in enumerate(files):
            if progress:
                progress(done, len(files), name)
            outcomes += take_bytes(self.corpus, data, name, given, columns)
        self.sync(progress)
        return outcomes

    def take_address(self, url: str, given: Facts | None = None) -> Outcome:
        """Fetch the article at an address, store and index it; raises OSError.

        An address that cannot be fetched or read is told as the outcome.
        """
        outcome = take_address(self.corpus, url, given)
        if outcome.article:
            self.sync()
        return outcome

    def remove(self, article_id: str) -> None:
        """Remove an article from corpus and index; raises `UnknownArticle`, OSError."""
        self.corpus.remove(article_id)
        self.sync()

    def undo(self, article_id: str = "") -> Article:
        """Bring back the article removed last, or the last of this id; raises `CorpusError`."""
        back = self.corpus.undo(article_id)
        self.sync()
        return self.corpus.get(back)

    def amend(
        self, article_id: str, title: str, date: datetime.date | None, source: str
    ) -> Article:
        """Give an article another title, date and source; raises as `Corpus.amend` does."""
        article = self.corpus.amend(article_id, title, date, source)
        self.sync()
        return article

    def changes(
        self, article_id: str, old: str, new: str = ""
    ) -> tuple[Article, Article, list[Edit]]:
        """Return two versions of an article, and what changed between them.

        ``new`` is the present version where it is not said. Raises `UnknownArticle` and
        `UnreadableArticle`.
        """
        before, after = self.corpus.get(article_id, old), self.corpus.get(article_id, new)
        return before, after, changes(before, after)

    def sync(self, progress: Progress | None = None) -> Report:
        """Bring the index in step with the article folder."""
        try:
            report = self.index.sync(progress)
        except Exception:
            self._in_step = False
            metrics.error("sync")
            raise
        self._in_step = True
        return report

    def status(self) -> Status:
        """Return what the index holds."""
        return self.index.status()

    def health(self) -> dict[str, Any]:
        """Return whether all is well, and if not, what: for load balancers and dashboards."""
        status = self.status()
        well = self._in_step and not self.index.impaired
        return {
            "status": "ok" if well else "impaired",
            "in_step": self._in_step,
            "searches_by_meaning": not self.index.impaired,
            "articles": status.articles,
            "passages": status.passages,
            "unreadable": len(status.problems),
            "embedding_model": self.index.embedding.name,
            "synced": status.synced.isoformat() if status.synced else None,
        }

    def watch(self) -> None:
        """Keep the index in step with the article folder, in a thread, until `close`."""
        threading.Thread(target=self._watch, name="belegt-watch", daemon=True).start()

    def close(self) -> None:
        """Stop watching and let another process have the index."""
        self._closing.set()
        self.index.close()

    def _watch(self) -> None:
        seen, failing = None, False
        while not self._closing.wait(_LOOK_EVERY):
            try:
                stamps = self.corpus.stamps()
                if stamps != seen or self.index.drifted():
                    self.sync()
                    self.catalogue.refresh()
                    seen = stamps
                if self.index.impaired:  # who sends no questions to an impaired app waits for this
                    self.index.find("Belegt", "de", 1)
                if failing:
                    logger.warning("the index is in step again")
                failing = False
            except (VectorStoreError, EmbeddingError) as error:
                if not failing:  # once, not every other second
                    logger.warning("%s; trying again until it works", error)
                failing = True
            except Exception:  # the page must outlive whatever befalls the folder
                logger.exception("the article folder could not be synced; trying again")


def _open_embedding(settings: Settings) -> Embedding:
    wanted = settings.embedding_model
    if settings.embedding_url:
        if wanted == "auto":
            raise EmbeddingError("name the embedding server's model in BELEGT_EMBEDDING_MODEL")
        key = settings.embedding_key.get_secret_value() if settings.embedding_key else ""
        return ServedEmbedding(settings.embedding_url, wanted, key)
    built_with = read_status(settings.home / MANIFEST).embedding_model
    return load_embedding(choose_model(wanted, built_with), automatic=wanted == "auto")


def _chroma_server(settings: Settings) -> ChromaServer | None:
    if not settings.chroma_url:
        return None
    token = settings.chroma_token.get_secret_value() if settings.chroma_token else ""
    return ChromaServer(
        settings.chroma_url, token, settings.chroma_tenant, settings.chroma_database
    )


def _open_chat(settings: Settings) -> Chat | None:
    model = open_chat_model(settings)
    if model is None:
        return None
    talker = Talker(model)
    entailment: Entailment | None = None
    if settings.entailment_model == "chat":
        entailment = ChatEntailment(talker)
    elif settings.entailment_model:
        entailment = CrossEncoderEntailment(settings.entailment_model)
    return Chat(talker, Prover(entailment), drop=settings.unproven == "drop")
