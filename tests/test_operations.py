"""The app as it is run: what it tells who watches it, what it logs, and what it refuses."""

import json
import logging
import re
import shutil
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import load
import pytest
from prometheus_client.parser import text_string_to_metric_families
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from assistant import logs, metrics
from assistant.assistant import Assistant
from assistant.page.gate import MAX_REQUEST, Gate
from assistant.page.health import routes
from assistant.page.rate import Rate, refusal
from assistant.question import BadQuestion
from assistant.settings import Settings
from index.index import Index
from index.vectors import VectorStoreError
from tests.app_on_loopback import ROOT, AppOnLoopback

QUESTION = "Wie viele Punkte umfasste der Plan?"
RATE = 20


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AppOnLoopback]:
    home = tmp_path_factory.mktemp("app")
    shutil.copytree(ROOT / "corpus" / "articles", home / "articles")
    settings = {"LOG": "json", "RATE": str(RATE), "QUEUE": "50"}
    app = AppOnLoopback(home / "articles", home / "home", home / "log", **settings)
    yield app
    app.end()


def asked(app: AppOnLoopback, client: str, language: str = "de") -> str:
    headers = {"x-forwarded-for": client, "accept-language": language}
    with httpx.Client(base_url=f"{app.url}/gradio_api/call/ask", headers=headers) as http:
        event = http.post("", json={"data": [QUESTION, "", "", ""]}).json()["event_id"]
        return http.get(f"/{event}", timeout=60).text


