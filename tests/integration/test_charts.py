"""Every chart of the demo's site, read back from its picture, tells the sums of its records."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from gongkai.base.money import Money
from tests.tools.demo import build_demo
from tests.tools.read_chart import AMOUNT, ReadChart, Words, amounts, charts_in

_OUTSIDE = {"内部转账", "代收代付"}
_TABLE_ROW = re.compile(r"<tr>(.*?)</tr>", re.DOTALL)
_CELL = re.compile(r"<td[^>]*>(.*?)</td>", re.DOTALL)
FEWEST = 3

Row = tuple[str, tuple[int, ...]]


class Page(NamedTuple):
    """A page with charts, and what it is about."""

    address: str
    html: str
    charts: list[ReadChart]


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_demo(tmp_path_factory.mktemp("demo") / "石桥村")


@pytest.fixture(scope="module")
def pages(demo: Path) -> dict[str, Page]:
    """Return all pages with charts by address."""
    found = {}
    for path in sorted((demo / "site").rglob("*.html")):
        html = path.read_text("utf-8")
        if charts := charts_in(html):
            address = path.relative_to(demo / "site").as_posix()
            found[address] = Page(address, html, charts)
    return found


@pytest.fixture(scope="module")
def records(demo: Path) -> dict[str, Mapping[str, Any]]:
    """Return the demo's records by id, as they are written."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in (demo / "content").rglob("*.yml"):
        raw = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts only
        if isinstance(raw, dict) and "编号" in raw and "类型" in raw:
            found[raw["编号"]] = raw
    return found


def fen(amount: str | None) -> int:
    return int(Decimal(amount or "0").scaleb(2))


def counted(record: Mapping[str, Any]) -> list[Mapping[str, str]]:
    return [line for line in record.get("明细", ()) if line.get("行类型") not in _OUTSIDE]


def by_subject(record: Mapping[str, Any], key: str) -> list[Row]:
    sums: dict[str, int] = {}
    for line in counted(record):
        if key in line and line.get("科目"):
            sums[line["科目"]] = sums.get(line["科目"], 0) + fen(line[key])
    return sorted(((name, (sum_,)) for name, sum_ in sums.items()), key=lambda row: -row[1][0])


def by_month(record: Mapping[str, Any]) -> list[Row]:
    sums: dict[str, list[int]] = {}
    if any("日期" not in line for line in counted(record)):
        return []
    for line in counted(record):
        own = sums.setdefault(line["日期"][:7], [0, 0])
        for place, key in enumerate(("收", "支")):
            own[place] += fen(line.get(key))
    return [(f"{int(month[5:])}月", (a, b)) for month, (a, b) in sorted(sums.items())]


def plan_and_done(record: Mapping[str, Any], flow: str) -> list[Row]:
    return [
        (line["名称"], (fen(line["预算"]), fen(line["执行"])))
        for line in record["预算科目"]
        if line["收支"] == flow and "预算" in line and "执行" in line
    ]


def lengths(chart: ReadChart) -> list[tuple[float, ...]]:
    drawn = [
        [max(bar.right - bar.left, 0) if is_lying(chart) else bar.bottom - bar.top for bar in bars]
        for _, bars in sorted(chart.bars.items())
    ]
    return list(zip(*drawn, strict=True))


def is_lying(chart: ReadChart) -> bool:
    return {bar.bottom - bar.top for bars in chart.bars.values() for bar in bars} == {14.0}


def names(chart: ReadChart) -> list[str]:
    fixed = {"收入", "支出", "预算", "执行", "按时公开", "晚公开", "未公开"}
    found: list[Words] = []
    for word in chart.words:
        if AMOUNT.fullmatch(word.text) or word.text in fixed or word.text.startswith("单位"):
            continue
        found.append(word)
    return [word.text for word in found]


def assert_tells(chart: ReadChart, rows: Sequence[Row]) -> None:
    """Assert that a chart says these numbers, and draws them in proportion."""
    numbers = [number for _, own in rows for number in own]
    assert amounts(chart) == numbers
    assert "".join(names(chart)) == "".join(name for name, _ in rows)
    drawn = [length for own in lengths(chart) for length in own]
    scale = max(drawn) / max(map(abs, numbers))
    for number, length in zip(numbers, drawn, strict=True):
        exact = abs(number) * scale
        assert length == pytest.approx(max(1.0, exact) if number else 0, abs=0.16)
    for index in range(len(rows[0][1])):
        total = str(Money(sum(own[index] for _, own in rows)))
        assert f"合计 {total}" in chart.description


