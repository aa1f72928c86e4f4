"""What pages weigh: looked at only where it could matter, judged by what is kept of it."""

import pytest

from gongkai.model.summary import Summary
from gongkai.output.site_state import SiteFile
from gongkai.output.weight import budgets, overweight, weighed

PAGE = "r/cw-1.html"
SOUND = "v/cw-1.mp3"
SOURCE = "content/财务/1.yml"
RECORD = Summary("cw-1", SOURCE, "ledger", "", "caiwu", "posted")


def _file(size: int, packed: int = 0, rows: int = 0) -> SiteFile:
    return SiteFile("key", size, 0, "", "cw-1", "", packed, rows)


def _told(file: SiteFile, beside: int = 0) -> list[tuple[str, str, str, str]]:
    files = {PAGE: file, "d/cw-1.pdf": _file(beside)}
    return [
        (one.code, one.where.file, one.facts["size"], one.facts["most"])
        for one in overweight([RECORD], files, {})
    ]


def test_small_page_is_not_packed() -> None:
    data = b"<tr>" * (budgets().looked_at_from // 4 - 1)
    assert weighed(_file(len(data)), data) == _file(len(data))


def test_large_page_is_packed_and_its_rows_are_counted() -> None:
    data = b"<tr>" * budgets().looked_at_from
    found = weighed(_file(len(data)), data)
    assert found.rows == budgets().looked_at_from
    assert 0 < found.packed < len(data) // 100


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (_file(60_000, 12_000), []),
        (_file(30_000, 12_001), [("O109", SOURCE, "13", "12")]),
        (_file(60_001, 9_000), [("O110", SOURCE, "61", "60")]),
        (_file(90_000, 12_001), [("O109", SOURCE, "13", "12")]),
        (_file(200_000, 30_000, 300), []),
        (_file(200_000, 30_001, 300), [("O109", SOURCE, "31", "30")]),
    ],
)
def test_page_is_told_once_and_by_its_own_limit(
    file: SiteFile, told: list[tuple[str, str, str, str]]
) -> None:
    assert _told(file) == told


def test_whole_site_is_told() -> None:
    assert _told(_file(1000), 79_999_000) == []
    assert _told(_file(1000), 80_000_000) == [("O111", "site_config.yml", "81", "80")]


def test_long_sound_is_told() -> None:
    files = {PAGE: _file(1000), SOUND: _file(150_000)}
    assert list(overweight([RECORD], files, {})) == []
    files[SOUND] = _file(150_001)
    told = [(one.code, one.where.file, one.facts) for one in overweight([RECORD], files, {})]
    assert told == [("O112", SOURCE, {"size": "151", "most": "150"})]


def test_heavy_page_of_another_sort_is_told_by_its_address() -> None:
    files = {PAGE: _file(1000), "mulu/index.html": _file(200_000, 30_000)}
    assert list(overweight([RECORD], files, {})) == []
    files["mulu/index.html"] = _file(200_000, 30_001)
    told = [(one.code, one.where.file, one.facts) for one in overweight([RECORD], files, {})]
    facts = {"page": "mulu/index.html", "size": "31", "most": "30"}
    assert told == [("O115", "site_config.yml", facts)]


def test_heavy_first_view_is_told() -> None:
    files = {PAGE: _file(1000)}
    assert list(overweight([RECORD], files, {"index.html": 150_000})) == []
    told = list(overweight([RECORD], files, {"index.html": 150_001}))
    assert [(one.code, one.facts) for one in told] == [
        ("O116", {"page": "index.html", "size": "151", "most": "150"})
    ]
