"""A photo of the board: kept as evidence, told in the register, on the page only when public."""

import hashlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from gongkai.books import board_photos_told
from gongkai.checking import survey
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.printing import Selection, print_records
from tests.tools.good_village import AS_OF, build_good, contents, edit
from tests.tools.pdf_text import pdf_text

ID = "cun-2026-hetang"
FILE = "content/村务/jijin.md"
PHOTO = "content/照片/qiang.jpg"
CAMERA = b"CAMERA-OF-THE-CLERK"
POSTING = "  - {公开栏: g1, 起: 2026-11-12, 止: 2026-11-26}"
KEPT = """  - 公开栏: g1
    起: 2026-11-12
    止: 2026-11-26
    照片:
      - {时点: 张贴, 文件: 照片/qiang.jpg, 拍摄人: 周秀英}"""
PUBLIC = KEPT.replace("周秀英}", "周秀英, 公开: 是, 已人工核对: {人: [周秀英], 日期: 2026-11-13}}")


@pytest.fixture
def photographed(own: Path) -> Path:
    exif = Image.Exif()
    exif[0x8769] = {0x9003: "2026:11:12 08:30:00"}
    exif[0x010F] = CAMERA.decode()
    data = BytesIO()
    Image.new("RGB", (64, 48), "red").save(data, "JPEG", exif=exif)
    (own / PHOTO).write_bytes(data.getvalue())
    return own


def shown(village: Path, posting: str) -> tuple[str, dict[str, bytes]]:
    edit(village, FILE, {POSTING: posting})
    result = build_good(village)
    assert [one.code for one in result.problems] == []
    site = contents(village / "site")
    assert all(CAMERA not in data for data in site.values())
    return site[f"r/{ID}.html"].decode(), site


def address(village: Path) -> str:
    return f"f/{hashlib.sha256((village / PHOTO).read_bytes()).hexdigest()[:16]}.jpg"


def test_a_photo_of_the_board_is_kept(photographed: Path) -> None:
    page, site = shown(photographed, KEPT)
    assert "公开栏照片" not in page
    assert address(photographed) not in site


def test_a_public_photo_that_somebody_looked_at_stands_on_the_page(photographed: Path) -> None:
    page, site = shown(photographed, PUBLIC)
    assert "公开栏照片：" in page
    assert "张贴、2026年11月12日" in page
    with Image.open(BytesIO(site[address(photographed)])) as picture:
        assert not picture.getexif()


@pytest.mark.poppler
def test_the_register_tells_of_photos(photographed: Path, tmp_path: Path) -> None:
    edit(photographed, FILE, {POSTING: KEPT})
    wish = SheetWish(form=SheetForm.REGISTER, face=Face.WALL, printed_on=AS_OF.isoformat())
    done = print_records(photographed, AS_OF, Selection(year="2026"), wish, tmp_path, jobs=1)
    assert done.merged is not None
    told = "".join(pdf_text(done.merged.read_bytes()).split())
    assert "张贴照片" in told
    assert "没有" in told
    village = survey(photographed, AS_OF).village
    assert board_photos_told(village)[ID] == "村委会门口 张贴 2026年11月12日"


def test_a_photo_that_is_none_is_told_though_it_is_kept(photographed: Path) -> None:
    edit(photographed, FILE, {POSTING: KEPT.replace("拍摄人: 周秀英", "拍摄时间: 2026-11-12")})
    (photographed / PHOTO).write_bytes(b"\0\0\0\x18ftypheic a photo of another sort, renamed")
    result = build_good(photographed)
    assert [(one.code, one.where.path) for one in result.problems] == [
        ("O103", ("张贴", 0, "照片", 0, "文件"))
    ]


def test_another_record_may_not_show_a_kept_photo(photographed: Path) -> None:
    edit(photographed, FILE, {POSTING: KEPT})
    other = photographed / "content/村务/weifang.yml"
    photo = "照片:\n  - {文件: 照片/qiang.jpg, 文字: 公开栏}\n"
    other.write_text(other.read_text("utf-8") + photo, "utf-8", newline="\n")
    assert [one.code for one in build_good(photographed).problems] == ["P206"]


def test_a_wrong_clock_is_told(photographed: Path) -> None:
    edit(photographed, FILE, {POSTING: KEPT.replace("拍摄人: 周秀英", "拍摄时间: 2026-11-13")})
    result = build_good(photographed)
    assert [one.code for one in result.problems] == ["T155"]
