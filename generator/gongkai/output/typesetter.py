"""Set sheets in type: the only home of Typst.

Every PDF is PDF/A-2a and PDF/UA-1: a character that no font holds, a picture without words or a
document without a title stops the compiler instead of reaching a wall.
"""

import json
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, Final

import typst

from gongkai.base.jobs import forbid_copies
from gongkai.base.paths import theme_dir
from gongkai.base.texts import texts
from gongkai.output.fonts import fonts_dir
from gongkai.output.own_fonts import Faces

PICTURES: Final = "pictures"
_STANDARDS: Final = ["a-2a", "ua-1"]
_PICTURE_WIDTH: Final = 540
_PPI: Final = 144
_PAGE: Final = re.compile(rb"/Type/Page\b")
_EMPTY: Final = "empty.typ"
_FORGOTTEN: Final = 11
"""After how many further documents Typst lets go of what it worked out for one (typst-py)."""
_NO_GLYPH: Final = re.compile(r'text `?["“](?P<text>[^"”]+)["”]')


class MissingGlyphError(Exception):
    """A character that none of the fonts holds."""

    def __init__(self, character: str) -> None:
        """Keep the character, "" where the compiler did not say which."""
        super().__init__(character)
        self.character = character


class TypesetError(Exception):
    """A sheet that could not be set, for a reason of ours."""


class Typesetter:
    """Sets sheets from the templates in ``theme/print``; made once in each process."""

    def __init__(self, folder: Path, fonts: Faces) -> None:
        """Prepare an empty folder for templates and pictures; nothing outside it can be read."""
        self.folder = folder
        # Processes work side by side; threads within each gain nothing and take 40 MB of memory.
        os.environ.setdefault("RAYON_NUM_THREADS", "1")
        forbid_copies()
        shutil.copytree(theme_dir() / "print", folder, dirs_exist_ok=True)
        (folder / PICTURES).mkdir(exist_ok=True)
        words = json.dumps(texts(), ensure_ascii=False)
        (folder / "texts.json").write_text(words, "utf-8")
        families = json.dumps(fonts.families, ensure_ascii=False)
        (folder / "fonts.json").write_text(families, "utf-8")
        (folder / _EMPTY).touch()
        self._fonts = typst.Fonts(
            include_system_fonts=fonts.uses_installed,
            include_embedded_fonts=False,
            font_paths=[str(fonts_dir()), str(_own_fonts(folder, fonts.files))],
        )
        self._compilers: dict[str, typst.Compiler] = {}

    def pdf(self, template: str, values: Mapping[str, Any], day: date) -> bytes:
        """Return a PDF dated `day`; equal values give equal bytes.

        Raise MissingGlyphError for a character no font holds, TypesetError for anything else.
        """
        stamp = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
        made = self._compile(
            template, values, format="pdf", timestamp=stamp, pdf_standards=_STANDARDS
        )
        return made[0]

    def pictures(self, template: str, values: Mapping[str, Any]) -> list[bytes]:
        """Return the pages as PNG, 1080 pixels wide when the page is 540 points wide."""
        return self._compile(template, values, format="png", ppi=_PPI)

    def drawings(self, template: str, values: Mapping[str, Any]) -> list[bytes]:
        """Return the pages as SVG, their letters as outlines."""
        return self._compile(template, values, format="svg")

    def place_picture(self, name: str, data: bytes) -> str:
        """Put a picture where templates find it; return its path for them."""
        path = self.folder / PICTURES / name
        if not path.exists():
            path.write_bytes(data)
        return f"/{PICTURES}/{name}"

    def _compile(self, template: str, values: Mapping[str, Any], **how: Any) -> list[bytes]:
        data = json.dumps(values, ensure_ascii=False)
        compiler = self._compiler(template)
        try:
            made, warnings = compiler.compile_with_warnings(sys_inputs={"data": data}, **how)
        except typst.TypstError as error:
            raise _fault(error) from None
        finally:
            self._forget()
        if warnings:
            raise TypesetError(f"{template}: {warnings[0].message}")
        pages = made if isinstance(made, list) else [made]
        return [page for page in pages if page is not None]

    def _compiler(self, template: str) -> typst.Compiler:
        compiler = self._compilers.get(template)
        if compiler is None:
            compiler = typst.Compiler(
                str(self.folder / template), root=str(self.folder), font_paths=self._fonts
            )
            self._compilers[template] = compiler
        return compiler

    def _forget(self) -> None:
        """Free what Typst remembers of a document, which helps no other and may be 100 MB.

        Empty documents are the only way to it that there is; setting them takes no time.
        """
        for _ in range(_FORGOTTEN):
            self._compiler(_EMPTY).compile(format="svg")


def pages_in(pdf: bytes) -> int:
    """Return the number of pages of a document that a typesetter here has made."""
    return len(_PAGE.findall(pdf))


def _own_fonts(folder: Path, files: Sequence[Path]) -> Path:
    """Return a folder of a village's own fonts alone: Typst reads whole folders of fonts."""
    place = folder / "fonts"
    place.mkdir(exist_ok=True)
    for number, file in enumerate(files):
        shutil.copyfile(file, place / f"{number}{file.suffix}")
    return place


def _fault(error: typst.TypstError) -> Exception:
    """Return what the compiler's fault means; its message may hold a village's words."""
    found = _NO_GLYPH.search(error.message)
    if found:
        return MissingGlyphError(found["text"])
    return TypesetError(error.message)
