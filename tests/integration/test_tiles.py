"""A sheet of A3 on two of A4: nothing is lost at the seam, marks and numbers tell how to join."""

from pathlib import Path

import pytest
from PIL import Image, ImageChops

from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.printing import Selection, print_records
from gongkai.sheet_work import SheetTask
from tests.integration.test_commands import gongkai
from tests.tools.demo_sheets import SHOWN_IN, SITE, DemoSheets
from tests.tools.good_village import AS_OF
from tests.tools.pdf_facts import claims, fonts_lacking, page_sizes
from tests.tools.pdf_text import pdf_text
from tests.tools.scanned import decoded, drawn

pytestmark = [pytest.mark.poppler, pytest.mark.xdist_group("paper")]

DPI = 127
"""Five points to a millimetre."""
MM = 5
EDGE, SHORT, LONG = 10 * MM, 210 * MM, 297 * MM
"""The line of the cut lies so far from the paper's edge: the printer's white and what overlaps."""
OVERLAP, WHITE = 10 * MM, 5 * MM
A4, A4_LYING = (210, 297), (297, 210)
A3_FORMS = (
    SheetForm.POSTER,
    SheetForm.RED_LIST,
    SheetForm.RULES_BOARD,
    SheetForm.PROJECT_BOARD,
    SheetForm.DONORS,
)
LYING = {SheetForm.PROJECT_BOARD, SheetForm.DONORS}


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("tiles"))


def wide_table() -> str:
    """Return a record whose table needs a page of A3."""
    columns = ", ".join(f"{{标题: 第{number}年的发放情况, 隐私: 公开}}" for number in range(16))
    row = ", ".join(["二百零五户已经发放"] * 16)
    return f"""编号: cun-2026-kuan
类型: 自定义表
标题: 2026年历年发放一览
公开事项: 村务档案目录
公开主体: 村委会
公开范围: 全社会
所属期: 2026
状态: 公开
列: [{columns}]
行: [[{row}]]
"""


def made(sheets: DemoSheets, form: SheetForm) -> tuple[bytes, bytes]:
    """Return a record's sheet, and the same on A4."""
    file = sheets.records[SHOWN_IN[form]].file
    done = sheets.maker.make(SheetTask(file, SheetWish(form, Face.WALL, is_tiled=True)))
    assert done.problems == ()
    return done.pdf, done.tiles


def glued(first: Image.Image, second: Image.Image, *, lies: bool) -> Image.Image:
    """Return two halves of which one is cut and lies on the other, line on line."""
    size = (2 * (SHORT - EDGE), LONG) if lies else (LONG, 2 * (SHORT - EDGE))
    whole = Image.new("L", size, 255)
    cut = (0, 0, SHORT - EDGE, LONG) if lies else (0, 0, LONG, SHORT - EDGE)
    rest = (EDGE, 0, SHORT, LONG) if lies else (0, EDGE, LONG, SHORT)
    whole.paste(second.crop(rest), (cut[2], 0) if lies else (0, cut[3]))
    whole.paste(first.crop(cut), (0, 0))
    return whole


