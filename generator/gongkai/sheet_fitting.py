"""How large a sheet is set: closer, or a little smaller, where that saves a page."""

from collections.abc import Callable

from gongkai.model.sheet import SheetForm
from gongkai.output.typesetter import pages_in

_SCALED = frozenset({SheetForm.NOTICE, SheetForm.DRAFT})
_LESS, _LEAST = 0.94, 0.88
"""At both of them the templates set lines and rows closer as well."""
_FEW_PAGES = 4
"""On more pages than these one more is no matter."""


def was_tried(form: SheetForm, pdf: bytes, scale: float) -> bool:
    """Return whether a sheet's scale took more than one try to find."""
    return scale < 1 or (form in _SCALED and 1 < pages_in(pdf) <= _FEW_PAGES)


def fitted(
    form: SheetForm, at_scale: Callable[[float], bytes], known: float | None = None
) -> tuple[bytes, float]:
    """Return a sheet and its scale: the largest one that needs as few pages as the least, else 1.

    `at_scale` sets the sheet. A sheet of one page is set once, and so is one whose scale is
    `known` from before.
    """
    if known is not None:
        return at_scale(known), known
    whole = at_scale(1.0)
    pages = pages_in(whole)
    if form in _SCALED and 1 < pages <= _FEW_PAGES:
        # Most sheets need no page less at any size, and are then tried once.
        least = at_scale(_LEAST)
        fewest = pages_in(least)
        if fewest < pages:
            less = at_scale(_LESS)
            return (less, _LESS) if pages_in(less) == fewest else (least, _LEAST)
    return whole, 1.0
