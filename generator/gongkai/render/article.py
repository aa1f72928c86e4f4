"""Read a record's finished page body back as a plain article, and write that with inline styles.

The page's own templates are the only description of each kind: what they draw is told here in the
few forms that every word processor and editor knows. Pictures, links and hints for a browser do
not come along.
"""

from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from itertools import zip_longest
from typing import Final
from xml.etree import ElementTree as ET

from gongkai.model.article import Article, Cell, Grid, Heading, Listing, Pairs, Paragraph, Piece
from gongkai.render.environment import render
from gongkai.render.sides import side_of

_VOID: Final = frozenset({"br", "img", "hr", "input", "wbr"})
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_LEFT_OUT: Final = frozenset(
    {"nav", "figure", "img", "progress", "svg", "caption", "script", "button", "template"}
)
_LOOKS: Final = {"gk-sentence": "lead", "gk-note": "note", "gk-help": "note", "gk-meta": "note"}
_NOT_TOLD: Final = frozenset({"gk-kind", "gk-left", "gk-photos", "gk-files"})
_PARTED: Final = frozenset({"div", "h3", "h4", "li", "small", "span"})
_SPACE: Final = " "


def article_of(body: str, title: str) -> Article:
    """Return a page's body as an article."""
    reader = _Reader()
    reader.feed(body)
    return Article(title, tuple(_without_bare_headings(list(_pieces(reader.root())))))


def inline_html(article: Article, foot: Sequence[str]) -> str:
    """Return an article as a whole HTML file whose every element carries its own style."""
    return render("article.html", article=article, foot=foot)


def article_text(article: Article) -> str:
    """Return all words of an article, for the search for what must not be public."""
    return "\n".join(_texts(article))


def _texts(article: Article) -> Iterator[str]:
    for piece in article.pieces:
        if isinstance(piece, (Heading, Paragraph)):
            yield piece.text
        elif isinstance(piece, Listing):
            yield from piece.items
        elif isinstance(piece, Pairs):
            yield from (f"{label} {value}" for label, value in piece.rows)
        else:
            # A number never goes on from one cell to the next.
            rows = (*piece.head, *piece.body, *piece.foot)
            yield from (cell.text for row in rows for cell in row)


class _Reader(HTMLParser):
    """Builds a tree of a page's body; elements without an end are closed at once."""

    def __init__(self) -> None:
        super().__init__()
        self._builder = ET.TreeBuilder()
        self._builder.start("body", {})
        self._open = ["body"]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _VOID:
            self._builder.end(tag)
        else:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element that is closed in its own tag."""
        self._builder.start(tag, {name: value or "" for name, value in attrs})
        self._builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element and all that stand open in it."""
        while tag in self._open[1:]:
            last = self._open.pop()
            self._builder.end(last)
            if last == tag:
                return

    def handle_data(self, data: str) -> None:
        """Take text."""
        self._builder.data(data)

    def root(self) -> ET.Element:
        """Return the tree."""
        for tag in reversed(self._open):
            self._builder.end(tag)
        return self._builder.close()


def _pieces(element: ET.Element) -> Iterator[Piece]:
    for child in element:
        classes = set(child.get("class", "").split())
        if child.tag in _LEFT_OUT or classes & _NOT_TOLD:
            continue
        piece = _piece(child, classes)
        if piece is None:
            yield from _pieces(child)
        elif not _is_empty(piece):
            yield piece


def _without_bare_headings(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield pieces; a heading whose content did not come along is left out."""
    for piece, following in zip_longest(pieces, pieces[1:]):
        if isinstance(piece, Heading) and piece.level > 1:
            is_bare = following is None or (
                isinstance(following, Heading) and following.level <= piece.level
            )
            if is_bare:
                continue
        if piece is not None:
            yield piece


def _piece(child: ET.Element, classes: set[str]) -> Piece | None:
    """Return an element as one piece; None for one that only holds others."""
    if child.tag in _HEADINGS or child.tag == "summary":
        return Heading(_HEADINGS.get(child.tag, 2), _words(child))
    if child.tag == "p":
        look = next((look for name, look in _LOOKS.items() if name in classes), "")
        return Paragraph(_words(child), look)
    if child.tag in {"ul", "ol"}:
        return Listing(tuple(filter(None, map(_words, child))), child.tag == "ol")
    if child.tag == "dl":
        return Pairs(tuple(_pairs(child)))
    if child.tag == "table":
        return _grid(child)
    return None


def _is_empty(piece: Piece) -> bool:
    if isinstance(piece, (Heading, Paragraph)):
        return not piece.text
    if isinstance(piece, Grid):
        return not piece.width
    return not (piece.items if isinstance(piece, Listing) else piece.rows)


def _pairs(element: ET.Element) -> Iterator[tuple[str, str]]:
    label = ""
    for one in element.iter():
        if one.tag == "dt":
            label = _words(one)
        elif one.tag == "dd":
            yield label, _words(one, keeps_lines=True)


def _grid(table: ET.Element) -> Grid:
    parts: dict[str, list[tuple[Cell, ...]]] = {"thead": [], "tbody": [], "tfoot": []}
    for group in table:
        rows = [group] if group.tag == "tr" else [one for one in group if one.tag == "tr"]
        parts.get(group.tag, parts["tbody"]).extend(tuple(map(_cell, row)) for row in rows)
    return Grid(tuple(parts["thead"]), tuple(parts["tbody"]), tuple(parts["tfoot"]))


def _cell(element: ET.Element) -> Cell:
    classes = element.get("class", "")
    is_numeric = "num" in classes.split() or side_of(classes) == "right"
    span = int(element.get("colspan") or 1)
    return Cell(_words(element, keeps_lines=True), element.tag == "th", is_numeric, span)


def _words(element: ET.Element, *, keeps_lines: bool = False) -> str:
    """Return all words of an element; parts that stand apart on a page are parted by a space.

    Lines end where a page shows them to; in values those of the source are kept, too.
    """
    lines = "".join(_runs(element, "\n" if keeps_lines else _SPACE)).split("\n")
    return "\n".join(filter(None, (_SPACE.join(line.split()) for line in lines)))


def _runs(element: ET.Element, line_end: str) -> Iterator[str]:
    yield (element.text or "").replace("\n", line_end)
    for child in element:
        classes = set(child.get("class", "").split())
        if child.tag == "br":
            yield "\n"
        elif child.tag not in _LEFT_OUT and not classes & _NOT_TOLD:
            part = _part_of(child.tag, classes)
            yield part
            yield from _runs(child, line_end)
            yield part
        yield (child.tail or "").replace("\n", line_end)


def _part_of(tag: str, classes: set[str]) -> str:
    """Return what stands around an element's words: a new line, a space, or nothing."""
    if tag == "p" and "gk-meta" not in classes:
        return "\n"
    return _SPACE if tag in {"p", *_PARTED} and "gk-unit" not in classes else ""
