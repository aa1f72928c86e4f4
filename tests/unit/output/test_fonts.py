"""The faces that ship: what they hold, where they come from, what is cut of them for the web."""

import hashlib
import io
import tomllib
from pathlib import Path
from unicodedata import category

import pytest
from fontTools.ttLib import TTFont

from gongkai.output.fonts import (
    FALLBACK,
    UnreadableFontError,
    characters_in,
    covered_by,
    family_in,
    fonts_dir,
    missing_characters,
    shipped_faces,
    web_font,
    web_font_style,
)
from tests.tools import cut_fonts

_MEGABYTE = 1_000_000
MANIFEST = tomllib.loads((fonts_dir() / "fonts.toml").read_text("utf-8"))["face"]
_FURTHER = "①②㊟㎡￥✓✗★☆☑□、。，；：？！“”‘’《》〈〉【】〔〕（）—…·～％‰℃Ⅳ"


def test_the_standard_table_is_whole_and_every_face_holds_it() -> None:
    standard = cut_fonts.characters("standard")
    assert len(standard) == len(set(standard)) == 8105
    for face in shipped_faces():
        assert not missing_characters(standard, face), face


def test_names_are_within_bounds_and_the_fallback_holds_them() -> None:
    names = cut_fonts.characters("names")
    assert 2000 < len(set(names)) <= 3000
    assert not missing_characters(names + "㛃䶮𬭚𠅤")


@pytest.mark.parametrize("face", shipped_faces())
def test_every_face_holds_gb2312_signs_and_latin(face: str) -> None:
    cells = b"".join(bytes((a, b)) for a in range(0xB0, 0xF8) for b in range(0xA1, 0xFF))
    ascii_signs = "".join(map(chr, range(0x20, 0x7F)))
    text = cells.decode("gb2312", "ignore") + ascii_signs + _FURTHER
    assert not missing_characters(text, face)


def test_the_fallback_holds_what_others_do_save_signs_of_logic() -> None:
    for face in shipped_faces():
        assert covered_by(face) - covered_by(FALLBACK) <= set("∌∍∼")


def test_a_missing_character_is_told_once_and_line_ends_are_none() -> None:
    assert missing_characters("村\n务\t公𰻝开𰻝🎉") == ("𰻝", "🎉")


def test_what_shows_nothing_needs_no_glyph_but_a_private_character_does() -> None:
    assert missing_characters("公\u0007\u200b\u2003\ue005开\ue863") == ("\ue863",)


def test_faces_are_those_of_the_manifest_and_small() -> None:
    files = {file.name for file in fonts_dir().iterdir() if file.suffix in {".otf", ".ttf"}}
    assert files == {face["file"] for face in MANIFEST}
    assert sum(file.stat().st_size for file in fonts_dir().rglob("*")) < 20 * _MEGABYTE


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: str(entry["file"]))
def test_a_face_is_what_its_manifest_says(entry: dict[str, str | int]) -> None:
    file = fonts_dir() / str(entry["file"])
    data = file.read_bytes()
    assert cut_fonts.sha256(data) == entry["sha256"]
    assert file.with_suffix(".cmap").read_text("utf-8") == cut_fonts.coverage(data)
    assert len(covered_by(file.stem)) == entry["characters"]
    assert family_in(file) == entry["family"]
    assert characters_in(file) == covered_by(file.stem)


def test_no_face_bears_a_reserved_name() -> None:
    for entry in MANIFEST:
        names = TTFont(io.BytesIO((fonts_dir() / entry["file"]).read_bytes()))["name"]
        own = " ".join(str(names.getDebugName(number)) for number in (1, 2, 3, 4, 6))
        assert not any(word in own for word in ("LXGW", "霞鹜", "Source", "CJK"))


@pytest.mark.deep
@pytest.mark.fonts
@pytest.mark.parametrize("face", cut_fonts.faces(), ids=lambda face: str(face.file))
def test_the_same_sources_are_cut_to_the_same_bytes(face: cut_fonts.Face) -> None:
    entry = next(entry for entry in MANIFEST if entry["file"] == face.file)
    assert cut_fonts.sha256(Path("/", face.source).read_bytes()) == entry["source_sha256"]
    assert cut_fonts.sha256(cut_fonts.cut(face, Path("/"))) == entry["sha256"]


def test_a_web_font_holds_exactly_what_was_asked_for_and_is_small() -> None:
    data = web_font("𬭚䶮")
    assert data == web_font("䶮𬭚")
    assert data[:4] == b"wOF2"
    assert len(data) < 3000
    assert set(TTFont(io.BytesIO(data)).getBestCmap()) == {ord("䶮"), ord("𬭚")}


def test_a_web_fonts_style_names_its_characters_and_no_other_place() -> None:
    style = web_font_style("䶮𬭚", "gk-rare", "rare.woff2").decode()
    assert "unicode-range:U+4DAE,U+2CB5A;" in style
    assert 'url("rare.woff2")' in style
    assert "//" not in style


def test_what_the_fallback_lacks_is_left_out_of_the_web() -> None:
    assert web_font_style("🎉", "gk-rare", "rare.woff2") == b""


def test_a_file_that_is_no_font_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.ttf"
    file.write_bytes(b"no font")
    with pytest.raises(UnreadableFontError):
        characters_in(file)
    with pytest.raises(UnreadableFontError):
        family_in(file)


def test_checksums_are_those_of_hashlib() -> None:
    assert cut_fonts.sha256(b"a") == hashlib.sha256(b"a").hexdigest()


def test_what_is_taken_for_plain_is_held_by_every_face() -> None:
    plain = {char for char in map(chr, range(0xD800)) if is_in_gb2312(char)} - {"\u30fb"}
    unseen = {"Cc", "Cf", "Zl", "Zp", "Zs"}
    for face in shipped_faces():
        assert {char for char in plain - covered_by(face) if category(char) not in unseen} == set()
    assert missing_characters("\u30fb") == ("\u30fb",)


def is_in_gb2312(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
