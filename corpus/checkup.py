"""Checks a corpus folder: what can be put right at once is, the rest is told with what to do."""

import tempfile
from dataclasses import dataclass, field

from corpus.article import Article
from corpus.facts import UnreadableArticle
from corpus.folder import Corpus
from corpus.storage import leftovers


@dataclass(slots=True)
class Findings:
    """What a check found: how much is well, what was repaired, and what somebody must do."""

    articles: int = 0
    repaired: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def check_corpus(corpus: Corpus) -> Findings:
    """Check that the folder can be written, and each article and kept version."""
    found = Findings()
    try:
        with tempfile.TemporaryFile(dir=corpus.folder, prefix=".checking-") as file:
            file.write(b"x")
            file.flush()
    except OSError as error:
        found.problems.append(
            f"{corpus.folder} cannot be written ({error.strerror}); free space on its disk, or "
            "give yourself the right to write there"
        )
    for path in leftovers(corpus.folder):
        try:
            path.unlink()
            found.repaired.append(f"{path} was left by a process that was killed; it is deleted")
        except OSError as error:
            found.problems.append(f"{path} cannot be deleted ({error.strerror})")
    for one in corpus.read():
        if isinstance(one, UnreadableArticle):
            found.problems.append(str(one))
        else:
            found.articles += 1
            _check_kept(corpus, one, found)
    for path in corpus.kept.damaged():
        found.problems.append(
            f"{path} is not what its name says: this old version cannot be opened any more; take "
            "the file from a backup, or delete it"
        )
    return found


def _check_kept(corpus: Corpus, article: Article, found: Findings) -> None:
    """Keep this wording if it is not kept, or no longer as it was."""
    kept = article.version in {one.version for one in corpus.kept.of(article.id)}
    if kept and corpus.kept.get(article.id, article.version) is not None:
        return
    try:
        if kept:
            corpus.kept.drop(article.id, article.version)
            found.repaired.append(f"{article.id}: its present version was damaged; it is kept anew")
        corpus.keep(article)
    except OSError as error:
        found.problems.append(f"{article.id}: this version cannot be kept ({error.strerror})")
