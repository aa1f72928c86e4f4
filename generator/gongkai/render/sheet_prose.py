"""Cadres' Markdown as a tree of plain values, for paper: the same text the page shows."""

from collections.abc import Callable, Iterator
from typing import TypeAlias
from xml.etree import ElementTree as ET

from gongkai.render.markdown import render_markdown
from gongkai.render.sides import side_of

Node: TypeAlias = "dict[str, object]"
FindFile = Callable[[str], str]

_LISTS = {"ul": False, "ol": True}
_STYLES = {"strong": "strong", "em": "emph", "code": "code", "del": "strike"}
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_RUNS = frozenset({"a", "br", "img", "sup", *_STYLES})


def prose_nodes(markdown: str, find_file: FindFile) -> list[Node]:
    """Return the blocks of a Markdown text, each with the runs of text in it."""
    html = render_markdown(markdown, find_file)
    return list(_blocks(ET.fromstring(f"<r>{html}</r>")))  # noqa: S314 - as above


def _blocks(parent: ET.Element) -> Iterator[Node]:
    loose = _Loose()
    loose.text(parent.text)
    for child in parent:
        if child.tag in _RUNS:
            loose.runs.extend(_runs_of(child, ()))
        else:
            yield from loose.taken()
            yield from _block(child)
        loose.text(child.tail)
    yield from loose.taken()


class _Loose:
    """Runs that stand in no paragraph of their own, as in a short list."""

    def __init__(self) -> None:
        self.runs: list[Node] = []

    def text(self, words: str | None) -> None:
        if words and words.strip():
            self.runs.append({"text": words.strip("\n")})

    def taken(self) -> Iterator[Node]:
        if self.runs:
            yield {"form": "paragraph", "runs": self.runs}
            self.runs = []


def _block(element: ET.Element) -> Iterator[Node]:
    tag = element.tag
    if tag == "p":
        yield {"form": "paragraph", "runs": _runs(element, ())}
    elif tag in _HEADINGS:
        yield {"form": "heading", "level": int(tag[1]), "runs": _runs(element, ())}
    elif tag in _LISTS:
        items = [list(_blocks(item)) for item in element]
        start = int(element.get("start", "1"))
        yield {"form": "list", "is_ordered": _LISTS[tag], "start": start, "items": items}
    elif tag == "table":
        yield _table(element)
    elif tag == "hr":
        yield {"form": "rule"}
    elif tag == "blockquote":
        yield {"form": "quote", "blocks": list(_blocks(element))}
    elif tag == "pre":
        yield {"form": "code", "text": "".join(element.itertext()).rstrip("\n")}
    else:
        yield from _blocks(element)


def _table(element: ET.Element) -> Node:
    lines = list(element.iter("tr"))
    rows = [[_runs(cell, ()) for cell in row] for row in lines]
    aligns = [side_of(cell.get("class", "")) for cell in lines[0]] if lines else []
    return {"form": "table", "aligns": aligns, "head": rows[0], "rows": rows[1:]}


def _runs(element: ET.Element, styles: tuple[str, ...]) -> list[Node]:
    runs = [_run(element.text, styles)] if element.text else []
    for child in element:
        runs.extend(_runs_of(child, styles))
        if child.tail:
            runs.append(_run(child.tail, styles))
    return runs


def _runs_of(child: ET.Element, styles: tuple[str, ...]) -> list[Node]:
    if child.tag == "br":
        return [{"is_break": True}]
    if child.tag == "img":
        return [{"picture": child.get("src", ""), "text": child.get("alt", "")}]
    style = _STYLES.get(child.tag)
    return _runs(child, (*styles, style) if style else styles)


def _run(words: str, styles: tuple[str, ...]) -> Node:
    # A line's end in Markdown is no space between Chinese characters.
    run: Node = {"text": words.replace("\n", " ")}
    return run | dict.fromkeys(styles, True)
