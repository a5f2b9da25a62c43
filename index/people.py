"""Words that tell of persons and are no office: pronouns, peoples, callings; and of no person."""

import re

from index.patterns import any_of

# Nobody speaks by these names: Sein Name sagt heute wenigen etwas.
MUTE = frozenset(
    """
    Angaben Angriff Angriffe Ansicht Antrag Anträge Applaus Argument Argumente Begriff Behauptungen
    Beifall Beispiel Berichten Einwand Ergebnis Ergebnisse Fazit Film Foto Fotos Frage Fragen
    Gebäude Geld Gerücht Gerüchte Geschichte Gesetz Gespräch Gespräche Gewinn Grund Gründe Haus Idee
    Kosten Kritik Lage Maßnahme Maßnahmen Medienberichten Meinung Motto Name Namen Plan Platz Pläne
    Preis Preise Presseberichten Problem Reform Rolle Satz Sieg Spiel Stadtbild Stimmung Stück Tat
    Tenor Thema Titel Treffen Umsatz Unfall Unglück Ursache Verdacht Verfahren Verlust Vertrag Video
    Vorfall Vorhaben Vorschlag Vorschläge Vorwurf Vorwürfe Wahl Wert Werte Worte Zahl Zahlen Ziel
    Zitat Zweifel
    """.split()
)

# Nouns in -ung that are bodies, or papers that say something: die Regierung, die Mitteilung.
_SPEAKING = """
    [Aa]bteilung [Aa]nordnung [Bb]egründung [Bb]ehörde [Bb]eratung [Bb]evölkerung [Bb]ewegung
    [Ee]inigung [Ee]rklärung [Ff]orschung [Ff]ührung [Hh]andlung [Ii]nnung [Ll]eitung [Mm]itteilung
    [Rr]eederung [Rr]egierung [Ss]iedlung [Ss]telle [Ss]tiftung [Uu]ntersuchung [Vv]ereinigung
    [Vv]erfassung [Vv]erordnung [Vv]ersammlung [Vv]ersicherung [Vv]erteidigung [Vv]ertretung
    [Vv]erwaltung [Zz]eitung
"""
# How nouns end that say nothing: die Forderung, die Vorschläge.
_MUTE_ENDINGS = """
    heit keit kosten pläne preise schläge ung ungen würfe zahlen
"""
ABSTRACT = re.compile(
    rf"(?![\w-]*{any_of(_SPEAKING)}(?:en)?\b)[A-ZÄÖÜ][\w-]{{3,}}{any_of(_MUTE_ENDINGS)}"
)
"""Nouns that say nothing, like MUTE: *die Forderung wies Kern zurück*; not *die Regierung*."""

FEMININE = frozenset("her ihr ihren ihrer she sie".split())
MASCULINE = frozenset("er he him his ihm ihn seinen seiner".split())
PRONOUNS: dict[str, frozenset[str]] = {
    "de": frozenset("er ihm ihn ihnen ihr ihren ihrer seinen seiner sie".split()),
    "en": frozenset(("he", "she", "they")),
}
"""The pronouns that may mean who speaks; FEMININE and MASCULINE tell of whom."""

