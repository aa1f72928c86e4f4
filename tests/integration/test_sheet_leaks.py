"""A sheet that would show a private number is not made, whatever let it come so far."""

import io
import random
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from gongkai import sheet_work
from gongkai.check.privacy import declared_by
from gongkai.checking import survey
from gongkai.guard.set_text import GOES_ON, OtherFormError, text_of_sheet
from gongkai.model.sheet import SheetWish
from gongkai.model.vocabulary import Face
from gongkai.output.typesetter import Typesetter
from gongkai.printing import print_place
from gongkai.reread import reread
from gongkai.sheet_work import SheetMaker, SheetTask
from tests.tools.good_village import AS_OF, edit
from tests.tools.office_files import docx, pdf, xlsx, zipped
from tests.tools.secrets import number

FILE = "content/村务/jijin.md"


@pytest.fixture
def maker(own: Path, tmp_path: Path) -> SheetMaker:
    place = print_place(own, survey(own, AS_OF), AS_OF, tmp_path)
    return SheetMaker(place, Typesetter(tmp_path / "set", place.fonts))


@pytest.mark.parametrize("face", [Face.WEB, Face.WALL])
def test_a_private_number_stops_the_sheet(own: Path, maker: SheetMaker, face: Face) -> None:
    task = SheetTask(FILE, SheetWish(face=face))
    assert maker.make(task).pdf
    value = number("identity", random.Random(7))  # noqa: S311 - the same in every run
    edit(own, FILE, {"大家看看": f"大家看看 {value}"})
    made = maker.make(task)
    assert made.pdf == b""
    assert [problem.code for problem in made.problems] == ["O104"]
    assert value not in repr(made)


def test_a_finished_sheet_is_read_again(
    maker: SheetMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Should the look at what is set ever fail, the sheet itself is read: quickly, and wholly."""
    value = number("identity", random.Random(8))  # noqa: S311 - the same in every run
    pdf = _let_through(maker, monkeypatch, f"（（{value}）(一(二)) \\\\ 的）")
    told = text_of_sheet(pdf)
    assert value in told
    assert Counter(filter(str.isalnum, whole_text(pdf))) - Counter(told) == Counter()
    site = tmp_path / "site"
    (site / "d").mkdir(parents=True)
    (site / "d" / "x.pdf").write_bytes(pdf)
    problems = reread(tmp_path, site, declared_by(maker.place.settings), 1).problems
    assert [(one.code, one.where.file) for one in problems] == [("O104", "d/x.pdf")]
    assert value not in repr(problems)
    # In a form that the quick reader does not know, it is read by the slow one.
    (site / "d" / "x.pdf").write_bytes(pdf.replace(b"/Creator(Typst ", b"/Creator(Other "))
    assert reread(tmp_path, site, declared_by(maker.place.settings), 1).problems == problems


def test_a_number_in_two_fonts_is_seen_on_a_finished_sheet(
    maker: SheetMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = number("identity", random.Random(10))  # noqa: S311 - the same in every run
    pdf = _let_through(maker, monkeypatch, f" {value[:6]}**{value[6:]}**，好")
    assert value not in text_of_sheet(pdf)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.pdf").write_bytes(pdf)
    problems = reread(tmp_path, tmp_path / "site", frozenset(), 1).problems
    assert [(one.code, one.where.file) for one in problems] == [("O104", "x.pdf")]


@pytest.mark.parametrize("kind", ["card", "mobile"])
@pytest.mark.parametrize("cut", [3, 4, 7])
def test_a_number_torn_over_two_lines_is_seen_on_a_finished_sheet(
    maker: SheetMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, cut: int
) -> None:
    value = number(kind, random.Random(11))  # noqa: S311 - the same in every run
    pdf = _let_through(maker, monkeypatch, f" {value[:cut]}  \n{value[cut:]}，好")
    assert f"{value[:cut]}{GOES_ON} {value[cut:]}" in text_of_sheet(pdf)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.pdf").write_bytes(pdf)
    found = reread(tmp_path, tmp_path / "site", frozenset(), 1).problems
    assert [one.code for one in found] == ["O104"]
    assert value[cut:] not in repr(found)


def test_two_numbers_of_two_cells_are_not_one(
    maker: SheetMaker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    value = number("mobile", random.Random(12))  # noqa: S311 - the same in every run
    pdf = _let_through(maker, monkeypatch, f"\n\n{value[:4]}\n\n{value[4:]}\n\n")
    assert f"{value[:4]}\n{value[4:]}" in text_of_sheet(pdf)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "x.pdf").write_bytes(pdf)
    assert not reread(tmp_path, tmp_path / "site", frozenset(), 1).problems


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.xlsx", "x.zip", "x.mp4"])
def test_every_sort_of_file_is_read_again(tmp_path: Path, name: str) -> None:
    value = number("identity", random.Random(9))  # noqa: S311 - the same in every run
    files = {
        "x.pdf": pdf(f"No. {value}"),
        "x.docx": docx("no", header=value),
        "x.xlsx": xlsx(hidden=value),
        "x.zip": zipped({"a.csv": value}),
        "x.mp4": b"ftypmp42\0" + value.encode(),
    }
    site = tmp_path / "site"
    site.mkdir()
    (site / name).write_bytes(files[name])
    problems = reread(tmp_path, site, frozenset(), 1).problems
    assert [(one.code, one.where.file) for one in problems] == [("O104", name)]


@pytest.mark.parametrize("end", [b"startxref", b"/ToUnicode", b"xref\n", b"/ParentTree"])
def test_a_damaged_sheet_is_left_to_the_other_reader(maker: SheetMaker, end: bytes) -> None:
    made = maker.make(SheetTask(FILE, SheetWish())).pdf
    assert text_of_sheet(made)
    with pytest.raises(OtherFormError):
        text_of_sheet(made.replace(end, b""))


def _let_through(maker: SheetMaker, monkeypatch: pytest.MonkeyPatch, words: str) -> bytes:
    """Return a sheet with more words in its text, as if nobody looked at what is set."""
    edit(maker.place.root, FILE, {"大家看看": f"大家看看{words}"})
    monkeypatch.setattr(sheet_work, "certain_kinds", lambda *_: ())
    return maker.make(SheetTask(FILE, SheetWish())).pdf


def whole_text(data: bytes) -> str:
    return "".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
