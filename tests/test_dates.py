import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import find_dates, format_days

SUNDAY = datetime.date(2025, 12, 7)


def found(text: str, language: str) -> list[str]:
    return [format_days(one.first, one.last, "en") for one in find_dates(text, language, SUNDAY)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("am 3. Dezember 2025", "3 December 2025"),
        ("am 3. Dezember", "3 December 2025"),
        ("am 3.12.2025", "3 December 2025"),
        ("am 03.12. kam er", "3 December 2025"),
        ("Stand 2025-12-03", "3 December 2025"),
        ("im Dezember", "December 2025"),
        ("im Januar", "January 2026"),
        ("im Dezember 2024", "December 2024"),
        ("Anfang Dezember", "1 to 10 December 2025"),
        ("Mitte November", "11 to 20 November 2025"),
        ("Ende November 2024", "21 to 30 November 2024"),
        ("im Jahr 1994", "1994"),
        ("seit 2014", "2014"),
        ("zwischen 2014 und 2016", "2014–2016"),
        ("die Doktrin (1823)", "1823"),
        ("in den 1990er Jahren", "1990–1999"),
        ("im 19. Jahrhundert", "1801–1900"),
        ("im Herbst 2025", "1 September 2025 to 30 November 2025"),
        ("vom 3. bis 5. Dezember", "3 to 5 December 2025"),
        ("3.–5. Dezember 2025", "3 to 5 December 2025"),
        ("gestern", "6 December 2025"),
        ("vorgestern", "5 December 2025"),
        ("heute", "7 December 2025"),
        ("am Montag", "1 December 2025"),
        ("am vergangenen Mittwoch", "3 December 2025"),
        ("am kommenden Freitag", "12 December 2025"),
        ("letzte Woche", "24 to 30 November 2025"),
        ("in dieser Woche", "1 to 7 December 2025"),
        ("im nächsten Jahr", "2026"),
        ("im vergangenen Monat", "November 2025"),
        ("letztes Wochenende", "29 to 30 November 2025"),
        ("vor drei Tagen", "4 December 2025"),
        ("vor zwei Wochen", "17 to 23 November 2025"),
        ("vor einem Jahr", "2024"),
    ],
)
def test_german_dates_are_read(text: str, days: str) -> None:
    assert found(text, "de") == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("on December 3, 2025", "3 December 2025"),
        ("on 3 December", "3 December 2025"),
        ("the 3rd of December", "3 December 2025"),
        ("on Dec. 3", "3 December 2025"),
        ("in May 2024", "May 2024"),
        ("in early December", "1 to 10 December 2025"),
        ("in 2014", "2014"),
        ("in the 1990s", "1990–1999"),
        ("in the 19th century", "1801–1900"),
        ("from 3 to 5 December", "3 to 5 December 2025"),
        ("between 2014 and 2016", "2014–2016"),
        ("yesterday", "6 December 2025"),
        ("on Wednesday", "3 December 2025"),
        ("next Friday", "12 December 2025"),
        ("last week", "24 to 30 November 2025"),
        ("three days ago", "4 December 2025"),
        ("a year ago", "2024"),
    ],
)
def test_english_dates_are_read(text: str, days: str) -> None:
    assert found(text, "en") == [days]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("28 Punkte", "de"),
        ("2000 Soldaten", "de"),
        ("ein 3:1", "de"),
        ("am 31.02.2025", "de"),
        ("Version 2.3.1", "de"),
        ("die Sonntagszeitung", "de"),
        ("im 5. Bezirk", "de"),
        ("am Morgen", "de"),
        ("you may go", "en"),
        ("they march on", "en"),
        ("le 3 décembre", "fr"),
    ],
)
def test_what_is_no_date_is_not_taken_for_one(text: str, language: str) -> None:
    assert found(text, language) == []


def test_without_a_reference_only_dates_that_name_their_year_are_found() -> None:
    text = "Am 3. Dezember, gestern und am 4. Mai 2020"
    (one,) = find_dates(text, "de", None)
    assert text[one.start : one.end] == "4. Mai 2020"


def test_it_is_told_how_firmly_a_date_stands() -> None:
    mentions = find_dates("gestern, am 3. Mai, am 4. Mai 2020", "de", SUNDAY)
    assert [one.firmness for one in mentions] == ["relative", "yearless", "dated"]


def test_days_are_said_in_the_readers_language() -> None:
    day = datetime.date(2025, 12, 3)
    assert format_days(day, day, "de") == "3. Dezember 2025"
    assert format_days(day, datetime.date(2025, 12, 5), "de") == "3. bis 5. Dezember 2025"
    assert format_days(day, datetime.date(2026, 1, 2), "en") == "3 December 2025 to 2 January 2026"


@given(
    st.text(alphabet=st.sampled_from("0123456789. -–Dezember2025vorTagengestern/:"), max_size=80),
    st.sampled_from(["de", "en", "fr"]),
    st.none() | st.dates(datetime.date(1600, 1, 1), datetime.date(2100, 1, 1)),
)
def test_dates_of_any_text_lie_in_it_in_order(
    text: str, language: str, reference: datetime.date | None
) -> None:
    end = 0
    for one in find_dates(text, language, reference):
        assert end <= one.start < one.end <= len(text)
        assert one.first <= one.last
        end = one.end
