"""What hangs on the wall is known: new sheets, changed ones, those whose time is over."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from gongkai.load.prints import PRINTS_FILE
from gongkai.model.prints import SheetChanges
from gongkai.model.sheet import SheetWish
from gongkai.model.vocabulary import Face
from gongkai.printing import Printed, Selection, UnreadablePrintsError, print_records
from tests.tools.good_village import AS_OF, edit

ID = "cun-2026-hetang"
FILE = "content/村务/jijin.md"
LAST = date(2026, 11, 26)


def changed(root: Path, day: date = AS_OF) -> Printed:
    wish = SheetWish(face=Face.WALL, printed_on=day.isoformat())
    only = Selection(only_changed=True)
    return print_records(root, day, only, wish, root / "print", jobs=1)


def ids(changes: SheetChanges) -> tuple[set[str], set[str], set[str]]:
    fresh, replaced, over = ({one.id for one in part} for part in changes[:3])
    return fresh, replaced, over


@pytest.fixture
def printed(own: Path) -> Path:
    first = changed(own)
    assert ID in ids(first.changes)[0]
    assert {file.stem for file in first.files} == ids(first.changes)[0]
    return own


def test_nothing_is_printed_twice(printed: Path) -> None:
    again = changed(printed)
    assert ids(again.changes) == (set(), set(), set())
    assert again.files == ()


def test_a_changed_fact_makes_the_sheet_old(printed: Path) -> None:
    edit(printed, FILE, {"约 6 亩": "约 7 亩"})
    again = changed(printed)
    assert ids(again.changes) == (set(), {ID}, set())
    one = again.changes.replaced[0]
    assert one.old != one.new
    assert one.day == AS_OF.isoformat()
    page = (printed / "print/sheets.html").read_text("utf-8")
    assert " ".join([one.old[:4], one.old[4:8], one.old[8:12]]) in page
    assert " ".join([one.new[:4], one.new[4:8], one.new[8:12]]) in page


def test_doing_ones_duty_makes_no_sheet_old(printed: Path) -> None:
    edit(printed, FILE, {"监督电话: 0870-555-0171": "监督电话: 0870-555-0171\n责任人: 贺明礼"})
    assert ids(changed(printed).changes) == (set(), set(), set())


def test_after_its_last_day_a_sheet_may_come_down(printed: Path) -> None:
    assert ID not in ids(changed(printed, LAST).changes)[2]
    later = changed(printed, LAST + timedelta(days=1))
    assert [(one.id, one.day) for one in later.changes.over if one.id == ID] == [
        (ID, LAST.isoformat())
    ]
    assert "2026年11月26日" in (printed / "print/sheets.html").read_text("utf-8")
    much_later = changed(printed, LAST + timedelta(days=60))
    assert ID not in ids(much_later.changes)[2]


def test_a_damaged_list_of_prints_is_no_empty_one(printed: Path) -> None:
    (printed / PRINTS_FILE).write_text("{", "utf-8")
    with pytest.raises(UnreadablePrintsError):
        changed(printed)


WITHDRAWN = """状态: 撤下
办理:
  - {状态: 撤下, 办理人: 贺明礼, 日期: 2026-11-19}"""


def test_a_withdrawn_record_must_come_down_until_it_has(printed: Path) -> None:
    edit(printed, FILE, {"状态: 公开": WITHDRAWN})
    again = changed(printed)
    assert again.problems == ()
    assert [one.id for one in again.changes.recalled] == [ID]
    page = (printed / "print/sheets.html").read_text("utf-8")
    assert "要揭下" in page
    assert "河塘" not in page
    edit(printed, FILE, {"止: 2026-11-26": "止: 2026-11-19"})
    assert changed(printed).changes.recalled == ()


def test_the_sheet_of_a_deleted_record_must_come_down(own: Path) -> None:
    other = "cun-2026-weifang"
    wish = SheetWish(face=Face.WALL, printed_on=AS_OF.isoformat())
    print_records(own, AS_OF, Selection(ids=(other,)), wish, own / "print", jobs=1)
    (own / "content/村务/weifang.yml").unlink()
    done = changed(own)
    assert done.is_clean
    assert [one.id for one in done.changes.recalled] == [other]
