"""Whether what stands behind a preposition is a place."""

import re

from index.glossary import translate
from index.patterns import any_of
from index.states import STATES
from index.words import in_dictionary, lemma, lemma_stems

_LARGE = re.compile(r"[A-ZÄÖÜ][\w'’-]*")
# Behind a preposition, these name no place: in der Regel, auf dem Höhepunkt.
_NO_PLACE = re.compile(
    any_of(
        """
        Allgemeinen Anfang Angesicht Anlass Anschluss Anspruch Auftrag Augenblick Basis Beginn
        Beispiel Bezug Blick Dauer Detail Durchschnitt Eile Einsatz Ende Ergebnis Fall Falle
        Folge Folgenden Form Frage Frieden Frühling Fälle Fällen Gefahr Gegensatz Gegenteil
        Gegenzug Gespräch Gespräche Gesprächen Grund Grunde Grundlage Herbst Hilfe Hinblick
        Hinsicht Höhepunkt Idee Ideen Interesse Jahr Jahre Jahren Jahres Kern Kraft Krieg Lage
        Lauf Laufe Maß Maße Meinung Mittelpunkt Moment Monat Monate Monaten Mühe Namen Not Nähe
        Ordnung Person Rahmen Rede Regel Reihe Richtung Rolle Ruhe Sicht Sinn Sinne Sommer Stand
        Stunde Stunden Summe Tag Tage Tagen Teil Teilen Telefon Umgebung Verbindung Verfügung
        Vergleich Verhältnis Verlauf Vordergrund Weise Wesentlichen Winter Woche Wochen Zeit
        Zeiten Zuge Zukunft Zusammenhang Zweifel
    """
    )
)
_PLACES = frozenset("Hessen Köln Krim Nordamerika Südamerika".split())  # small in the glossary
_REACH = 60  # characters before a word in which its preposition stands
_AT = re.compile(r"\b(?i:in|im|ins|an|am|auf|bei|beim|unter|entlang)\s(?:[a-zäöüß]\w*\s){0,2}$")


def is_place(text: str, start: int, language: str) -> bool:
    """Whether the word that begins at ``start``, behind a preposition, may be a place.

    A name may, and of German nouns those where somebody can be: *im Park*, *am Ufer*.
    """
    found = _LARGE.match(text, start)
    word = found[0] if found else ""
    if not word or (language == "de" and _NO_PLACE.fullmatch(word)):
        return False
    if language != "de" or word in STATES or word in _PLACES or not in_dictionary(word, "de"):
        return True
    senses = translate(lemma_stems(word, "de"), "de")
    proper = any(lemma(sense, "en")[0].isupper() for sense in senses)  # Bayern: Bavaria
    strange = not senses and lemma(word, "de") == word  # Dresden; not Angaben
    return proper or strange or bool(_AT.search(text[max(0, start - _REACH) : start]))
