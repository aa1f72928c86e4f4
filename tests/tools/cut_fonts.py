"""Cut the fonts in theme/fonts from their sources; the same sources give the same bytes.

    apt-get install fonts-noto-cjk fonts-lxgw-wenkai unicode-data
    python -m tests.tools.cut_fonts            # cut all faces, write lists and fonts.toml
    python -m tests.tools.cut_fonts --root DIR # take the sources from an unpacked copy below DIR

With ``--root`` the packages need not be installed: ``dpkg -x package.deb DIR`` is enough.
"""

import argparse
import bz2
import hashlib
import io
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[2] / "theme" / "fonts"
PLAN = FONTS / "plan.toml"
MANIFEST = FONTS / "fonts.toml"
_UNIHAN = "usr/share/unicode/Unihan_{}.txt.bz2"
_HIGHEST = 0x110000
_LINE = 40
# Marks that Noto has no glyph for are drawn as their nearest: crosses, ticks, boxes.
_LIKE = {
    0x2610: 0x25A1,
    0x2611: 0x2713,
    0x2612: 0xD7,
    0x2714: 0x2713,
    0x2715: 0xD7,
    0x2716: 0xD7,
    0x2717: 0xD7,
    0x2718: 0xD7,
}
# Numerals that old receipts are written with.
_ON_RECEIPTS = frozenset("叄貳")
_UNPRINTED = frozenset({"Cc", "Cf", "Cn", "Zl", "Zp"})


class Face(NamedTuple):
    """One face to be cut: where from, and what it is called then."""

    file: str
    source: str
    number: int
    family: str
    style: str
    lists: tuple[str, ...]
    notice: str


def faces() -> list[Face]:
    """Return the faces of plan.toml."""
    plan = tomllib.loads(PLAN.read_text("utf-8"))
    return [Face(**face | {"lists": tuple(face["lists"])}) for face in plan["face"]]


def characters(name: str) -> str:
    """Return the characters of a list in theme/fonts/characters."""
    lines = (FONTS / "characters" / f"{name}.txt").read_text("utf-8").split("\n")
    return "".join(line for line in lines if not line.startswith("# "))


def cut(face: Face, root: Path) -> bytes:
    """Return a face cut down to its lists."""
    wanted = {ord(char) for name in face.lists for char in characters(name)} | set(_LIKE)
    font = TTFont(
        root / face.source, fontNumber=face.number, recalcTimestamp=False, recalcBBoxes=False
    )
    for table in font["cmap"].tables:
        for code, like in _LIKE.items() if table.isUnicode() else ():
            if code not in table.cmap and like in table.cmap:
                table.cmap[code] = table.cmap[like]
    options = subset.Options(
        hinting=False,
        notdef_outline=True,
        layout_features=["ccmp", "halt", "kern", "mark"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 8, 9, 11, 13, 14],
        name_languages=[0x409],
        glyph_names=False,
        legacy_cmap=False,
        drop_tables=["BASE", "DSIG", "VORG", "gasp", "vhea", "vmtx"],
        recalc_timestamp=False,
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted & set(font.getBestCmap()) | {ord(" ")})
    subsetter.subset(font)
    _rename(font, face)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _rename(font: Any, face: Face) -> None:
    """Give a face its own name: a cut font is not the original, and its name may be reserved."""
    names = font["name"]
    bare = face.family.replace(" ", "")
    texts = {
        0: face.notice,
        1: face.family,
        2: face.style,
        3: f"{bare}-{face.style};gongkai",
        4: f"{face.family} {face.style}",
        6: f"{bare}-{face.style}",
        10: "A subset made for printed notices; see the licence beside this file.",
    }
    for number, text in texts.items():
        names.removeNames(nameID=number)
        names.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        inner = font["CFF "].cff
        inner.fontNames[0] = texts[6]
        inner.topDictIndex[0].FullName = texts[4]
        inner.topDictIndex[0].FamilyName = face.family


def write_lists(root: Path) -> None:
    """Write the lists of characters anew from Unihan and the codecs of Python."""
    standard = {char for char, value in _unihan(root, "OtherMappings", "kTGH") if value}
    serif = _repertoire(root)
    old = {char for char in _codec("gb2312") if _is_ideograph(char)}
    signs = {char for char in _codec("gbk") if not _is_ideograph(char)} | _further_signs()
    _write(
        "standard",
        standard,
        "The 8105 characters of the Table of General Standard Chinese Characters (2013)."
        " Source: Unihan, field kTGH (Debian package unicode-data).",
    )
    _write(
        "signs",
        (signs | (old - standard)) & serif,
        "Signs: what GB 2312 and GBK hold besides ideographs, Latin-1, numbers in circles and"
        " brackets, units, marks; and the ideographs of GB 2312 outside the standard table."
        " Source: codecs gb2312 and gbk of Python, and Unicode blocks.",
    )
    _write(
        "names",
        (_rare(root) & serif) - standard - old,
        "Rare characters that stand in names. Source: Unihan (Debian package unicode-data):"
        " kXHC1983, kMainlandTelegraph, kGB8, kUnihanCore2020 G and kIRG_GSource G7, G8, GS, GU"
        " where they have no simplified form, and all of kHanyuPinlu; as far as Noto has them;"
        " and two numerals of old receipts.",
    )


