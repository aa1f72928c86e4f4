"""Sheets: every record on show is set in type, and the paper says what the page says."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from gongkai.checking import survey
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.printing import Printed, Selection, print_records
from gongkai.sheet_work import SheetMaker
from tests.tools.good_village import AS_OF, build_good, edit

pytestmark = pytest.mark.poppler

_DRAFT = """编号: {id}
类型: 公告公示
标题: 2026年古井清淘
公开事项: 古井看护
公开主体: 村委会
公开范围: 本村
状态: 草稿
正文: 三口古井要清淘。
"""
TWO_PAGES = """---
编号: cun-2026-long
类型: 公告公示
标题: 修水渠的长通知
公开事项: 公开征求意见
公开主体: 村委会
公开范围: 全社会
状态: 公开
公示期: 2026-11-12 至 2026-11-26
监督电话: 0870-555-0171
张贴:
  - {{公开栏: g1, 起: 2026-11-12, 止: 2026-11-26}}
---

{body}
"""
PERIOD = "公示期: 2026-09-01 至 2026-09-10"
FINGERPRINT = re.compile(r"指纹</dt>\s*<dd[^>]*>([0-9a-f ]+)")


@pytest.fixture(scope="module")
def printed(village: Path, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    out = tmp_path_factory.mktemp("print")
    wish = SheetWish(face=Face.WALL, printed_on=AS_OF.isoformat())
    return print_records(village, AS_OF, Selection(), wish, out, jobs=1)


def words(file: Path) -> str:
    """Return the text of a PDF without spaces and line ends, which differ from the page's."""
    done = subprocess.run(
        ["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True, encoding="utf-8"
    )
    return "".join(done.stdout.split())


def test_every_record_on_show_is_printed(printed: Printed, village: Path) -> None:
    shown = {one.id for one in survey(village, AS_OF).village.summaries if one.is_shown}
    assert printed.problems == ()
    # Party members' records are on no web page, and on the wall all the same.
    assert {file.stem for file in printed.files} - shown == {"dw-2026-fazhan"}
    assert shown <= {file.stem for file in printed.files}
    assert printed.merged is not None


def test_a_sheet_tells_title_sentence_number_and_fingerprint(
    printed: Printed, village: Path
) -> None:
    shown = {one.id: one for one in survey(village, AS_OF).village.summaries if one.is_shown}
    for file in printed.files:
        told = words(file)
        record = shown.get(file.stem)
        if record is None:
            continue
        assert "".join(record.title.split()) in told, record.id
        assert record.id in told
        page = (village / "site" / "r" / f"{record.id}.html").read_text("utf-8")
        assert "".join(FINGERPRINT.findall(page)[0].split()) in told, record.id


def test_all_fonts_are_embedded(printed: Printed) -> None:
    for file in printed.files[:3]:
        done = subprocess.run(
            ["pdffonts", str(file)], capture_output=True, check=True, encoding="utf-8"
        )
        rows = done.stdout.splitlines()[2:]
        assert rows
        assert {row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows} == {True}


def test_by_group_each_group_gets_its_own_rows(village: Path, tmp_path: Path) -> None:
    wish = SheetWish(face=Face.WALL)
    only = Selection(ids=("cw-2026-butie",), by_group=True)
    done = print_records(village, AS_OF, only, wish, tmp_path, jobs=1)
    told = {file.stem.rpartition("-")[2]: words(file) for file in done.files}
    assert len(told) == 2
    first, second = (told[key] for key in sorted(told))
    assert ("280.00" in first, "80.00元" in second) == (True, True)
    assert "280.00" not in second
    assert "一组的部分" in first


def test_what_is_for_one_household_is_printed_only_when_asked_for(
    own: Path, tmp_path: Path
) -> None:
    edit(own, "content/村务/laojing.yml", {"公开范围: 本村": "公开范围: 本户"})
    wish = SheetWish(face=Face.WALL, printed_on=AS_OF.isoformat())
    all_of_them = print_records(own, AS_OF, Selection(), wish, tmp_path / "a", jobs=1)
    one_id = "cun-2025-jing"
    assert all_of_them.files
    assert one_id not in {file.stem for file in all_of_them.files}
    asked = Selection(ids=(one_id,))
    assert print_records(own, AS_OF, asked, wish, tmp_path / "b", jobs=1).files


def test_a_form_that_does_not_suit_a_kind_is_refused(village: Path, tmp_path: Path) -> None:
    wish = SheetWish(form=SheetForm.CERTIFICATE)
    done = print_records(village, AS_OF, Selection(ids=("cw-2026-butie",)), wish, tmp_path, jobs=1)
    assert (done.unfit, done.files) == (("cw-2026-butie",), ())


def test_a_draft_is_printed_marked_as_such_and_as_nothing_else(own: Path, tmp_path: Path) -> None:
    one_id = "cun-2026-jing"
    (own / "content/村务/xinjing.yml").write_text(_DRAFT.format(id=one_id), encoding="utf-8")
    prints = own / "content/.gongkai/prints.json"
    asked = Selection(ids=(one_id,))
    wish = SheetWish(form=SheetForm.DRAFT, face=Face.WALL, printed_on=AS_OF.isoformat())
    done = print_records(own, AS_OF, asked, wish, tmp_path / "draft", jobs=1)
    assert [one.name for one in done.files] == [f"{one_id}-draft.pdf"]
    told = words(done.files[0])
    assert "送审稿，只供审核、签字，不得张贴" in told
    assert "（签字）" in told
    assert "公开日期" not in told
    assert "指纹" not in told
    assert "首次公开" not in told
    assert "未经" not in told
    assert not prints.exists()
    as_notice = print_records(
        own, AS_OF, asked, wish._replace(form=SheetForm.NOTICE), tmp_path / "notice", jobs=1
    )
    assert (as_notice.files, as_notice.unknown) == ((), (one_id,))
    unasked = print_records(own, AS_OF, Selection(), wish, tmp_path / "all", jobs=1)
    assert f"{one_id}-draft" not in {one.stem for one in unasked.files}
    build_good(own)
    assert one_id not in (own / "site/index.html").read_text("utf-8")
    assert not list((own / "site").rglob(f"{one_id}*"))


def papers(root: Path, out: Path, form: SheetForm, *ids: str) -> Printed:
    wish = SheetWish(form=form, face=Face.WALL, printed_on=AS_OF.isoformat())
    return print_records(root, AS_OF, Selection(ids=ids), wish, out, jobs=1)


def test_opinions_are_asked_for_before_and_after_a_record_is_public(
    own: Path, tmp_path: Path
) -> None:
    (own / "content/村务/jing.yml").write_text(_DRAFT.format(id="cun-2026-jing"), "utf-8")
    ids = ("cun-2026-jing", "cw-2026-butie")
    done = papers(own, tmp_path, SheetForm.REVIEW, *ids)
    assert [file.name for file in done.files] == [f"{id_}-review.pdf" for id_ in ids]
    draft, paid = map(words, done.files)
    for told in ("公开审核表", "2026年古井清淘", "经办人意见", "公开以后的反映和处理", "年月日"):
        assert told in draft, told
    # Sums stand on it, people do not.
    record = (own / "content/财务/butie.yml").read_text("utf-8")
    names = re.findall("姓名: ([^,}]+)", record)
    assert names
    assert not [name for name in names if name in paid]
    assert not (own / "content/.gongkai/prints.json").exists()
    assert all(pages_of(file) == 1 for file in done.files)


def test_what_came_of_a_notice_is_printed_once_its_days_are_over(
    own: Path, tmp_path: Path
) -> None:
    done = papers(own, tmp_path, SheetForm.OUTCOME, "cw-2026-butie")
    assert (done.files, done.running) == ((), ("cw-2026-butie",))
    answer = "答复: 量过了, 答复日: 2026-09-06"
    objection = f"异议: [{{收到日: 2026-09-04, 方式: 当面, 摘要: 面积量少了, {answer}}}]"
    edit(own, "content/村务/shuiqu.yml", {"状态: 公开\n": f"状态: 公开\n{objection}\n{PERIOD}\n"})
    done = papers(own, tmp_path, SheetForm.OUTCOME, "cun-2026-shuiqu-xm")
    told = words(done.files[0])
    for part in ("公示情况说明", "都答复了", "面积量少了", "以上情况属实", "2026年9月10日"):
        assert part in told, part
    assert pages_of(done.files[0]) == 1
    assert not (own / "content/.gongkai/prints.json").exists()


def pages_of(file: Path) -> int:
    done = subprocess.run(
        ["pdfinfo", str(file)], capture_output=True, check=True, encoding="utf-8"
    )
    return int(re.search(r"Pages:\s+(\d+)", done.stdout)[1])  # type: ignore[index]  # always there


def test_sizes_that_the_site_s_sheets_have_are_not_looked_for_again(
    own: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "content/村务/long.md"
    body = "\n\n".join(f"第{number}段。" + "修水渠的事，大家商量定。" * 9 for number in range(12))
    (own / long).write_text(TWO_PAGES.format(body=body), "utf-8")
    build_good(own)
    tried: list[float] = []
    really = SheetMaker.pdf

    def counted(maker: SheetMaker, sheets: list[dict[str, float]], *more: object) -> bytes:
        tried.extend(sheet["scale"] for sheet in sheets)
        return really(maker, sheets, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(SheetMaker, "pdf", counted)
    wish = SheetWish(face=Face.WALL, printed_on=AS_OF.isoformat())
    done = print_records(own, AS_OF, Selection(("cun-2026-long",)), wish, tmp_path, jobs=1)
    known = list(tried)
    tried.clear()
    shutil.rmtree(own / ".gongkai/cache")
    again = print_records(own, AS_OF, Selection(("cun-2026-long",)), wish, tmp_path / "2", jobs=1)
    assert len(tried) > 1
    assert len(known) == 1
    assert known[0] in tried
    first, second = (one.files[0].read_bytes() for one in (done, again))
    assert first == second