# Who comes from where, without *-in*: der Brite, die Schweizerin.
_PEOPLES = """
    Afghane Bayer Belarusse Berliner Bosnier Brite Bulgare Chilene Chinese Deutsche Deutschen
    Deutscher Däne Ecuadorianer Engländer Eritreer Este Finne Franzose Ghanaer Grieche Hamburger
    Hesse Inder Iraker Iraner Ire Isländer Israeli Ivorer Japaner Jemenit Kameruner Kasache
    Kongolese Kosovare Kroate Lette Libanese Libyer Liechtensteiner Litauer Luxemburger Mazedonier
    Moldauer Montenegriner Münchner Nepalese Niederbayer Niederfranke Niederländer Niederpfälzer
    Niedersachse Niederösterreicher Norweger Oberbayer Oberfranke Oberpfälzer Obersachse
    Oberösterreicher Pakistani Pole Portugiese Ruander Rumäne Russe Sachse Schotte Schwabe Schwede
    Schweizer Senegalese Serbe Slowake Slowene Sudanese Syrer Tiroler Tscheche Türke Ugander
    Ukrainer Ungar Usbeke Vietnamese Waliser Westfale Wiener Zypriot Zürcher Ägypter Äthiopier
    Österreicher
"""
# What stands before them: die Exil-Iranerin.
_FROM = "Deutsch- Exil- Nord Ost Süd US- Wahl- West"
# How other such words end: Amerikaner, Magdeburger, Mannheimer.
_PEOPLE_ENDINGS = "aner burger heimer länder städter"
# These end in -ier like Spanier, and are things: Papier.
_THINGS = "Klav Off Pap Quart Rev Turn"
# The same for women, where a final e is lost: Französin.
_WOMEN = """
    Afghan Brit Bulgar Chilen Chines Dän Finn Französ Griech Kroat Lett Libanes Pol Portugies Rumän
    Russ Schott Schwed Senegales Serb Slowak Slowen Sudanes Tschech Türk
"""
# How callings of women end, without *-in*: Biologin, Pianistin.
_CALLED = "ant at ent er eur iker ist log on or"
# Offices, which are no epithets: die Sprecherin may be somebody else.
_OFFICES = """
    [Dd]irektor [Ll]eiter [Mm]inister [Mm]itarbeiter [Pp]räsident [Rr]ichter [Ss]precher [Tt]rainer
    [Vv]erteidiger [Vv]ertreter
"""
# Callings that tell of a man, too: der Ökonom.
_CALLINGS = """
    [Aa]utor [Bb]iologe [Ff]orscher [Ff]otograf [Hh]istoriker [Ll]ehrer [Mm]eister [Pp]olitiker
    [Pp]rofessor [Rr]egisseur [Ss]chauspieler [Ss]änger [Uu]nternehmer [Ww]issenschaftler [Öö]konom
"""
# How words end that go with and without *-in* or *-r*: der Grüne.
_ADHERENTS = "macher loge login demokrat [Rr]epublikaner soziale [Kk]onservative [Ll]iberale"
# Words for a man or a woman as a whole.
_CALLED_SO = r"""
    Coach Emeritus Familienvater Frau Gottesmann Kapitän Kardinal Keeper Kirchenoberhaupt Landwirt
    Manager Mann Mediziner Milliardär Musiker Pensionär Pontifex Rekordhalter Routinier
    Schriftsteller Staatsoberhaupt Titelverteidiger Winzer
"""
# The same as the last part of a word: Vorstandsmitglied, Preisträger.
_CALLED_IN_PART = "[Jj]urist künstler mitglied [Rr]entner schützer [Ss]ieger [Tt]räger"
# The same, with *-in* as well.
_RIVALS = "[Aa]mtsinhaber [Hh]erausforderer [Kk]andidat [Nn]achfolger [Tt]orjäger [Tt]orschütze"
# What is inflected like an adjective: die Angeklagte, der Geistliche, der Beste.
_INFLECTED = r"""
    [Aa]ngeklagt [Bb]efragt [Bb]eschenkt [Bb]eschuldigt [Bb]etroffen [Bb]etrogen [Gg]e\w{3,}t
    [Gg]eistlich [Gg]rün [Ii]nhaftiert [Ss]tudierend [Vv]erurteilt best elft erst jährig
"""
_BY_ENDING = rf"\w{{3,}}{any_of(_PEOPLE_ENDINGS)}|(?!{any_of(_THINGS)})\w{{3,}}ier"
_COMES_FROM = rf"{any_of(_FROM)}?(?:{any_of(_PEOPLES)}|{_BY_ENDING})(?:in)?"
_DOES = (
    rf"(?!\w*{any_of(_OFFICES)}in)\w{{3,}}{any_of(_CALLED)}in"
    rf"|(?!\w*[Bb]ürger)\w*{any_of(_CALLINGS)}"
    rf"|\w*{any_of(_ADHERENTS)}(?:in|r)?"
)
_IS = (
    rf"{any_of(_CALLED_SO)}|\w*{any_of(_CALLED_IN_PART)}"
    rf"|\w*{any_of(_RIVALS)}(?:in)?"
    rf"|\w*{any_of(_INFLECTED)}er?"
)
# English words for who comes from where, and what somebody is in a story.
_ENGLISH = r"""
    Albanian Algerian American Argentine Argentinian Armenian Australian Austrian Belgian Bosnian
    Brazilian Briton Bulgarian Canadian Chilean Chinese Colombian Conservative Croat Cuban Cypriot
    Czech Dane Democrat Dutchman Egyptian Englishman Englishwoman Ethiopian Finn Frenchman
    Frenchwoman Georgian German Ghanaian Greek Hungarian Icelander Indian Iranian Iraqi Irishman
    Irishwoman Israeli Italian Jamaican Japanese Kenyan Korean Lebanese Mexican Moroccan Nigerian
    Norwegian Pakistani Peruvian Pole Portuguese Republican Romanian Russian Scot Serb Slovak
    Slovene Spaniard Swede Swiss Syrian Texan Tunisian Turk Ugandan Ukrainian Welshman challenger
    champion climber defendant grandfather grandmother incumbent laureate newcomer nominee pensioner
    playwright plumber pontiff retiree shopkeeper skipper veteran widow widower winner
"""
EPITHETS: dict[str, re.Pattern[str]] = {
    "de": re.compile(rf"{_COMES_FROM}|{any_of(_WOMEN)}in|{_DOES}|{_IS}"),
    "en": re.compile(rf"South African|New Zealander|\d{{1,3}}-year-old|{any_of(_ENGLISH)}"),
}
"""What tells of a person and is no office: *die Lehrerin*, *der Angeklagte*, *the Italian*."""
