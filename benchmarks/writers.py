"""Write the corpus three ways: a village folder, a Hugo site, stock MkDocs with Material.

The texts are the same; only their spelling differs. Nothing here is timed.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.corpus import (
    FIRST_YEAR,
    YEARS,
    Common,
    Notice,
    Record,
    Row,
    Subsidy,
    sections,
    show_fen,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

SITES = Path(__file__).with_name("sites")
_Links = dict[tuple[str, int], list[tuple[str, str]]]


def write_village(folder: Path, records: Iterable[Record]) -> None:
    """Write a village folder that this project builds as it stands."""
    shapes = _shapes("village")
    _write(folder / "site_config.yml", _village_config(shapes))
    for record in records:
        _write(village_file(folder, record), _village_text(record, shapes))


def write_hugo(folder: Path, records: Iterable[Record]) -> None:
    """Write a Hugo site with the minimal layouts of this folder."""
    shapes = _shapes("markdown")
    shutil.copytree(SITES / "hugo", folder)
    for slug, title in sections():
        head = shapes["hugo_section"]
        _write(folder / "content" / slug / "_index.md", head.format(title=title))
        for year in _years():
            name = shapes["year"].format(year=year)
            _write(folder / "content" / slug / str(year) / "_index.md", head.format(title=name))
    for record in records:
        text = _front_matter(record.common, shapes) + "\n" + _markdown_body(record, shapes)
        _write(folder / "content" / _markdown_path(record.common), text)


def write_material(folder: Path, records: Iterable[Record]) -> None:
    """Write a MkDocs folder; its navigation holds the lists, never the records."""
    shapes = _shapes("markdown")
    links: _Links = defaultdict(list)
    for record in records:
        common = record.common
        # Only the title: Material shows none of the other facts unless they are in the page.
        head = f"---\ntitle: {json.dumps(common.title, ensure_ascii=False)}\n---\n"
        facts = shapes["facts"].format(**_facts(common))
        text = f"{head}{facts}\n{_markdown_body(record, shapes)}"
        _write(folder / "docs" / "records" / _markdown_path(common), text)
        links[common.section, common.year].append((common.title, common.id))
    _write_material_lists(folder, links, shapes)


def village_file(folder: Path, record: Record) -> Path:
    """Return where `write_village` put a record."""
    common = record.common
    suffix = "md" if isinstance(record, Notice) else "yml"
    place = folder / "content" / common.section / f"{common.year}" / f"{common.month:02d}"
    return place / f"{common.id}.{suffix}"


def _village_config(shapes: dict[str, Any]) -> str:
    groups = "".join(
        shapes["group"].format(number=number, name=name)
        for number, name in enumerate(words()["groups"], 1)
    )
    config = shapes["config"]
    return str(
        config.format(village=words()["village"], board=words()["posting_board"], groups=groups)
    )


def _village_text(record: Record, shapes: dict[str, Any]) -> str:
    if isinstance(record, Notice):
        text = shapes["notice"].format(
            common=_village_head(record.common, words()["notice_kind"], shapes),
            paragraphs="\n\n".join(record.paragraphs),
            caption=record.caption,
            table=_table(record.heads, record.lines),
        )
        return str(text)
    text = shapes["subsidy"].format(
        common=_village_head(record.common, words()["subsidy_kind"], shapes),
        fund=record.fund,
        rate=words()["rate"].format(yuan=record.yuan),
        rows="".join(_village_row(row, shapes) for row in record.rows),
        total=show_fen(record.total),
    )
    return str(text)


def _village_row(row: Row, shapes: dict[str, Any]) -> str:
    text = shapes["row"].format(
        group=row.group,
        name=row.name,
        area=row.area,
        acre=words()["acre"],
        rate=words()["rate"].format(yuan=row.yuan),
        amount=show_fen(row.fen),
    )
    return str(text)


def _village_head(common: Common, kind: str, shapes: dict[str, Any]) -> str:
    approval = ""
    if common.section in words()["approved_sections"]:
        approval = shapes["approval"].format(officer=words()["approver"], posted=common.posted)
    return str(shapes["common"].format(kind=kind, approval=approval, **_facts(common)))


def _markdown_body(record: Record, shapes: dict[str, Any]) -> str:
    if isinstance(record, Notice):
        parts = (*record.paragraphs, record.caption, _table(record.heads, record.lines))
        return "\n\n".join(parts) + "\n"
    rate = words()["rate"].format(yuan=record.yuan)
    intro = shapes["subsidy_intro"].format(
        fund=record.fund, rate=rate, count=len(record.rows), total=show_fen(record.total)
    )
    return f"{intro}\n\n{_subsidy_table(record, rate, shapes)}\n"


def _subsidy_table(record: Subsidy, rate: str, shapes: dict[str, Any]) -> str:
    lines = [(row.group, row.name, row.area, rate, show_fen(row.fen)) for row in record.rows]
    lines.append((shapes["subsidy_total"], "", "", "", show_fen(record.total)))
    return _table(shapes["subsidy_heads"], lines)


def _table(heads: Iterable[str], lines: Iterable[tuple[str, ...]]) -> str:
    head = list(heads)
    rows = [head, ["---"] * len(head), *map(list, lines)]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def _write_material_lists(folder: Path, links: _Links, shapes: dict[str, Any]) -> None:
    nav: list[dict[str, Any]] = [{words()["village"]: "index.md"}]
    for slug, title in sections():
        years: list[dict[str, str]] = []
        for year in _years():
            name = shapes["year"].format(year=year)
            lines = [
                f"- [{each}](../records/{slug}/{year}/{record}.md)"
                for each, record in links[slug, year]
            ]
            text = shapes["material_list"].format(title=title + name, links="\n".join(lines))
            _write(folder / "docs" / slug / f"{year}.md", text)
            years.append({name: f"{slug}/{year}.md"})
        nav.append({title: years})
    _write(folder / "docs" / "index.md", f"# {words()['village']}\n")
    settings = (SITES / "material" / "mkdocs.yml").read_text(encoding="utf-8")
    # JSON is YAML: the two lists that depend on the corpus are appended as such.
    settings += f"nav: {json.dumps(nav, ensure_ascii=False)}\nnot_in_nav: /records/\n"
    _write(folder / "mkdocs.yml", settings)


def _front_matter(common: Common, shapes: dict[str, Any]) -> str:
    return str(shapes["front_matter"].format(**_facts(common)))


def _facts(common: Common) -> dict[str, str]:
    return {
        "id": common.id,
        "title": common.title,
        "item": common.item,
        "publisher": common.publisher,
        "audience": words()["audience"],
        "released": words()["released"],
        "board": words()["posting_board"],
        "period": common.period,
        "officer": common.officer,
        "posted": common.posted.isoformat(),
        "taken_down": common.taken_down.isoformat(),
    }


def _markdown_path(common: Common) -> str:
    return f"{common.section}/{common.year}/{common.id}.md"


def _years() -> range:
    return range(FIRST_YEAR, FIRST_YEAR + YEARS)


@cache
def _shapes(name: str) -> dict[str, Any]:
    return tomllib.loads((SITES / f"{name}.toml").read_text(encoding="utf-8"))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
