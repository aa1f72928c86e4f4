"""Draw a record's page from pieces that are cut once and then only filled in."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

from markupsafe import Markup, escape

from gongkai.render.environment import macro_of, render
from gongkai.render.folds import folded
from gongkai.render.markdown import render_markdown
from gongkai.render.rows import fact_rows
from gongkai.render.shapes import Shapes
from gongkai.render.terms import TermMarks

FindFile = Callable[[str], str]


class _Facts(NamedTuple):
    """A list of facts under its title."""

    title: str
    rows: Markup


class _Prose(NamedTuple):
    """Finished Markdown under its title."""

    title: str
    text: Markup


class _Sheet(NamedTuple):
    """The whole page: single texts as they are, all else finished."""

    kind: str
    title: str
    sentence: str
    compared_mark: str
    voice_mark: str
    sender: str
    shown: str
    notice: str
    notice_end: str
    privacy_note: str
    is_archived: bool
    late_mark: str
    unreviewed: str
    way: Markup
    asked: Markup
    blocks: Markup
    lower: Markup
    elements: Markup


def draw_record(page: Any, find_file: FindFile, *, is_folding: bool) -> str:
    """Return the body of a record's page (`pages.contexts.RecordPage`).

    `is_folding` has long tables in parts that are opened one by one.
    """
    marks = TermMarks()
    blocks = tuple(map(folded, page.blocks)) if is_folding else page.blocks
    sheet = _Sheet(
        kind=page.kind,
        title=marks.in_text(page.title),
        sentence=marks.in_text(page.sentence),
        compared_mark=page.compared_mark,
        voice_mark=page.voice_mark,
        sender=page.sender,
        shown=page.shown,
        notice=page.notice,
        notice_end=page.notice_end,
        privacy_note=page.privacy_note,
        is_archived=page.is_archived,
        late_mark=page.late_mark,
        unreviewed=page.unreviewed,
        way=fact_rows(page.way) if page.way else Markup(),
        asked=_asked(page.ask),
        blocks=Markup().join(_drawn(blocks, find_file, marks)),
        lower=_lower(page),
        elements=fact_rows(page.elements),
    )
    return _shapes(_Sheet, "sheet").draw(sheet)


def _drawn(blocks: Sequence[Any], find_file: FindFile, marks: TermMarks) -> Iterator[Markup]:
    """Yield each block; a table and the charts that follow it stand side by side."""
    before: Any = None
    for block in blocks:
        if before and block.form == "chart" and before.form == "table":
            yield _macro("charted")(before, block)
            before = None
            continue
        if before:
            yield _DRAWN[before.form](before, find_file, marks)
        before = block
    if before:
        yield _DRAWN[before.form](before, find_file, marks)


def _lower(page: Any) -> Markup:
    """Return what stands below the blocks; most records have links at most."""
    if page.photos or page.attachments or page.objections or page.corrections:
        return _macro("lower")(page)
    return _related(page.related) if page.related else Markup()


@lru_cache(maxsize=1024)
def _asked(facts: tuple[Hashable, ...]) -> Markup:
    return _macro("asked")(facts)


@lru_cache(maxsize=1024)
def _related(facts: tuple[Hashable, ...]) -> Markup:
    return _macro("related")(facts)


def _facts(block: Any, find_file: FindFile, marks: TermMarks) -> Markup:
    del find_file, marks
    return _shapes(_Facts, "facts").draw(_Facts(block.title, fact_rows(block.facts)))


def _prose(block: Any, find_file: FindFile, marks: TermMarks) -> Markup:
    html = marks.in_html(render_markdown(block.markdown, find_file))
    text = Markup(html)  # noqa: S704 - it lets no raw HTML pass
    return _shapes(_Prose, "prose").draw(_Prose(block.title, text))


def _table(block: Any, find_file: FindFile, marks: TermMarks) -> Markup:
    del find_file, marks
    return _macro("table")(block)


def _folded(block: Any, find_file: FindFile, marks: TermMarks) -> Markup:
    del find_file, marks
    return _macro("folded")(block)


def _chart(block: Any, find_file: FindFile, marks: TermMarks) -> Markup:
    del find_file, marks
    return _macro("chart")(block)


def _own(block: Any, find_file: FindFile, marks: TermMarks) -> Markup:
    del find_file, marks
    return Markup(render(f"blocks/{block.template}.html", block=block))  # noqa: S704 - a template escapes


_DRAWN: dict[str, Callable[[Any, FindFile, TermMarks], Markup]] = {
    "facts": _facts,
    "prose": _prose,
    "table": _table,
    "folded": _folded,
    "own": _own,
    "chart": _chart,
}


def _macro(name: str) -> Callable[..., Markup]:
    return macro_of("record.html", name)


@cache
def _shapes(kind: type[Any], name: str) -> Shapes:
    return Shapes(kind, _macro(name), escape)
