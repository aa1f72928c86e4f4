"""What the cadres' own Markdown pages may contain: an extension for Python-Markdown.

Raw HTML is shown as text, and whatever the other extensions make passes an allow-list of
elements, attributes and link schemes at the very end, so that a new extension or a trick with
entities cannot get round it.
"""

import html
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from gongkai.render.sides import SIDE_CLASSES

SCHEMES = frozenset({"http", "https", "tel", "mailto"})

ELEMENTS: Mapping[str, frozenset[str]] = {
    name: frozenset(attributes.split())
    for name, attributes in {
        "a": "href title",
        "blockquote": "",
        "br": "",
        "code": "",
        "div": "data-tabs",
        "em": "",
        "h1": "",
        "h2": "",
        "h3": "",
        "h4": "",
        "h5": "",
        "h6": "",
        "hr": "",
        "img": "src alt title",
        "input": "name type checked",
        "label": "for",
        "li": "",
        "ol": "start",
        "p": "",
        "pre": "",
        "span": "",
        "strong": "",
        "sup": "",
        "table": "",
        "tbody": "",
        "td": "",
        "th": "",
        "thead": "",
        "tr": "",
        "ul": "",
    }.items()
}
_EVERYWHERE = frozenset({"class", "id"})

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_IGNORED_IN_LINKS = re.compile("[\x00-\x20\x7f-\xa0]")
_TAG_START = re.compile("<(?=[!?/a-zA-Z])")
_HIDDEN = "\ue00f"  # reserved: `load` refuses it in every text


class FreeMarkdown(Extension):
    """Keep raw HTML and unsafe links out; lead links between source files to their pages."""

    def __init__(self, pages: Mapping[str, str], table_label: str) -> None:
        """Take the address of each free page by its source file's name, and a name for tables."""
        super().__init__()
        self._pages = pages
        self._table_label = table_label

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Python-Markdown
        """Change a parser in place."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        # MkDocs looks for anchors in raw HTML at priority 21 with a parser that raises on
        # input such as "<![x[". There is none left for it to find, so it gets to see none.
        md.preprocessors.register(_Replace(_TAG_START, _HIDDEN, md), "hide_tags", 22)
        md.preprocessors.register(_Replace(re.compile(_HIDDEN), "<", md), "show_tags", 20.5)
        md.treeprocessors.register(_LinkPages(self._pages, md), "link_pages", 3)
        md.treeprocessors.register(_Sides(md), "sides", 2)
        md.treeprocessors.register(_AllowList(md), "allow_list", -10)
        md.treeprocessors.register(_ScrollTables(self._table_label, md), "scroll_tables", -20)


def anchor_of(heading: str, separator: str) -> str:
    """Return the name by which a link finds a heading: its words in small letters."""
    return separator.join(re.findall(r"\w+", heading.lower()))


def is_safe_link(url: str, *, own_files_only: bool = False) -> bool:
    """Tell whether an address is relative or of an allowed scheme, however it is disguised."""
    seen = html.unescape(url.replace(AMP_SUBSTITUTE, "&")).replace("\\", "/")
    seen = _IGNORED_IN_LINKS.sub("", seen)
    if own_files_only and seen.startswith("//"):
        return False
    if scheme := _SCHEME.match(seen):
        return not own_files_only and scheme[1].lower() in SCHEMES
    return ":" not in re.split("[/?#]", seen, maxsplit=1)[0]


class _Replace(Preprocessor):
    def __init__(self, pattern: re.Pattern[str], text: str, md: Markdown) -> None:
        super().__init__(md)
        self._pattern = pattern
        self._text = text

    def run(self, lines: list[str]) -> list[str]:
        return [self._pattern.sub(self._text, line) for line in lines]


class _LinkPages(Treeprocessor):
    """Lead a link to another page's Markdown file to the page made of it."""

    def __init__(self, pages: Mapping[str, str], md: Markdown) -> None:
        super().__init__(md)
        self._pages = pages

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            href = link.get("href", "")
            path, hash_mark, anchor = href.partition("#")
            address = self._pages.get(PurePosixPath(unquote(path)).name)
            if address is not None and not urlsplit(path).netloc:
                link.set("href", quote(address) + hash_mark + anchor)


class _Sides(Treeprocessor):
    """Name the side of a column by a class."""

    def run(self, root: Element) -> None:
        for cell in (found for found in root.iter() if found.tag in {"td", "th"}):
            if name := SIDE_CLASSES.get(cell.get("align", "")):
                cell.set("class", name)


class _AllowList(Treeprocessor):
    def run(self, root: Element) -> None:
        for element in root.iter():
            allowed = ELEMENTS.get(element.tag)
            if allowed is None:
                element.tag, allowed = "span", frozenset()
            for name in set(element.keys()) - allowed - _EVERYWHERE:
                del element.attrib[name]
            if not is_safe_link(element.get("href", "")):
                del element.attrib["href"]
            if not is_safe_link(element.get("src", ""), own_files_only=True):
                _show_alternative(element)


class _ScrollTables(Treeprocessor):
    """Put every table into a box that scrolls by itself, by touch and by keys."""

    def __init__(self, label: str, md: Markdown) -> None:
        super().__init__(md)
        self._label = label

    def run(self, root: Element) -> None:
        for parent in list(root.iter()):
            for place, table in enumerate(parent):
                if table.tag == "table":
                    named = {"tabindex": "0", "role": "region", "aria-label": self._label}
                    box = Element("div", {"class": "gk-scroll", **named})
                    box.tail, table.tail = table.tail, None
                    table.set("class", "gk-table")
                    parent[place] = box
                    box.append(table)


def _show_alternative(image: Element) -> None:
    """Turn a picture from elsewhere, which no page may load, into its alternative text."""
    text = image.get("alt", "")
    image.attrib.clear()
    image.tag, image.text = "span", text