def test_every_ledger_tells_its_subjects_and_months(
    pages: dict[str, Page], records: dict[str, Mapping[str, Any]]
) -> None:
    seen = 0
    for id_, record in records.items():
        page = pages.get(f"r/{id_}.html")
        if record["类型"] != "收支明细":
            continue
        wanted: list[list[Row]] = [
            rows for key in ("支", "收") if len(rows := by_subject(record, key)) >= FEWEST
        ]
        if len(rows := by_month(record)) >= FEWEST:
            wanted.append(rows)
        charts = page.charts if page else []
        assert len(charts) == len(wanted), id_
        for chart, rows in zip(charts, wanted, strict=True):
            assert_tells(chart, rows)
            seen += 1
    assert seen > 50


def test_every_final_account_tells_plan_and_execution(
    pages: dict[str, Page], records: dict[str, Mapping[str, Any]]
) -> None:
    for id_ in ("cw-2024-juesuan", "cw-2025-juesuan"):
        charts = pages[f"r/{id_}.html"].charts
        for chart, flow in zip(charts, ("收入", "支出"), strict=True):
            assert_tells(chart, plan_and_done(records[id_], flow))
    assert "r/cw-2026-yusuan.html" not in pages


def sums_by_period(
    records: dict[str, Mapping[str, Any]], publisher: str, year: str
) -> Iterator[tuple[str, tuple[int, int]]]:
    for record in sorted(records.values(), key=lambda one: str(one.get("所属期"))):
        is_wanted = (
            record["类型"] == "收支明细"
            and record["公开主体"] == publisher
            and record["公开事项"] == "村级财务收支"
            and record["所属期"].startswith(year)
            and record["状态"] in {"公开", "归档"}
        )
        if is_wanted and "资金名称" not in record:
            income, expense = (
                sum(fen(line.get(key)) for line in counted(record)) for key in ("收", "支")
            )
            yield record["所属期"], (income, expense)


@pytest.mark.parametrize("year", ["2024", "2025", "2026"])
def test_the_year_tells_its_books_by_month_and_quarter(
    year: str, pages: dict[str, Page], records: dict[str, Mapping[str, Any]]
) -> None:
    charts = pages[f"caiwu/{year}.html"].charts
    village = [
        (f"{int(period[5:])}月", sums) for period, sums in sums_by_period(records, "村委会", year)
    ]
    collective = [
        ("一二三四"[int(period[5:]) - 1] + "季度", sums)
        for period, sums in sums_by_period(records, "集体经济组织", year)
    ]
    for chart, rows in zip(charts, (village, collective), strict=True):
        assert_tells(chart, rows)


def test_a_fund_tells_its_years(pages: dict[str, Page]) -> None:
    (page,) = (page for address, page in pages.items() if address.startswith("zijin/"))
    (chart,) = page.charts
    assert_tells(
        chart, [("2024年", (2_460_000,)), ("2025年", (2_640_000,)), ("2026年", (2_760_000,))]
    )


def test_completeness_tells_what_the_table_tells(pages: dict[str, Page]) -> None:
    page = pages["wancheng/index.html"]
    tables = re.findall(r'<div class="gk-charted">.*?</table>', page.html, re.DOTALL)
    assert len(tables) == len(page.charts) > 1
    for chart, table in zip(page.charts, tables, strict=True):
        rows = [_CELL.findall(row) for row in _TABLE_ROW.findall(table)]
        told = [(unescape(row[0]), tuple(map(int, row[1:]))) for row in rows if row]
        shares = [
            tuple(Fraction(part, sum(parts)) if sum(parts) else Fraction(0) for part in parts)
            for _, parts in told
        ]
        for drawn, wanted in zip(lengths(chart), shares, strict=True):
            assert drawn == pytest.approx([float(326 * share) for share in wanted], abs=0.16)
        said = [word.text for word in chart.words]
        for label, (on_time, late, missing) in told:
            done, asked = on_time + late, on_time + late + missing
            assert label in said
            assert f"{done}/{asked} 项" in said


def test_every_chart_has_words_and_a_table_beside_it(pages: dict[str, Page]) -> None:
    for page in pages.values():
        for chart in page.charts:
            assert chart.role == "img"
            assert chart.title
            assert chart.description.startswith(chart.title)
            assert "单位" in "".join(word.text for word in chart.words)
            assert "<table" in page.html
