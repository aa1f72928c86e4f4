"""Pictures for the chat group: light strips that cut no row and tell what the group may see."""

import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PIL import Image

from gongkai import picture_work
from gongkai.model.sheet import SheetForm, SheetWish
from gongkai.model.vocabulary import Face
from gongkai.output.strips import HeavyPictureError
from gongkai.output.typesetter import Typesetter
from gongkai.picture_work import PictureMaker, PictureResult
from gongkai.picturing import FORMS, picture_records
from gongkai.printing import Selection
from gongkai.sheet_work import SheetMaker, SheetTask
from tests.tools.demo_sheets import SHOWN_IN, SITE, DemoSheets
from tests.tools.good_village import AS_OF, edit
from tests.tools.long_records import bookings, ledger
from tests.tools.pdf_text import pdf_text
from tests.tools.scanned import decoded

pytestmark = pytest.mark.xdist_group("pictures")

WISH = SheetWish(form=SheetForm.LONG, face=Face.GROUP)
LEDGER, PEOPLE, FAMILY = "cw-2024-12-shouzhi", "cw-2026-06-gengdi", "jt-01"
KINDS = [
    LEDGER,
    PEOPLE,
    FAMILY,
    "dw-2026-07-biaozhang",
    "fw-2026-03-daiban",
    "cun-2026-03-siyi-sanzu",
    "cun-2026-06-xiangmu-sanzu",
    "cw-2025-juesuan",
    "wm-2026-09-sng-anpai",
    "cw-2026-09-jiuzai",
]
ENTRY = re.compile(r"2024-12-\d\d\s+记-\d+")