def _rare(root: Path) -> set[str]:
    simplified = {char for char, _ in _unihan(root, "Variants", "kSimplifiedVariant")}
    found = {char for char, _ in _unihan(root, "Readings", "kXHC1983")}
    for field in ("kMainlandTelegraph", "kGB8"):
        found |= {char for char, _ in _unihan(root, "OtherMappings", field)}
    core = _unihan(root, "DictionaryLikeData", "kUnihanCore2020")
    found |= {char for char, value in core if "G" in value}
    sources = _unihan(root, "IRGSources", "kIRG_GSource")
    found |= {char for char, value in sources if value.split("-")[0] in {"G7", "G8", "GS", "GU"}}
    found = (found - simplified) | _ON_RECEIPTS
    return found | {char for char, _ in _unihan(root, "Readings", "kHanyuPinlu")}


def _unihan(root: Path, part: str, field: str) -> Iterator[tuple[str, str]]:
    with bz2.open(root / _UNIHAN.format(part), "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("U+"):
                code, name, value = line.rstrip("\n").split("\t")
                if name == field:
                    yield chr(int(code.removeprefix("U+"), 16)), value


def _codec(name: str) -> Iterator[str]:
    for code in range(0x80, 0x10000):
        char = chr(code)
        if char.encode(name, "ignore"):
            yield char


def _is_ideograph(char: str) -> bool:
    return unicodedata.name(char, "").startswith("CJK ")


def _further_signs() -> set[str]:
    blocks = ((0x20, 0x7F), (0xA0, 0x180), (0x1CD, 0x1DD), (0x2010, 0x2060), (0x2150, 0x2190),
              (0x2190, 0x21E0), (0x2200, 0x2270), (0x2460, 0x2600), (0x2605, 0x2607),
              (0x2610, 0x2613), (0x2713, 0x2718), (0x2776, 0x2794), (0x3000, 0x3040),
              (0x3200, 0x3400), (0xFE10, 0xFE1A), (0xFE30, 0xFE50), (0xFF01, 0xFF5F),
              (0xFFE0, 0xFFE7))  # fmt: skip
    found = {chr(code) for first, end in blocks for code in range(first, end)}
    return {char for char in found if unicodedata.category(char) not in _UNPRINTED}


def _repertoire(root: Path) -> set[str]:
    face = faces()[0]
    font = TTFont(root / face.source, fontNumber=face.number, lazy=True)
    return {chr(code) for code in font.getBestCmap()}


def _write(name: str, found: Iterable[str], head: str) -> None:
    text = "".join(sorted(found))
    lines = [f"# {head}", *(text[at : at + _LINE] for at in range(0, len(text), _LINE))]
    file = FONTS / "characters" / f"{name}.txt"
    file.write_text("\n".join(lines) + "\n", "utf-8", newline="\n")


def sha256(data: bytes) -> str:
    """Return a checksum as fonts.toml holds it."""
    return hashlib.sha256(data).hexdigest()


def _entry(face: Face, data: bytes, root: Path) -> str:
    font = TTFont(io.BytesIO(data), lazy=True)
    values = {
        "file": face.file,
        "family": face.family,
        "style": face.style,
        "sha256": sha256(data),
        "source_sha256": sha256((root / face.source).read_bytes()),
    }
    lines = "".join(f'{name} = "{value}"\n' for name, value in values.items())
    return f"[[face]]\n{lines}bytes = {len(data)}\ncharacters = {len(font.getBestCmap())}\n"


def _ranges(codes: Iterable[int]) -> Iterator[tuple[int, int]]:
    first = last = -2
    for code in [*sorted(codes), _HIGHEST]:
        if code != last + 1:
            if first >= 0:
                yield first, last
            first = code
        last = code


def coverage(data: bytes) -> str:
    """Return a cmap as text: one range of code points after the other, as hexadecimals."""
    codes = TTFont(io.BytesIO(data), lazy=True).getBestCmap()
    runs = (f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in _ranges(codes))
    return " ".join(runs) + "\n"


def main() -> None:
    """Cut everything anew."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=Path, default=Path("/"))
    root: Path = parser.parse_args().root
    write_lists(root)
    entries = []
    for face in faces():
        data = cut(face, root)
        (FONTS / face.file).write_bytes(data)
        cover = (FONTS / face.file).with_suffix(".cmap")
        cover.write_text(coverage(data), "utf-8", newline="\n")
        entries.append(_entry(face, data, root))
        print(face.file, len(data))
    head = "# Written by tests/tools/cut_fonts.py. Checksums of each face and of its source.\n\n"
    MANIFEST.write_text(head + "\n".join(entries), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
