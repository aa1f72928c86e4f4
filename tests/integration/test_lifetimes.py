"""The day a site is built for turns pages on, folds them and takes them away, and back again."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.tools.good_village import AS_OF, Contents, build_good, contents, edit

pytestmark = pytest.mark.xdist_group("good-village")

BUTIE = "content/财务/butie.yml"
PAGE = "r/cw-2026-butie.html"
LAST = date(2026, 7, 2)
NEXT = LAST + timedelta(days=1)
SHOWN = "石***".encode()


def site_on(root: Path, day: date) -> Contents:
    result = build_good(root, as_of=day)
    assert result.is_clean
    return contents(root / "site")


def test_a_list_folds_to_totals_the_day_after_its_last(own: Path) -> None:
    edit(own, BUTIE, {"状态: 公开\n": "状态: 公开\n到期处理: 只留合计\n"})
    before, after = site_on(own, LAST), site_on(own, NEXT)
    assert SHOWN in before[PAGE]
    assert SHOWN not in after[PAGE]
    assert "只留合计".encode() in after[PAGE]
    assert _fingerprint(before) == _fingerprint(after)
    assert site_on(own, LAST)[PAGE] == before[PAGE]


def test_a_record_goes_the_day_after_its_last(own: Path) -> None:
    edit(own, BUTIE, {"状态: 公开\n": "状态: 公开\n到期处理: 撤下\n"})
    before, after = site_on(own, LAST), site_on(own, NEXT)
    assert PAGE in before
    assert PAGE not in after
    assert [name for name, data in after.items() if b"cw-2026-butie" in data] == []
    assert site_on(own, LAST) == before


def test_a_record_is_not_public_before_it_hangs(own: Path) -> None:
    first = AS_OF + timedelta(days=5)
    edit(own, BUTIE, {"起: 2026-06-12, 止: 2026-07-02": f"起: {first}, 止: 2026-12-30"})
    waiting, hung = site_on(own, first - timedelta(days=1)), site_on(own, first)
    assert PAGE not in waiting
    assert [name for name, data in waiting.items() if b"cw-2026-butie.html" in data] == []
    assert PAGE in hung


def _fingerprint(site: Contents) -> bytes:
    return site[PAGE].partition(b"gk-fact-fingerprint")[2][:80]
