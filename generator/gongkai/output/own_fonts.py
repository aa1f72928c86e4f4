"""The faces of a village's sheets: its own where it names some, and those that ship."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from gongkai.base.problem import Problem, Where
from gongkai.model.glossary import key_of
from gongkai.model.settings import CONFIG_FILE, FontChoice
from gongkai.output.fonts import (
    FALLBACK,
    UnreadableFontError,
    characters_in,
    family_in,
    is_font_name,
    missing_characters,
)

_SERIF: Final = "Noto Serif SC"
_SHIPPED: Final = {
    "serif": (_SERIF,),
    "sans": ("Noto Sans SC", _SERIF),
    "kai": ("Gongkai Kai", _SERIF),
}
_USES: Final = {"body": "serif", "title": "sans", "kai": "kai"}
"""The fields of the choice, and what the templates call the faces chosen there."""


class Faces(NamedTuple):
    """What a typesetter finds faces by."""

    families: dict[str, tuple[str, ...]]
    """The families that templates name, by their use, the first to be tried first."""
    files: tuple[Path, ...]
    """The village's own font files."""
    uses_installed: bool = False
    """A family that is installed on this computer is wanted."""


def faces_of(root: Path, choice: FontChoice | None) -> Faces:
    """Return the faces for a village in a folder; what cannot be read is passed over."""
    families = dict(_SHIPPED)
    files = []
    uses_installed = False
    for field, name in _chosen(choice):
        use = _USES[field]
        if not is_font_name(name):
            families[use] = (name, *families[use])
            uses_installed = True
        elif (file := _inside(root, name)) and _is_readable(file):
            families[use] = (family_in(file), *families[use])
            files.append(file)
    return Faces(families, tuple(dict.fromkeys(files)), uses_installed)


def own_files(root: Path, choice: FontChoice | None) -> list[Path]:
    """Return the village's own font files that can be read."""
    found = (_inside(root, name) for _, name in _chosen(choice) if is_font_name(name))
    return [file for file in found if file and _is_readable(file)]


def lacking(text: str, root: Path, choice: FontChoice | None) -> tuple[str, ...]:
    """Return the characters of a text that neither the fallback nor an own font file holds."""
    missing = missing_characters(text, FALLBACK)
    if missing and choice:
        held = frozenset[str]().union(*map(characters_in, own_files(root, choice)))
        return tuple(char for char in missing if char not in held)
    return missing


def check_fonts(root: Path, choice: FontChoice | None) -> Iterator[Problem]:
    """Yield C104 and C105 for each own face that sheets cannot be set in."""
    for field, name in _chosen(choice):
        where = Where(CONFIG_FILE).at(key_of("fonts"), key_of(field))
        if is_font_name(name):
            file = _inside(root, name)
            if file is None or not _is_readable(file):
                yield Problem("C104", where, {"file": name})
        elif name not in _installed():
            yield Problem("C105", where, {"family": name})


def _chosen(choice: FontChoice | None) -> Iterator[tuple[str, str]]:
    for field in _USES if choice else ():
        if name := getattr(choice, field):
            yield field, name


def _inside(root: Path, name: str) -> Path | None:
    """Return a file of the village's folder; None for one that lies elsewhere or nowhere."""
    file = (root / name).resolve()
    is_inside = file.is_relative_to(root.resolve()) and file.is_file()
    return file if is_inside else None


def _is_readable(file: Path) -> bool:
    try:
        return bool(family_in(file)) and bool(characters_in(file))
    except UnreadableFontError:
        return False


@cache
def _installed() -> frozenset[str]:
    import typst  # noqa: PLC0415 - only a village that names an installed font pays for it

    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    return frozenset(fonts.families())
