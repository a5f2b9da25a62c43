"""What is counted while it runs, for Prometheus. The only file that knows prometheus_client.

Nothing that a user wrote is in any name or label.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_LATEST

CONTENT_TYPE = CONTENT_TYPE_LATEST
"""Media type of what `exposed` returns."""

T = TypeVar("T")

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)

# When counting began says nothing that the process does not.
disable_created_metrics()  # type: ignore[no-untyped-call]
_registry = CollectorRegistry()
_questions = Counter(
    "belegt_questions", "Questions by what became of them", ["outcome"], registry=_registry
)
_stages = Histogram(
    "belegt_stage_seconds",
    "Seconds that a question spends in each stage",
    ["stage"],
    buckets=_SECONDS,
    registry=_registry,
)
_errors = Counter(
    "belegt_errors", "What went wrong, by what was being done", ["doing"], registry=_registry
)
for _outcome in ("answered", "abstained", "refused", "failed"):
    _questions.labels(_outcome)  # a counter that is missing until it counts cannot be watched
for _doing in ("question", "sync", "vectors"):
    _errors.labels(_doing)


def question(outcome: str) -> None:
    """Count a question as `answered`, `abstained`, `refused` (none was asked) or `failed`."""
    _questions.labels(outcome).inc()


def error(doing: str) -> None:
    """Count something that went wrong."""
    _errors.labels(doing).inc()


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Measure the seconds of a stage of a question."""
    began = time.perf_counter()
    try:
        yield
    finally:
        _stages.labels(name).observe(time.perf_counter() - began)


def staged(name: str, growing: Iterator[T]) -> Iterator[T]:
    """Measure a stage that yields as it goes on."""
    with stage(name):
        yield from growing


class _Now:
    """Gives what is measured at the moment of asking."""

    def __init__(self, measure: Callable[[], dict[str, float]]) -> None:
        self._measure = measure

    def collect(self) -> Iterable[GaugeMetricFamily]:
        for name, value in self._measure().items():
            yield GaugeMetricFamily(f"belegt_{name}", name.replace("_", " "), value=value)


def exposed(measure: Callable[[], dict[str, float]]) -> bytes:
    """Return all metrics in Prometheus's text format, with gauges that ``measure`` returns now."""
    now = CollectorRegistry()
    now.register(_Now(measure))
    return generate_latest(_registry) + generate_latest(now)
