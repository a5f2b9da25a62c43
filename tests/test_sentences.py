"""Sentences and headings of German and English articles.

A gold case is one paragraph of our own; " | " marks where a sentence ends and the next begins.
"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from index.sentences import headings, split_sentences

GERMAN = {
    "plain": [
        "Die Gespräche endeten ohne Ergebnis. | Am Abend reisten alle ab.",
        "Wer zahlt das? | Niemand weiß es! | Der Minister schweigt.",
        "Ist das wahr?! | Kaum zu glauben.",
        "Das Bier kostet jetzt mehr. | 20 Brauereien klagen.",
        "Sie liefen los. | Écoles und Kitas blieben zu.",
        "Er kam an. | – Niemand wartete.",
        "Nur ein Bruchstück ohne Punkt",
    ],
    "dates": [
        "Am 3. Dezember tagte der Rat. | Er vertagte sich.",
        "Am 3.12.2025 wurde gewählt. | Die Beteiligung war hoch.",
        "Die Messe läuft vom 5. bis 7. Dezember in Graz.",
        "Sie öffnet am 24./25. Dezember nicht.",
        "Das Dorf brannte im Jahr 2022. | Die Kirche blieb stehen.",
        "Gebaut wurde es 1998. | Bürgermeister war damals Huber.",
        "Er starb am 3. 12. 2025 in Linz.",
        "Die Frist endet am 31.12. | Danach wird gemahnt.",
        "Seit dem 24. Februar 2022 herrscht Krieg. | 2014 begann es.",
        "Das Urteil fiel am 15. Jan. 2024 in Wien.",
        "Um 20.15 Uhr begann das Spiel. | Um 22 Uhr war Schluss.",
        "Der Rat kommt am Montag, 8. September, zusammen.",
    ],
    "ordinals": [
        "Die Doktrin stammt aus dem 19. Jahrhundert. | Sie lebt fort.",
        "Wilhelm II. sagte ab. | Niemand widersprach.",
        "Papst Johannes XXIII. Roncalli kam aus Bergamo.",
        "Auf Papst Johannes Paul II. folgte ein Deutscher. | Er trat zurück.",
        "Dort regierte Ludwig XIV. | Er baute viel.",
        "Der 2. Weltkrieg endete 1945. | Europa lag in Trümmern.",
        "In der 90. Minute traf Kane. | Der 1. FC Köln verlor.",
        "Die 62. Münchner Sicherheitskonferenz beginnt.",
        "Er feiert seinen 100. Geburtstag.",
        "Sie wohnt im 3. Bezirk. | Dort ist es laut.",
        "Das Team wurde 3. | Der Trainer war zufrieden.",
        "Seine Tochter ist 25. | Merkel gratulierte ihr.",
        "Bayern siegte 3:1. | Dortmund verlor 0:2. | Leipzig spielte nicht.",
        "Das Ergebnis: 1. Huber, Graz – 2. Maier, Linz.",
        "Die Sache beruht auf Artikel 5. | Das Bündnis steht dazu.",
    ],
    "abbreviations": [
        "Viele Länder, z. B. Polen, rüsten auf. | Andere zögern.",
        "Manche Orte (z.B. Linz) wachsen. | Das freut sie.",
        "Es kamen u. a. Vertreter der Länder, d. h. Minister und Beamte.",
        "Dr. Huber und Prof. Dr. Maier forschen dort. | Frau Mag. Berger leitet.",
        "Der Umsatz stieg um 3,5 Mio. Euro auf 1,2 Mrd. Euro. | Das freut die Eigner.",
        "Der Gewinn lag bei 12 Mio. | Die Aktie stieg.",
        "Siehe Nr. 5 und S. 8 der Schrift. | Dort steht es.",
        "Er kaufte Brot, Milch usw. | Dann ging er heim.",
        "Sie züchtet Rosen, Nelken usw. Blumen sind ihr Leben.",
        "Es waren ca. 500 Leute da, bzw. Neugierige. | Die Polizei zählte mit.",
        "In St. Pölten und St. Gallen schneit es.",
        "Nach Art. 5 Abs. 2 des Vertrags gilt das. | Das Gericht bestätigte es.",
        "Das ist keine gute Art. | Niemand mag sie.",
        "Der Verein Sonne e. V. hilft. | Er sammelt Geld.",
        "Rom wurde 753 v. Chr. gegründet. | So sagt man.",
        "Die Firma Meier & Co. KG ist pleite. | Der Chef schweigt.",
        "Der sog. Experte, vgl. Huber, irrt i. d. R. nicht.",
        "Die Abg. Meinl-Reisinger und Gen. Sobotka stritten.",
        "Dipl.-Ing. Karl Wagner baute die Brücke.",
        "Sie wohnt in der Mozartstr. 5 in Wels.",
        "Das sagte Max. | Franz schwieg. | Schuld war ein Gen. | Es ist selten.",
        "D. h. Kanzler dürfen das, z. B. Minister nicht. | Vgl. Huber.",
        "Der Zug hält in Wr. Neustadt. | Dort ist Markt.",
    ],
    "initials": [
        "J. D. Vance sprach in München. | Der Saal schwieg.",
        "Dazu schrieb auch J. A. Hobson viel. | E. I. du Pont las es.",
        "George W. Bush malt. | John F. Kennedy segelte.",
        "Das schrieb er auf X. | Selenskyj antwortete nicht.",
        "Kiew hat einen Plan B. | Moskau nicht.",
        "Mehr Licht, mehr Vitamin D. | Das hilft.",
    ],
    "numbers and addresses": [
        "Rund 1.200 Menschen und 3,5 Prozent mehr als 2024.",
        "Es kamen 1.200. | Erwartet hatte man 3.000. | Die Halle war leer.",
        "Mehr auf www.beispiel.at/nachrichten.html?id=5.3 und bei a.b@beispiel.de im Netz.",
        "Das steht auf https://beispiel.org/a.b. | Die Seite ist neu.",
        "Schreiben Sie an post@beispiel.at. | Wir antworten.",
        "1. Der Rat wählt. | 2. Der Präsident dankt.",
    ],
    "ellipses": [
        "Er zögerte … und ging. | Sie blieb.",
        "Leidenschaft und mehr ... | Das reicht.",
        "So war das damals… | Heute ist es anders.",
        "Der Plan (…) Russlands ist alt. | Er scheitert.",
        "Er ging fort. | (…) Wir blieben.",
        "Der Minister sagte nur [...] Unsinn.",
        "Huber: … Wir bleiben. | Maier: Wir gehen ...",
    ],
    "brackets": [
        "Das ist der Kern (S. 8). | Der Rest ist Beiwerk (S. 9).",
        "Er kam (endlich!) Montag an. | Alle waren da.",
        "Sie gewann. | (Er hatte es geahnt.) | Danach feierten sie.",
        "Der Fluss (er ist lang. Sehr lang.) trat über die Ufer.",
        "Die SPÖ (2019: 21,2 Proz.) Burgenlands legt zu.",
        "Er lachte (leise. | Dann ging er. | Niemand folgte.",
    ],
    "quotations": [
        "„Wir werden es herausfinden.“ | Danach fuhr er ab.",
        "„Wir sehen das als guten Schritt“, sagte Peskow. | Mehr sagte er nicht.",
        "„Kommt er? Ich weiß es nicht“, sagte sie. | Er kam.",
        "Sie räumte ein: „Ich weiß nicht, was er will. (…) Wir warten.“ | Er schwieg.",
        "„Was nun?“, fragte er. | Niemand sprach.",
        "„Halt!“ rief der Posten. | Der Wagen fuhr weiter.",
        "»Was nun?«, fragte er. | »Nichts.« | Sie gingen.",
        "«Wir bauen. Wir liefern», versprach der Chef. | Er hielt Wort.",
        "‚Nein. Niemals‘, sagte der Alte. | Dann schlief er.",
        "„Er sagte: ‚Geh. Sofort.‘ Ich ging“, erzählte sie. | Alle lachten.",
        "Er nannte es „eine Schande“. | Sie nannte es „Glück“.",
        "Es heißt: „Wer alles will, will nichts“. | Vielmehr zähle das Eigene.",
        '"Das reicht. Es ist genug", sagte Kern. | Die FPÖ tobte.',
        "”Wir gehen. Jetzt”, sagte der Kapitän. | Alle folgten.",
        "“Wir gehen. Jetzt”, sagte der Kapitän. | Alle folgten.",
        "’Wir gehen. Jetzt’, sagte der Kapitän. | Alle folgten.",
        "Der Film „Wer ist da?“ läuft an. | Er ist gut.",
        "Er sei „entschlossen, Frieden zu schaffen.“ | Das sagte er allen.",
        "„Das ist falsch. | Der Rat irrt. | Er weiß es.",
        "Das ist falsch“. | Der Rat irrt. | Er weiß es.",
        "Putins' Leute kamen. | Sie sahen's nicht. | Geht's gut?",
        "Sie fragte: „Warum?“ | Er schwieg. | „Darum“, sagte sie dann.",
        "„Nein.“ | „Doch!“ | „Nein“, sagte sie.",
    ],
}

ENGLISH = {
    "plain": [
        "The talks failed. | Nobody was surprised.",
        "Who pays? | Nobody knows! | The minister left.",
        "The year was 2022. | Prices rose by 3.5 percent. | Wages did not.",
    ],
    "abbreviations": [
        "Mr. Smith met Mrs. Jones at 5 p.m. on Monday. | They talked.",
        "The shop opens at 9 a.m. | It closes late.",
        "The U.S. Senate voted. | The House did not.",
        "He moved to the U.S. | His wife stayed.",
        "Some states, e.g. Ohio, object, i.e. Republicans there do.",
        "Gen. Mark Milley and Sen. Rand Paul argued. | Gov. Newsom watched.",
        "On Dec. 5, the court ruled. | It was split.",
        "It was signed on Dec. 5. | Trump praised it.",
        "Acme Inc. sued Foo Corp. in Texas. | It lost.",
        "He lives at No. 10 now. | She said no. | Everyone agreed.",
        "St. Louis beat Washington, D.C. | The fans cheered.",
        "She lost her mind. | The gem was lost. | She loved modern art. | 20 people came.",
        "Robert Downey Jr. stars. | It is a hit.",
    ],
    "initials": [
        "J. K. Rowling wrote it. | George W. Bush read it.",
        "So say Jones et al. 1998 and others. | Few object.",
        "She posted it on X. | Musk replied.",
    ],
    "quotations": [
        '"Really?" she asked. | He nodded.',
        "“We won. It is over,” Trump said. | Nobody clapped.",
        "“We won!” President Donald Trump said. | Nobody clapped.",
        "He said: “We won. It is over.” | Nobody clapped.",
        "“I don’t know.” | Then he left.",
        "The dogs’ owner came. | It wasn't late. | The workers' union agreed.",
        '"It\'s over. Go home," the judge told him. | He did.',
        "‘Stop. Now,’ he shouted. | They stopped.",
    ],
}

GOLD = [
    pytest.param(case, id=f"{language} {topic} {number}")
    for language, topics in (("German", GERMAN), ("English", ENGLISH))
    for topic, cases in topics.items()
    for number, case in enumerate(cases, start=1)
]


def sentences(text: str) -> list[str]:
    """The words of the sentences of a text."""
    return [text[one.start : one.end] for one in split_sentences(text)]


@pytest.mark.parametrize("case", GOLD)
def test_paragraph_is_split_where_its_sentences_end(case: str) -> None:
    assert sentences(case.replace(" | ", " ")) == case.split(" | ")


@pytest.mark.parametrize("case", GOLD)
def test_hard_wrapping_changes_nothing(case: str) -> None:
    flat = case.replace(" | ", " ")
    text = f"Es begann.\n\n{flat.replace(' ', chr(10))}\n\nEs endete."
    assert [one.replace("\n", " ") for one in sentences(text)[1:-1]] == case.split(" | ")


def test_long_quotation_is_split_and_its_speaker_stays_with_the_last_piece() -> None:
    piece = "Wir haben lange geredet und am Ende doch nichts erreicht, was uns weiterhilft."
    quotation = " ".join([piece] * 6)
    text = f"„{quotation} Es ist aus“, sagte Huber. Danach ging er."
    assert sentences(text) == [
        f"„{piece}",
        *[piece] * 5,
        "Es ist aus“, sagte Huber.",
        "Danach ging er.",
    ]


def test_quotation_ends_with_its_paragraph() -> None:
    text = "Er sagte: „Wir gehen. Wir kommen wieder.\n\nAlle warteten. Niemand kam“, hieß es."
    assert sentences(text) == [
        "Er sagte: „Wir gehen.",
        "Wir kommen wieder.",
        "Alle warteten.",
        "Niemand kam“, hieß es.",
    ]


LIKE_ARTICLES = st.text(alphabet="aB Äß12.,:!?…„“”\"»«‚‘’'()[]#-–•\n\t\u00a0\u2028", max_size=200)


@given(st.one_of(st.text(), LIKE_ARTICLES))
@example("")
@example("##")
@example("# # #")
@example("\n\n.\n\n#\n\n")
def test_every_character_is_in_one_sentence_or_heading(text: str) -> None:
    found = split_sentences(text)
    ranges = sorted([(one.start, one.end) for one in found] + headings(text))
    assert [(one.start, one.end) for one in found] == sorted((one.start, one.end) for one in found)
    assert headings(text) == sorted(headings(text))
    outside, last = [], 0
    for start, end in ranges:
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        outside.append(text[last:start])
        last = end
    outside.append(text[last:])
    assert not "".join(outside).replace("#", "").strip()


@given(LIKE_ARTICLES)
def test_sentences_stand_under_the_heading_before_them(text: str) -> None:
    over = headings(text)
    for one in split_sentences(text):
        before = [heading for heading in over if heading[1] <= one.start]
        assert one.heading == (before[-1] if before else None)


@given(LIKE_ARTICLES)
def test_paragraphs_are_numbered_from_zero_without_gaps(text: str) -> None:
    numbers = [one.paragraph for one in split_sentences(text)]
    assert sorted(set(numbers)) == list(range(len(set(numbers))))
    assert numbers == sorted(numbers)


@pytest.mark.parametrize(
    "piece",
    [
        *(". ", ".", "… (", "„", "“", "' ", "(", ".)", '."', "z. ", "1. ", "A. ", "Er kam. "),
        *("#", "# ", "##\n", "\n", " ", "- \n", "A\n\n", "Er kam.\n", "„Er kam. "),
        *("a" * 50 + ". ", ". " + " " * 98),
    ],
)
def test_long_texts_of_odd_signs_are_split_in_linear_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    found = split_sentences(text)
    assert bool(found or headings(text)) == bool(text.strip())
