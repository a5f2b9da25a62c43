"""Of several names, numbers or dates in a sentence, the one that answers is chosen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.kinds import answering
from assistant.pinpoint import pinpoint
from assistant.question import BadQuestion, analyse
from corpus.language import language_of

JOINED = "Zum Verband kamen zuletzt Ostavien im Jahr 2003 und Westavien im Jahr 2004."
MEMBER = "Ostavien gehört seit 1991 dem Zollverein und seit 1994 dem Verband der Küstenländer an."
HOUSES = (
    "Es gab 158.349 Häuser, von denen 68.511 (43,3 %) einen Keller und 1.200 einen Garten haben."
)
LAKE = "Der See ist 25 Kilometer (16 Meilen) lang und liegt 340 Meter (1.115 Fuß) hoch."
HOSTS = (
    "Ministerin Eva Kern hat nach Berichten örtlicher Medien Brodnik, den neuen Minister Paul Lenz "
    "und Kanzlerin Ruth Malá nach Bargum eingeladen."
)
ENVOYS = "Für Ostavien kamen Eva Kern und Paul Lenz, der Schwiegersohn von Präsident Jan Malá."
RECORD = (
    "The record was held by Ruth Brodnik, who led Denver's Football Club to a win at Fort Kern."
)


def chosen(question: str, text: str) -> list[str]:
    asked = analyse(question)
    language = language_of(text, ("de", "en"))
    return [
        text[start:end]
        for start, end in pinpoint(asked, text, language, answering(asked, text, language))
    ]


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Wann trat Westavien bei?", JOINED, ["2004"]),
        ("Wann trat Ostavien bei?", JOINED, ["2003"]),
        ("Seit wann ist Ostavien im Zollverein?", MEMBER, ["1991"]),
        ("Seit wann ist Ostavien im Verband der Küstenländer?", MEMBER, ["1994"]),
        ("Wie viele Häuser gab es?", HOUSES, ["158.349"]),
        ("Wie viele haben einen Garten?", HOUSES, ["1.200"]),
        ("Wie hoch ist der Anteil der Häuser mit Keller?", HOUSES, ["43,3 %"]),
        ("Wie hoch liegt der See?", LAKE, ["340 Meter"]),
        (
            "Wann wurde die Brücke gebaut?",
            "Die Brücke wurde gebaut, bevor 1931 die Bahn kam.",
            ["1931"],
        ),
        (
            "Wann sollen die Soldaten kommen?",
            "Die Soldaten sollen kommen, sobald die Waffen schweigen, sagte Kern.",
            ["sobald die Waffen schweigen"],
        ),
        (
            "Wen lud Eva Kern nach Bargum ein?",
            HOSTS,
            ["Brodnik", "Minister Paul Lenz", "Kanzlerin Ruth Malá"],
        ),
        ("Wer kam für Ostavien?", ENVOYS, ["Eva Kern", "Paul Lenz"]),
        ("Who held the record?", RECORD, ["Ruth Brodnik"]),
        ("Wer leitet den Zollverein?", "Der Zollverein-Vorstand tagte 2003.", []),
        (
            "Wann soll die Brücke fertig sein?",
            "Die Brücke soll bis 3. Mai 2027 fertig sein.",
            ["3. Mai 2027"],
        ),
        (
            "Wann wird das Museum eröffnet?",
            "Das Museum wird am 8. März 2026 eröffnet, während die Sanierung andauert.",
            ["8. März 2026"],
        ),
        ("When did Kern come?", "Kern came on 12 May 2004 with 40 people.", ["12 May 2004"]),
        (
            "Warum war die Straße gesperrt?",
            "Am 3. Mai stürzte ein Baum auf die Straße. Deshalb war sie gesperrt.",
            ["Am 3. Mai stürzte ein Baum auf die Straße"],
        ),
        (
            "Warum stieg der Preis?",
            "Der Ertrag sank um 3,5 Prozent, und daher stieg der Preis.",
            ["Der Ertrag sank um 3,5 Prozent"],
        ),
        (
            "Wer plant den Angriff?",
            "Russland plant einen Angriff, warnte Minister Jan Malá.",
            ["Russland"],
        ),
        ("Who supplies tanks?", "Germany supplies tanks, President Ruth Kern said.", ["Germany"]),
        (
            "Wer handelte im Auftrag?",
            "Im Auftrag Moskaus handelte George W. Brodnik, sagte Kern.",
            ["George W. Brodnik"],
        ),
        (
            "Wer war Premierminister von Westavien?",
            "Der Premierminister der Westavischen Union, Lothar de Brodnik, ist Kerns Vetter.",
            ["Lothar de Brodnik"],
        ),
        ("Woher stammt Kern?", "Kern stammt aus Frankfurt und lebt in Zürich.", ["Frankfurt"]),
        ("Wohin reist Kern?", "Kern reist von Berlin nach Wien.", ["Wien"]),
        ("Wo saß Kern?", "Kern saß in der Regel nach Angaben der Polizei am Ufer.", ["Ufer"]),
        ("Where was Kern found?", "He was found in Angaben County in May.", ["Angaben County"]),
        ("Wessen Schwiegersohn ist Paul Lenz?", ENVOYS, ["Präsident Jan Malá"]),
        (
            "Wann kommt die Truppe?",
            "Die Runde sprach im Mai 2003 über die Truppe. Sie kommt, wenn die Waffen schweigen.",
            ["Mai 2003"],
        ),
        (
            "Wann soll die Truppe kommen?",
            "Die Runde sprach im Mai 2003 über eine Truppe. Sie soll kommen, wenn Frieden ist.",
            ["wenn Frieden ist"],
        ),
        (
            "Who appointed ABC's president?",
            "In 1950 Ruth Kern appointed the president of ABC at Fort Lenz.",
            ["Ruth Kern"],
        ),
        (
            "Warum wartete Kern?",
            "Die Straße war gesperrt. Deshalb wartete Kern.",
            ["Die Straße war gesperrt"],
        ),
    ],
)
def test_what_answers_is_chosen(question: str, text: str, expected: list[str]) -> None:
    assert chosen(question, text) == expected


def test_an_office_alone_is_no_name() -> None:
    assert (
        chosen("Wer ist der Vorsitzende des KPI?", "Am 8. Mai wählte der KPI-Vorstand neu.") == []
    )


_WORDS = st.lists(
    st.sampled_from(
        "Eva Kern Präsident 2004 2003 und , ( ) 12 % km2 Malá der von in Denver's bis sobald wer "
        "wann wie viele Häuser who when how many where warum . deshalb Westavien's".split()
    ),
    min_size=1,
    max_size=30,
).map(" ".join)


@given(_WORDS, _WORDS, st.sampled_from(["de", "en", "fr"]))
def test_chosen_ranges_begin_with_candidates_and_lie_in_the_text(
    question: str, text: str, language: str
) -> None:
    try:
        asked = analyse(question)
    except BadQuestion:
        return
    candidates = answering(asked, text, language)
    found = pinpoint(asked, text, language, candidates)
    assert candidates or not found
    assert {start for start, _ in found} <= {start for start, _ in candidates}
    assert found == sorted(found)
    assert all(0 <= start < end <= len(text) for start, end in found)
