"""The faces that ship with the program and those of a village: what they hold, cut for the web."""

import io
import logging
import struct
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final
from unicodedata import category

from gongkai.base.paths import theme_dir

FALLBACK: Final = "NotoSerifSC-Regular"
"""The face that holds most, and stands in for every other."""
_FONT_SUFFIXES: Final = frozenset({".otf", ".ttf", ".ttc"})
# These need no glyph; that invisible ones stand where they must not is told elsewhere.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Zl", "Zp", "Zs"})

# The line end, which nearly every text holds, and the marks of frames, which no input may hold.
_NEVER_PRINTED: Final = frozenset({"\n", *map(chr, range(0xE000, 0xE010))})

_CODEC_DOT: Final = "\u30fb"
"""What Python takes the middle dot of GB 2312 for; faces hold the other one."""


class UnreadableFontError(Exception):
    """A file that is no font that sheets can be set with."""


def fonts_dir() -> Path:
    """Return the folder of the faces that ship with the program."""
    return theme_dir() / "fonts"


def shipped_faces() -> tuple[str, ...]:
    """Return the names of the faces that ship, the fallback first."""
    names = sorted(file.stem for file in fonts_dir().glob("*.cmap"))
    return (FALLBACK, *(name for name in names if name != FALLBACK))


@cache
def covered_by(face: str) -> frozenset[str]:
    """Return the characters that a shipped face holds."""
    text = (fonts_dir() / f"{face}.cmap").read_text("utf-8")
    codes: set[str] = set()
    for run in text.split():
        first, _, last = run.partition("-")
        codes.update(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return frozenset(codes)


def _is_plain(text: str) -> bool:
    """Return whether a text stays within GB 2312, which every face holds; nearly all do."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return _CODEC_DOT not in text


def missing_characters(text: str, face: str = FALLBACK) -> tuple[str, ...]:
    """Return the characters of a text that a shipped face lacks, each once, in their order."""
    if _is_plain(text):
        return ()
    missing = set(text) - covered_by(face) - _NEVER_PRINTED
    # Few characters are left, and most texts are long: what needs no glyph goes first.
    missing = {char for char in missing if category(char) not in _UNSEEN}
    if not missing:
        return ()
    return tuple(dict.fromkeys(char for char in text if char in missing))


@cache
def characters_in(file: Path) -> frozenset[str]:
    """Return the characters that a village's own font file holds.

    Raise UnreadableFontError for a file that is no font.
    """
    return frozenset(map(chr, _read(file, "cmap").getBestCmap() or ()))


def family_in(file: Path) -> str:
    """Return the family name in a font file, as sheets call it.

    Raise UnreadableFontError for a file that is no font.
    """
    return str(_read(file, "name").getBestFamilyName() or "")


def _read(file: Path, table: str) -> Any:
    from fontTools.ttLib import TTFont, TTLibError  # noqa: PLC0415 - few villages have own fonts

    try:
        font = TTFont(io.BytesIO(file.read_bytes()), fontNumber=0, lazy=True)
        font.getBestCmap()
        return font[table]
    except (TTLibError, OSError, LookupError, ValueError, AssertionError, struct.error):
        raise UnreadableFontError(file.name) from None


def is_font_name(name: str) -> bool:
    """Return whether a file's name ends as that of a font."""
    return Path(name).suffix.lower() in _FONT_SUFFIXES


def web_font(characters: Iterable[str]) -> bytes:
    """Return a WOFF2 of the fallback that holds exactly these characters, as far as it can.

    Equal characters give equal bytes.
    """
    from fontTools import subset  # noqa: PLC0415 - a site without rare characters needs none
    from fontTools.ttLib import TTFont  # noqa: PLC0415 - as above

    logging.getLogger("fontTools").setLevel(logging.ERROR)
    wanted = set(characters) & covered_by(FALLBACK)
    font = TTFont(
        io.BytesIO((fonts_dir() / f"{FALLBACK}.otf").read_bytes()),
        recalcTimestamp=False,
        lazy=True,
    )
    options = subset.Options(
        flavor="woff2",
        hinting=False,
        layout_features=[],
        name_IDs=[0, 1, 2, 13, 14],
        recalc_timestamp=False,
        drop_tables=["GPOS", "GSUB", "GDEF"],
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(char) for char in wanted])
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def web_font_style(characters: Iterable[str], family: str, file: str) -> bytes:
    """Return the style sheet through which pages find a font of exactly these characters."""
    codes = sorted(map(ord, set(characters) & covered_by(FALLBACK)))
    if not codes:
        return b""
    ranges = ",".join(f"U+{code:X}" for code in codes)
    source = f'url("{file}") format("woff2")'
    style = (
        f'@font-face{{font-family:"{family}";src:{source};'
        f"unicode-range:{ranges};font-display:swap}}\n"
    )
    return style.encode()
