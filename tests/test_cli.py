"""The command line as a user meets it: its two outputs and its exit code."""

import io
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from made import zipped

from assistant.cli import main

ROOT = Path(__file__).parent.parent
TEXT = (
    "Der Bürgermeister von Lübeck hat am 4. März einen Plan für den Hafen vorgestellt. "
    "Er umfasst 12 Schritte.\n"
)


@dataclass
class Done:
    """What a command left: its exit code and outputs."""

    returncode: int
    stdout: str
    stderr: str


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One home for the module, so that the packaged model embeds little."""
    home = tmp_path_factory.mktemp("cli")
    (home / "articles").mkdir()
    return home


@pytest.fixture
def settings(home: Path) -> dict[str, str]:
    return {
        "BELEGT_CORPUS": str(home / "articles"),
        "BELEGT_HOME": str(home / "home"),
        "BELEGT_EMBEDDING_MODEL": "all-MiniLM-L6-v2",
    }


@pytest.fixture
def run(
    settings: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    """Run a command in this process: loading the model's libraries anew takes seconds."""

    def run(*arguments: str, stdin: str = "", **more: str) -> Done:
        capsys.readouterr()
        with monkeypatch.context() as patch:
            for name, value in (settings | more).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
            try:
                code = main(arguments)
            except SystemExit as error:  # argparse ends so
                code = int(error.code or 0)
        return Done(code, *capsys.readouterr())

    return run


@pytest.fixture
def run_process(settings: dict[str, str]) -> Run:
    """Run a command in a process of its own, as in a terminal."""

    def run(*arguments: str, stdin: str = "", **more: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "assistant", *arguments],
            input=stdin,
            env=os.environ | {"PYTHONPATH": str(ROOT)} | settings | more,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return run


@pytest.fixture
def harbour(home: Path) -> Path:
    path = home / "articles" / "hafen.txt"
    path.write_text(f"date 2025-03-05 {TEXT}", encoding="utf-8")
    return path


@pytest.mark.usefixtures("harbour")
def test_asking_prints_the_answer_with_its_source(run: Run) -> None:
    done = run("ask", "Wann wurde der Plan für den Hafen vorgestellt?")
    assert done.returncode == 0
    assert "am 4. März" in done.stdout
    assert "[1]" in done.stdout
    assert "hafen" in done.stdout


@pytest.mark.usefixtures("harbour")
def test_asking_for_json_prints_json_alone(run: Run) -> None:
    done = run("ask", "Wie viele Schritte umfasst der Plan?", "--json")
    answer = json.loads(done.stdout)
    assert answer["abstained"] is False
    (citation,) = answer["citations"]
    assert citation["date"] == "2025-03-05"
    assert "12 Schritte" in citation["quote"]
    assert citation["quote"] == TEXT.strip()[citation["start"] : citation["end"]]


