"""The house as its plan says: imports go one way, and what there is, is documented."""

import ast
import re
from pathlib import Path

import pytest

from assistant.cli import _parser
from assistant.settings import Settings
from assistant.texts import TEXTS

ROOT = Path(__file__).parent.parent
ORDER = ["corpus", "index", "assistant", "app"]
ENGINES = {
    "chromadb": ["index/vectors.py"],
    "tantivy": ["index/lexical.py", "index/words.py"],
    "sentence_transformers": ["assistant/proof/entailment.py", "index/embedding.py"],
    "rapidfuzz": ["assistant/proof/alignment.py"],
    "text_to_num": ["assistant/proof/numbers.py"],
    "prometheus_client": ["assistant/metrics.py"],
    "docx": ["corpus/formats/office.py"],
    "feedparser": ["corpus/formats/feed.py"],
    "protego": ["corpus/web/fetching.py"],
    "urllib3": ["corpus/web/fetching.py"],
    "pypdf": ["corpus/formats/pdf.py"],
    "trafilatura": ["corpus/formats/page.py"],
}
PAGE = re.compile(r"assistant/page/(?:tabs/\w+|layout|programs|theme)\.py")
PACKAGED = [path for package in ORDER[:3] for path in (ROOT / package).rglob("*.py")]
FILES = [*sorted(path.relative_to(ROOT).as_posix() for path in PACKAGED), "app.py"]


def imported(file: str) -> set[str]:
    """Names of all modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(ast.parse((ROOT / file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


@pytest.mark.parametrize("file", FILES)
def test_imports_never_point_back(file: str) -> None:
    own = ORDER.index(file.split("/")[0].removesuffix(".py"))
    for module in imported(file):
        package = module.split(".")[0]
        if package in ORDER:
            assert ORDER.index(package) <= own, module


@pytest.mark.parametrize("engine", ENGINES)
def test_each_engine_stands_behind_its_own_files(engine: str) -> None:
    users = [file for file in FILES if any(one.split(".")[0] == engine for one in imported(file))]
    assert users == sorted(ENGINES[engine], key=users.index)


def test_only_the_pages_components_know_gradio() -> None:
    users = [file for file in FILES if any(one.split(".")[0] == "gradio" for one in imported(file))]
    assert users
    assert [file for file in users if not PAGE.fullmatch(file)] == []


@pytest.mark.parametrize("file", FILES)
def test_files_are_rooms_not_halls(file: str) -> None:
    lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
    assert len(lines) < 400
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 80, node.name


def test_only_the_settings_read_the_environment() -> None:
    for file in FILES:
        text = (ROOT / file).read_text(encoding="utf-8")
        if file not in ("app.py", "assistant/settings.py"):
            assert "os.environ" not in text, file
            assert "getenv" not in text, file


def test_every_setting_and_command_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in Settings.model_fields:
        assert f"`BELEGT_{name.upper()}`" in readme
    documented = set(re.findall(r"`BELEGT_([A-Z_]+)`", readme))
    assert documented == {name.upper() for name in Settings.model_fields}
    commands = next(action for action in _parser()._actions if action.choices)
    for command in commands.choices or {}:
        assert f"`belegt {command}" in readme, command


def test_every_room_is_in_the_contributing_guide() -> None:
    guide = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    for file in FILES:
        if not file.endswith("__init__.py"):
            assert f"`{file}`" in guide, file


def test_the_two_commands_are_the_first_two_of_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\bmake \w+", readme)[:2] == ["make run", "make test"]


def test_every_text_is_in_both_languages_with_the_same_values() -> None:
    for key, texts in TEXTS.items():
        german, english = (set(re.findall(r"\{(\w+)\}", texts[code])) for code in ("de", "en"))
        assert german == english, key
        assert texts["de"].strip()
        assert texts["en"].strip()
