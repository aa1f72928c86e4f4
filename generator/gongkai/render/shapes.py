"""Draw a macro's many small pieces fast: once for every shape, then fill in the values.

What a piece looks like depends only on which of its values are there; the values themselves
stand in it as they are, escaped. So the macro is called once for each combination, with marks
for values, and cut at the marks.
"""

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

_MARK = re.compile("\ue008(\\d+)\ue008")
_BETWEEN = "\ue009"


class _Form(NamedTuple):
    """One shape: the texts of the macro with gaps between, and what goes into each gap.

    A gap is its place among the texts and the place of its value.
    """

    texts: list[str]
    plain: list[tuple[int, int]]
    finished: list[tuple[int, int]]


class Shapes:
    """A macro over a tuple of named values, drawn once for every shape of them.

    The macro may test a text for being there and print it whole; it may not look into it.
    """

    def __init__(
        self,
        make: Callable[..., object],
        macro: Callable[[Any], str],
        escape: Callable[[str], str],
    ) -> None:
        """Remember the macro, and what makes its argument of values; nothing is drawn yet."""
        self._make = make
        self._macro = macro
        self._escape = escape
        self._forms: dict[tuple[object, ...], _Form] = {}

    def draw(self, values: Sequence[Any]) -> Markup:
        """Return the piece as the macro would draw it.

        A value that is finished markup is not escaped again; it is so in every piece.
        """
        shape = tuple([bool(v) if isinstance(v, str) else v for v in values])
        form = self._forms.get(shape)
        if form is None:
            form = self._forms[shape] = self._cut(values)
        filled = form.texts.copy()
        # All texts are escaped in one go; none holds the mark, `load` refuses it.
        texts = self._escape(_BETWEEN.join([values[index] for _, index in form.plain]))
        for (place, _), text in zip(form.plain, str(texts).split(_BETWEEN), strict=False):
            filled[place] = text
        for place, index in form.finished:
            filled[place] = values[index]
        return Markup("".join(filled))  # noqa: S704 - the macro escapes, and so do we

    def _cut(self, values: Sequence[Any]) -> "_Form":
        marked = [
            f"\ue008{index}\ue008" if isinstance(value, str) and value else value
            for index, value in enumerate(values)
        ]
        parts = _MARK.split(self._macro(self._make(*marked)))
        gaps = [(place, int(parts[place])) for place in range(1, len(parts), 2)]
        finished = [gap for gap in gaps if isinstance(values[gap[1]], Markup)]
        return _Form(parts, [gap for gap in gaps if gap not in finished], finished)
