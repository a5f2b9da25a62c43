import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.dates import Prefer, find_dates, format_days

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
        ("Anfang Dezember", "1–10 December 2025"),
        ("Mitte November", "11–20 November 2025"),
        ("Ende November 2024", "21–30 November 2024"),
        ("im Jahr 1994", "1994"),
        ("seit 2014", "2014"),
        ("zwischen 2014 und 2016", "2014–2016"),
        ("die Doktrin (1823)", "1823"),
        ("in den 1990er Jahren", "1990–1999"),
        ("im 19. Jahrhundert", "1801–1900"),
        ("im Herbst 2025", "1 September to 30 November 2025"),
        ("vom 3. bis 5. Dezember", "3–5 December 2025"),
        ("3.–5. Dezember 2025", "3–5 December 2025"),
        ("gestern", "6 December 2025"),
        ("vorgestern", "5 December 2025"),
        ("heute", "7 December 2025"),
        ("am Montag", "1 December 2025"),
        ("am vergangenen Mittwoch", "3 December 2025"),
        ("am kommenden Freitag", "12 December 2025"),
        ("letzte Woche", "24–30 November 2025"),
        ("in dieser Woche", "1–7 December 2025"),
        ("im nächsten Jahr", "2026"),
        ("im vergangenen Monat", "November 2025"),
        ("letztes Wochenende", "29–30 November 2025"),
        ("vor drei Tagen", "4 December 2025"),
        ("vor zwei Wochen", "17–23 November 2025"),
        ("vor einem Jahr", "2024"),
        ("Das war am 3.12.2025.", "3 December 2025"),
        ("am 3. dezember", "3 December 2025"),
        ("Dienstag, den 2. Dezember", "2 December 2025"),
        ("im März dieses Jahres", "March 2025"),
        ("am 1. Januar 1066", "1 January 1066"),
        ("seit Mai", "May 2026"),
        ("Letzte Woche traf er sich", "24–30 November 2025"),
        ("letzten Dezember", "December 2024"),
        ("Vergangenen Sommer", "1 June to 31 August 2025"),
        ("am Sonnabend", "6 December 2025"),
        ("am Montagabend", "1 December 2025"),
        ("am Wochenende", "6–7 December 2025"),
        ("Morgen reist er ab", "8 December 2025"),
        ("vom 28. November bis zum 3. Dezember", "28 November to 3 December 2025"),
        ("28. Dezember bis 3. Januar 2026", "28 December 2025 to 3 January 2026"),
        ("3.12.–5.12.2025", "3–5 December 2025"),
        ("von Montag bis Mittwoch", "1–3 December 2025"),
        ("Januar bis März 2025", "1 January to 31 March 2025"),
        ("von 2014 bis 2016", "2014–2016"),
        ("Ende 2024", "2024"),
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
        ("in early December", "1–10 December 2025"),
        ("in 2014", "2014"),
        ("in the 1990s", "1990–1999"),
        ("in the 19th century", "1801–1900"),
        ("from 3 to 5 December", "3–5 December 2025"),
        ("between 2014 and 2016", "2014–2016"),
        ("yesterday", "6 December 2025"),
        ("on Wednesday", "3 December 2025"),
        ("next Friday", "12 December 2025"),
        ("last week", "24–30 November 2025"),
        ("three days ago", "4 December 2025"),
        ("a year ago", "2024"),
        ("It ended on December 3.", "3 December 2025"),
        ("on Sept 11, 2001", "11 September 2001"),
        ("by the end of December", "21–31 December 2025"),
        ("the economy of 2014", "2014"),
        ("In 2014 Russia annexed it", "2014"),
        ("in the mid 1990s", "1990–1999"),
        ("in the summer of 2025", "1 June to 31 August 2025"),
        ("the day before yesterday", "5 December 2025"),
        ("Three days ago", "4 December 2025"),
        ("tonight", "7 December 2025"),
        ("over the weekend", "6–7 December 2025"),
        ("December 3–5, 2025", "3–5 December 2025"),
        ("November 28 to December 3", "28 November to 3 December 2025"),
        ("2025-12-03", "3 December 2025"),
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
        ("guten morgen", "de"),
        ("jeden Montag", "de"),
        ("Herr Mai sagte", "de"),
        ("in 2000 Metern", "de"),
        ("seit 2000 Jahren", "de"),
        ("die letzten Jahre", "de"),
        ("in der Version 2.3. kam", "de"),
        ("0171 2025 1994", "de"),
        ("31. Februar", "de"),
        ("in 2000 cases", "en"),
        ("it rose to 3.5. Then", "en"),
        ("the Sun and the Sunday Times", "en"),
        ("May I go", "en"),
        ("1.2. ist", "fr"),
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