def metered(text: str) -> dict[str, float]:
    """Read what Prometheus would."""
    return {
        " ".join([sample.name, *sample.labels.values()]): sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_it_is_seen_from_outside(app: AppOnLoopback) -> None:
    health = httpx.get(f"{app.url}/healthz")
    assert health.status_code == httpx.codes.OK
    told = health.json()
    assert (told["status"], told["articles"], told["in_step"]) == ("ok", 6, True)
    before = metered(httpx.get(f"{app.url}/metrics").text)
    assert "complete" in asked(app, "10.1.0.1")
    after = metered(httpx.get(f"{app.url}/metrics").text)
    assert after["belegt_index_articles"] == 6
    assert after["belegt_index_passages"] == told["passages"]
    counted = "belegt_questions_total answered"
    assert after[counted] == before[counted] + 1
    for stage in ("understand", "search", "rank", "extract"):
        name = f"belegt_stage_seconds_count {stage}"
        assert after[name] == before.get(name, 0) + 1


def test_the_log_is_json_without_what_was_asked(app: AppOnLoopback) -> None:
    asked(app, "10.1.0.2")
    lines = [json.loads(line) for line in app.log().splitlines() if line.startswith("{")]
    mine = [line for line in lines if line["message"] == "a question was asked"]
    assert mine[-1]["outcome"] == "answered"
    assert mine[-1]["seconds"] > 0
    assert "Punkte" not in app.log()


def test_a_client_that_asks_too_often_is_told_to_wait_in_its_language(app: AppOnLoopback) -> None:
    answers = [asked(app, "10.1.0.3", "de") for _ in range(RATE + 1)]
    assert all("event: complete" in one for one in answers[:RATE])
    assert re.search("bitte warten Sie \\d+ Sekunden", answers[RATE])
    assert "please wait" in asked(app, "10.1.0.3", "en")
    assert "complete" in asked(app, "10.1.0.4")


def test_what_is_too_large_is_refused(app: AppOnLoopback) -> None:
    url = f"{app.url}/gradio_api/queue/join"
    announced = httpx.post(url, content=b"x" * (MAX_REQUEST + 1), headers={"accept-language": "de"})
    streamed = httpx.post(url, content=(b"x" * 100_000 for _ in range(MAX_REQUEST // 100_000 + 1)))
    assert (announced.status_code, streamed.status_code) == (413, 413)
    assert "MB" in announced.json()["detail"]
    assert httpx.get(f"{app.url}/healthz").status_code == httpx.codes.OK


def test_many_users_at_once_are_all_answered(app: AppOnLoopback) -> None:
    met = load.run(app.url, users=12, seconds=3, pause=0.5)
    assert met.errors == []
    assert met.refused == 0
    assert len(met.waited) >= 12


@pytest.mark.parametrize("path", ["/gradio_api/queue/join", "/gradio_api/call/ask"])
def test_a_full_queue_is_told_in_the_readers_language(path: str) -> None:
    def full(request: Request) -> JSONResponse:
        return JSONResponse({"detail": "Queue is full. Max size is 1 and size is 1."}, 503)

    gate: Any = Gate(Starlette(routes=[Route(path, full, methods=["POST"])]))
    answer = TestClient(gate).post(path, headers={"accept-language": "de"})
    assert answer.status_code == 429
    assert "zu viele" in answer.json()["detail"]
    assert answer.headers["retry-after"]


@pytest.mark.parametrize("length", ["-1", "many", "1" * 30])
def test_a_length_that_is_none_is_refused(length: str) -> None:
    gate: Any = Gate(Starlette(routes=[]))
    answer = TestClient(gate).post("/", headers={"content-length": length})
    assert answer.status_code == 413


def test_rates_are_kept_by_client_and_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1000.0
    monkeypatch.setattr("time.monotonic", lambda: now)
    rate = Rate(2)
    assert [rate.wait("a"), rate.wait("a"), rate.wait("a"), rate.wait("b")] == [0, 0, 60, 0]
    now += 59
    assert rate.wait("a") == 1
    now += 1
    assert [rate.wait("a"), rate.wait("a"), rate.wait("a")] == [0, 0, 60]
    assert not any(Rate(0).wait("a") for _ in range(100))


def test_rates_hold_however_many_ask_at_once() -> None:
    rate, allowed = Rate(50), []
    threads = [
        threading.Thread(target=lambda: allowed.append(not rate.wait("a"))) for _ in range(200)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(allowed) == 50
    assert refusal(rate, "a", "en")
    assert not refusal(rate, "b", "en")


@pytest.fixture
def assistant(open_index: Callable[..., Index], write: Callable[..., Path]) -> Assistant:
    write("a.md", "The bridge of Aldeby was closed on Monday after two cracks were found.")
    index = open_index()
    return Assistant(index.corpus, index)


def test_what_is_wrong_is_said_to_load_balancers(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = TestClient(Starlette(routes=list(routes(assistant))))
    assert client.get("/healthz").status_code == 503
    assistant.sync()
    assert client.get("/healthz").json()["status"] == "ok"

    def fail(*_: object, **__: object) -> None:
        raise VectorStoreError("away")

    before = metered(client.get("/metrics").text)
    with monkeypatch.context() as broken:
        broken.setattr("index.vectors.VectorStore.search", fail)
        assistant.ask("When was the bridge closed?")
        answer = client.get("/healthz")
        assert (answer.status_code, answer.json()["searches_by_meaning"]) == (503, False)
    assistant.ask("When was the bridge closed?")
    assert client.get("/healthz").status_code == 200
    with monkeypatch.context() as broken:
        broken.setattr(Index, "sync", fail)
        with pytest.raises(VectorStoreError):
            assistant.sync()
        assert client.get("/healthz").json()["in_step"] is False
    with pytest.raises(BadQuestion):
        assistant.ask("?")
    after = metered(client.get("/metrics").text)
    for name in ("errors_total vectors", "errors_total sync", "questions_total refused"):
        assert after[f"belegt_{name}"] == before[f"belegt_{name}"] + 1


def test_health_returns_without_a_question(
    assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assistant.assistant._LOOK_EVERY", 0.02)
    assistant.sync()

    def fail(*_: object, **__: object) -> None:
        raise VectorStoreError("away")

    with monkeypatch.context() as broken:
        broken.setattr("index.vectors.VectorStore.search", fail)
        assistant.ask("When was the bridge closed?")
        assert assistant.health()["status"] == "impaired"
    assistant.watch()
    for _ in range(600):
        if assistant.health()["status"] == "ok":
            break
        time.sleep(0.05)
    assert assistant.health()["status"] == "ok"
    assistant.close()


def test_an_error_is_logged_by_kind_and_place_alone() -> None:
    try:
        raise ValueError("what a user wrote")
    except ValueError:
        record = logging.getLogger("x").makeRecord(
            "x", logging.ERROR, __file__, 1, "a %s failed", ("check",), sys.exc_info()
        )
    line = json.loads(logs.JsonLines().format(record))
    assert (line["message"], line["error"]) == ("a check failed", "ValueError")
    assert "test_operations.py" in line["where"][0]
    assert "user" not in json.dumps(line)


@pytest.mark.parametrize("texts", [False, True])
def test_questions_are_logged_with_their_words_only_if_wanted(
    texts: bool, assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    root = logging.getLogger()
    kept = root.handlers[:], root.level, logs.logger.level
    try:
        logs.configure(Settings(log="json", log_texts=texts))
        assistant.sync()
        assistant.ask("When was the bridge of Aldeby closed?")
    finally:
        root.handlers[:], root.level = kept[0], kept[1]
        logs.logger.setLevel(kept[2])
    line = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert line["outcome"] == "answered"
    assert ("question" in line, "Aldeby" in json.dumps(line)) == (texts, texts)


def test_metrics_name_nothing_that_was_not_counted_yet() -> None:
    told = metered(metrics.exposed(dict).decode())
    assert {"belegt_questions_total failed", "belegt_errors_total sync"} <= told.keys()
