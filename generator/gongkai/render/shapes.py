"""Draw a macro's many small pieces fast: once for every shape, then fill in the values.

What a piece looks like depends only on which of its values are there; the values themselves
stand in it as they are, escaped. So the macro is called once for each combination, with marks
for values, and cut at the marks.
"""

import re
from collections.abc import Callable
from dataclasses import fields
from html import escape
from typing import Any

from markupsafe import Markup

_MARK = re.compile("\ue008(\\d+)\ue008")


class Shapes:
    """A macro over a frozen dataclass, drawn once for every shape of its values.

    The macro may test a text for being there and print it whole; it may not look into it.
    """

    def __init__(self, kind: type[Any], macro: Callable[[Any], str]) -> None:
        """Remember the macro; nothing is drawn yet."""
        self._kind = kind
        self._macro = macro
        self._names = tuple(field.name for field in fields(kind))
        self._forms: dict[tuple[object, ...], tuple[list[str], list[int]]] = {}

    def draw(self, piece: object) -> Markup:
        """Return the piece as the macro would draw it."""
        values = [getattr(piece, name) for name in self._names]
        shape = tuple(bool(v) if isinstance(v, str) else v for v in values)
        form = self._forms.get(shape)
        if form is None:
            form = self._forms[shape] = self._cut(values)
        texts, gaps = form
        filled = texts.copy()
        for place, index in enumerate(gaps):
            filled[2 * place + 1] = escape(values[index])
        return Markup("".join(filled))  # noqa: S704 - the macro escapes, and so do we

    def _cut(self, values: list[object]) -> tuple[list[str], list[int]]:
        marked = {
            name: f"\ue008{index}\ue008" if isinstance(value, str) and value else value
            for index, (name, value) in enumerate(zip(self._names, values, strict=True))
        }
        parts = _MARK.split(self._macro(self._kind(**marked)))
        return parts, [int(index) for index in parts[1::2]]