@pytest.fixture(scope="module")
def sheets(tmp_path_factory: pytest.TempPathFactory) -> DemoSheets:
    return DemoSheets(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def pictures(sheets: DemoSheets) -> PictureMaker:
    return PictureMaker(sheets.maker)


def made(sheets: DemoSheets, pictures: PictureMaker, id_: str) -> PictureResult:
    done = pictures.make(SheetTask(sheets.records[id_].file, WISH))
    assert done.problems == ()
    return done


def opened(done: PictureResult) -> Iterator[Image.Image]:
    for strip in done.strips:
        yield Image.open(io.BytesIO(strip.data))


@pytest.mark.parametrize("id_", KINDS)
def test_strips_are_light_and_fit_a_phone(
    sheets: DemoSheets, pictures: PictureMaker, id_: str
) -> None:
    done = made(sheets, pictures, id_)
    assert done.strips
    for strip, picture in zip(done.strips, opened(done), strict=True):
        assert picture.width == 1080
        assert picture.height <= 4000
        assert len(strip.data) <= 500_000
        assert strip.suffix == {"PNG": ".png", "JPEG": ".jpg"}[picture.format or ""]
        colours = picture.convert("RGB").getcolors(4096)
        assert strip.suffix == ".jpg" or len(colours or ()) in range(2, 9)


def test_only_strips_with_photos_are_jpeg(sheets: DemoSheets, pictures: PictureMaker) -> None:
    assert {one.suffix for one in made(sheets, pictures, FAMILY).strips} == {".jpg"}
    assert {one.suffix for one in made(sheets, pictures, LEDGER).strips} == {".png"}


def test_equal_records_give_equal_bytes(
    sheets: DemoSheets, pictures: PictureMaker, tmp_path: Path
) -> None:
    place = sheets.maker.place
    again = PictureMaker(SheetMaker(place, Typesetter(tmp_path, place.fonts)))
    for id_ in (LEDGER, FAMILY):
        assert made(sheets, pictures, id_) == made(sheets, again, id_)


@pytest.mark.poppler
def test_no_row_is_cut_and_every_strip_repeats_the_head(
    sheets: DemoSheets, pictures: PictureMaker
) -> None:
    """The same document as PDF has the same pages, and its words can be read."""
    task = SheetTask(sheets.records[LEDGER].file, WISH)
    values = sheets.maker.values(task)
    assert values is not None
    pages = pdf_text(sheets.maker.pdf([values], AS_OF, LEDGER)).split("\f")[:-1]
    strips = made(sheets, pictures, LEDGER).strips
    assert len(pages) == len(strips) == 2
    ledger = next(one for one in values["page"]["blocks"] if one.get("template") == "ledger_lines")
    found = [ENTRY.findall(page) for page in pages]
    assert sum(map(len, found)) == len(ledger["data"]["lines"])
    for number, (page, entries) in enumerate(zip(pages, found, strict=True), 1):
        told = "".join(page.split())
        assert f"第{number}张共2张" in told
        assert "日期、科目、摘要" in told
        # Every line of the ledger stands on one page whole: its day, its balance, its people.
        assert told.count("经手") == len(entries)
        assert values["code"].replace(" ", "") in told


def pages_of(sheets: DemoSheets, text: str) -> list[str]:
    """Return what can be read on each strip of a record that is added to the village."""
    file = "content/财务/changzhang.yml"
    (sheets.maker.place.root / file).write_text(text, "utf-8")
    values = sheets.maker.values(SheetTask(file, WISH))
    assert values is not None
    pdf = sheets.maker.pdf([values], AS_OF, LEDGER)
    return ["".join(page.split()) for page in pdf_text(pdf).split("\f")[:-1]]


@pytest.mark.poppler
def test_no_row_of_a_long_ledger_is_cut(sheets: DemoSheets) -> None:
    rows = bookings(300)
    pages = pages_of(sheets, ledger("cw-2026-09-changzhang", rows))
    assert len(pages) > 10
    # What people ask first stands above all rows, and names the largest expense once more.
    asked, pages[0] = pages[0].split("逐笔明细")
    assert "大家常问的几笔" in asked
    for row in rows:
        whole = [page for page in pages if all(mark in page for mark in row.marks)]
        partly = [page for page in pages if any(mark in page for mark in row.marks)]
        assert len(whole) == 1
        assert whole == partly


@pytest.mark.poppler
def test_a_text_longer_than_a_strip_goes_on_in_the_next(sheets: DemoSheets) -> None:
    text = ledger("cw-2026-09-changzhang", bookings(3), words=4000)
    pages = pages_of(sheets, text)
    assert len(pages) > 1
    assert "".join(pages).count("灯") == text.count("灯")


@pytest.mark.zbar
def test_the_code_leads_to_the_record_and_its_version(
    sheets: DemoSheets, pictures: PictureMaker
) -> None:
    for id_ in (LEDGER, FAMILY):
        address = f"{SITE}/r/{id_}.html#v={sheets.fingerprint(id_)[:32]}"
        for picture in opened(made(sheets, pictures, id_)):
            assert decoded(picture.convert("L")) == [address]


def test_the_group_sees_no_name_that_only_the_wall_shows(sheets: DemoSheets) -> None:
    file = sheets.records[PEOPLE].file
    on_the_wall = sheets.maker.values(SheetTask(file, SheetWish(face=Face.WALL)))
    in_the_group = sheets.maker.values(SheetTask(file, WISH))
    assert on_the_wall is not None
    assert in_the_group is not None
    names = [row[0] for group in _groups(on_the_wall) for row in group["rows"]]
    assert names
    assert not [name for name in names if name in str(in_the_group)]
    assert in_the_group["wall_code"] == ""


def _groups(values: dict[str, object]) -> list[dict[str, list[list[str]]]]:
    page = values["page"]
    assert isinstance(page, dict)
    blocks = [one for one in page["blocks"] if one.get("template") == "grouped_rows"]
    groups: list[dict[str, list[list[str]]]] = blocks[0]["data"]["groups"]
    return groups


@pytest.mark.poppler
@pytest.mark.parametrize("form", FORMS)
def test_a_picture_that_tells_more_than_the_web_bears_a_code_of_its_own(
    sheets: DemoSheets, form: SheetForm
) -> None:
    record = sheets.records[SHOWN_IN.get(form, FAMILY)]
    values = sheets.maker.values(SheetTask(record.file, WISH._replace(form=form)))
    assert values is not None
    both = values | {"wall_code": "0123 4567 89ab"}
    told = "".join(pdf_text(sheets.maker.pdf([both], AS_OF, record.title)).split())
    assert "本图指纹0123456789ab" in told
    assert "指纹" + values["code"].replace(" ", "") in told


@pytest.mark.poppler
def test_the_foot_tells_what_the_code_is_good_for(sheets: DemoSheets) -> None:
    values = sheets.maker.values(SheetTask(sheets.records[FAMILY].file, WISH))
    assert values is not None
    told = "".join(pdf_text(sheets.maker.pdf([values], AS_OF, FAMILY)).split())
    assert f"{SITE}/r/{FAMILY}.html" in told
    assert "长按识别二维码" in told
    alone = pdf_text(sheets.maker.pdf([values | {"address": ""}], AS_OF, FAMILY))
    assert "二维码里是编号和指纹" in "".join(alone.split())


@pytest.mark.parametrize("form", [one for one in FORMS if one is not SheetForm.LONG])
def test_other_forms_are_pictures_too(
    sheets: DemoSheets, pictures: PictureMaker, form: SheetForm
) -> None:
    task = SheetTask(sheets.records[SHOWN_IN[form]].file, WISH._replace(form=form))
    done = pictures.make(task)
    assert done.strips
    assert all(len(strip.data) <= 500_000 for strip in done.strips)


def test_families_stand_on_a_red_list_with_their_pictures(sheets: DemoSheets) -> None:
    task = SheetTask(
        sheets.records[SHOWN_IN[SheetForm.RED_LIST]].file, WISH._replace(form=SheetForm.RED_LIST)
    )
    values = sheets.maker.values(task)
    assert values is not None
    portrait = values["portraits"]["赵大全家"]
    assert (sheets.maker.typesetter.folder / portrait.removeprefix("/")).is_file()


def test_a_picture_that_stays_too_heavy_is_told(
    sheets: DemoSheets, pictures: PictureMaker, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_page: bytes, _foot: int) -> None:
        raise HeavyPictureError

    monkeypatch.setattr(picture_work, "strip_of", refuse)
    done = pictures.make(SheetTask(sheets.records[FAMILY].file, WISH))
    assert [(one.code, one.facts) for one in done.problems] == [("O108", {"most": "500"})]
    assert done.strips == ()


def pictured(root: Path, out: Path, day: date = AS_OF, **what: object) -> list[str]:
    selection = Selection(**what)  # type: ignore[arg-type]
    done = picture_records(root, day, selection, SheetForm.LONG, out, jobs=1)
    assert done.problems == ()
    return [file.name for file in done.files]


def test_pictures_are_named_as_the_text_beside_them(own: Path, tmp_path: Path) -> None:
    names = pictured(own, tmp_path, ids=("cun-2026-hetang",))
    assert names == ["cun-2026-hetang-weixin.png"]


def test_what_the_group_may_not_see_is_not_drawn_and_goes(own: Path, tmp_path: Path) -> None:
    everything = pictured(own, tmp_path)
    assert not any("dw-2026-fazhan" in name for name in everything)
    old = tmp_path / "dw-2026-fazhan-weixin-2.png"
    old.write_bytes(b"old")
    done = picture_records(
        own, AS_OF, Selection(("dw-2026-fazhan",)), SheetForm.LONG, tmp_path, jobs=1
    )
    assert (done.files, done.silent) == ((), ("dw-2026-fazhan",))
    assert not old.exists()


def test_ids_that_name_nothing_and_unfit_forms_are_told(own: Path, tmp_path: Path) -> None:
    done = picture_records(own, AS_OF, Selection(("nobody",)), SheetForm.LONG, tmp_path, jobs=1)
    assert done.unknown == ("nobody",)
    poster = picture_records(
        own, AS_OF, Selection(("cun-2026-hetang",)), SheetForm.CERTIFICATE, tmp_path, jobs=1
    )
    assert poster.unfit == ("cun-2026-hetang",)
    assert not list(tmp_path.glob("*.png"))


def test_only_what_changed_is_drawn_again(own: Path, tmp_path: Path) -> None:
    names = pictured(own, tmp_path)
    before = {name: (tmp_path / name).stat().st_mtime_ns for name in names}
    assert pictured(own, tmp_path) == names
    assert {name: (tmp_path / name).stat().st_mtime_ns for name in names} == before
    edit(own, "content/村务/jijin.md", {"大家看看": "大家看一看"})
    gone = names[0]
    (tmp_path / gone).unlink()
    assert pictured(own, tmp_path) == names
    after = {name: (tmp_path / name).stat().st_mtime_ns for name in names}
    changed = {name for name in names if before[name] != after[name]}
    assert changed == {gone, "cun-2026-hetang-weixin.png"}


def test_a_damaged_memory_of_pictures_is_made_anew(own: Path, tmp_path: Path) -> None:
    names = pictured(own, tmp_path, ids=("cun-2026-hetang",))
    for memory in (own / ".gongkai" / "cache").glob("pictures-*.json"):
        memory.write_text('{"format_version": 1}', "utf-8")
    assert pictured(own, tmp_path, ids=("cun-2026-hetang",)) == names
    for memory in (own / ".gongkai" / "cache").glob("pictures-*.json"):
        memory.write_text('{"format_version": 0}', "utf-8")
    assert pictured(own, tmp_path, ids=("cun-2026-hetang",)) == names
