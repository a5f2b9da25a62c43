"""Who somebody is: what a text says of a named person, and who bears an office."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.identity import descriptions, named
from assistant.kinds import answering
from assistant.question import analyse

GUEST = "Die Stadt lud ihren Chefplaner Ole Wirsing und den Chef des Hafenamts, Till Brumm, ein."
VISIT = (
    "Der dänische Premierminister Nils Oddern empfing den norwegischen Präsidenten Per Haugland "
    "und die Bürgermeisterin Ida Lund."
)


@pytest.mark.parametrize(
    ("question", "text", "language", "marked"),
    [
        ("Wer ist Ole Wirsing?", GUEST, "de", ["Chefplaner"]),
        ("Wer ist Till Brumm?", GUEST, "de", ["Chef des Hafenamts"]),
        ("Und wer ist Präsident Haugland?", VISIT, "de", ["norwegischen Präsidenten"]),
        ("Who is Nils Oddern?", VISIT, "de", ["dänische Premierminister"]),
        (
            "Wer ist Ida Lund?",
            "Ida Lund ist die neue Leiterin des Zoos.",
            "de",
            ["neue Leiterin des Zoos"],
        ),
        (
            "Wer ist Bo Quandt?",
            "Es kamen Ida Lund und Bo Quandt, der Schwiegersohn von Ida Lund.",
            "de",
            ["Schwiegersohn von Ida Lund"],
        ),
        ("Wer ist Bo Quandt?", "Es kam Bo Quandt, der den Präsidenten kennt.", "de", []),
        ("Wer ist Bo Quandt?", "Bo Quandt traf Ida Lund in Nordersiel.", "de", []),
        (
            "Who is Tessa Quill?",
            "Two days later the harbour's spokesman, Tessa Quill, agreed.",
            "en",
            ["harbour's spokesman"],
        ),
        (
            "Who is Tessa Quill?",
            "Tessa Quill, a former teacher, swam to Nordersiel.",
            "en",
            ["former teacher"],
        ),
        ("Who was Tessa Quill?", "Tessa Quill was the mayor of Lohmar.", "en", ["mayor of Lohmar"]),
        ("Wer ist der dänische Premierminister?", VISIT, "de", ["Nils Oddern"]),
        ("Who is the Danish prime minister?", VISIT, "de", ["Nils Oddern"]),
        ("Wer ist Chef des Hafenamts?", GUEST, "de", ["Till Brumm"]),
        ("Wer ist der Kanzler?", "Präsident Per Haugland sah den Kanzler.", "de", []),
        ("Wer ging?", "Es gingen Zugeständnisse Haugland zu weit.", "de", ["Haugland"]),
        (
            "Wer ist der Präsident?",
            "Ministerpräsident Ole Wirsing und Bundespräsident Per Haugland kamen.",
            "de",
            ["Per Haugland"],
        ),
        (
            "Wer ist der Präsident von Norwegen?",
            "Ida Lund sah den Nord-Präsident Per Haugland.",
            "de",
            ["Per Haugland"],
        ),
    ],
)
def test_who_is_marks_what_tells_it(
    question: str, text: str, language: str, marked: list[str]
) -> None:
    spans = answering(analyse(question), text, language)
    assert [text[start:end] for start, end in spans] == marked


@pytest.mark.parametrize(
    "question",
    [
        "Wer ist der Präsident der USA?",
        "Wer ist Ungarns Ministerpräsident?",
        "Wer ist schuld daran?",
        "Wer ist Schuld?",
        "Who is the harbour's spokesman?",
        "Wer traf Ole Wirsing?",
        "Was ist Gazprom?",
    ],
)
def test_other_questions_name_nobody(question: str) -> None:
    assert named(analyse(question)) is None


words = st.lists(
    st.sampled_from(
        [
            "Ole",
            "Wirsing",
            "der",
            "Chef",
            "des",
            "Amts",
            ",",
            "ist",
            "neue",
            "Präsident",
            ".",
            "\n",
            "🙂",
        ]
    ),
    max_size=30,
).map(" ".join)


@given(words | st.text(max_size=200))
def test_descriptions_are_words_of_the_text_beside_the_name(text: str) -> None:
    name = named(analyse("Wer ist Ole Wirsing?"))
    assert name
    for language in ("de", "en"):
        for start, end in descriptions(name, text, language):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip(" ,\n")
