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
    Allgemeinen Anfang Angesicht Anlass Anschluss Anspruch Auftrag Augenblick Basis Beginn Beispiel
    Bezug Blick Dauer Detail Durchschnitt Eile Einsatz Ende Ergebnis Fall Falle Fälle Fällen Folge
    Folgenden Form Frage Frieden Frühling Gefahr Gegensatz Gegenteil Gegenzug Gespräch Gespräche
    Gesprächen Grund Grunde Grundlage Herbst Hilfe Hinblick Hinsicht Höhepunkt Idee Ideen Interesse
    Jahr Jahre Jahren Jahres Kern Kraft Krieg Lage Lauf Laufe Maß Maße Meinung Mittelpunkt Moment
    Monat Monate Monaten Mühe Namen Not Ordnung Person Rahmen Rede Regel Reihe Richtung Rolle Ruhe
    Sicht Sinn Sinne Sommer Stand Stunde Stunden Summe Tag Tage Tagen Teil Teilen Telefon Verbindung
    Verfügung Vergleich Verhältnis Verlauf Vordergrund Weise Wesentlichen Winter Woche Wochen Zeit
    Zeiten Zuge Zukunft Zusammenhang Zweifel
    """
    )
)
_AT = re.compile(r"\b(?i:in|im|ins|an|am|auf|bei|beim|unter|entlang)\s(?:[a-zäöüß]\w*\s){0,2}$")


def is_place(text: str, start: int, language: str) -> bool:
    """Whether the word that begins at ``start``, behind a preposition, may be a place.

    A name may, and of German nouns those where somebody can be: *im Park*, *am Ufer*.
    """
    found = _LARGE.match(text, start)
    word = found[0] if found else ""
    if not word or _NO_PLACE.fullmatch(word):
        return False
    if language != "de" or word in STATES or not in_dictionary(word, "de"):
        return True
    senses = translate(lemma_stems(word, "de"), "de")
    proper = any(lemma(sense, "en")[0].isupper() for sense in senses)  # Bayern: Bavaria
    return proper or bool(_AT.search(text[:start]))
