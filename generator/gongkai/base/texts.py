"""Fixed texts that readers see, by dotted key, from ``theme/texts/*.toml``.

Those of other languages lie in folders beside them, see `base.language`.
"""

import tomllib
from collections.abc import Mapping
from functools import cache

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


def text(key: str, /, **facts: object) -> str:
    """Return the text of a dotted key with its facts filled in; KeyError for an unknown key.

    It is Chinese where the language now shown has no such text.
    """
    form = _form(key)
    if shown() != CHINESE:
        form = translated(*key.split(".")) or form
    return form.format_map(facts) if facts else form
