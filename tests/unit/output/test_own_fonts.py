"""A village's own faces: found in its folder, named to the templates, told when they fail."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from gongkai.model.settings import FontChoice
from gongkai.output.fonts import fonts_dir
from gongkai.output.own_fonts import check_fonts, faces_of, lacking, own_files
from gongkai.output.typesetter import MissingGlyphError, Typesetter

DAY = date(2026, 11, 20)
FAMILY = "本村楷体"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a village folder that holds a font of its own, with one character that ours lack."""
    data = (fonts_dir() / "GongkaiKai-Regular.ttf").read_bytes()
    font = TTFont(io.BytesIO(data), recalcTimestamp=False)
    for number, text in ((1, FAMILY), (4, FAMILY), (6, "Cunkai")):
        font["name"].removeNames(nameID=number)
        font["name"].setName(text, number, 3, 1, 0x409)
    for table in font["cmap"].tables:
        if table.format == 12:
            table.cmap[ord("𰻞")] = table.cmap[ord("面")]
    root = tmp_path / "村"
    (root / "字体").mkdir(parents=True)
    font.save(root / "字体" / "村.ttf")
    return root


def set_in(folder: Path, root: Path, choice: FontChoice | None, words: str) -> set[str]:
    """Return the names of the fonts that a PDF with some words holds."""
    typesetter = Typesetter(folder, faces_of(root, choice))
    template = '#import "style.typ": serif, sans, kai\n#set document(title: "t")\n'
    template += f"#text(font: serif)[{words}]"
    (folder / "words.typ").write_text(template, "utf-8")
    pdf = PdfReader(io.BytesIO(typesetter.pdf("words.typ", {}, DAY)))
    page: Any = pdf.pages[0]
    fonts = page["/Resources"]["/Font"].values()
    return {str(font.get_object()["/BaseFont"]).partition("+")[2] for font in fonts}


def test_sheets_are_set_in_the_faces_that_ship_whatever_is_installed(
    tmp_path: Path, root: Path
) -> None:
    names = set_in(tmp_path / "set", root, None, "村务公开㛃䶮𬭚𠅤㐷")
    assert names == {"NotoSerifSC-Regular-Identity-H"}


def test_an_own_file_comes_first_and_what_it_lacks_from_the_fallback(
    tmp_path: Path, root: Path
) -> None:
    choice = FontChoice(body="字体/村.ttf")
    assert not list(check_fonts(root, choice))
    assert set_in(tmp_path / "set", root, choice, "村务公开𰻞㐷") == {
        "Cunkai",
        "NotoSerifSC-Regular-Identity-H",
    }


def test_a_character_of_no_face_stops_the_typesetter(tmp_path: Path, root: Path) -> None:
    with pytest.raises(MissingGlyphError) as caught:
        set_in(tmp_path / "set", root, None, "公开𰻞")
    assert caught.value.character == "𰻞"


def test_an_own_file_adds_to_what_can_be_printed(root: Path) -> None:
    assert lacking("公开𰻞🎉", root, None) == ("𰻞", "🎉")
    assert lacking("公开𰻞🎉", root, FontChoice(kai="字体/村.ttf")) == ("🎉",)


@pytest.mark.parametrize("name", ["字体/没有.ttf", "字体/坏.ttf", "../外.ttf", "/外.otf"])
def test_a_file_that_is_missing_broken_or_outside_is_told(root: Path, name: str) -> None:
    (root / "字体" / "坏.ttf").write_text("x", "utf-8")
    (root.parent / "外.ttf").write_bytes((root / "字体" / "村.ttf").read_bytes())
    choice = FontChoice(title=name)
    (problem,) = check_fonts(root, choice)
    assert problem.code == "C104"
    assert own_files(root, choice) == []
    assert faces_of(root, choice) == faces_of(root, None)


def test_an_installed_family_is_asked_for_by_name(root: Path) -> None:
    choice = FontChoice(body="没有这种字体")
    (problem,) = check_fonts(root, choice)
    assert problem.code == "C105"
    faces = faces_of(root, choice)
    assert faces.uses_installed
    assert faces.families["serif"][0] == "没有这种字体"