@pytest.mark.usefixtures("harbour")
def test_what_the_articles_do_not_say_is_an_answer_not_a_failure(run: Run) -> None:
    done = run("ask", "Wie hoch ist die Inflation in Japan?", "--json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["abstained"] is True


def test_adding_listing_and_removing(run: Run, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "Museum in York.md"
    file.write_text("---\ntitle: Museum\ndate: 2025-05-10\n---\nThe museum reopened on 9 May.")
    done = run("add", str(file))
    assert (done.returncode, done.stdout) == (0, "museum-in-york\n")
    listed = json.loads(run("list", "--json").stdout)
    (museum,) = [one for one in listed if one["id"] == "museum-in-york"]
    assert (museum["title"], museum["date"], museum["language"]) == ("Museum", "2025-05-10", "en")
    assert "museum-in-york  Museum" in run("list").stdout
    done = run("remove", "museum-in-york")
    assert done.returncode == 0
    assert "belegt undo museum-in-york" in done.stderr
    assert "museum-in-york" not in run("list").stdout
    assert not (home / "articles" / "museum-in-york.md").exists()
    assert run("undo").stdout == "museum-in-york\n"
    assert "museum-in-york  Museum" in run("list").stdout
    run("clean")
    run("remove", "museum-in-york")
    assert run("clean").stdout == "1 removed article deleted for good\n"
    done = run("undo")
    assert done.returncode == 1
    assert "was not removed" in done.stderr


def test_adding_from_standard_input_with_facts(run: Run) -> None:
    facts = ("--title", "Brücke", "--date", "2025-04-01", "--source", "Blatt")
    done = run("add", "-", *facts, stdin="Die Brücke wurde am 1. April gesperrt.")
    assert done.stdout == "2025-04-01-bruecke\n"
    assert run("remove", "2025-04-01-bruecke").returncode == 0


def test_adding_a_zip_with_a_table_of_other_columns(run: Run, tmp_path: Path) -> None:
    table = 'Kopf;Rumpf\nLeuchtturm;"Der Leuchtturm ist neu, sagte er."\n'
    (tmp_path / "a.zip").write_bytes(zipped({"liste.csv": table}))
    done = run("add", str(tmp_path / "a.zip"), "--columns", "text=Rumpf,title=Kopf")
    assert done.stdout == "leuchtturm\n"
    run("remove", "leuchtturm")
    done = run("add", str(tmp_path / "a.zip"))
    assert done.returncode == 1
    assert "Kopf, Rumpf" in done.stderr
    assert "FACT=COLUMN" in run("add", str(tmp_path / "a.zip"), "--columns", "Rumpf").stderr


def test_versions_changes_and_copies(run: Run, tmp_path: Path) -> None:
    file, copy = tmp_path / "kran.txt", tmp_path / "kopie.txt"
    text = "Der Kran ist 30 Meter hoch. Er steht im Hafen von Rostock und ist neu."
    for words in (text, text.replace("30", "33")):
        file.write_text(words)
        done = run("add", str(file))
        assert done.stdout == "kran\n"
    assert "new version" in done.stderr
    copy.write_text(f"Rostock (dpa) {text.replace('30', '33')}")
    run("add", str(copy))
    rows = run("versions", "kran").stdout.splitlines()
    assert len(rows) == 2
    told = "- Der Kran ist 30 Meter hoch.\n+ Der Kran ist 33 Meter hoch.\n"
    assert run("changes", "kran").stdout == told
    assert run("changes", "kran", rows[0].split()[1][:12]).stdout == told
    assert "belegt versions" in run("changes", "kran", "xyz").stderr
    assert ["kopie", "kran"] in json.loads(run("copies", "--json").stdout)
    run("remove", "kran")
    run("remove", "kopie")


def test_a_missing_date_is_told(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "ohne-datum.txt"
    file.write_text("Ein Text ohne Datum.")
    done = run("add", str(file))
    assert done.returncode == 0
    assert str(file) in done.stderr
    assert "--date" in done.stderr
    run("remove", "ohne-datum")


@pytest.mark.parametrize(
    ("name", "data", "advice"),
    [
        ("leer.txt", b"", "text"),
        ("bild.txt", b"\x89PNG\0\1\2\3", "plain text"),
        ("latein.txt", "Über".encode("latin-1"), "UTF-8"),
        ("gross.txt", b"Wort " * 10_000_001, "split"),
        ("kopf.md", b"---\ntitle: [\n---\nText", "front matter"),
        ("bild.png", b"\x89PNG", ".md"),
    ],
)
def test_bad_files_are_named_and_the_others_added(
    run: Run, tmp_path: Path, name: str, data: bytes, advice: str
) -> None:
    bad, good = tmp_path / name, tmp_path / "gut.txt"
    bad.write_bytes(data)
    good.write_text("date 2025-01-01 Ein guter Text.")
    done = run("add", str(bad), str(good))
    assert done.returncode == 1
    assert done.stdout == "gut\n"
    assert name in done.stderr
    assert advice in done.stderr
    assert "Traceback" not in done.stderr
    run("remove", "gut")


def test_a_broken_file_in_the_folder_stops_nothing(run: Run, harbour: Path) -> None:
    broken = harbour.with_name("kaputt.md")
    broken.write_text("---\ntitle: [\n---\nText")
    done = run("ask", "Wie viele Schritte umfasst der Plan?")
    assert "12 Schritte" in done.stdout
    assert "kaputt.md" in run("list").stderr
    assert "kaputt.md" in run("status").stdout
    broken.unlink()


@pytest.mark.usefixtures("harbour")
def test_a_second_sync_embeds_nothing_and_the_status_says_what_is_there(run: Run) -> None:
    run("sync")
    assert run("sync").stdout == "0 added, 0 updated, 0 removed, 0 passages embedded\n"
    status = json.loads(run("status", "--json").stdout)
    assert status["embedding_model"] == "all-MiniLM-L6-v2"
    assert status["articles"] == 1
    assert status["passages"] >= 1
    assert status["synced"] is not None
    assert "all-MiniLM-L6-v2" in run("status").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "usage"),
        (("frage",), 2, "invalid choice"),
        (("ask", ""), 1, "Frage in Worten"),
        (("ask", "?!"), 1, "in "),
        (("ask", "warum " * 1700), 1, "1000"),
        (("remove", "nichts"), 1, "belegt list"),
        (("add", "/nowhere/at/all.txt"), 1, "/nowhere/at/all.txt"),
        (("add", "-", "--date", "bald"), 1, "YYYY-MM-DD"),
        (("eval", "/nowhere/at/all.jsonl"), 1, "/nowhere/at/all.jsonl"),
    ],
)
def test_errors_say_what_to_do(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    done = run(*arguments)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_is_named(run: Run) -> None:
    done = run("list", BELEGT_PORT="viele")
    assert done.returncode == 1
    assert "BELEGT_PORT" in done.stderr
    assert "BELEGT_CORPUS" in run("list", BELEGT_CORPUS="/nowhere").stderr


@pytest.mark.parametrize("command", [("--help",), ("list",), ("status",)])
def test_what_needs_no_model_loads_none(settings: dict[str, str], command: tuple[str, ...]) -> None:
    code = (
        "import sys; from assistant.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "heavy = {'torch', 'sentence_transformers', 'chromadb', 'gradio', 'langchain_core'}\n"
        "sys.exit(str(heavy & set(sys.modules)) if heavy & set(sys.modules) else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command],
        env=os.environ | {"PYTHONPATH": str(ROOT)} | settings,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.usefixtures("harbour")
def test_evaluation_measures_and_leaves_the_index_alone(
    run: Run, tmp_path: Path, home: Path
) -> None:
    rows: list[dict[str, Any]] = [
        {
            "id": "a",
            "question": "Wie viele Schritte umfasst der Plan?",
            "answer": ["12"],
            "evidence": ["umfasst 12 Schritte"],
        },
        {
            "id": "b",
            "question": "Wie hoch ist die Inflation in Japan?",
            "answer": [],
            "evidence": [],
        },
    ]
    lines = tmp_path / "fragen.jsonl"
    lines.write_text("\n".join(json.dumps(row) for row in rows))
    context = "The museum in York reopened on 9 May."
    question = {
        "id": "c",
        "question": "When did the museum in York reopen?",
        "answers": [{"text": "9 May", "answer_start": context.index("9 May")}],
    }
    squad = tmp_path / "squad.json"
    paragraph = {"context": context, "qas": [question]}
    squad.write_text(json.dumps({"data": [{"title": "Museum", "paragraphs": [paragraph]}]}))
    before = sorted((path, path.stat().st_mtime_ns) for path in (home / "home").rglob("*"))
    done = run("eval", str(lines), str(squad), "--json")
    scores = json.loads(done.stdout)
    assert scores["fragen.jsonl"]["evidence_cited"] == 1
    assert scores["fragen.jsonl"]["refused_rightly"] == 1
    assert scores["squad.json"]["passage_recall_1"] == 1
    assert scores["squad.json"]["sentence_recall_1"] == 1
    table = run("eval", str(lines)).stdout
    assert "evidence cited" in table
    assert sorted((path, path.stat().st_mtime_ns) for path in (home / "home").rglob("*")) == before


@pytest.mark.usefixtures("harbour")
def test_quotations_are_checked(run: Run) -> None:
    quoted = "Der Plan umfasst 14 Schritte. Er umfasst 12 Schritte. Morgen wird es in Rom regnen."
    done = run("check", "--json", stdin=quoted)
    checked = json.loads(done.stdout)["sentences"]
    assert [one["verdict"] for one in checked] == ["absent", "verbatim", "absent"]
    citation = checked[1]["citation"]
    assert (citation["article"], citation["quote"]) == ("hafen", "Er umfasst 12 Schritte")
    text = "Der Bürgermeister von Kiel hat am 4. März einen Plan für den Hafen vorgestellt."
    (changed,) = json.loads(run("check", "--json", text).stdout)["sentences"]
    assert changed["verdict"] == "altered"
    assert changed["differences"] == [{"kind": "name", "given": "Kiel", "source": "Lübeck"}]
    assert "„Kiel“" in run("check", text).stdout
    unknown = run("check", text, "--article", "nowhere")
    assert unknown.returncode == 1
    assert "nowhere" in unknown.stderr


@pytest.mark.usefixtures("harbour")
def test_while_the_app_runs_others_ask_it_and_it_takes_up_what_they_add(
    run_process: Run, settings: dict[str, str], tmp_path: Path
) -> None:
    run = run_process
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    log = tmp_path / "log"
    with log.open("wb") as output:
        app = subprocess.Popen(
            [sys.executable, "-m", "assistant", "serve"],
            env=os.environ | {"PYTHONPATH": str(ROOT)} | settings | {"BELEGT_PORT": str(port)},
            stdout=output,
            stderr=output,
        )
    try:
        deadline = time.monotonic() + 120
        while f"ready on {url}" not in log.read_text():
            assert app.poll() is None, log.read_text()
            assert time.monotonic() < deadline, log.read_text()
            time.sleep(0.2)
        done = run("ask", "Wie viele Schritte umfasst der Plan?")
        assert "12 Schritte" in done.stdout, done.stderr
        assert "Wörtlich" in run("check", "Er umfasst 12 Schritte.").stdout
        done = run(
            "add",
            "-",
            "--title",
            "Turm",
            "--date",
            "2025-06-01",
            stdin="Der Turm ist 77 Meter hoch.",
        )
        assert "the app takes the change up" in done.stderr
        while "77 Meter" not in run("ask", "Wie hoch ist der Turm?").stdout:
            assert time.monotonic() < deadline
            time.sleep(0.5)
        other = run("ask", "Was?", BELEGT_CORPUS=str(tmp_path))
        assert other.returncode == 1
        assert "BELEGT_HOME" in other.stderr
        busy = run("serve", BELEGT_PORT=str(port), BELEGT_HOME=str(tmp_path / "other"))
        assert busy.returncode == 1
        assert "BELEGT_PORT" in busy.stderr
    finally:
        app.terminate()
        app.wait(60)
        run("remove", "2025-06-01-turm")
