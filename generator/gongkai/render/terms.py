"""Mark the first of each word that the glossary explains: a link there, which holds the sentence.

Without a script the link leads to the glossary; with one it opens the sentence where it stands.
"""

import re
from functools import cache

from markupsafe import Markup, escape

from gongkai.base.terms import GLOSSARY, Term, marked_terms, term_pattern

_PIECE = re.compile(
    r"<(a|h[1-6]|code|pre|summary|button)\b.*?</\1>|<[^>]*>|(?P<text>[^<]+)", re.DOTALL
)
"""What is left as it is: links, headings and the like with all they hold, other tags; and text."""


class TermMarks:
    """The words marked on one page so far; each is marked once."""

    def __init__(self) -> None:
        """Begin a page."""
        self._seen: set[str] = set()

    def in_text(self, text: str) -> Markup:
        """Return a text escaped, with what is new in it marked."""
        if not term_pattern().search(text):
            return escape(text)
        parts: list[str] = []
        end = 0
        for found in term_pattern().finditer(text):
            if self._is_new(found[0]):
                parts += [escape(text[end : found.start()]), _link(found[0])]
                end = found.end()
        return Markup("").join([*parts, escape(text[end:])])

    def in_html(self, html: str) -> str:
        """Return finished HTML with what is new marked, outside links, headings and code."""
        if not term_pattern().search(html):
            return html
        return _PIECE.sub(self._piece, html)

    def _piece(self, found: re.Match[str]) -> str:
        text = found["text"]
        return term_pattern().sub(self._word, text) if text else found[0]

    def _word(self, found: re.Match[str]) -> str:
        return _link(found[0]) if self._is_new(found[0]) else found[0]

    def _is_new(self, word: str) -> bool:
        term = marked_terms()[word]
        if term.id in self._seen:
            return False
        self._seen.add(term.id)
        return True


@cache
def _link(word: str) -> Markup:
    term: Term = marked_terms()[word]
    return Markup('<a class="gk-term" href="../{}#{}" data-gk-term="{}">{}</a>').format(
        GLOSSARY, term.id, term.told, word
    )
