"""How the app logs: lines for people, or JSON lines for machines, to standard error.

What users wrote is in no line, unless `BELEGT_LOG_TEXTS` asks for it.
"""

import datetime
import json
import logging
import sys
import traceback
from typing import Any

from assistant.answer import Answer
from assistant.settings import Settings

logger = logging.getLogger("belegt")
_texts = False


class JsonLines(logging.Formatter):
    """One JSON object a line. Of an exception its kind and places: its words may be a user's."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record as JSON."""
        moment = datetime.datetime.fromtimestamp(record.created, datetime.UTC)
        line: dict[str, Any] = {
            "time": moment.isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": record.getMessage(),
            **getattr(record, "facts", {}),
        }
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            frames = traceback.extract_tb(record.exc_info[2])
            line["where"] = [f"{one.filename}:{one.lineno} {one.name}" for one in frames]
        return json.dumps(line, ensure_ascii=False)


def configure(settings: Settings) -> None:
    """Log to standard error in the form of the settings."""
    global _texts
    _texts = settings.log_texts
    handler = logging.StreamHandler()
    if settings.log == "json":
        handler.setFormatter(JsonLines())
        logger.setLevel(logging.INFO)
    else:
        handler.setFormatter(logging.Formatter("belegt: %(message)s"))
        logger.setLevel(logging.WARNING)
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def tell(settings: Settings, message: str) -> None:
    """Tell who started the app what it does, also where the log is for people and warns alone."""
    if settings.log == "json":
        logger.info(message)
    else:
        print(f"belegt: {message}", file=sys.stderr)


def asked(answer: Answer) -> None:
    """Log that a question was answered: how, how long it took and from how many articles."""
    facts: dict[str, Any] = {
        "outcome": "abstained" if answer.abstained else "answered",
        "mode": answer.mode,
        "language": answer.language,
        "seconds": round(answer.seconds, 4),
        "sources": answer.sources,
        "confidence": round(answer.confidence, 4),
    }
    if _texts:
        facts |= {"question": answer.question, "answer": answer.text}
    logger.info("a question was asked", extra={"facts": facts})
