"""Mark the first of each word that the glossary explains: a link there, which holds the sentence.

Without a script the link leads to the glossary; with one it opens the sentence where it stands.
"""

from functools import cache

from markupsafe import Markup, escape

from gongkai.base.terms import GLOSSARY, Term, marked_terms, term_pattern

_WHOLE = tuple(
    (f"<{name}{end}", f"</{name}>")
    for name, end in (("a", " "), *((f"h{level}", "") for level in range(1, 7)), ("code", ""))
)
"""How that begins and ends in which nothing is marked. A block of code holds code."""


class TermMarks:
    """The words marked on one page so far; each is marked once."""

    def __init__(self) -> None:
        """Begin a page."""
        self._seen: set[str] = set()

    def in_text(self, text: str) -> Markup:
        """Return a text escaped, with what is new in it marked."""
        parts: list[str] = []
        end = 0
        for found in term_pattern().finditer(text):
            if self._is_unseen(found[0]):
                parts += [escape(text[end : found.start()]), self._mark(found[0])]
                end = found.end()
        return Markup("").join([*parts, escape(text[end:])]) if parts else escape(text)

    def in_html(self, html: str) -> str:
        """Return finished HTML with what is new marked, outside tags, links, headings and code."""
        parts: list[str] = []
        end = 0
        for found in term_pattern().finditer(html):
            if self._is_unseen(found[0]) and _is_plain(html, found.start()):
                parts += [html[end : found.start()], self._mark(found[0])]
                end = found.end()
        return "".join([*parts, html[end:]]) if parts else html

    def _is_unseen(self, word: str) -> bool:
        return marked_terms()[word].id not in self._seen

    def _mark(self, word: str) -> Markup:
        self._seen.add(marked_terms()[word].id)
        return _link(word)


def _is_plain(html: str, place: int) -> bool:
    """Return whether a place of finished HTML may hold a link."""
    if html.rfind("<", 0, place) > html.rfind(">", 0, place):
        return False
    return all(html.rfind(begin, 0, place) <= html.rfind(end, 0, place) for begin, end in _WHOLE)


@cache
def _link(word: str) -> Markup:
    term: Term = marked_terms()[word]
    return Markup('<a class="gk-term" href="../{}#{}" data-gk-term="{}">{}</a>').format(
        GLOSSARY, term.id, term.told, word
    )