@pytest.mark.parametrize(
    ("text", "past", "future"),
    [
        ("am 3. Mai", "3 May 2025", "3 May 2026"),
        ("im Dezember", "December 2025", "December 2025"),
        ("am Montag", "1 December 2025", "8 December 2025"),
        ("am 31. Dezember", "31 December 2024", "31 December 2025"),
    ],
)
def test_the_past_or_the_future_is_preferred(text: str, past: str, future: str) -> None:
    (one,) = find_dates(text, "de", SUNDAY, prefer="past")
    assert format_days(one.first, one.last, "en") == past
    (one,) = find_dates(text, "de", SUNDAY, prefer="future")
    assert format_days(one.first, one.last, "en") == future


@pytest.mark.parametrize(
    ("text", "day"), [("am Sonntag", 7), ("letzten Sonntag", 30), ("nächsten Sonntag", 14)]
)
def test_a_weekday_may_be_the_day_of_writing_unless_it_is_said_to_be_another(
    text: str, day: int
) -> None:
    (one,) = find_dates(text, "de", SUNDAY)
    assert one.first.day == day


def test_a_leap_day_is_found_from_any_year() -> None:
    for year in (2022, 2023, 2025, 2026, 2100):
        (one,) = find_dates("am 29. Februar", "de", datetime.date(year, 7, 1))
        assert (one.first.day, one.first.month) == (29, 2)


def test_an_end_that_names_its_year_dates_a_range_without_a_reference() -> None:
    (one,) = find_dates("vom 28. Dezember bis 3. Januar 2026", "de", None)
    assert (one.first, one.last) == (datetime.date(2025, 12, 28), datetime.date(2026, 1, 3))


def test_it_is_told_how_firmly_a_date_stands() -> None:
    mentions = find_dates("gestern, am 3. Mai, am 4. Mai 2020", "de", SUNDAY)
    assert [one.firmness for one in mentions] == ["relative", "yearless", "dated"]


def test_days_are_said_in_the_readers_language() -> None:
    day = datetime.date(2025, 12, 3)
    assert format_days(day, day, "de") == "3. Dezember 2025"
    assert format_days(day, datetime.date(2025, 12, 5), "de") == "3.–5. Dezember 2025"
    assert format_days(day, datetime.date(2025, 12, 5), "en") == "3–5 December 2025"
    month = format_days(datetime.date(2025, 12, 1), datetime.date(2025, 12, 31), "de")
    assert month == "Dezember 2025"
    assert format_days(datetime.date(2025, 1, 1), datetime.date(2025, 12, 31), "de") == "2025"
    assert format_days(day, datetime.date(2026, 1, 2), "de") == (
        "3. Dezember 2025 bis 2. Januar 2026"
    )
    assert format_days(day, datetime.date(2026, 1, 2), "en") == "3 December 2025 to 2 January 2026"


PIECES = (
    "3. 31. 28 12. 3rd 2025 1994 1.12. 29.2. 2025-12-03 Dezember Mai May Feb. February Montag "
    "Sunday weekend vor ago drei an Tagen years vom bis zum from to zwischen between und and – "
    "Anfang early letzten next this Woche Jahres year of Jahrhundert century 1990er 1990s Sommer "
    "fall in seit heute morgen yesterday , . ( ) / -"
).split()


@given(
    st.text()
    | st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=14).map("".join),
    st.sampled_from(["de", "en", "fr"]),
    st.none() | st.dates(),
    st.sampled_from(["past", "future", "nearest"]),
)
@settings(deadline=None)  # dateparser is slow at first
def test_dates_of_any_text_lie_in_it_in_order(
    text: str, language: str, reference: datetime.date | None, prefer: Prefer
) -> None:
    end = 0
    for one in find_dates(text, language, reference, prefer=prefer):
        assert end <= one.start < one.end <= len(text)
        assert one.first <= one.last
        end = one.end
