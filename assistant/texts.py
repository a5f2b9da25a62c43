"""Every word that is shown to a person, in German and English. Knows nothing of where it stands."""

from typing import Literal

Language = Literal["de", "en"]

TEXTS: dict[str, dict[Language, str]] = {
    # Answers
    "abstain": {
        "de": "Das steht nicht in den Artikeln.",
        "en": "The articles do not say.",
    },
    "sought": {
        "de": "Gesucht habe ich {kind} zu {words}.",
        "en": "I looked for {kind} on {words}.",
    },
    "unknown": {
        "de": "In keinem Artikel kommt vor: {words}.",
        "en": "No article has: {words}.",
    },
    "sought_age": {"de": "ein Alter", "en": "an age"},
    "sought_duration": {"de": "eine Dauer", "en": "a length of time"},
    "sought_number": {"de": "eine Zahl", "en": "a number"},
    "sought_when": {"de": "einen Zeitpunkt", "en": "a time"},
    "sought_said": {"de": "Worte", "en": "words"},
    "sought_where": {"de": "einen Ort", "en": "a place"},
    "sought_who": {"de": "einen Namen", "en": "a name"},
    "sought_why": {"de": "einen Grund", "en": "a reason"},
    "sought_how": {"de": "eine Aussage", "en": "a sentence"},
    "sought_what": {"de": "eine Aussage", "en": "a sentence"},
    "disagree": {
        "de": "Die Artikel sagen Verschiedenes:",
        "en": "The articles say different things:",
    },
    "question_empty": {
        "de": "Bitte stellen Sie eine Frage in Worten.",
        "en": "Please ask a question in words.",
    },
    "question_long": {
        "de": "Die Frage ist zu lang ({length} Zeichen, höchstens {limit}); bitte kürzen Sie sie.",
        "en": "The question is too long ({length} characters, at most {limit}); please shorten it.",
    },
    "failed": {
        "de": "Da ist etwas schiefgegangen. Ihre Frage ist noch da: Bitte versuchen Sie es erneut.",
        "en": "Something went wrong. Your question is still there: please try again.",
    },
    "by_words": {
        "de": "Die Suche nach Bedeutung ist gerade nicht erreichbar; gesucht wurde nur nach den "
        "Wörtern der Frage.",
        "en": "The search by meaning is out of reach just now; only the question's words were "
        "searched.",
    },
    "too_many": {
        "de": "Das waren viele Fragen in kurzer Zeit (höchstens {limit} in der Minute); "
        "bitte warten Sie {seconds} Sekunden.",
        "en": "These were many questions in a short time (at most {limit} a minute); "
        "please wait {seconds} seconds.",
    },
    "busy": {
        "de": "Gerade fragen zu viele zugleich. Bitte versuchen Sie es in einigen Sekunden erneut.",
        "en": "Too many are asking at once just now. Please try again in a few seconds.",
    },
    "request_large": {
        "de": "Das ist zu viel auf einmal (höchstens {limit} MB).",
        "en": "That is too much at once (at most {limit} MB).",
    },
    # The page's frame
    "promise": {
        "de": "Antworten aus Nachrichtenartikeln – jeder Satz mit Beleg.",
        "en": "Answers from news articles – every sentence with its evidence.",
    },
    "language": {"de": "Sprache der Seite", "en": "Language of the page"},
    "tab_ask": {"de": "Fragen", "en": "Ask"},
    "tab_check": {"de": "Zitate prüfen", "en": "Check quotes"},
    "tab_articles": {"de": "Artikel", "en": "Articles"},
    "question": {"de": "Ihre Frage", "en": "Your question"},
    "question_placeholder": {
        "de": "Auf Deutsch oder Englisch …",
        "en": "In English or German …",
    },
    "send": {"de": "Fragen", "en": "Ask"},
    "stop": {"de": "Anhalten", "en": "Stop"},
    "stopped": {"de": "Die Antwort wurde angehalten.", "en": "The answer was stopped."},
    "anew": {"de": "Neues Gespräch", "en": "New conversation"},
    "example_about": {"de": "Worum geht es bei „{title}“?", "en": "What is “{title}” about?"},
    "example_part": {
        "de": "Was steht unter „{heading}“?",
        "en": "What does it say under “{heading}”?",
    },
    "status": {
        "de": "{articles} Artikel, {passages} Passagen. Einbettungsmodell: {model}.",
        "en": "{articles} articles, {passages} passages. Embedding model: {model}.",
    },
    "status_packaged": {
        "de": "Es ist das mitgelieferte, englische Modell; ein mehrsprachiges wählen Sie mit "
        "BELEGT_EMBEDDING_MODEL.",
        "en": "It is the packaged English model; choose a multilingual one with "
        "BELEGT_EMBEDDING_MODEL.",
    },
    # Conversation and evidence
    "welcome": {
        "de": "Stellen Sie eine Frage zu den Artikeln. Zu jedem Satz der Antwort sehen Sie die "
        "Worte des Artikels, die ihn tragen – oder dass die Artikel nichts dazu sagen.",
        "en": "Ask a question about the articles. For each sentence of the answer you see the "
        "article's words that carry it – or that the articles do not say.",
    },
    "turn": {"de": "Frage {number}", "en": "Question {number}"},
    "chip": {"de": "Beleg {number}", "en": "Evidence {number}"},
    "evidence": {"de": "Belege", "en": "Evidence"},
    "evidence_hint": {
        "de": "Hier erscheinen die Stellen, auf die sich die Antwort stützt.",
        "en": "The places that an answer rests on appear here.",
    },
    "unproven": {
        "de": "Nicht belegt: Die zitierte Stelle trägt diesen Satz nicht.",
        "en": "Unproven: the cited place does not carry this sentence.",
    },
    "abstain_hint": {
        "de": "Die nächstliegenden Passagen sehen Sie bei den Belegen; sie beantworten die Frage "
        "nicht. Vielleicht hilft eine andere Frage.",
        "en": "The nearest passages are shown as evidence; they do not answer the question. "
        "Another question may help.",
    },
    "nearest": {
        "de": "Nächstliegende Passagen – keine Antwort",
        "en": "Nearest passages – not an answer",
    },
    "read": {"de": "Im Artikel lesen", "en": "Read in the article"},
    "original": {"de": "Zum Original", "en": "To the original"},
    "close": {"de": "Schließen", "en": "Close"},
    "page": {"de": "Seite {number}", "en": "page {number}"},
    "undated": {"de": "ohne Datum", "en": "undated"},
    "article_gone": {
        "de": "Diesen Artikel gibt es nicht mehr.",
        "en": "This article is no longer there.",
    },
    # The proof of a statement
    "proof_no_evidence": {
        "de": "Nicht belegt: Der Satz nennt keine Stelle, die ihn trägt.",
        "en": "Unproven: the sentence names no place that carries it.",
    },
    "proof_no_statement": {
        "de": "Nicht belegt: Das ist kein ganzer Satz.",
        "en": "Unproven: this is no whole sentence.",
    },
    "proof_differs": {
        "de": "{kind}: hier „{given}“, im Artikel „{source}“.",
        "en": "{kind}: “{given}” here, “{source}” in the article.",
    },
    "proof_absent": {
        "de": "{kind}: „{given}“ steht nicht an der zitierten Stelle.",
        "en": "{kind}: “{given}” is not in the cited place.",
    },
    "proof_dropped": {
        "de": "{kind}: „{source}“ steht im Artikel und fehlt hier.",
        "en": "{kind}: “{source}” is in the article and missing here.",
    },
    "proof_partly": {
        "de": "Zum Teil belegt: Die zitierte Stelle sagt nicht alles, was der Satz sagt.",
        "en": "Partly proven: the cited place does not say all that the sentence says.",
    },
    "proof_contradicted": {
        "de": "Nicht belegt: Die zitierte Stelle sagt etwas anderes.",
        "en": "Unproven: the cited place says something else.",
    },
    "proof_unproven": {
        "de": "Nicht belegt: Die zitierte Stelle handelt von etwas anderem.",
        "en": "Unproven: the cited place is about something else.",
    },
    "kind_number": {"de": "Zahl", "en": "Number"},
    "kind_date": {"de": "Datum", "en": "Date"},
    "kind_unit": {"de": "Einheit", "en": "Unit"},
    "kind_name": {"de": "Name", "en": "Name"},
    "kind_negation": {"de": "Verneinung", "en": "Negation"},
    "kind_quantifier": {"de": "Mengenangabe oder Vorbehalt", "en": "Quantity or reservation"},
    "kind_speaker": {"de": "Sprecher", "en": "Speaker"},
    "kind_order": {"de": "Reihenfolge oder Rollen", "en": "Order or roles"},
    "kind_opposite": {"de": "Gegenteil", "en": "Contrary"},
    "kind_quotation": {"de": "Zitat", "en": "Quotation"},
    "kind_left_out": {"de": "Auslassung", "en": "Left out"},
    "kind_added": {"de": "Hinzugefügt", "en": "Added"},
    "kind_splice": {"de": "Zusammengesetzt", "en": "Spliced"},
    "kind_article": {"de": "Artikel", "en": "Article"},
    "kind_inflection": {"de": "Beugung", "en": "Inflection"},
    "kind_punctuation": {"de": "Zeichensetzung", "en": "Punctuation"},
    "kind_wording": {"de": "Wortlaut", "en": "Wording"},
    "found_verbatim": {"de": "Wörtlich", "en": "Verbatim"},
    "found_altered": {"de": "Verändert", "en": "Altered"},
    "found_misattributed": {"de": "Falsch zugeschrieben", "en": "Misattributed"},
    "found_absent": {"de": "In keinem Artikel", "en": "In no article"},
    # A chat model that gives no answer that can be used
    "chat_checking": {"de": "Wird noch geprüft …", "en": "Being checked …"},
    "chat_down": {
        "de": "Das Chat-Modell ist nicht erreichbar; hier antworten die Artikel selbst.",
        "en": "The chat model cannot be reached; here the articles answer themselves.",
    },
    "chat_key": {
        "de": "Das Chat-Modell nimmt den Schlüssel nicht an; hier antworten die Artikel selbst.",
        "en": "The chat model does not accept the key; here the articles answer themselves.",
    },
    "chat_busy": {
        "de": "Das Chat-Modell ist überlastet; hier antworten die Artikel selbst.",
        "en": "The chat model is too busy; here the articles answer themselves.",
    },
    "chat_slow": {
        "de": "Das Chat-Modell hat zu lange gebraucht; hier antworten die Artikel selbst.",
        "en": "The chat model took too long; here the articles answer themselves.",
    },
    "chat_failed": {
        "de": "Das Chat-Modell hat nicht geantwortet; hier antworten die Artikel selbst.",
        "en": "The chat model did not answer; here the articles answer themselves.",
    },
    "chat_empty": {
        "de": "Das Chat-Modell hat nichts gesagt; hier antworten die Artikel selbst.",
        "en": "The chat model said nothing; here the articles answer themselves.",
    },
    "chat_long": {
        "de": "Das Chat-Modell fand kein Ende; hier antworten die Artikel selbst.",
        "en": "The chat model found no end; here the articles answer themselves.",
    },
    "chat_unreadable": {
        "de": "Die Antwort des Chat-Modells war nicht lesbar; hier antworten die Artikel selbst.",
        "en": "The chat model's answer was not readable; here the articles answer themselves.",
    },
    "chat_language": {
        "de": "Das Chat-Modell hat in einer anderen Sprache geantwortet; hier antworten die "
        "Artikel selbst.",
        "en": "The chat model answered in another language; here the articles answer themselves.",
    },
    "chat_obeyed": {
        "de": "Das Chat-Modell hat eine Anweisung aus einem Artikel wiederholt; hier antworten die "
        "Artikel selbst.",
        "en": "The chat model repeated an order from an article; here the articles answer "
        "themselves.",
    },
    "chat_unproven": {
        "de": "Nichts, was das Chat-Modell sagte, ließ sich belegen; hier antworten die Artikel "
        "selbst.",
        "en": "Nothing that the chat model said could be proven; here the articles answer "
        "themselves.",
    },
    "chat_unanswerable": {
        "de": "Das Chat-Modell fand keine Antwort; diese Sätze der Artikel kommen ihr am nächsten.",
        "en": "The chat model found no answer; these sentences of the articles come nearest.",
    },
    "chat_dropped": {
        "de": "Weggelassen, weil nicht belegt: {count}.",
        "en": "Left out because unproven: {count}.",
    },
    # The quote check
    "check_text": {
        "de": "Ein Zitat, oder ein Absatz, den jemand anderes geschrieben hat",
        "en": "A quotation, or a paragraph that somebody else wrote",
    },
    "check": {"de": "Prüfen", "en": "Check"},
    "check_hint": {
        "de": "Für jeden Satz sehen Sie, ob er wörtlich in einem Artikel steht, was daran "
        "verändert wurde, ob ihn jemand anderes gesagt hat – oder dass er in keinem Artikel steht.",
        "en": "For each sentence you see whether it stands word for word in an article, what was "
        "changed in it, whether somebody else said it – or that no article has it.",
    },
    "check_empty": {
        "de": "Bitte geben Sie einen Text ein.",
        "en": "Please enter a text.",
    },
    "check_long": {
        "de": "Der Text ist zu lang (höchstens {limit} Zeichen); prüfen Sie ihn in Teilen.",
        "en": "The text is too long (at most {limit} characters); check it in parts.",
    },
    "check_failed": {
        "de": "Da ist etwas schiefgegangen. Ihr Text ist noch da: Bitte versuchen Sie es erneut.",
        "en": "Something went wrong. Your text is still there: please try again.",
    },
    # Articles
    "no_articles": {
        "de": "Es gibt noch keine Artikel. Fügen Sie einen hinzu, dann können Sie fragen.",
        "en": "There are no articles yet. Add one, then you can ask.",
    },
    "column_title": {"de": "Titel", "en": "Title"},
    "column_date": {"de": "Datum", "en": "Date"},
    "column_source": {"de": "Quelle", "en": "Source"},
    "column_language": {"de": "Sprache", "en": "Language"},
    "column_words": {"de": "Wörter", "en": "Words"},
    "actions": {"de": "Aktionen", "en": "Actions"},
    "remove": {"de": "Entfernen", "en": "Remove"},
    "remove_question": {
        "de": "„{title}“ entfernen? Die Datei bleibt im Ordner .removed erhalten.",
        "en": "Remove “{title}”? The file is kept in the folder .removed.",
    },
    "removed": {"de": "„{title}“ ist entfernt.", "en": "“{title}” is removed."},
    "unreadable": {"de": "Nicht lesbare Dateien", "en": "Files that cannot be read"},
    "adding": {"de": "Artikel hinzufügen", "en": "Add an article"},
    "text": {"de": "Text des Artikels", "en": "The article's text"},
    "files": {
        "de": "oder Dateien: Text, HTML, PDF, Word, EPUB, E-Mail, NewsML, CSV, JSON, ZIP",
        "en": "or files: text, HTML, PDF, Word, EPUB, e-mail, NewsML, CSV, JSON, ZIP",
    },
    "title": {"de": "Titel (freiwillig)", "en": "Title (optional)"},
    "date": {"de": "Datum (JJJJ-MM-TT)", "en": "Date (YYYY-MM-DD)"},
    "source": {"de": "Quelle (freiwillig)", "en": "Source (optional)"},
    "add": {"de": "Hinzufügen", "en": "Add"},
    "pasted": {"de": "Der eingefügte Text", "en": "The pasted text"},
    "nothing_to_add": {
        "de": "Fügen Sie einen Text ein oder wählen Sie eine Datei.",
        "en": "Paste a text or choose a file.",
    },
    "one_title": {
        "de": "Ein Titel gilt für einen Artikel: Fügen Sie die Artikel einzeln hinzu, oder lassen "
        "Sie den Titel leer.",
        "en": "A title is for one article: add the articles one by one, or leave the title empty.",
    },
    "bad_date": {
        "de": "„{date}“ ist kein Datum; schreiben Sie es wie 2025-12-07.",
        "en": "“{date}” is not a date; write it like 2025-12-07.",
    },
    "storing": {"de": "Speichere {name} …", "en": "Storing {name} …"},
    "indexing": {"de": "Erschließe die Passagen …", "en": "Indexing the passages …"},
    "added": {
        "de": "„{title}“ ist da und kann befragt werden.",
        "en": "“{title}” is there and can be asked.",
    },
    "added_undated": {
        "de": "Ein Datum war nicht zu finden.",
        "en": "No date was found.",
    },
    "not_indexed": {
        "de": "Gespeichert, aber noch nicht erschlossen; das wird von selbst erneut versucht.",
        "en": "Stored, but not indexed yet; this is tried again by itself.",
    },
    "not_written": {
        "de": "Der Artikelordner lässt sich nicht ändern ({reason}); prüfen Sie seine Rechte.",
        "en": "The article folder cannot be changed ({reason}); check its permissions.",
    },
}

_MONTHS: dict[Language, str] = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
}


def say(key: str, language: str, **values: object) -> str:
    """Return the text for ``key`` in German, or else English, with its values filled in."""
    return TEXTS[key][_known(language)].format(**values)


def explained(kind: str, given: str, source: str, language: str) -> str:
    """Say what differs between a text and an article; ``kind`` is a `Difference`'s."""
    named = say(f"kind_{kind.replace(' ', '_')}", language)
    if not source:
        return say("proof_absent", language, kind=named, given=given)
    if not given:
        return say("proof_dropped", language, kind=named, source=source)
    return say("proof_differs", language, kind=named, given=given, source=source)


def months(language: str) -> list[str]:
    """Return the names of the twelve months."""
    return _MONTHS[_known(language)].split()


def _known(language: str) -> Language:
    return "de" if language == "de" else "en"
