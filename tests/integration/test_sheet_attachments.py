"""What belongs to a record on its sheet: photos it may show, and the names of its attachments."""

import subprocess
from pathlib import Path

import pytest

from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.sheet_work import SheetTask
from tests.tools.demo_sheets import DemoSheets
from tests.tools.good_village import edit
from tests.tools.long_records import entitled
from tests.tools.pdf_facts import words_of

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("paper")]

WISH = SheetWish(face=Face.WALL)
PROJECT, FAMILY = "cun-2026-06-xiangmu-sanzu", "jt-03"


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("attached"))


def pictures_in(pdf: bytes) -> int:
    done = subprocess.run(["pdfimages", "-list", "-"], input=pdf, capture_output=True, check=True)
    return sum(b" jpeg " in line for line in done.stdout.splitlines())


def told(pdf: bytes) -> str:
    return "".join(word.text for page in words_of(pdf) for word in page)


def with_changes(sheets: DemoSheets, id_: str, changes: dict[str, str]) -> bytes:
    """Return the sheet of a record as it reads with other texts in its file."""
    root, file = sheets.maker.place.root, sheets.records[id_].file
    before = (root / file).read_text("utf-8")
    edit(root, file, changes)
    try:
        return sheets.pdf(id_, WISH)
    finally:
        (root / file).write_text(before, "utf-8")


@pytest.mark.parametrize("form", [SheetForm.NOTICE, SheetForm.DRAFT])
def test_photos_stand_at_the_end_with_their_words(sheets: DemoSheets, form: SheetForm) -> None:
    pdf = sheets.pdf(PROJECT, WISH._replace(form=form))
    assert pictures_in(pdf) == 3
    text = told(pdf)
    places = [
        text.index(word) for word in ("对账", "施工前：", "施工中：", "完工后：", "公开要素")
    ]
    assert places == sorted(places)


def test_a_photo_that_is_not_public_is_on_no_sheet(sheets: DemoSheets) -> None:
    changes = {"人像: 无人}": "人像: 无人, 公开: 否}"}
    assert pictures_in(sheets.pdf(FAMILY, WISH)) == 1
    pdf = with_changes(sheets, FAMILY, changes)
    assert (pictures_in(pdf), "示意图" in told(pdf)) == (0, False)


def test_a_photo_of_people_goes_with_their_consent(sheets: DemoSheets) -> None:
    seen = {"人像: 无人}": "人像: 人像}"}
    assert pictures_in(with_changes(sheets, FAMILY, seen)) == 1
    over = {**seen, "同意到: 2028-12-31": "同意到: 2026-11-01"}
    assert pictures_in(with_changes(sheets, FAMILY, over)) == 0


def test_public_attachments_are_listed_by_what_they_are(sheets: DemoSheets) -> None:
    root = sheets.maker.place.root
    file = "content/村务/fujian.yml"
    for name, id_ in (("hetong", "jt-03"), ("dan", "jt-04"), ("neibu", "jt-05")):
        Path(root, "content/村务", f"{name}.pdf").write_bytes(sheets.pdf(id_, WISH))
    attached = (
        "附件:\n  - {文件: 村务/hetong.pdf, 文字: 施工合同（扫描件）, 公开: 是}\n"
        "  - {文件: 村务/dan.pdf, 用途: 验收单, 公开: 是}\n"
        "  - {文件: 村务/neibu.pdf, 文字: 内部材料}\n"
    )
    Path(root, file).write_text(entitled("cun-2026-09-fujian", "水渠修好了") + attached, "utf-8")
    text = told(sheets.maker.make(SheetTask(file, WISH)).pdf)
    places = [text.index(word) for word in ("1.施工合同（扫描件）", "2.验收单", "公开要素")]
    assert places == sorted(places)
    assert "内部材料" not in text
    assert "hetong" not in text
