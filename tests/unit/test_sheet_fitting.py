"""A sheet is set smaller only where that saves a page."""

import pytest

from gongkai.model.sheet import SheetForm
from gongkai.sheet_fitting import fitted


def _document(pages: int) -> bytes:
    return b"<</Type/Pages>>" + b"<</Type/Page/Resources 1 0 R>>" * pages


@pytest.mark.parametrize(
    ("pages", "scale", "tried"),
    [
        ({1.0: 1}, 1.0, [1.0]),
        ({1.0: 2, 0.88: 1, 0.94: 1}, 0.94, [1.0, 0.88, 0.94]),
        ({1.0: 3, 0.88: 2, 0.94: 3}, 0.88, [1.0, 0.88, 0.94]),
        ({1.0: 2, 0.88: 2}, 1.0, [1.0, 0.88]),
        ({1.0: 5, 0.94: 4}, 1.0, [1.0]),
    ],
)
def test_the_largest_scale_that_saves_a_page_is_taken(
    pages: dict[float, int], scale: float, tried: list[float]
) -> None:
    asked: list[float] = []

    def at_scale(one: float) -> bytes:
        asked.append(one)
        return _document(pages[one])

    assert fitted(SheetForm.NOTICE, at_scale) == (_document(pages[scale]), scale)
    assert asked == tried


def test_posters_have_a_size_of_their_own() -> None:
    assert fitted(SheetForm.POSTER, lambda _: _document(2)) == (_document(2), 1.0)
