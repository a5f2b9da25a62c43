"""Fitting the weights again, with the packaged model on questions over the shipped articles."""

import json
from pathlib import Path

import pytest

from assistant.cases import across, half_left_out, near_misses, read_questions
from assistant.fitting import fit
from assistant.settings import Settings
from assistant.weights import WEIGHTS, Weights

QUESTIONS = Path(__file__).parent / "questions"


def test_the_fit_gives_the_file_that_weights_are_read_from(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, embedding_model="all-MiniLM-L6-v2")
    told: list[tuple[int, int, str]] = []
    fitted = fit(
        [read_questions(QUESTIONS / "shipped.jsonl")], settings, lambda *at: told.append(at)
    )
    weights = Weights.from_json(json.loads(json.dumps(fitted)))
    assert weights.ranking.keys() == WEIGHTS.ranking.keys()
    assert weights.confidence.keys() == WEIGHTS.confidence.keys()
    assert weights.fusion["multilingual"] == WEIGHTS.fusion["multilingual"]
    assert weights.ranking["near"] > 0
    for model, signs in weights.confidence.items():
        assert list(signs) == list(WEIGHTS.confidence[model])
        assert signs["near"] > 0 > signs["bias"]
    assert weights.confidence["packaged"]["similarity"] > 0
    assert weights.confidence["multilingual"]["similarity"] == 0
    assert all(0 < value < 1 for value in weights.threshold["packaged"].values())
    assert told[-1][:2] == (101, 101)


@pytest.fixture
def squad(tmp_path: Path) -> Path:
    data = [
        {
            "title": f"Ort {number}",
            "paragraphs": [
                {
                    "context": f"Der Ort {number} hat {number} Brunnen.",
                    "qas": [
                        {
                            "id": f"q{number}",
                            "question": f"Wie viele Brunnen hat Ort {number}?",
                            "answers": [{"text": f"{number} Brunnen", "answer_start": 14}],
                        }
                    ],
                }
            ],
        }
        for number in range(1, 5)
    ]
    path = tmp_path / "orte.json"
    path.write_text(json.dumps({"data": data}), encoding="utf-8")
    return path


def test_leaving_half_out_takes_articles_and_answers_away_but_no_question(squad: Path) -> None:
    whole = read_questions(squad)
    half = half_left_out(whole)
    assert [case.question for case in half.cases] == [case.question for case in whole.cases]
    assert [bool(case.evidence) for case in half.cases] == [True, False, True, False]
    assert [name for name, _ in half.articles] == ["000-000.md", "002-000.md"]


def test_near_misses_lack_the_answer_and_nothing_else(tmp_path: Path) -> None:
    text = "Der Ort hat 7 Brunnen. Er liegt am Fluss. Der Bürgermeister heißt Brod."
    asked = [("Wie viele Brunnen hat der Ort?", "7"), ("Wer ist Bürgermeister?", "Brod")]
    questions = [
        {"id": who, "question": who, "answers": [{"text": it, "answer_start": text.index(it)}]}
        for who, it in asked
    ]
    path = tmp_path / "ort.json"
    paragraph = {"context": text, "qas": questions}
    path.write_text(
        json.dumps({"data": [{"title": "Ort", "paragraphs": [paragraph]}]}), encoding="utf-8"
    )
    files = [one for one in near_misses(read_questions(path)) if one.cases]
    assert [[case.question for case in one.cases] for one in files] == [[who] for who, _ in asked]
    assert not any(case.evidence for one in files for case in one.cases)
    texts = [data.decode() for one in files for _, data in one.articles]
    assert ["7 Brunnen" in one for one in texts] == [False, True]
    assert ["Brod" in one for one in texts] == [True, False]
    assert all("Er liegt am Fluss." in one for one in texts)


def test_questions_are_asked_of_the_paragraphs_of_another_file(squad: Path) -> None:
    english = squad.with_name("places.json")
    english.write_text(
        squad.read_text(encoding="utf-8").replace(
            "Wie viele Brunnen hat Ort", "How many wells has"
        ),
        encoding="utf-8",
    )
    own = read_questions(QUESTIONS / "shipped.jsonl")
    (both,) = across([own, read_questions(squad), read_questions(english)])
    assert both.cases[0].question == "How many wells has 1?"
    assert b"Brunnen" in both.articles[0][1]
