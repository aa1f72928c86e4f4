"""The sentences of a cadre's Markdown, for reading aloud: no headings, tables or pictures."""

import re
from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from gongkai.render.markdown import render_markdown

_WHOLE: Final = frozenset({"p", "li"})
_LEFT_OUT: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "table", "pre", "sup", "img"})
_STOPS: Final = "\u3002\uff01\uff1f\uff1b!?;"
_SENTENCE: Final = re.compile(f"[^{_STOPS}]+[{_STOPS}]*[\u201d\u300d\uff09]?")
_PAUSES: Final = "\uff1b;\uff0c,\u3001"
_COLONS: Final = ("\uff1a", ":")
_STOP: Final = "\u3002"
_ENDS: Final = (*_STOPS, *_COLONS, "\u201d", "\u300d")


def prose_sentences(markdown: str) -> tuple[str, ...]:
    """Return the sentences of paragraphs and lists in their order, each with a stop at its end."""
    html = render_markdown(markdown, lambda _: "")
    root = ET.fromstring(f"<r>{html}</r>")  # noqa: S314 - made by us a moment ago
    told: list[str] = []
    lead = ""
    for block in _blocks(root):
        for sentence in _sentences(" ".join(block.split())):
            whole = lead + sentence
            # What ends with a colon leads in what follows, and is said with it.
            lead = whole if whole.endswith(_COLONS) else ""
            if not lead:
                told.append(whole)
    return tuple(told)


def _blocks(element: ET.Element) -> Iterator[str]:
    """Yield the text of each paragraph and of each item of a list."""
    for child in element:
        if child.tag in _LEFT_OUT:
            continue
        if child.tag in _WHOLE and not any(one.tag in {"p", "ul", "ol"} for one in child):
            yield "".join(_words(child))
        else:
            if child.tag == "li" and child.text:
                yield child.text
            yield from _blocks(child)


def _words(element: ET.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _LEFT_OUT:
            yield from _words(child)
        yield child.tail or ""


def _sentences(block: str) -> Iterator[str]:
    for found in _SENTENCE.findall(block):
        bare = found.strip()
        if not any(character.isalnum() for character in bare):
            continue
        bare = bare.rstrip(_PAUSES)
        yield bare if bare.endswith(_ENDS) else bare + _STOP
