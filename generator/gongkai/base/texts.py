"""Fixed texts that readers see, by dotted key, from ``theme/texts/*.toml``.

Those of other languages lie in folders beside them, see `base.language`.
"""

import string
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Final

from gongkai.base.language import CHINESE, shown, translated
from gongkai.base.paths import theme_dir


@cache
def texts() -> Mapping[str, object]:
    """Return all fixed texts in Chinese: one table per file, named like the file."""
    return {
        file.stem: tomllib.loads(file.read_text("utf-8"))
        for file in sorted((theme_dir() / "texts").glob("*.toml"))
    }


@cache
def _form(key: str) -> str:
    found: object = texts()
    for part in key.split("."):
        if not isinstance(found, Mapping):
            raise KeyError(key)
        found = found[part]
    if not isinstance(found, str):
        raise TypeError(key)
    return found


class _Forms(string.Formatter):
    """Fills texts of other languages: ``{name!u}`` begins with a capital letter."""

    def convert_field(self, value: object, conversion: str | None) -> object:
        """Return a fact as its form asks for it."""
        return str(value)[:1].upper() + str(value)[1:] if conversion == "u" else value


_FORMS: Final = _Forms()


def text(key: str, /, **facts: object) -> str:
    """Return the text of a dotted key with its facts filled in; KeyError for an unknown key.

    It is Chinese where the language now shown has no such text.
    """
    form = _form(key)
    if shown() != CHINESE:
        foreign = translated(*key.split("."))
        if foreign and facts:
            return _FORMS.vformat(foreign, (), facts)
        form = foreign or form
    return form.format_map(facts) if facts else form
