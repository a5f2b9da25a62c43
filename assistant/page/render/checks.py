"""What the quote check found, as HTML. Every text is escaped."""

from collections.abc import Sequence
from html import escape

from assistant.page.render.parts import about, original, read_button
from assistant.proof.check import Checked
from assistant.texts import explained, say


def checked(sentences: Sequence[Checked], language: str) -> str:
    """Render what became of the sentences of a text: verdict, differences, and the place."""
    return f'<ol class="checked">{"".join(_checked(one, language) for one in sentences)}</ol>'


def _checked(one: Checked, language: str) -> str:
    verdict = escape(say(f"found_{one.verdict}", language))
    told = "".join(
        f"<li>{escape(explained(each.kind, each.given, each.source, language))}</li>"
        for each in one.differences
    )
    told = f"<ul>{told}</ul>" if told else ""
    place = ""
    if cited := one.citation:
        speaker = f"{escape(one.speaker)}: " if one.speaker else ""
        place = (
            f'<p class="about">{escape(cited.article.title)} · '
            f"{escape(about(cited.article, language))}</p>"
            f'<blockquote lang="{escape(cited.article.language)}">{speaker}'
            f"<mark>{escape(cited.quote)}</mark></blockquote>"
            f'<p class="actions">{read_button(cited, say("read", language))}'
            f"{original(cited.url, language)}</p>"
        )
    return (
        f'<li class="{one.verdict}"><p><strong>{verdict}</strong> {escape(one.text)}</p>'
        f"{told}{place}</li>"
    )