@pytest.mark.parametrize("form", A3_FORMS)
def test_both_halves_make_the_sheet_again(sheets: DemoSheets, form: SheetForm) -> None:
    pdf, tiles = made(sheets, form)
    lies = form in LYING
    assert set(page_sizes(tiles)) == {A4 if lies else A4_LYING}
    assert len(page_sizes(tiles)) == 2 * len(page_sizes(pdf))
    joined = glued(drawn(tiles, DPI, 1), drawn(tiles, DPI, 2), lies=lies)
    page = drawn(pdf, DPI)
    whole = page.crop(
        (EDGE, 0, page.width - EDGE, LONG) if lies else (0, EDGE, LONG, page.height - EDGE)
    )
    # Seen from a little away letters and their outlines look alike; the marks stand at the edges.
    inner = (12, 8, joined.width // MM - 12, joined.height // MM - 8)
    ours, theirs = (one.reduce(MM).crop(inner) for one in (joined, whole.resize(joined.size)))
    grey = ImageChops.difference(ours, theirs).histogram()
    # The dashed line of the cut is all that differs by much.
    assert sum(grey[100:]) <= max(ours.size)


@pytest.mark.parametrize("form", [SheetForm.RULES_BOARD, SheetForm.DONORS])
def test_a_strip_around_the_cut_is_printed_on_both_halves(
    sheets: DemoSheets, form: SheetForm
) -> None:
    lies = form in LYING
    tiles = made(sheets, form)[1]
    first, second = drawn(tiles, DPI, 1), drawn(tiles, DPI, 2)
    if not lies:
        first, second = (one.transpose(Image.Transpose.TRANSPOSE) for one in (first, second))
    height = first.height
    one = first.crop((SHORT - WHITE - OVERLAP, 0, SHORT - WHITE, height)).reduce(MM)
    other = second.crop((WHITE, 0, WHITE + OVERLAP, height)).reduce(MM)
    # The hint at the edge is the lower half's own.
    inner = (1, 10, one.width - 1, one.height - 10)
    grey = ImageChops.difference(one.crop(inner), other.crop(inner)).histogram()
    assert sum(grey[100:]) <= one.height // 20
    assert any(one.crop(inner).histogram()[:200])


@pytest.mark.parametrize("form", A3_FORMS)
def test_what_is_printed_keeps_away_from_the_edges(sheets: DemoSheets, form: SheetForm) -> None:
    page = drawn(made(sheets, form)[0], DPI)
    long_side, short_side = (15 * MM, 5 * MM) if form not in LYING else (5 * MM, 15 * MM)
    inked = page.point(lambda grey: 255 if grey < 250 else 0).getbbox()
    assert inked is not None
    assert inked[0] >= short_side
    assert inked[1] >= long_side
    assert inked[2] <= page.width - short_side
    assert inked[3] <= page.height - long_side


def test_halves_keep_to_the_standards_and_are_numbered(sheets: DemoSheets) -> None:
    tiles = made(sheets, SheetForm.POSTER)[1]
    assert claims(tiles) == {"A-2", "A-A", "UA-1"}
    assert fonts_lacking(tiles) == []
    told = "".join(pdf_text(tiles).split())
    assert "上半张1/2" in told
    assert "下半张2/2" in told


@pytest.mark.zbar
def test_the_code_on_a_half_is_read(sheets: DemoSheets) -> None:
    tiles = made(sheets, SheetForm.POSTER)[1]
    assert decoded(drawn(tiles, 150, 2))[0].startswith(f"{SITE}/r/{SHOWN_IN[SheetForm.POSTER]}")


def test_a_sheet_of_a4_needs_no_halves(sheets: DemoSheets) -> None:
    assert made(sheets, SheetForm.NOTICE)[1] == b""


def test_halves_are_written_beside_the_sheet(village: Path, tmp_path: Path) -> None:
    wish = SheetWish(SheetForm.POSTER, Face.WALL, is_tiled=True)
    done = print_records(village, AS_OF, Selection(("cw-2026-08",)), wish, tmp_path, jobs=1)
    assert [file.name for file in done.files] == [
        "cw-2026-08-poster.pdf",
        "cw-2026-08-poster-on-a4.pdf",
    ]
    # One sheet in two sizes is no set to be merged.
    assert done.merged is None


def test_pages_of_a3_in_a_book_have_halves_that_tell_its_page_numbers(
    own: Path, tmp_path: Path
) -> None:
    (own / "content/村务/kuan.yml").write_text(wide_table(), "utf-8")
    asked = ("print", "--form", "档案", "--year", "2026", "--tile", "--out", str(tmp_path))
    done = gongkai(*asked, folder=own)
    assert done.returncode == 0, done.stdout + done.stderr
    pdf, tiles = (tmp_path / f"volume-2026{end}.pdf" for end in ("", "-on-a4"))
    sizes = page_sizes(pdf.read_bytes())
    wide = [number for number, size in enumerate(sizes, 1) if size not in {A4, A4_LYING}]
    assert len(wide) == 1
    assert page_sizes(tiles.read_bytes()) == [A4, A4]
    told = "".join(pdf_text(tiles.read_bytes()).split())
    assert f"volume-2026第{wide[0]}/{len(sizes)}页左半张1/2" in told


def test_a_book_of_a4_alone_has_no_halves(village: Path, tmp_path: Path) -> None:
    asked = ("print", "--form", "公开登记台账", "--year", "2026", "--tile", "--out", str(tmp_path))
    done = gongkai(*asked, folder=village)
    assert done.returncode == 0
    assert [file.name for file in tmp_path.iterdir()] == ["register-2026.pdf"]
